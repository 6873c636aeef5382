/** What the core says of the reading on the page and the child: asked again whenever either changes, the last answer counts. */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { GrowthRequest, SdTable, Growth } from '../domain/growth';
import type { ChildStore } from './child';
import type { Commands } from './controller';
import type { Reader } from './reader';
import type { SettingsStore } from './settings';
import { answerOf, readingOf, type State } from './state';
import { isMature } from './words';

export interface GrowthStore {
  /** Null where nothing is read, the sex is not known, or the answer is on its way. */
  readonly growth: ReadonlySignal<Growth | null>;
  /** The core could not be asked. */
  readonly failed: ReadonlySignal<boolean>;
  /** The one whose figures come first: the site's, unless another is chosen for this film. */
  readonly table: ReadonlySignal<SdTable>;
  choose(table: SdTable): void;
}

/** Null where there is nothing to ask. */
function requestOf({ phase, sex }: State, { child, chronologicalAgeMonths }: ChildStore['judged']['value']): GrowthRequest | null {
  const reading = readingOf(phase);
  if (reading === null || sex === null || sex === 'unknown' || answerOf(reading, sex) !== 'read') return null;
  const { results, status } = reading.assessment;
  if (results === null) return null;
  const { bone_age_months, interval } = results[sex];
  const mature = isMature(results[sex]);
  return {
    sex, chronological_age_months: chronologicalAgeMonths, mature, against_refusal: status === 'read_against_refusal',
    bone_age: mature ? null : { months: bone_age_months, low_months: interval.low_months, high_months: interval.high_months },
    treated: child.contraindications.includes('treatment'),
    height: child.height && { cm: child.height.cm, chronological_age_months: child.height.chronological_age_months, method: child.height.method },
    parents: child.parents,
  };
}

export function createGrowth(commands: Pick<Commands, 'state'>, child: ChildStore, reader: Pick<Reader, 'growth'>, settings: SettingsStore): GrowthStore {
  const growth = signal<Growth | null>(null);
  const failed = signal(false);
  const chosen = signal<SdTable | null>(null);
  // As text, so that what does not change the question asks nothing.
  const question = computed(() => {
    const request = requestOf(commands.state.value, child.judged.value);
    return request && JSON.stringify(request);
  });

  let asked = 0;
  effect(() => {
    const text = question.value;
    const mine = ++asked;
    untracked(() => {
      failed.value = false;
      if (text === null) growth.value = null;
    });
    if (text === null) return;
    reader.growth(JSON.parse(text) as GrowthRequest).then(
      (answer) => { if (mine === asked) growth.value = answer; },
      () => {
        if (mine !== asked) return;
        growth.value = null;
        failed.value = true;
      },
    );
  });

  let source: unknown = null;
  effect(() => {
    const opened = commands.state.value.source;
    if (opened === source) return;
    source = opened;
    chosen.value = null;
  });

  return {
    growth, failed,
    table: computed(() => chosen.value ?? settings.current.value.sdTable),
    choose: (table) => { chosen.value = table; },
  };
}
