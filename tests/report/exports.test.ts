import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import { openDicom } from '../../web/src/dicom/open';
import { createSettings } from '../../web/src/app/settings';
import { filmPicture, picturesOf } from '../../web/src/report/film-picture';
import { newUid, uidOfHash } from '../../web/src/report/dicom/uid';
import { secondaryCapture } from '../../web/src/report/dicom/secondary-capture';
import { recordJson } from '../../web/src/report/record';
import { sdsNumber } from '../../web/src/app/growth-words';
import { composeReport } from '../../web/src/report/compose';
import { tableLines } from '../../web/src/report/table-line';
import { reportText } from '../../web/src/report/text';
import { CASES, caseOf, child, inputOf, study } from './cases';

const root = join(import.meta.dirname, '../..');
const schema = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as object;
const ajv = new Ajv2020({ allowUnionTypes: true });
ajv.addSchema(schema('cpp/schema/assessment.schema.json'));
ajv.addSchema(schema('web/schema/site-calibration.schema.json'));
const valid = ajv.compile(schema('web/schema/record.schema.json'));

describe('the JSON', () => {
  it.each(Object.keys(CASES))('of the case %s fits its schema, with and without a name', (name) => {
    for (const withName of [true, false]) {
      const record = JSON.parse(recordJson(inputOf(CASES[name]!, { withName }))) as object;
      expect(valid(record), JSON.stringify(valid.errors)).toBe(true);
    }
  });

  it('holds nothing that names the child unless that is wanted', () => {
    const without = recordJson(inputOf(CASES.read!, { withName: false }));
    for (const secret of ['Łucja', 'Groß', 'MRN-4711', '2017-11-02', '20171102', study.study_uid]) expect(without, secret).not.toContain(secret);
    expect(recordJson(inputOf(CASES.read!))).toContain('Groß^Łucja');
  });

  it('is refused by the schema without a part of it, or with a foreign one', () => {
    const record = JSON.parse(recordJson(inputOf(CASES.read!))) as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      expect(valid(Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))), key).toBe(false);
    }
    expect(valid({ ...record, film_name: 'hand.png' })).toBe(false);
    expect(valid({ ...record, case: { ...(record.case as object), diagnosis: 'x' } })).toBe(false);
  });
});

