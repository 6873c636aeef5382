/** A site's correction in everything that leaves the page: named, beside the figure without it, and the reading itself untouched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createSiteCalibration } from '../../web/src/app/site-calibration';
import { composeReport } from '../../web/src/report/compose';
import { structuredReport } from '../../web/src/report/dicom/structured-report';
import { recordJson } from '../../web/src/report/record';
import { tableLines } from '../../web/src/report/table-line';
import { reportText } from '../../web/src/report/text';
import { readSiteFile, SiteFileError, writeSiteFile } from '../../web/src/study/site-file';
import { CASES, inputOf, siteProfile } from './cases';

const textOf = (name: string) => reportText(composeReport(inputOf(CASES[name]!)));
const cells = (name: string) => {
  const [names, line] = tableLines(inputOf(CASES[name]!)).replace('\ufeff', '').split('\r\n').map((one) => one.split(','));
  return (column: string) => line![names!.indexOf(column)];
};

describe('where a correction applies', () => {
  it('the report states the corrected age, says so, and states the other beside it', () => {
    const text = textOf('site').replace(/\s+/g, ' ');
    expect(text).toMatch(/Bone age as female:? 7 y 10 mo \(94 months\)/);
    expect(text).toMatch(/Site correction:? site-corrected \(age × 0\.950 ±?0?.* from 2 y 6 mo to 15 y 10 mo; 64 readings, signed by A\. Weiß, Feb 1, 2026\)\. Without it: 8 y 3 mo/);
    expect(text).toContain('Bone age as female 7 y 10 mo, by the network. Site-corrected; without site correction 8 y 3 mo.');
    expect(text).toContain('90 % interval of this film: 6 y 10 mo to 8 y 11 mo');
  });

  it('the record keeps the Assessment as it is, and holds the profile with what it made of each sex', () => {
    const record = JSON.parse(recordJson(inputOf(CASES.site!))) as { assessment: { results: { female: { bone_age_months: number } } }; site_calibration: { results: unknown; profile: unknown } };
    expect(record.assessment.results.female.bone_age_months).toBe(99.2);
    expect(record.site_calibration.profile).toEqual(siteProfile);
    expect(record.site_calibration.results).toEqual({ female: { kind: 'corrected', bone_age_months: expect.closeTo(94.2, 9), low_months: expect.closeTo(81.66, 9), high_months: expect.closeTo(106.74, 9) }, male: { kind: 'silent', why: 'sex_not_fitted' } });
  });

  it('the line of a table has both ages under names of their own', () => {
    const cell = cells('site');
    expect(['bone_age_months', 'site_calibration', 'site_bone_age_months', 'site_interval_low_months', 'site_slope', 'site_films', 'site_signed'].map(cell))
      .toEqual(['99.2', 'corrected', '94.2', '81.66', '0.95', '64', '2026-02-01']);
  });

  it('the structured report has a group of its own, and the network’s beside it without the standing', () => {
    const bytes = Buffer.from(structuredReport(inputOf(CASES.site!))).toString('latin1');
    expect(bytes).toContain('Bone age by the network, site-corrected, female');
    expect(bytes.indexOf('site-corrected, female')).toBeLessThan(bytes.indexOf('Bone age by the network, female'));
    expect(bytes.match(/Z-score/g)).toHaveLength(2);
    expect(bytes).toContain('site-slope');
  });
});

describe('where a profile is in force and does not apply', () => {
  it('every export says why, and states the pack’s age', () => {
    expect(textOf('siteSilent')).toContain('Not site-corrected: no correction was fitted for this sex.');
    expect(textOf('siteSilent').replace(/\s+/g, ' ')).toContain('8 y 3 mo (99 months)');
    expect(['site_calibration', 'site_bone_age_months', 'site_slope'].map(cells('siteSilent'))).toEqual(['sex_not_fitted', '', '']);
    const bytes = Buffer.from(structuredReport(inputOf(CASES.siteSilent!))).toString('latin1');
    expect(bytes).not.toContain('site-corrected, female');
    expect(bytes).toContain('sex not fitted');
  });

  it('and without a profile nothing is said', () => {
    expect(textOf('read')).not.toMatch(/[Ss]ite.correct/);
    expect(['site_calibration', 'site_bone_age_months'].map(cells('read'))).toEqual(['', '']);
    expect((JSON.parse(recordJson(inputOf(CASES.read!))) as { site_calibration: unknown }).site_calibration).toBeNull();
  });
});

describe('the file of a correction', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../web/schema/site-calibration.schema.json'), 'utf8')) as object;
  const fits = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  const file = () => JSON.parse(writeSiteFile(siteProfile, 'Research use')) as { profile: Record<string, unknown> & { lines: Record<string, object | null> } };
  const reading = (changed: unknown) => () => readSiteFile(JSON.stringify(changed));

  it('comes back as it went out, and fits its schema', () => {
    expect(fits(file()), JSON.stringify(fits.errors)).toBe(true);
    expect(readSiteFile(writeSiteFile(siteProfile, 'Research use'))).toEqual(siteProfile);
  });

  it.each<[string, (made: ReturnType<typeof file>) => unknown]>([
    ['with a part too many', (made) => ({ ...made, profile: { ...made.profile, remark: 'x' } })],
    ['without a signature', (made) => ({ ...made, profile: { ...made.profile, signed_by: '' } })],
    ['with a falling line', (made) => ({ ...made, profile: { ...made.profile, lines: { female: { ...made.profile.lines.female, slope: -1 }, male: null } } })],
    ['with a gain that may be none', (made) => ({ ...made, profile: { ...made.profile, lines: { female: { ...made.profile.lines.female, gain_low_months: 0 }, male: null } } })],
    ['of too few films', (made) => ({ ...made, profile: { ...made.profile, lines: { female: { ...made.profile.lines.female, n: 29 }, male: null } } })],
  ])('%s is refused by the schema and by the page', (_what, change) => {
    expect(fits(change(file()))).toBe(false);
    expect(reading(change(file()))).toThrow(new SiteFileError('damaged'));
  });

  it('that corrects nothing, of another kind or another time is refused by its reason', () => {
    const made = file();
    expect(reading({ ...made, profile: { ...made.profile, lines: { female: null, male: null } } })).toThrow(new SiteFileError('damaged'));
    expect(reading({ ...made, schema_version: '2.0' })).toThrow(new SiteFileError('newer'));
    expect(reading({ ...made, format: 'carpal-reading' })).toThrow(new SiteFileError('not_profile'));
    expect(() => readSiteFile('no file')).toThrow(new SiteFileError('not_profile'));
    expect(reading(null)).toThrow(new SiteFileError('not_profile'));
  });
});

describe('what is kept of it', () => {
  const storage = (first: Record<string, string> = {}) => {
    const kept = new Map(Object.entries(first));
    return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  };
  const KEY = 'carpal.site-calibration';

  it('lasts until it is removed', () => {
    const place = storage();
    createSiteCalibration(place).apply(siteProfile);
    const next = createSiteCalibration(place);
    expect(next.profile.value).toEqual(siteProfile);
    next.remove();
    expect(next.profile.value).toBeNull();
    expect(createSiteCalibration(place).profile.value).toBeNull();
    expect(place.kept.get(KEY)).not.toContain('Weiß');
  });

  it('is nothing where it was tampered with', () => {
    for (const text of ['', '{', '{}', JSON.stringify({ ...siteProfile, lines: { female: { ...siteProfile.lines.female, slope: 0 }, male: null } })]) {
      expect(createSiteCalibration(storage({ [KEY]: text })).profile.value, text).toBeNull();
    }
  });

  it('holds for the page where the browser keeps nothing, and says so', () => {
    const full = { getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    for (const place of [null, full]) {
      const site = createSiteCalibration(place);
      site.apply(siteProfile);
      expect([site.profile.value, site.kept.value]).toEqual([siteProfile, false]);
    }
  });
});
