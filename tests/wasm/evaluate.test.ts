// @vitest-environment node
/** The headless evaluation as a user runs it, and the pipeline that it shares with the page. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPack, openEngine, repository, type NodeEngine } from '../../scripts/lib/engine';
import type { FilmRow, Summary } from '../../scripts/lib/summary';
import { badPictures, drawHand, encodePng, textFile, truncated } from '../phantom/phantom.mjs';
import { never } from './built';

const young = encodePng(drawHand({ width: 300, height: 400, maturity: 0.2 }));
const grown = encodePng(drawHand({ width: 300, height: 400, maturity: 0.9 }));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carpal-'));
  const films = { '1.png': young, '2.PNG': grown, '3.png': encodePng(badPictures.colour({ width: 200, height: 200 })), '4.png': truncated(young), '5.jpg': textFile() };
  for (const [name, bytes] of Object.entries(films)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'labels.csv'), ['ID,BoneAge,Male', '1,50,False', '2.png,200,M', '3,100,0', '4,100,1', '5,100,TRUE', '6,100,True', '1,60,F', 'x', '7,old,M', '8,300,F'].join('\n'));
  writeFileSync(join(folder, 'split.csv'), 'id,part\n1,a\n2,b\n3,b\n9,b\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/evaluate.mjs', ...args], { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

const usual = () => ['--images', folder, '--csv', join(folder, 'labels.csv')];
const result = (run: { status: number | null; stdout: string; stderr: string }) => {
  expect(run.status, run.stderr).toBe(0);
  const { summary, films } = JSON.parse(run.stdout) as { summary: Summary; films: FilmRow[] };
  return { summary, films, byId: new Map(films.map((film) => [film.id, film])) };
};

describe('evaluate.mjs', () => {
  it('reads what can be read and accounts for every other row', () => {
    const out = join(folder, 'out.json');
    const run = evaluate(...usual(), '--json', out);
    const { summary, films, byId } = result(run);
    expect(run.stdout.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toMatch(/5\/5 films/);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(JSON.parse(run.stdout));
    expect(summary).toMatchObject({
      n: 2, refused: 3, refused_by_layer: { 1: 1, unreadable: 2 }, by_sex: { female: { n: 1, refused: 1 }, male: { n: 1, refused: 2 } },
      problems: { total: 5, MissingFilm: 1, DuplicateId: 1, UnreadableRow: 1, NonNumericAge: 1, AgeOutOfRange: 1 },
    });
    expect(films).toHaveLength(10);
    expect(films.filter((film) => film.error === null).map((film) => film.id)).toEqual(['1', '2.png', '3']);
    expect(byId.get('4')).toMatchObject({ error: 'TruncatedFile', prediction: null });
    expect(byId.get('5')).toMatchObject({ error: 'UnknownFormat', prediction: null });
    expect(byId.get('3')).toMatchObject({ error: null, prediction: null, refused_layers: expect.arrayContaining([1]) as number[] });
    const first = films[0]!;
    const other = films[1]!;
    expect(summary.mae).toBeCloseTo((Math.abs(first.prediction! - 50) + Math.abs(other.prediction! - 200)) / 2, 9);
    expect(summary.milliseconds.infer).toBeGreaterThan(0);
  });

  it('--force reads refused films too and reports both', () => {
    const { summary, byId } = result(evaluate(...usual(), '--force'));
    expect(summary).toMatchObject({ n: 2, refused: 3, refused_only: { n: 1 }, including_refused: { n: 3 } });
    expect(byId.get('3')!.prediction).not.toBeNull();
  });

  it('--limit and --part choose films', () => {
    expect(result(evaluate(...usual(), '--limit', '1')).films.filter((film) => film.error === null).map((film) => film.id)).toEqual(['1']);
    const { summary, films } = result(evaluate(...usual(), '--part', 'b', '--split', join(folder, 'split.csv')));
    expect(films.map((film) => film.id)).toEqual(['2.png', '3']);
    expect(summary.problems.total).toBe(0);
  });

  it('--second-look reads films mirrored and turned too, and measures the mean beside', () => {
    const { summary, films } = result(evaluate(...usual(), '--second-look', 'always'));
    const [first, second, refused] = films;
    expect(first!.agreement!.views).toHaveLength(4);
    expect(refused).toMatchObject({ id: '3', agreement: null });
    const off = ({ agreement, truth }: FilmRow) => Math.abs(agreement!.mean_months - truth!);
    expect(summary.second_look!.n).toBe(2);
    expect(summary.second_look!.mae_mean).toBeCloseTo((off(first!) + off(second!)) / 2, 9);
    expect(summary.second_look!.mae_as_is).toBe(summary.mae);
    expect(summary.milliseconds.second_look).toBeGreaterThan(0);
  });

  it.each<[string, () => string[], RegExp]>([
    ['an unknown second look', () => [...usual(), '--second-look', 'twice'], /never, when_doubtful, always/],
    ['no folder', () => [], /--images DIR is missing/],
    ['a folder that is not there', () => ['--images', join(folder, 'none'), '--csv', 'x'], /no folder/],
    ['no table', () => ['--images', folder], /--csv FILE is missing/],
    ['a table without its columns', () => ['--images', folder, '--csv', join(folder, 'split.csv')], /no column 'age'/],
    ['an unknown option', () => [...usual(), '--speed'], /--speed/],
    // It was an option once, and every number above 1 failed to start the engine.
    ['more threads than Node can start', () => [...usual(), '--threads', '2'], /--threads/],
    ['a limit that is no number', () => [...usual(), '--limit', 'all'], /not a whole number/],
    ['a part without a split', () => [...usual(), '--part', 'a'], /--split/],
    ['a part that is not there', () => [...usual(), '--part', 'c', '--split', join(folder, 'split.csv')], /a, b, not c/],
    ['an unknown profile', () => [...usual(), '--profile', 'nobody'], /published/],
  ])('%s: exit code 2 and a sentence', (_what, args, words) => {
    const run = evaluate(...args());
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(words);
    expect(run.stdout).toBe('');
  });

  it('a pack that is not the one of its manifest is not used', () => {
    const pack = mkdtempSync(join(tmpdir(), 'carpal-pack-'));
    try {
      cpSync(defaultPack, pack, { recursive: true });
      const model = readFileSync(join(defaultPack, 'model.onnx'));
      model[model.length >> 1]! ^= 1;
      writeFileSync(join(pack, 'model.onnx'), model);
      const run = evaluate(...usual(), '--pack', pack);
      expect(run.status).toBe(1);
      expect(run.stderr).toMatch(/PackCorrupt.*SHA-256/);
    } finally {
      rmSync(pack, { recursive: true });
    }
  });
});

describe('the pipeline with the real core and network', () => {
  let engine: NodeEngine;
  beforeAll(async () => { engine = await openEngine(defaultPack); });
  afterAll(async () => {
    await engine.network.close();
    engine.core.close();
  });
  const read = (film: Buffer, sex: 'female' | 'male' | 'unknown') =>
    engine.pipeline.read(never, new Uint8Array(film), { subject: { sex }, profile: '', override: false, secondLook: 'never' });

  it('gives both sexes from one pass: reassessing equals reading anew', async () => {
    const female = await read(grown, 'female');
    const male = await engine.pipeline.reassess(never, { subject: { sex: 'male' }, profile: '', override: false, secondLook: 'never' });
    expect(male.assessment.results).toEqual(female.assessment.results);
    expect((await read(grown, 'male')).assessment).toEqual(male.assessment);
    const { female: asFemale, male: asMale } = male.assessment.results!;
    expect(asFemale.bone_age_months).not.toBe(asMale.bone_age_months);
  });

  it('tells a young hand from a grown one, and gives the same numbers for the same film', async () => {
    const ages = [];
    for (const film of [young, grown, young]) ages.push((await read(film, 'male')).assessment.results!.male.bone_age_months);
    expect(ages[1]).toBeGreaterThan(ages[0]!);
    expect(ages[2]).toBe(ages[0]);
  });

  it('says with what it read', async () => {
    const { engine: used, milliseconds, film_sha256 } = await read(young, 'unknown');
    expect(used).toMatchObject({ provider: 'wasm', threads: 1, runtime: expect.stringMatching(/^onnxruntime-web \d/) as string });
    const { second_look, ...steps } = milliseconds;
    expect(Math.min(...Object.values(steps))).toBeGreaterThan(0);
    expect(second_look).toBe(0);
    expect(film_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('looks at a film again and leaves the stated age, whenever it is asked to', async () => {
    const once = await read(grown, 'male');
    expect(once.assessment.results!.male.agreement).toBeNull();
    const again = await engine.pipeline.reassess(never, { subject: { sex: 'male' }, profile: '', override: false, secondLook: 'always' });
    const { agreement, bone_age_months, interval } = again.assessment.results!.male;
    expect([bone_age_months, interval]).toEqual([once.assessment.results!.male.bone_age_months, once.assessment.results!.male.interval]);
    expect(agreement!.views.map(({ view }) => view)).toEqual(['as_is', 'mirrored', 'turned_left', 'turned_right']);
    const months = agreement!.views.map(({ predicted_months }) => predicted_months);
    expect(new Set(months).size).toBe(4);
    expect(agreement!.difference_months).toBeCloseTo(Math.max(...months.map((one) => Math.abs(one - months[0]!))), 9);
    expect(agreement!.difference_months).toBeLessThan(48);
    expect(again.milliseconds.second_look).toBeGreaterThan(again.milliseconds.infer);
    expect(again.assessment.safety.doubtful).toBe(once.assessment.safety.doubtful);
    const other = await engine.pipeline.reassess(never, { subject: { sex: 'female' }, profile: '', override: false, secondLook: 'always' });
    expect(other.assessment.results).toEqual(again.assessment.results);
    expect(other.milliseconds.second_look).toBe(again.milliseconds.second_look);
  });

  it('takes a refused film only against the refusal', async () => {
    const colour = encodePng(badPictures.colour({ width: 200, height: 200 }));
    expect((await read(colour, 'male')).assessment).toMatchObject({ status: 'refused', results: null });
    const all = await engine.pipeline.reassess(never, { subject: { sex: 'male' }, profile: '', override: true, secondLook: 'never' });
    expect(all.assessment.status).toBe('read_against_refusal');
    const back = await engine.pipeline.reassess(never, { subject: { sex: 'male' }, profile: '', override: false, secondLook: 'never' });
    expect(back.assessment).toMatchObject({ status: 'refused', results: null });
  });
});