/** RFC 4180. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows[rows.length - 1]!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

describe('the line of a table', () => {
  const lines = (own: typeof CASES[string], changes = {}) => {
    const [names, ...rows] = parsed(tableLines(inputOf(own, changes)).replace('\ufeff', ''));
    return rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index]])));
  };

  it('has codes and plain numbers, and everything that a figure must be traced by', () => {
    const [line] = lines(CASES.read!);
    expect(line).toMatchObject({
      status: 'read', sex: 'female', bone_age_months: '99.2', interval_low_months: '86', sds_brush: '-1.208', standing: 'normal', own_bone_age_months: '96', judgement: 'agrees',
      label: 'Łucja Groß-Nuñez', app_version: '0.1.0', pack_name: 'carpal-b4', pack_version: '1.0.0', execution_provider: 'wasm', validation: 'good', overrides: '',
      model_sha256: '4e1f0c6d2b9a875343e0d1c2b3a49586978695a4b3c2d1e0f1a2b3c4d5e6f708', use: 'research use, not a medical device', remark: 'Same as the plate of 8 years.',
    });
    expect(line!.intended_use).toContain('beside their own reading');
  });

  it('names nobody unless that is wanted, tells no age of a refusal or of a mature hand', () => {
    expect(lines(CASES.read!, { withName: false })[0]).toMatchObject({ label: '', birth_date: '' });
    expect(lines(CASES.refused!)[0]).toMatchObject({ status: 'refused', bone_age_months: '', stage: '' });
    expect(lines(CASES.mature!)[0]).toMatchObject({ mature: 'true', bone_age_months: '', interval_high_months: '' });
    expect(lines(CASES.against!)[0]).toMatchObject({ overrides: 'against', contraindications: 'cast treatment' });
  });

  it('has scores, standing and heights of the reader’s age where it overrules, as the report; none of the network’s without one', () => {
    const { own_growth, growth } = CASES.overruled!;
    const brush = own_growth!.standing[0]!;
    expect(brush.sds).not.toBe(growth!.standing[0]!.sds);
    const rounded = (value: number) => String(Math.round(value * 10_000) / 10_000);
    const [line] = lines(CASES.overruled!);
    expect(line).toMatchObject({
      judgement: 'overrules', own_bone_age_months: '78', bone_age_months: '99.2', sds_brush: rounded(brush.sds!), sds_stanford: rounded(own_growth!.standing[1]!.sds!),
      sd_brush_months: '10.43', standing: 'delayed', adult_height_cm: '158.3', target_height_cm: '164.8',
    });
    const report = reportText(composeReport(inputOf(CASES.overruled!)));
    for (const figure of [sdsNumber(brush.sds!), '158.3']) expect(report).toContain(figure);
    expect(lines(caseOf({}, { judgement: { verdict: 'overrules', remark: '', reader: '' } }))[0]).toMatchObject({
      bone_age_months: '99.2', sds_brush: '', sd_stanford_months: '', standing: '', adult_height_cm: '', target_height_cm: '',
    });
    // Agreed with, the network's stay.
    expect(lines(CASES.read!)[0]).toMatchObject({ sds_brush: '-1.208', adult_height_cm: '151.6' });
  });

  it('is a line a sex where it is unknown, without a standing', () => {
    const both = lines(caseOf({}, { sex: 'unknown' }));
    expect(both.map(({ sex }) => sex)).toEqual(['female', 'male']);
    for (const line of both) expect(line).toMatchObject({ sds_brush: '', sex_known: 'false' });
  });

  it('is no formula, and keeps commas, quotes and breaks inside a cell', () => {
    const [line] = lines(caseOf({}, { child: { ...child, label: '=HYPERLINK("x")' }, judgement: { verdict: 'overrules', remark: 'so, "thus"\r\nand', reader: '@me' } }));
    expect(line).toMatchObject({ label: '\'=HYPERLINK("x")', remark: 'so, "thus"\r\nand', reader: '\'@me' });
  });
});

describe('a file of DICOM', () => {
  it('that was written is read by the page itself, under the study of the film', async () => {
    const samples = Uint8Array.from({ length: 45 }, (_, index) => index);
    const film = (await openDicom(secondaryCapture(inputOf(CASES.read!), { width: 5, height: 3, samples }, 'words')))!;
    expect(film.study).toMatchObject({ patient_name: 'Groß^Łucja', patient_id: 'MRN-4711', study_uid: study.study_uid, accession_number: 'A-17', referring_physician: 'Weiß^Anna' });
    expect(film.study.series_uid).not.toBe(study.series_uid);
    const { samples: read } = await film.stored(0, { kind: 'default' });
    expect([...read].slice(0, 45)).toEqual([...samples]);
  });

  it('has UIDs that are valid and its own', () => {
    const uids = Array.from({ length: 50 }, newUid);
    expect(new Set(uids).size).toBe(50);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
    expect(uidOfHash('ab'.repeat(32))).toBe(uidOfHash('ab'.repeat(32)));
    expect(uidOfHash('ab'.repeat(32))).not.toBe(uidOfHash('cd'.repeat(32)));
  });
});

it('the film in a report is the mean of what a pixel stands for, through the automatic window, no larger than paper shows', () => {
  const [width, height] = [2400, 1200];
  const pixels = Uint16Array.from({ length: width * height }, (_, index) => (index % width < width / 2 ? 1000 : 61000));
  const picture = filmPicture({ film: { format: 'png', width, height, bits: 16, channels: 1 }, pixels } as Pick<FilmPicture, 'film' | 'pixels'>, 'x');
  expect([picture.width, picture.height]).toEqual([1125, 563]);
  expect(picture.samples[10]).toBeLessThan(5);
  expect(picture.samples[1120]).toBeGreaterThan(250);
});

it('where the network looked lies over a second picture of the film, which stays to be seen under it', () => {
  const film = { film: { format: 'png', width: 40, height: 40, bits: 16, channels: 1 }, pixels: Uint16Array.from({ length: 1600 }, (_, index) => (index % 40) * 1600) } as const;
  const words = { caption: 'film', overlay: 'map' };
  expect(picturesOf(film, null, words).map(({ caption }) => caption)).toEqual(['film']);
  // The left half clear, the right half half red.
  const heat = { width: 2, height: 1, pixels: Uint8ClampedArray.of(0, 0, 0, 0, 255, 0, 0, 128) };
  const [plain, over] = picturesOf(film, heat, words);
  expect(over).toMatchObject({ channels: 3, width: 40, height: 40, caption: 'map' });
  const at = (column: number) => [...over!.samples.subarray(column * 3, column * 3 + 3)];
  expect(at(2)).toEqual(Array(3).fill(plain!.samples[2]));
  const grey = plain!.samples[38]!;
  expect(at(38)).toEqual([Math.round(grey * (127 / 255) + 128), Math.round(grey * (127 / 255)), Math.round(grey * (127 / 255))]);
});

it('paper is Letter where that is the paper, else A4, until it is chosen', () => {
  for (const [tag, paper] of [['en-US', 'letter'], ['es-MX', 'letter'], ['en-GB', 'a4'], ['de', 'a4'], ['ca', 'a4']] as const) expect(createSettings(null, [tag]).current.value.paper, tag).toBe(paper);
  expect(createSettings({ getItem: () => '{"paper":"a4"}', setItem: () => undefined }, ['en-US']).current.value.paper).toBe('a4');
  expect(createSettings({ getItem: () => '{"paper":"a0"}', setItem: () => undefined }, ['en-US']).current.value.paper).toBe('letter');
});
