// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeBatch, type BatchExport, type BatchFile } from '../../web/src/batch/exports';
import { linesOf, type BatchLine } from '../../web/src/batch/exports/lines';
import { letters, writeXlsx } from '../../web/src/batch/exports/xlsx';
import { ZipTooLarge, ZipWriter } from '../../web/src/batch/exports/zip-writer';
import { summaryDocument } from '../../web/src/batch/exports/summary';
import { answered, type BatchRow } from '../../web/src/batch/rows';
import { answeredSecond } from '../../web/src/batch/second';
import type { Reading } from '../../web/src/domain/assessment';
import { openZip } from '../../web/src/intake/zip';
import packed from '../../models/carpal-b4/manifest.json';
import { measuredStudy } from '../../web/src/figures/study';
import { en } from '../../web/src/i18n/en';
import { study } from '../../web/src/study/made-up';
import { MEASURES } from '../../web/src/study/metrics';
import { siteProfile } from '../report/cases';
import { layOut } from '../../web/src/report/layout';
import { faceFiles, faces } from '../report/faces';
import { finding, fullManifest, maturity, sexResult, validation } from '../web/made-up';
import { growthOf } from '../web/made-up-growth';
import { limit, secondManifest } from '../web/second-pack';
import { asFemale, hashOf, readAnswer, readingOf, rowOf } from './made-up';

const readings = new Map<number, Reading>();
const read = (row: BatchRow, parts: Parameters<typeof readingOf>[2] = {}): BatchRow => {
  const reading = readingOf(row.index, row.sex, { results: { female: sexResult(100, 'high', [finding('wide_interval', 31, 20)]), male: sexResult(110) }, ...parts }, row.chronological_months);
  readings.set(row.index, reading);
  return answered(row, readAnswer(reading), null, asFemale, 'e');
};
const mature = sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
const unknown = rowOf(4, 'who.png', {}, { tags: true, sex: 'unknown', looks: true });
readings.set(4, readingOf(4, null));
const rows: readonly BatchRow[] = [
  read(rowOf(0, 'a/=one,"two".png', { sex: 'female', months: 96, truths: [94, null] })),
  answered(rowOf(1, 'bad.png'), { kind: 'failed', error: { code: 'TruncatedFile', detail: 'Doe^Jane' }, film_sha256: hashOf(1) }, null, asFemale, 'e'),
  read(rowOf(2, 'blank.png', { truths: [120, 118] }), { validation: validation({ 2: 0.001 }) }),
  read(rowOf(3, 'grown.png', { truths: [210, 208] }), { results: { female: mature, male: mature } }),
  answered(unknown, readAnswer(readings.get(4)!), null, { tags: true, sex: 'unknown', looks: true }, 'e'),
  rowOf(5, 'later.png'),
];

const wish = (part: Partial<BatchExport> = {}): BatchExport => ({
  rows, readers: ['boneage', 'second'], manifest: fullManifest, secondManifest: null, appVersion: '1.2.3', written: '2026-03-10T09:41:08.000Z', withNames: true, sdTable: 'brush', siteProfile: null,
  readingOf: async (row) => (row.key === null ? null : readings.get(row.index) ?? null),
  secondReadingOf: async () => null,
  growthOf: async (row, { assessment }) => (row.chronological_months === null || assessment.results === null ? null : growthOf({ sex: 'female', chronological_age_months: row.chronological_months, mature: false, against_refusal: false, bone_age: { months: 100, low_months: 90, high_months: 110 }, treated: false, height: null, parents: null })),
  signal: new AbortController().signal, progress: () => undefined, ...part,
});
async function allLines(part: Partial<BatchExport> = {}): Promise<readonly BatchLine[]> {
  const lines: BatchLine[] = [];
  for await (const some of linesOf(wish(part))) lines.push(...some);
  return lines;
}
const options = { paper: 'a4', fontsUrl: 'fonts/', study: null } as const;
const write = async (kind: BatchFile, part: Partial<BatchExport> = {}) => writeBatch(kind, wish(part), options);
const fonts = () => vi.stubGlobal('fetch', async (url: string) => new Response(url.includes('700Bold') ? faceFiles.bold : faceFiles.regular));

