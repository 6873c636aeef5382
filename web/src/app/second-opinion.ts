/**
 * The second opinion on the film that is open: once the first reading is on the page, the same film, placed alike, is read by the second reader.
 * What it says lives here, apart from the page's state: the first reading stands whatever becomes of it.
 */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Placement, Reading } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import type { PackName } from '../domain/packs';
import type { Progress, ReadOptions } from '../pipeline/protocol';
import type { Commands } from './controller';
import { failureOf, type Failure } from './reader';
import type { SecondReader } from './second-reader';
import { isOf, readingOf, type State } from './state';

export type SecondState =
  /** No second pack is chosen, or there is no film. */
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting'; readonly pack: PackName }
  | { readonly kind: 'reading'; readonly pack: PackName; readonly progress: Progress | null }
  | { readonly kind: 'read' | 'refused'; readonly pack: PackName; readonly reading: Reading; readonly manifest: Manifest }
  | { readonly kind: 'failed'; readonly pack: PackName; readonly failure: Failure };

export interface SecondOpinionStore {
  readonly current: ReadonlySignal<SecondState>;
  /** After a failure. */
  retry(): void;
}

export interface SecondOpinionParts {
  readonly commands: Pick<Commands, 'state' | 'busy' | 'film'>;
  readonly second: SecondReader;
  /** Of the film of a first reading, where it was read before; null elsewhere. */
  readonly kept: (first: Reading, manifest: Manifest) => Promise<Reading | null>;
}

/** The second reading as it belongs to what is said of the child now: one for another sex counts as not there yet. */
export function secondFor(current: SecondState, { sex }: Pick<State, 'sex'>): SecondState {
  if (current.kind !== 'read' && current.kind !== 'refused') return current;
  return current.reading.assessment.subject.sex === (sex ?? 'unknown') ? current : { kind: 'reading', pack: current.pack, progress: null };
}

/** As the core placed it or the user did: what the second network is to see. */
const placementOf = ({ assessment: { placement } }: Reading): Placement => {
  const { crop, turned_degrees, mirrored, inverted } = placement;
  return { crop, turned_degrees, mirrored, inverted };
};

/** The reading on the page; also the refusal that is being read against. */
const firstOf = ({ phase }: State): Reading | null => readingOf(phase) ?? (phase.kind === 'reading' ? phase.refused : null);

export function createSecondOpinion({ commands: { state, busy, film }, second, kept }: SecondOpinionParts): SecondOpinionStore {
  const current = signal<SecondState>({ kind: 'none' });
  let job: AbortController | null = null;
  /** The second reader has the film. */
  let held = false;
  /** What the reading was asked for, as text. */
  let asked = '';

  // As text, so that what does not change the film reads nothing again.
  const question = computed(() => {
    const first = firstOf(state.value);
    const pack = second.pack.value;
    return pack && first && JSON.stringify([pack, first.assessment.pack, first.film_sha256, state.value.rendering, placementOf(first)]);
  });

  function begin(): void {
    job?.abort();
    job = null;
    held = false;
    const pack = second.pack.peek();
    current.value = question.peek() === null || pack === null ? { kind: 'none' } : { kind: 'waiting', pack };
  }

  /** One job at a time. What it comes to counts only while its film is the one that is open. */
  async function run(pack: PackName, task: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Reading>): Promise<void> {
    const mine = new AbortController();
    job = mine;
    let next: SecondState;
    try {
      const manifest = await second.start();
      const reading = await task(mine.signal, (progress) => { if (job === mine) current.value = { kind: 'reading', pack, progress }; });
      next = { kind: reading.assessment.status === 'refused' ? 'refused' : 'read', pack, reading, manifest };
    } catch (error) {
      next = { kind: 'failed', pack, failure: failureOf(error) };
    }
    if (job !== mine) return;
    job = null;
    current.value = next;
  }

  const options = (first: Reading): ReadOptions => {
    const { sex, child, rendering } = state.peek();
    return { subject: { sex: sex ?? 'unknown', ...child }, profile: '', override: false, secondLook: 'never', rendering, placement: placementOf(first) };
  };

  function proceed(): void {
    const before = current.peek();
    const first = readingOf(state.peek().phase);
    const blob = film();
    if (job !== null || first === null || blob === null || before.kind === 'none' || before.kind === 'failed' || before.kind === 'reading') return;
    const { sex, child } = state.peek();
    const subject = JSON.stringify([sex, child]);
    if (before.kind !== 'waiting' && subject === asked) return;
    asked = subject;
    const again = before.kind !== 'waiting' && held;
    if (!again) current.value = { kind: 'reading', pack: before.pack, progress: null };
    void run(before.pack, async (signal, progress) => {
      // Of the same film: no second pass of the network.
      if (again) return second.reader.reassess(signal, options(first), {});
      const found = await kept(first, await second.start());
      if (found !== null && isOf(found, sex ?? 'unknown', child)) return found;
      const reading = await second.reader.read(signal, await blob.arrayBuffer(), options(first), { progress });
      if (!signal.aborted) held = true;
      return reading;
    });
  }

  effect(() => {
    void question.value;
    untracked(begin);
  });
  // Never beside the first reader's own work, which it would slow down.
  effect(() => {
    void [current.value, state.value];
    if (!busy.value) untracked(proceed);
  });

  return { current, retry: () => { if (current.peek().kind === 'failed') begin(); } };
}
