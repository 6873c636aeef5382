/** What leaves as a file and comes back, and its schema. */
import Ajv2020 from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import schema from '../../web/schema/followup.schema.json';
import record from '../../web/schema/record.schema.json';
import { openSealed, readFile, writeFile, type Imprint } from '../../web/src/followup/file';
import { merge } from '../../web/src/followup/merge';
import { OVERRIDES } from '../../web/src/domain/overrides';
import { fileSchema } from '../../web/src/followup/schema';
import { hash, later, older, patient, visit } from './made-up';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const imprint: Imprint = { notice: 'Research use.', intended_use: null, app_version: '0.0.0', now: new Date('2026-05-06T07:08:09Z') };
const file = (text: string) => new Blob([text]);
const code = (what: string, detail?: string) => expect.objectContaining(detail === undefined ? { code: what } : { code: what, detail });
const fits = new Ajv2020({ strict: false }).compile(schema);
const write = async (passphrase: string | null = null) => JSON.parse(await writeFile([patient()], passphrase, imprint)) as { [key: string]: Json };
const PASSPHRASE = 'a hand in March';

afterEach(() => void vi.unstubAllGlobals());

describe('a file', () => {
  it('in the open fits its schema and comes back as it was', async () => {
    const text = await writeFile([patient()], null, imprint);
    expect(fits(JSON.parse(text)), JSON.stringify(fits.errors)).toBe(true);
    expect(await readFile(file(text))).toEqual({ patients: [patient()] });
    expect(JSON.parse(text)).toMatchObject({ format: 'carpal-followup', schema_version: '1.1', notice: 'Research use.', exported: '2026-05-06T07:08:09.000Z' });
  });

  it('of 1.0 is read as it was: whether there was an override stays unsaid, and is so in the next file', async () => {
    const before = patient({ visits: [older(), later()].map((one) => older(one)) });
    for (const one of before.visits) expect(Object.keys(one)).not.toContain('overrides');
    const text = JSON.stringify({ ...await write(), schema_version: '1.0', patients: [before] });
    expect(fits(JSON.parse(text)), JSON.stringify(fits.errors)).toBe(true);
    const contents = await readFile(file(text));
    expect(contents).toStrictEqual({ patients: [before] });
    const [edit] = merge([], (contents as { patients: typeof before[] }).patients).edits;
    expect(await readFile(file(await writeFile([edit!.patient!], null, imprint)))).toStrictEqual({ patients: [before] });
  });

  it('under a passphrase tells nothing, fits its schema, and opens by that passphrase alone', async () => {
    const text = await writeFile([patient()], PASSPHRASE, imprint);
    expect(fits(JSON.parse(text)), JSON.stringify(fits.errors)).toBe(true);
    for (const secret of ['K-17', visit().date, visit().film_sha256, PASSPHRASE]) expect(text).not.toContain(secret);
    const contents = await readFile(file(text));
    if (!('sealed' in contents)) throw new Error('not sealed');
    expect(contents.sealed.key.iterations).toBeGreaterThanOrEqual(600_000);
    await expect(openSealed(contents.sealed, 'a hand in April')).rejects.toThrow(code('wrong_passphrase'));
    expect(await openSealed(contents.sealed, PASSPHRASE)).toEqual([patient()]);
    const other = await write(PASSPHRASE) as unknown as { sealed: typeof contents.sealed };
    expect(other.sealed.iv).not.toBe(contents.sealed.iv);
    expect(other.sealed.key.salt).not.toBe(contents.sealed.key.salt);
  });

  it('under a passphrase that was changed does not open', async () => {
    const { sealed } = await write(PASSPHRASE) as unknown as { sealed: { data: string; iv: string } };
    const flipped = (sealed.data[9] === 'A' ? 'B' : 'A');
    const changed = { ...sealed, data: sealed.data.slice(0, 9) + flipped + sealed.data.slice(10) };
    await expect(openSealed(changed as never, PASSPHRASE)).rejects.toThrow(code('wrong_passphrase'));
  });

  it('that is none of ours, damaged or newer is named as what it is', async () => {
    const good = await write();
    const read = (changes: Record<string, Json>) => readFile(file(JSON.stringify({ ...good, ...changes })));
    await expect(readFile(file('{"format":'))).rejects.toThrow(code('file_not_followup'));
    await expect(readFile(file('[]'))).rejects.toThrow(code('file_not_followup'));
    await expect(read({ format: 'carpal-reading' })).rejects.toThrow(code('file_not_followup'));
    await expect(read({ schema_version: '2.0' })).rejects.toThrow(code('file_newer', '2.0'));
    await expect(read({ schema_version: '1.2' })).rejects.toThrow(code('file_newer', '1.2'));
    await expect(read({ schema_version: 'one' })).rejects.toThrow(code('file_damaged'));
    await expect(read({ patients: [{ ...(good.patients as Json[])[0] as object, visits: [{ ...visit(), date: '2024-13-09' } as unknown as Json] }] }))
      .rejects.toThrow(code('file_damaged', 'patients.0.visits.0.date'));
    await expect(read({ pixels: [1, 2, 3] })).rejects.toThrow(code('file_damaged'));
    const huge = file('{}');
    Object.defineProperty(huge, 'size', { value: 65e6 });
    await expect(readFile(huge)).rejects.toThrow(code('file_too_large'));
  });

  it('cannot be sealed by a short passphrase, or without WebCrypto', async () => {
    await expect(write('short')).rejects.toThrow(code('passphrase_short'));
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    await expect(write(PASSPHRASE)).rejects.toThrow(code('no_crypto'));
  });
});