describe('the lines of a batch', () => {
  it('name a site’s correction beside the pack’s age, which errors are measured with', async () => {
    const [line, , , grown] = await allLines({ siteProfile });
    expect(line!.cells).toMatchObject({ bone_age_months: 100, predicted_months: 100, difference_months: 6, site_calibration: 'corrected', site_bone_age_months: 94.96, site_signed_by: 'A. Weiß' });
    expect(grown!.cells).toMatchObject({ site_calibration: 'mature', site_bone_age_months: null });
    expect((await allLines())[0]!.cells).toMatchObject({ site_calibration: null, site_bone_age_months: null });
  });

  it('have the same columns each, and say by what they were made', async () => {
    const lines = await allLines();
    expect(lines.map(({ cells }) => [cells.number, cells.sex, cells.outcome])).toEqual([[1, 'female', 'done'], [2, 'female', 'failed'], [3, 'female', 'done'], [4, 'female', 'done'], [5, 'female', 'done'], [5, 'male', 'done'], [6, 'female', 'not_read']]);
    for (const { cells } of lines) {
      expect(Object.keys(cells)).toEqual(Object.keys(lines[0]!.cells));
      expect(cells).toMatchObject({ app_version: '1.2.3', execution_provider: 'wasm', runtime: 'onnxruntime-web 1.30.0', written: '2026-03-10T09:41:08.000Z' });
      for (const key of ['pack_name', 'pack_version', 'model_sha256', 'intended_use']) expect(cells[key], key).toMatch(/./);
      if (cells.number !== 6) expect(cells.film_sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(lines[0]!.cells).toMatchObject({
      sex_from: 'table', age_from: 'table', bone_age_months: 100, predicted_months: 100, truth_months: 94, reader_2_months: null, difference_months: 6, validation_codes: 'wide_interval', confidence: 'high',
    });
    expect(lines[0]!.cells.sds_brush).toEqual(expect.any(Number));
    expect(lines[1]!.cells).toMatchObject({ failure: 'TruncatedFile', bone_age_months: null, predicted_months: null, status: null });
    expect(lines[2]!.cells).toMatchObject({ status: 'refused', predicted_months: null, difference_months: null, validation_codes: 'blank_or_corrupt' });
    // A mature hand has no stated age; what the network said is there for whoever measures it.
    expect(lines[3]!.cells).toMatchObject({ mature: true, bone_age_months: null, predicted_months: 214, difference_months: 4 });
    const [female, male] = [lines[4]!.cells, lines[5]!.cells];
    expect(female.sex_known).toBe(false);
    expect(Number(male.bone_age_months)).toBeGreaterThan(Number(female.bone_age_months));
  });

  it('have the codes of what a DICOM file says against itself, and the summary their names', async () => {
    const row = rowOf(7, 'd.dcm', { sex: 'female' });
    const reading = { ...readingOf(7), rendering: { transfer_syntax: '1.2.840.10008.1.2.1', frame: 1, frames: 1, voi: 'default', voi_index: null, findings: ['age_contradicts_dates', 'body_part_other'] } } as Reading;
    readings.set(7, reading);
    const lines = await allLines({ rows: [answered(row, readAnswer(reading), null, asFemale, 'e')] });
    expect(lines[0]!.cells.rendering_findings).toBe('age_contradicts_dates body_part_other');
    expect(JSON.stringify(summaryDocument(wish({ rows: [answered(row, readAnswer(reading), null, asFemale, 'e')] }), null))).toContain('Age against the dates, Another body part in the file');
  });

  it('tell no details of a failure, and no names unless they are wanted', async () => {
    for (const kind of ['csv', 'jsonl'] as const) {
      expect(await (await write(kind)).content.text()).not.toContain('Doe');
      const nameless = await (await write(kind, { withNames: false })).content.text();
      for (const { name } of rows) expect(nameless).not.toContain(name);
      expect(nameless).not.toContain('"file"');
    }
  });

  it('stop when nobody wants them any more', async () => {
    await expect(write('csv', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('a batch of two networks', () => {
  const second = (row: BatchRow, months: number): Reading => {
    const reading = readingOf(row.index, row.sex, { results: { female: sexResult(months), male: sexResult(months) } });
    return { ...reading, assessment: { ...reading.assessment, pack: { name: 'carpal-b0', version: '0.1.0', model_sha256: secondManifest.files.model.sha256 } } };
  };
  const ages = [104, 0, 122, 211];
  const twice = rows.slice(0, 4).map((row) => (row.outcome.kind === 'done' ? answeredSecond(row, readAnswer(second(row, ages[row.index]!)), null, asFemale, 'f', limit) : row));
  const both: Partial<BatchExport> = { rows: twice, secondManifest, secondReadingOf: async (row) => (row.second.key === null ? null : second(row, ages[row.index]!)) };

  it('has both ages, the difference and its grade in the last columns of every line', async () => {
    const lines = await allLines(both);
    expect(Object.keys(lines[0]!.cells).slice(-16)[0]).toBe('second_pack_name');
    expect(lines[0]!.cells).toMatchObject({ bone_age_months: 100, predicted_months: 100, second_pack_name: 'carpal-b0', second_bone_age_months: 104, second_difference_months: 4, second_limit_months: 14.2, second_grade: 'good' });
    expect(lines[1]!.cells).toMatchObject({ outcome: 'failed', second_pack_name: null, second_grade: null });
    // The first refused, or found the hand mature.
    expect(lines[2]!.cells).toMatchObject({ second_compared: 'first_refused', second_bone_age_months: null, second_grade: 'review' });
    expect(lines[3]!.cells).toMatchObject({ second_compared: 'first_mature', second_bone_age_months: 211, second_difference_months: null, second_grade: 'review' });
    for (const { cells } of lines) expect(Object.keys(cells)).toEqual(Object.keys(lines[0]!.cells));
  });

  it('has the whole second reading in the JSON lines', async () => {
    const lines = (await (await write('jsonl', both)).content.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ format_version: '1.1', reading: readings.get(0), second_reading: second(twice[0]!, 104) });
    expect(lines[1]).toMatchObject({ second_reading: null });
  });

  it('is summed up and listed in the summary, with both networks named', () => {
    const document = summaryDocument(wish(both), null);
    const text = JSON.stringify(document);
    for (const one of ['"carpal-b4 1.0.0; carpal-b0 0.1.0"', '"Mean difference, carpal-b0 minus carpal-b4","value":"+4.0 mo"', '"With an age by one network alone","value":"2"', '"Above the limit","value":"0.0 %"']) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(one);
    }
    const [table] = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
    expect(table!.columns.slice(-3)).toEqual(['Second network', 'Between networks', 'State']);
    expect(table!.rows[0]!.slice(-3, -1)).toEqual(['8 y 8 mo (7 y 7 mo to 9 y 9 mo)', '+4.0 mo, Good']);
    // No age of the second beside a refusal of the first.
    expect(table!.rows[2]!.slice(-3, -1)).toEqual(['Read', 'Look']);
    expect(text).toContain(secondManifest.files.model.sha256);
    expect(JSON.stringify(summaryDocument(wish(), null))).not.toMatch(/carpal-b0|Second network/);
  });

  it('has the second reading in the report of each case', async () => {
    fonts();
    try {
      const [plain, more] = await Promise.all([write('zip', { rows: twice.slice(0, 1) }), write('zip', { ...both, rows: twice.slice(0, 1) })]);
      expect(more.content.size).toBeGreaterThan(plain.content.size + 500);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('CSV', () => {
  it('is what a spreadsheet takes: a mark, quoted cells, nothing that would run', async () => {
    const { content, name } = await write('csv');
    expect(name).toBe('carpal-batch-2026-03-10.csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await content.arrayBuffer());
    expect(text.startsWith('\ufeffnumber,file,outcome,failure,')).toBe(true);
    expect(text).toContain('1,"a/=one,""two"".png",done');
    const formula = await write('csv', { rows: [read(rowOf(0, '=1+1.png'))] });
    expect(await formula.content.text()).toContain(",'=1+1.png,");
    expect(text.trimEnd().split('\r\n')).toHaveLength(8);
  });
});

describe('JSON lines', () => {
  it('carry the whole reading', async () => {
    const lines = (await (await write('jsonl')).content.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatchObject({ format: 'carpal-batch-line', readers: ['boneage', 'second'], number: 1, truth_months: 94, reading: readings.get(0) });
    expect(lines[1]).toMatchObject({ outcome: 'failed', reading: null });
  });
});

describe('XLSX', () => {
  // Debian's python3-openpyxl, which `npm test` installs, is its own Python's.
  const python = ['/usr/bin/python3', 'python3'].find((one) => {
    try {
      execFileSync(one, ['-c', 'import openpyxl'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('is a ZIP of its six parts, whose cells are escaped', async () => {
    const rowsOf = async function* () { yield [['<&">\u0007\ud800', 1.5, true, null], ['=1+1', Infinity, false, '']]; };
    const book = await writeXlsx('A/B', ['text', 'number', 'flag', 'none'], rowsOf(), '2026-03-10T09:41:08Z');
    const files = new Map(await Promise.all((await openZip(book)).map(async (file) => [file.path, await (await file.blob()).text()] as const)));
    expect([...files.keys()].sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    const sheet = files.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">&lt;&amp;&quot;&gt;\ufffd</t></is></c><c r="B2"><v>1.5</v></c><c r="C2" t="b"><v>1</v></c></row>');
    expect(sheet).toContain('<row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="C3" t="b"><v>0</v></c></row>');
    expect(files.get('xl/workbook.xml')).toContain('name="A B"');
  });

  it.runIf(python)('is read by openpyxl cell by cell', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carpal-'));
    try {
      const { content } = await write('xlsx');
      writeFileSync(join(folder, 'batch.xlsx'), new Uint8Array(await content.arrayBuffer()));
      const script = 'import json, sys, openpyxl; sheet = openpyxl.load_workbook(sys.argv[1]).active; print(json.dumps([list(row) for row in sheet.iter_rows(values_only=True)]))';
      const [head, ...lines] = JSON.parse(execFileSync(python!, ['-c', script, join(folder, 'batch.xlsx')], { encoding: 'utf8' })) as unknown[][];
      const cells = (await allLines()).map((line) => line.cells);
      expect(head).toEqual(Object.keys(cells[0]!));
      expect(lines).toEqual(cells.map((line) => Object.values(line).map((cell) => (cell === '' ? null : cell))));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a ZIP', () => {
  it('is what our own reader takes, of text and bytes, with names beyond ASCII', async () => {
    const zip = new ZipWriter('2026-03-10T09:41:08Z');
    await zip.add('é/ü.txt', ['one ', 'two']);
    await zip.add('zeros', [new Uint8Array(300_000)]);
    await zip.add('empty', []);
    const files = await openZip(zip.finish());
    expect(files.map(({ path, size }) => [path, size])).toEqual([['é/ü.txt', 7], ['zeros', 300_000], ['empty', 0]]);
    expect(await (await files[0]!.blob()).text()).toBe('one two');
    expect((await files[1]!.blob()).size).toBe(300_000);
  });

  it('is read by Python, with its times', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carpal-'));
    try {
      const zip = new ZipWriter('2026-03-10T09:41:08Z');
      await zip.add('a.txt', ['text']);
      writeFileSync(join(folder, 'a.zip'), new Uint8Array(await zip.finish().arrayBuffer()));
      const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.read("a.txt").decode(), z.infolist()[0].date_time)';
      expect(execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' }).trim()).toBe('None text (2026, 3, 10, 9, 41, 8)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of more than the format can tell is refused', async () => {
    const zip = new ZipWriter('2026-03-10T09:41:08Z', { bytes: 1000, entries: 2 });
    await zip.add('a', []);
    await zip.add('b', []);
    await expect(zip.add('c', [])).rejects.toThrow(ZipTooLarge);
    await expect(new ZipWriter('2026-03-10T09:41:08Z', { bytes: 1000, entries: 2 }).add('a', [new Uint8Array(1001)])).rejects.toThrow(ZipTooLarge);
  });

  it('of reports has one of every film with a result, under its number', async () => {
    fonts();
    try {
      const files = await openZip((await write('zip')).content);
      expect(files.map(({ path }) => path)).toEqual(['1-=one,_two_.png.pdf', '3-blank.png.pdf', '4-grown.png.pdf', '5-who.png.pdf']);
      for (const file of files) expect(await (await file.blob()).slice(0, 5).text()).toBe('%PDF-');
      const nameless = await openZip((await write('zip', { withNames: false, rows: rows.slice(0, 2) })).content);
      expect(nameless.map(({ path }) => path)).toEqual([`1-${hashOf(0).slice(0, 12)}.pdf`]);
      await expect(write('zip', { rows: rows.slice(1, 2) })).rejects.toMatchObject({ code: 'Nothing' });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('the summary', () => {
  it('counts the films, holds them against the truth and lists each', () => {
    const text = JSON.stringify(summaryDocument(wish(), null));
    expect(text).toContain('"term":"Films","value":"6"');
    expect(text).toContain('"term":"Refused","value":"1"');
    expect(text).toContain('"term":"Truth","value":"boneage"');
    expect(text).toContain('The film is nearly uniform');
    expect(text).toContain('"value":"onnxruntime-web 1.30.0, WebAssembly, 2 threads"');
    const document = summaryDocument(wish({ withNames: false }), null);
    expect(JSON.stringify(document)).not.toContain('grown.png');
    expect(JSON.stringify(document)).toContain(hashOf(3).slice(0, 12));
  });

  it('has a cell of each film under each heading, and no column that nothing is in', () => {
    const tables = (part: Partial<BatchExport> = {}) => summaryDocument(wish(part), null).sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
    const [table] = tables();
    expect(table!.columns).toEqual(['No.', 'Film', 'Sex', 'Age', 'Bone age', 'Certainty', 'Truth', 'Difference', 'State']);
    for (const row of table!.rows) expect(row).toHaveLength(table!.columns.length);
    expect(table!.rows[0]).toEqual(['1', '=one,"two".png', 'Female', '8 y 0 mo', '8 y 4 mo (7 y 3 mo to 9 y 5 mo)', 'High', '94 mo', '+6.0 mo', 'Read, Width of the interval']);
    expect(tables({ rows: [read(rowOf(0, 'a.png', { sex: 'female' }))] })[0]!.columns).toEqual(['No.', 'Film', 'Sex', 'Bone age', 'Certainty', 'State']);
  });

  it('breaks no word where each finds room', () => {
    for (const paper of ['a4', 'letter'] as const) {
      const words = layOut(summaryDocument(wish(), null), paper, faces).flatMap(({ groups }) => groups.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? mark.text.split(' ') : []))));
      for (const whole of ['Female', 'Difference', 'Certainty', 'Skeletal', 'Refused,']) expect(words).toContain(whole);
    }
  });

  it('says what its films come to against their readers: figures with intervals, groups, pairs of readers', async () => {
    const of = study(40, { readers: 2 });
    const found = await measuredStudy(of, { ...fullManifest, stages: packed.stages, calibration: packed.calibration } as typeof fullManifest, () => true);
    const document = summaryDocument(wish(), found);
    const [figures, groups, pairs, list] = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
    for (const { columns, rows: lines } of [figures!, groups!, pairs!, list!]) for (const line of lines) expect(line).toHaveLength(columns.length);
    expect(figures!.rows.map(([name]) => name)).toEqual(MEASURES.map((measure) => en.study.measures[measure]));
    expect(figures!.rows[0]![2]).toMatch(/^\d+\.\d\d mo to \d+\.\d\d mo$/);
    expect(groups!.rows[0]!.slice(0, 2)).toEqual(['All films', '40']);
    expect(pairs!.rows).toHaveLength(3);
    expect(document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'figure'))).toHaveLength(9);
    expect(await measuredStudy({ readers: [], rows: [] }, fullManifest, () => true)).toBeNull();
  });

  it('names a site’s correction, beside the age without it or the reason', () => {
    const text = JSON.stringify(summaryDocument(wish({ siteProfile }), null));
    expect(text).toContain('site-corrected where the correction holds (signed by A. Weiß');
    expect(text).toContain('7 y 11 mo (6 y 10 mo to 8 y 11 mo), site-corrected; without site correction 8 y 4 mo');
    expect(text).toContain('Not site-corrected: no age of a mature hand is stated.');
    expect(JSON.stringify(summaryDocument(wish(), null))).not.toMatch(/site.correct/i);
  });

  it('is a PDF', async () => {
    fonts();
    try {
      const { content, name } = await write('pdf');
      expect(name).toBe('carpal-batch-2026-03-10.pdf');
      expect(await content.slice(0, 5).text()).toBe('%PDF-');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
