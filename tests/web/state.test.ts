import { describe, expect, it } from 'vitest';
import { initialState, recordMatches, reduce, type Event, type State } from '../../web/src/app/state';
import { announcement } from '../../web/src/app/announce';
import type { Reading, SubjectSex } from '../../web/src/domain/assessment';
import { fakeReader } from './fake-reader';
import { validation } from './made-up';

const run = (events: Event[], from: State = initialState) => events.reduce(reduce, from);
const source = { name: 'a.png', synthetic: false };
const open: Event = { type: 'open', source, again: false };
const signal = new AbortController().signal;

const reading = (sex: SubjectSex): Promise<Reading> =>
  fakeReader().reassess(signal, { subject: { sex }, profile: '', override: false });
const refused = (): Promise<Reading> =>
  fakeReader({ validation: validation({ 5: 0.031 }) }).reassess(signal, { subject: { sex: 'unknown' }, profile: '', override: false });

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

describe('announcements', () => {
  it('tell no number before the sex is known', async () => {
    const state = run([open, { type: 'reading', reading: await reading('unknown') }]);
    expect(announcement(state)).not.toMatch(/\d/);
    expect(announcement(reduce(state, { type: 'sex', sex: 'male' }))).toContain('8\u00a0y\u00a09\u00a0mo');
    expect(announcement(reduce(state, { type: 'sex', sex: 'unknown' }))).toContain('as female');
  });
});
