// @vitest-environment node
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inZip, releaseDate } from './release_date.mjs';

const NOW = Date.UTC(2030, 0, 1);
const COMMIT = Date.UTC(2026, 10, 29, 9, 57, 12);
const git = (status: string | null) => (command: string) => (command === 'status' ? status : String(COMMIT / 1000));
const at = (env: Record<string, string>, status: string | null) => releaseDate({ env, git: git(status), now: () => NOW }).getTime();

describe('the date of a release', () => {
  it('is the commit\u2019s: the same source gives the same package, and a later one a later date', () => {
    expect(at({}, '')).toBe(COMMIT);
  });

  it('is of now where files differ from the commit, and where there is none', () => {
    expect(at({}, ' M web/src/main.tsx')).toBe(NOW);
    expect(releaseDate({ env: {}, git: () => null, now: () => NOW }).getTime()).toBe(NOW);
  });

  it('is what SOURCE_DATE_EPOCH says', () => {
    expect(at({ SOURCE_DATE_EPOCH: '1800000000' }, '')).toBe(1_800_000_000_000);
  });

  it('stands in the ZIP as the digits of UTC', () => {
    const zip = zipSync({ a: new Uint8Array(1) }, { mtime: inZip(new Date(COMMIT)) });
    expect(unzipSync(zip).a).toHaveLength(1);
    const [time, date] = [zip[10]! | (zip[11]! << 8), zip[12]! | (zip[13]! << 8)];
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([2026, 11, 29, 9, 57, 12]);
  });
});
