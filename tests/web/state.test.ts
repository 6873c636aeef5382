import { DEFAULT_RENDERING } from '../../web/src/domain/dicom';
import { describe, expect, it } from 'vitest';
import { answerOf, initialState, recordBehind, recordMatches, reduce, type Event, type State } from '../../web/src/app/state';
import { announcement } from '../../web/src/app/announce';
import type { Reading, SubjectSex } from '../../web/src/domain/assessment';
import { fakeReader } from './fake-reader';
import { anatomy, assessmentOf, finding, goodParts, manifest, maturity, sexResult, validation } from './made-up';

const run = (events: Event[], from: State = initialState) => events.reduce(reduce, from);
const source = { name: 'a.png', synthetic: false };
const known: Event = { type: 'manifest', manifest };
const open = { type: 'open', source, again: false, rendering: DEFAULT_RENDERING } as const;
const signal = new AbortController().signal;

const reading = (sex: SubjectSex): Promise<Reading> =>
  fakeReader().reassess(signal, { subject: { sex }, profile: '', override: false, secondLook: 'never' });
const refused = (): Promise<Reading> =>
  fakeReader({ validation: validation({ 5: 0.031 }) }).reassess(signal, { subject: { sex: 'unknown' }, profile: '', override: false, secondLook: 'never' });

describe('the reducer', () => {
  it('starts without a sex and keeps none from film to film', async () => {
    expect(initialState.sex).toBeNull();
    const first = run([open, { type: 'sex', sex: 'male' }, { type: 'reading', reading: await reading('male') }]);
    expect(first.sex).toBe('male');
    const second = reduce(first, open);
    expect(second.sex).toBeNull();
    expect(second.notice).toBe('sex_cleared');
    expect(reduce(second, { type: 'sex', sex: 'female' }).notice).toBeNull();
  });

  it('keeps the sex when the same film is read again', () => {
    const again = run([open, { type: 'sex', sex: 'male' }, { type: 'failed', failure: { code: 'WorkerCrashed', detail: '' } }, { ...open, again: true }]);
    expect(again.sex).toBe('male');
    expect(again.phase.kind).toBe('reading');
  });

  it('drops what comes late', async () => {
    const late: Event = { type: 'reading', reading: await reading('male') };
    expect(run([late]).phase.kind).toBe('idle');
    expect(run([open, { type: 'cancelled' }, late]).phase.kind).toBe('idle');
    expect(run([{ type: 'progress', progress: { step: 'infer' } }])).toBe(initialState);
  });

  it('returns to the refusal when reading against it is cancelled', async () => {
    const before = run([open, { type: 'reading', reading: await refused() }]);
    expect(before.phase.kind).toBe('refused');
    const after = run([{ type: 'override' }, { type: 'cancelled' }], before);
    expect(after.phase).toEqual(before.phase);
    expect(after.notice).toBe('cancelled');
  });

  it('lets a record out only for the sex that was chosen', async () => {
    const state = run([open, { type: 'reading', reading: await reading('unknown') }]);
    expect(recordMatches(state)).toBe(false);
    expect(recordMatches(reduce(state, { type: 'sex', sex: 'unknown' }))).toBe(true);
    expect(recordMatches(reduce(state, { type: 'sex', sex: 'male' }))).toBe(false);
  });
});

describe('looking again', () => {
  const progress = { step: 'infer', look: { number: 1, of: 3 } } as const;

  it('leaves the reading where it is, until there is another or the look is given up', async () => {
    const first = await reading('male');
    const before = run([open, { type: 'sex', sex: 'male' }, { type: 'reading', reading: first }]);
    const looking = run([{ type: 'looking', progress: null }, { type: 'looking', progress }], before);
    expect(looking.phase).toBe(before.phase);
    expect(looking.looking).toEqual({ progress });
    const second = await reading('male');
    expect(reduce(looking, { type: 'reading', reading: second })).toMatchObject({ looking: null, phase: { reading: second } });
    expect(reduce(looking, { type: 'cancelled' })).toEqual({ ...before, notice: 'look_cancelled' });
    expect(reduce(looking, { type: 'failed', failure: { code: 'EngineFailed', detail: '' } })).toEqual({ ...before, notice: 'look_failed' });
    expect(reduce(looking, open).looking).toBeNull();
    expect(reduce(looking, { type: 'close' }).looking).toBeNull();
  });

  it('is nothing without a reading', () => {
    expect(run([{ type: 'looking', progress }])).toBe(initialState);
    expect(run([open, { type: 'looking', progress }]).looking).toBeNull();
  });
});

describe('what may be said', () => {
  const results = { female: sexResult(99), male: sexResult(60, 'low', [finding('wide_interval', 50, 48, 'refuse')]) };
  const record = (sex: SubjectSex, override = false) =>
    ({ assessment: assessmentOf(goodParts({ results }), { sex, override }) }) as Reading;

  it('waits for the sex where the reading of one sex alone is refused', () => {
    expect(record('unknown').assessment.status).toBe('refused');
    expect(answerOf(record('unknown'), null)).toBe('choose');
    expect(answerOf(record('unknown'), 'female')).toBe('choose');
    expect(answerOf(record('female'), 'female')).toBe('read');
    expect(answerOf(record('male'), 'male')).toBe('refused');
    expect(answerOf(record('unknown'), 'unknown')).toBe('refused');
  });

  it('shows no figure of a sex that would be refused while its record is on the way', () => {
    expect(answerOf(record('female'), 'male')).toBe('choose');
    expect(answerOf(record('female', true), 'male')).toBe('choose');
    expect(answerOf(record('male', true), 'male')).toBe('read');
  });

  it('asks for another record only where the sex can make a difference', () => {
    const state = (reading: Reading, sex: SubjectSex | null) => ({ ...run([open, { type: 'reading', reading }]), sex });
    expect(recordBehind(state(record('unknown'), 'female'))).toBe(true);
    expect(recordBehind(state(record('unknown'), null))).toBe(false);
    expect(recordBehind(state(record('female'), 'female'))).toBe(false);
    const film = { assessment: assessmentOf(goodParts({ validation: validation({ 5: 0.03 }) })) } as Reading;
    expect(recordBehind(state(film, 'female'))).toBe(false);
  });
});

describe('announcements', () => {
  it('tell no number before the sex is known', async () => {
    const state = run([known, open, { type: 'reading', reading: await reading('unknown') }]);
    expect(announcement(state, 'machine_first')).not.toMatch(/\d/);
    expect(announcement(reduce(state, { type: 'sex', sex: 'male' }), 'machine_first')).toContain('8\u00a0y\u00a09\u00a0mo');
    expect(announcement(reduce(state, { type: 'sex', sex: 'unknown' }), 'machine_first')).toContain('as female');
  });

  it('tell why a film was refused, and what a mature hand is', async () => {
    const of = async (parts: Parameters<typeof fakeReader>[0], sex: SubjectSex): Promise<State> => {
      const read = await fakeReader(parts).reassess(signal, { subject: { sex }, profile: '', override: false, secondLook: 'never' });
      return run([known, open, { type: 'sex', sex }, { type: 'reading', reading: read }]);
    };
    expect(announcement(await of({ anatomy: anatomy(9) }, 'male'), 'machine_first')).toBe('Not read. The film is unlike the hands the network knows.');
    const mature = sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
    const spoken = announcement(await of({ results: { female: mature, male: sexResult(210) } }, 'female'), 'machine_first');
    expect(spoken).toMatch(/^Skeletally mature as female\. No age above 18\sy \(girls\) is stated\. 11 checks, 1 to look at\.$/);
    expect(spoken).not.toMatch(/Bone age/);
  });
});