describe('schema and parser', () => {
  type Path = readonly (string | number)[];
  const paths = (node: Json, at: Path = []): Path[] => {
    const below = Array.isArray(node) ? node.flatMap((one, index) => paths(one, [...at, index]))
      : node !== null && typeof node === 'object' ? Object.entries(node).flatMap(([key, one]) => paths(one, [...at, key])) : [];
    return at.length === 0 ? below : [at, ...below];
  };
  const changed = (from: Json, at: Path, value: Json | undefined): Json => {
    const copy = structuredClone(from);
    const parent = at.slice(0, -1).reduce<Json>((node, key) => (node as Record<string | number, Json>)[key]!, copy) as Record<string | number, Json>;
    if (value === undefined) delete parent[at[at.length - 1]!];
    else parent[at[at.length - 1]!] = value;
    return copy;
  };
  const verdicts = (one: Json) => ({ schema: fits(one), page: v.safeParse(fileSchema, one).success });
  const neither = { schema: false, page: false };

  it.each([null, PASSPHRASE])('agree on each field of another type, left out, or put in (passphrase: %s)', async (passphrase) => {
    const good = await write(passphrase);
    expect(verdicts(good)).toEqual({ schema: true, page: true });
    const all = paths(good);
    expect(all.length).toBeGreaterThan(passphrase ? 10 : 80);
    for (const at of all) {
      const name = at.join('.');
      expect({ name, ...verdicts(changed(good, at, { x: 1 })) }).toEqual({ name, ...neither });
      const left = at.at(-1) === 'overrides' ? { schema: true, page: true } : neither;
      if (typeof at[at.length - 1] === 'string') expect({ name, ...verdicts(changed(good, at, undefined)) }).toEqual({ name, ...left });
    }
    for (const at of [['pixels'], ...(passphrase ? [] : [['patients', 0, 'birth_date'], ['patients', 0, 'visits', 0, 'film_name']])]) {
      expect(verdicts(changed(good, at, 'x'))).toEqual(neither);
    }
  });

  it.each<[string, Path, Json]>([
    ['a hash in capitals', ['film_sha256'], 'A'.repeat(64)], ['a day that none is', ['date'], '2024-03-32'], ['a time without a zone', ['recorded'], '2026-01-02T03:04:05'],
    ['no sex', ['sex'], 'unknown'], ['less than no age', ['chronological_age_months'], -1], ['half a thread', ['engine', 'threads'], 1.5],
    ['a level above one', ['bone_age', 'level'], 1.5], ['no height', ['height', 'cm'], 0], ['a normal range of three', ['standing', 0, 'normal_months'], [1, 2, 3]],
    ['an override that is none', ['overrides', 0], 'overruled'], ['an override said twice', ['overrides'], ['placed', 'placed']], ['overrides that are null', ['overrides'], null],
    ['another table', ['standing', 0, 'table'], 'invented'], ['an SD of nothing', ['standing', 0, 'sd_months'], 0],
  ])('agree on %s', async (_what, at, value) => {
    const good = await write();
    expect(verdicts(changed(good, ['patients', 0, 'visits', 1, ...at], value))).toEqual(neither);
  });

  it.each<[string, Path, Json]>([
    ['few rounds', ['sealed', 'key', 'iterations'], 1000], ['rounds for a day', ['sealed', 'key', 'iterations'], 1e9], ['another hash', ['sealed', 'key', 'hash'], 'SHA-1'],
    ['no data', ['sealed', 'data'], ''],
  ])('agree on %s', async (_what, at, value) => {
    expect(verdicts(changed(await write(PASSPHRASE), at, value))).toEqual(neither);
  });
});

