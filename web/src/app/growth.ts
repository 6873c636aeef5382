/** What the core says of the reading on the page and the child: asked again whenever either changes, the last answer counts. */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { growthRequest, type Growth, type GrowthRequest, type SdTable } from '../domain/growth';
import { statedFor, type SiteProfile } from '../domain/site-calibration';
import type { ChildStore } from './child';
import type { Commands } from './controller';
import type { Reader } from './reader';
import type { SettingsStore } from './settings';
import type { SiteCalibration } from './site-calibration';
import { answerOf, manifestOfFilm, readingOf, type State } from './state';

export interface GrowthStore {
  /** Null where nothing is read, the sex is not known, or the answer is on its way. */
  readonly growth: ReadonlySignal<Growth | null>;
  /** Of the age without a site's correction; where none applies, the same. */
  readonly uncorrected: ReadonlySignal<Growth | null>;
  /** Of the reader's own bone age; null where there is none. */
  readonly own: ReadonlySignal<Growth | null>;
  /** The core could not be asked. */
  readonly failed: ReadonlySignal<boolean>;
  /** The one whose figures come first: the site's, unless another is chosen for this film. */
  readonly table: ReadonlySignal<SdTable>;
  choose(table: SdTable): void;
}

/** Null where there is nothing to ask. */
function requestOf(state: State, { child, chronologicalAgeMonths }: ChildStore['judged']['value'], profile: SiteProfile | null): GrowthRequest | null {
  const { phase, sex } = state;
  const reading = readingOf(phase);
  if (reading === null || sex === null || sex === 'unknown' || answerOf(reading, sex) !== 'read') return null;
  const { results, status } = reading.assessment;
  if (results === null) return null;
  const manifest = manifestOfFilm(state);
  const result = (manifest && statedFor(reading.assessment, sex, profile, manifest)?.result) ?? results[sex];
  const { contraindications, height, parents } = child;
  return growthRequest(sex, result, status, {
    chronological_age_months: chronologicalAgeMonths, treated: contraindications.includes('treatment'), parents,
    height: height && { cm: height.cm, chronological_age_months: height.chronological_age_months, method: height.method },
  });
}

export function createGrowth(
  commands: Pick<Commands, 'state'>, child: ChildStore, reader: Pick<Reader, 'growth'>, settings: SettingsStore, site: Pick<SiteCalibration, 'profile'> | null = null,
): GrowthStore {
  const failed = signal(false);
  const chosen = signal<SdTable | null>(null);
  // As text, so that what does not change the question asks nothing.
  const questionOf = (profile: SiteProfile | null) => {
    const request = requestOf(commands.state.value, child.judged.value, profile);
    return request && JSON.stringify(request);
  };
  const question = computed(() => questionOf(site?.profile.value ?? null));
  const plainQuestion = computed(() => questionOf(null));
  const isCorrected = computed(() => question.value !== plainQuestion.value);
  const growth = answersTo(question, reader, failed);
  const plain = answersTo(computed(() => (isCorrected.value ? plainQuestion.value : null)), reader, failed);

  const own = answersTo(computed(() => {
    const { opinion: { own: read } } = commands.state.value;
    const request = read && requestOf(commands.state.value, child.judged.value, null);
    const months = read?.bone_age_months ?? 0;
    return request && JSON.stringify({ ...request, mature: false, bone_age: { months, low_months: months, high_months: months } } satisfies GrowthRequest);
  }), reader, failed);

  let source: unknown = null;
  effect(() => {
    const opened = commands.state.value.source;
    if (opened === source) return;
    source = opened;
    chosen.value = null;
  });

  return {
    growth, own, failed, uncorrected: computed(() => (isCorrected.value ? plain.value : growth.value)),
    table: computed(() => chosen.value ?? settings.current.value.sdTable),
    choose: (table) => { chosen.value = table; },
  };
}

/** Asks whenever the question changes; the last answer counts. */
function answersTo(question: ReadonlySignal<string | null>, reader: Pick<Reader, 'growth'>, failed: Signal<boolean>): ReadonlySignal<Growth | null> {
  const answer = signal<Growth | null>(null);
  let asked = 0;
  effect(() => {
    const text = question.value;
    const mine = ++asked;
    untracked(() => {
      failed.value = false;
      if (text === null) answer.value = null;
    });
    if (text === null) return;
    reader.growth(JSON.parse(text) as GrowthRequest).then(
      (growth) => { if (mine === asked) answer.value = growth; },
      () => {
        if (mine !== asked) return;
        answer.value = null;
        failed.value = true;
      },
    );
  });
  return answer;
}
