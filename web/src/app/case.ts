/** The case that is open, composed of what the page knows: what reports and exports are made from. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Case } from '../domain/case';
import type { ChildStore } from './child';
import type { Commands } from './controller';
import type { GrowthStore } from './growth';
import { secondFor, type SecondOpinionStore } from './second-opinion';
import type { SiteCalibration } from './site-calibration';
import { answerOf, readingOf } from './state';
import type { Tw3Store } from './tw3';

export interface CaseParts {
  readonly commands: Pick<Commands, 'state'>;
  readonly child: ChildStore;
  readonly growth: GrowthStore;
  readonly tw3: Tw3Store;
  readonly site: Pick<SiteCalibration, 'profile'>;
  readonly secondOpinion: Pick<SecondOpinionStore, 'current'>;
}

/** Null while nothing has been read or refused. `growth` is null where no figure is stated. */
export function createCase({ commands, child, growth, tw3, site, secondOpinion }: CaseParts): ReadonlySignal<Case | null> {
  return computed(() => {
    const { phase, sex, source, picture, opinion } = commands.state.value;
    const reading = readingOf(phase);
    if (reading === null) return null;
    const second = secondFor(secondOpinion.current.value, { sex });
    const { child: described, chronologicalAgeMonths } = child.judged.value;
    return {
      reading, synthetic: source?.synthetic ?? false, child: described, chronological_age_months: chronologicalAgeMonths,
      growth: answerOf(reading, sex) === 'read' ? growth.growth.value : null,
      own_growth: answerOf(reading, sex) === 'read' ? growth.own.value : null,
      site_profile: site.profile.value, sd_table: growth.table.value, tw3: tw3.scored.value,
      second_opinion: second.kind === 'read' || second.kind === 'refused' ? { reading: second.reading, manifest: second.manifest } : null,
      own: opinion.own, judgement: opinion.judgement,
      study: picture?.dicom?.study ?? null,
    };
  });
}