it('the schemas of files know the overrides that there are', () => {
  for (const { items } of [schema.$defs.visit.properties.overrides, record.properties.overrides]) expect(items.enum).toEqual([...OVERRIDES]);
});

describe('an import', () => {
  const kept = [patient()];

  it('of what is there already changes nothing', () => {
    expect(merge(kept, kept)).toEqual({ edits: [], newPatients: 0, newVisits: 0, replaced: 0, known: 2, renamed: [] });
  });

  it('brings visits that are missing, by film and date, and takes none away', () => {
    const third = visit({ film_sha256: hash('c'), date: '2025-01-01' });
    const { edits, ...counts } = merge(kept, [patient({ label: 'renamed elsewhere', visits: [visit(), third] })]);
    expect(counts).toEqual({ newPatients: 0, newVisits: 1, replaced: 0, known: 1, renamed: [] });
    expect(edits).toEqual([{ id: 'one', patient: patient({ visits: [visit(), third, later()] }) }]);
    // The same film of another date is another visit, and another film of the same date too.
    expect(merge(kept, [patient({ visits: [visit({ date: '2024-03-10' }), visit({ film_sha256: hash('d') })] })]).newVisits).toBe(2);
  });

  it('takes the later record of one visit, on either side', () => {
    const newer = visit({ recorded: '2026-02-01T00:00:00.000Z', judgement: { verdict: 'overrules', remark: '', reader: '' } });
    expect(merge(kept, [patient({ visits: [newer] })])).toMatchObject({ replaced: 1, newVisits: 0, edits: [{ patient: { visits: [newer, later()] } }] });
    expect(merge([patient({ visits: [newer] })], [patient({ visits: [visit()] })])).toMatchObject({ replaced: 0, known: 1, edits: [] });
  });

  it('knows a child by label and a common visit where the file was begun elsewhere', () => {
    const elsewhere = patient({ id: 'other', visits: [later(), visit({ film_sha256: hash('c'), date: '2026-04-01' })] });
    const { edits, newPatients, newVisits } = merge(kept, [elsewhere]);
    expect({ newPatients, newVisits }).toEqual({ newPatients: 0, newVisits: 1 });
    expect(edits[0]!.id).toBe('one');
    expect(edits[0]!.patient!.visits).toHaveLength(3);
  });

  it('keeps two children of one code apart', () => {
    const stranger = patient({ id: 'other', visits: [visit({ film_sha256: hash('f') })] });
    const { edits, renamed, newPatients } = merge([...kept, patient({ id: 'x', label: 'K-17 (2)', visits: [] })], [stranger]);
    expect(renamed).toEqual([['K-17', 'K-17 (3)']]);
    expect(newPatients).toBe(1);
    expect(edits).toEqual([{ id: 'other', patient: { ...stranger, label: 'K-17 (3)' } }]);
  });

  it('puts a film that a file holds twice there once', () => {
    const twice = patient({ id: 'new', label: 'N', visits: [visit(), visit({ recorded: '2026-03-01T00:00:00.000Z' }), later()] });
    const [edit] = merge([], [twice]).edits;
    expect(edit!.patient!.visits.map(({ date, recorded }) => [date, recorded.slice(0, 7)])).toEqual([['2024-03-09', '2026-03'], ['2026-03-09', '2026-01']]);
    expect(merge([], [patient(), patient()])).toMatchObject({ newPatients: 1, known: 2 });
  });
});
