// @vitest-environment node
import { expect, it } from 'vitest';
import { stepText } from '../views/read/job-block';
import { Pace, secondsLeft } from './pace';

function paceOf(samples: readonly (readonly [atMs: number, bytes: number])[]): number | null {
  let clock = 0;
  const pace = new Pace(() => clock);
  for (const [at, bytes] of samples) {
    clock = at;
    pace.add(bytes);
  }
  return pace.bytesPerSecond;
}

it('says nothing before it can know, then how fast the last seconds were', () => {
  expect(paceOf([])).toBeNull();
  expect(paceOf([[0, 0], [499, 1e6]])).toBeNull();
  expect(paceOf([[0, 0], [500, 1e6]])).toBe(2e6);
  // Fast for a minute, then slow: what is left takes as long as it is slow.
  expect(paceOf([[0, 0], [60_000, 600e6], [63_000, 600.3e6], [67_000, 600.7e6]])).toBeCloseTo(1e5, -3);
});

it('tells the seconds that are left only where something arrives', () => {
  expect(secondsLeft(10e6, 30e6, 2e6)).toBe(10);
  expect([secondsLeft(0, 30e6, null), secondsLeft(0, 30e6, 0)]).toEqual([null, null]);
  expect(secondsLeft(31e6, 30e6, 2e6)).toBe(0);
});

it('stands in words: how much of how much, how fast, how long still', () => {
  const words = (bytesPerSecond: number | null) => stepText({ step: 'download', doneBytes: 12e6, totalBytes: 36e6, bytesPerSecond }).replaceAll('\u00a0', ' ');
  expect(words(2e6)).toMatch(/, 12 MB of 36 MB, 2\.0 MB\/s, 12 s left$/);
  expect(words(100_000)).toMatch(/, 100 kB\/s, 4 min left$/);
  expect(words(null)).toMatch(/, 12 MB of 36 MB$/);
});
