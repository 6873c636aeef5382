/** A batch that two networks read: one after the other, what is seen of it, and what is kept. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Lane, LaneOptions } from '../../web/src/batch/lanes';
import { LaneError } from '../../web/src/batch/lanes';
import type { FilmAnswer } from '../../web/src/batch/protocol';
import type { Wish } from '../../web/src/batch/subject';
import type { Reading } from '../../web/src/domain/assessment';
import { manifestOf } from '../../web/src/app/state';
import { en } from '../../web/src/i18n/en';
import { sexResult, validation } from '../web/made-up';
import { button, mount, settle, text, unmount } from '../web/mounted';
import { secondManifest } from '../web/second-pack';
import { FakeLane, readAnswer, readingOf } from './made-up';

afterEach(unmount);
const words = en.batch;

const png = (name: string) => new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), name], name, { type: 'image/png' });
const csv = (source: string) => new File([source], 'labels.csv', { type: 'text/csv' });
const nameIn = (film: string) => film.slice(film.lastIndexOf('\n') + 1);
const B0 = { name: 'carpal-b0', version: '0.1.0', model_sha256: secondManifest.files.model.sha256 };
const asB0 = (reading: Reading): Reading => ({ ...reading, assessment: { ...reading.assessment, pack: B0 } });

/** What each network says, in the order in which it was asked, by "network film". */
function networks() {
  const asked: string[] = [];
  const wishes: Wish[] = [];
  const editions: string[] = [];
  const made = { foreign: false };
  const gate = { hold: null as string | null, open: () => undefined as void };
  const held = async (key: string) => { if (gate.hold === key) await new Promise<void>((resolve) => { gate.open = () => { gate.hold = null; resolve(); }; }); };
  const first = async (film: string, wish: Wish): Promise<FilmAnswer> => {
    const name = nameIn(film);
    asked.push(`b4 ${name}`);
    await held(`b4 ${name}`);
    if (name.startsWith('bad')) return { kind: 'failed', error: { code: 'CorruptFile', detail: '' }, film_sha256: null };
    const reading = readingOf(name, wish.sex ?? wish.otherwise, { results: { female: sexResult(100), male: sexResult(140) } });
    return readAnswer(made.foreign ? asB0(reading) : reading);
  };
  const second = async (film: string, wish: Wish): Promise<FilmAnswer> => {
    const name = nameIn(film);
    asked.push(`b0 ${name}`);
    wishes.push(wish);
    await held(`b0 ${name}`);
    if (name.startsWith('no')) return readAnswer(asB0(readingOf(name, 'female', { validation: validation({ 2: 0.001 }) })));
    return readAnswer(asB0(readingOf(name, wish.sex ?? wish.otherwise, { results: { female: sexResult(name.startsWith('far') ? 130 : 104), male: sexResult(138) } })));
  };
  const lanes = (answer: typeof first) => (options: LaneOptions): readonly Lane[] => {
    editions.push(options.editionOf(secondManifest));
    return [new FakeLane(answer)];
  };
  return Object.assign(made, { asked, wishes, editions, gate, first: lanes(first), second: lanes(second) });
}

async function inBatch(files: readonly File[], made: ReturnType<typeof networks>, { chosen = true, secondLanes = made.second, script = {} } = {}) {
  const mounted = mount({}, true, made.first, { manifest: secondManifest, ...script }, secondLanes);
  await settle();
  if (chosen) mounted.session.settings.change({ second_pack: 'carpal-b0' });
  mounted.session.view.value = 'batch';
  await settle();
  mounted.session.openFiles(files);
  await expect.poll(() => mounted.session.batch.rows.value.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await settle();
  mounted.session.batch.assume({ sex: 'female' });
  await settle();
  return mounted;
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const cell = (row: number, column: string) => rows()[row]!.querySelector(`.cell-${column}`)?.textContent?.replaceAll('\u00a0', ' ');
const until = async (state: string) => { await expect.poll(() => document.querySelector('[data-batch-state]')?.textContent).toContain(state); await settle(); };
const pick = async (selector: string, value: string) => {
  const select = document.querySelector<HTMLSelectElement>(selector)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};
const options = () => [...document.querySelectorAll<HTMLOptionElement>('[data-networks] option')].map((one) => one.textContent!.replaceAll('\u00a0', ' '));

describe('a batch of two networks', () => {
  it('is what a second opinion in the settings makes of it; one network alone is the usual', async () => {
    const made = networks();
    const { session } = await inBatch([png('1.png')], made, { chosen: false });
    expect(session.batch.networks.value).toEqual({ first: 'carpal-b4', second: null });
    expect(cell(0, 'second')).toBeUndefined();
    expect(options()).toEqual(['carpal-b4', 'carpal-b0 (18 MB)', 'Both: carpal-b4, then carpal-b0 (18 MB)']);
    unmount();
    const other = await inBatch([png('1.png')], networks());
    expect(other.session.batch.networks.value).toEqual({ first: 'carpal-b4', second: 'carpal-b0' });
    expect(cell(0, 'second')).toBe('');
  });

  it('is read by one after the other, for the same child and from the same picture', async () => {
    const made = networks();
    await inBatch([png('1.png'), png('bad.png'), png('far.png'), png('no.png')], made);
    button(words.run.start).click();
    await until('Done: 3 read, 0 refused, 1 failed.');
    expect(made.asked).toEqual(['b4 1.png', 'b4 bad.png', 'b4 far.png', 'b4 no.png', 'b0 1.png', 'b0 far.png', 'b0 no.png']);
    expect(made.wishes.map(({ looks, placement }) => [looks, placement?.turned_degrees])).toEqual([[false, 0], [false, 0], [false, 0]]);
    expect(made.editions[1]).toMatch(/^[0-9a-f]{64} \S+ beside [0-9a-f]{64} \S+$/);
    expect(text('[data-progress]')).toContain('8 of 8 readings of 4 films by two networks');
    expect([cell(0, 'second'), cell(0, 'second_difference')]).toEqual(['8 y 8 mo7 y 7 mo to 9 y 9 mo', '+4.0 moGood']);
    expect([cell(2, 'second_difference'), cell(3, 'second')]).toEqual(['+30.0 moLook', words.list.states.refused]);
    expect(cell(2, 'state')).toContain(en.secondOpinion.finding.name);
    expect(cell(1, 'second')).toBe('');
    // The first network's figures are what they were.
    expect(cell(0, 'bone_age')).toContain('8 y 4 mo');
  });

  it('counts both in its progress, pauses between them and stops with what was read', async () => {
    const made = networks();
    made.gate.hold = 'b0 1.png';
    await inBatch([png('1.png'), png('2.png')], made);
    button(words.run.start).click();
    await expect.poll(() => cell(0, 'second')).toBe(words.list.states.reading);
    expect(text('[data-progress]')).toContain('2 of 4 readings');
    button(words.run.pause).click();
    made.gate.open();
    await expect.poll(() => cell(0, 'second')).toContain('8 y 8 mo');
    await settle();
    expect(made.asked).toHaveLength(3);
    made.gate.hold = 'b0 2.png';
    button(words.run.resume).click();
    await expect.poll(() => cell(1, 'second')).toBe(words.list.states.reading);
    button(words.run.stop).click();
    await settle();
    expect(cell(1, 'second')).toBe('');
    made.gate.open();
    await settle();
    expect([cell(0, 'second')!.slice(0, 8), cell(1, 'second')]).toEqual(['8 y 8 mo', '']);
    button(words.run.goOn).click();
    await until('Done');
    expect(made.asked.slice(3)).toEqual(['b0 2.png', 'b0 2.png']);
  });

  it('is filtered and sorted by the difference, and summed up', async () => {
    await inBatch([png('1.png'), png('far.png'), png('no.png'), csv('id,boneage,male\n1,101,False\nfar,101,False\nno,101,False\n')], networks());
    button(words.run.start).click();
    await until('Done');
    const names = () => rows().map((row) => row.querySelector('.batch-name')!.textContent);
    await pick('[data-filter]', 'disagree');
    expect(names()).toEqual(['far.png', 'no.png']);
    await pick('[data-filter]', 'apart');
    expect(names()).toEqual(['far.png']);
    await pick('[data-filter]', 'all');
    [...document.querySelectorAll<HTMLElement>('[role=columnheader] button')].find((one) => one.textContent!.startsWith(words.list.columns.second_difference))!.click();
    await settle();
    expect(names()).toEqual(['far.png', '1.png', 'no.png']);
    const told = text('[data-two-packs]');
    for (const one of ['Mean difference, carpal-b0 minus carpal-b4+17.0 mo', 'SD of the difference18.4 mo', 'Above the limit50.0 %', 'carpal-b4 1 mo; carpal-b0 16 mo']) expect(told).toContain(one);
  });

  it('keeps to the first network where the second cannot be had, and says so', async () => {
    const made = networks();
    await inBatch([png('1.png')], made, { script: { prepareFailures: ['PackUnreachable', 'PackUnreachable', 'PackUnreachable'] } });
    button(words.run.start).click();
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent ?? '').toContain(en.failures.PackUnreachable.title);
    expect(made.asked).toEqual(['b4 1.png']);
    expect(cell(0, 'bone_age')).toContain('8 y 4 mo');
    button(words.run.goOn).click();
    await until('Done');
    expect(made.asked).toEqual(['b4 1.png', 'b0 1.png']);
  });

  it('whose second network breaks leaves the first readings', async () => {
    const made = networks();
    await inBatch([png('1.png')], made, { secondLanes: () => [{ close: () => undefined, read: async () => { throw new LaneError('start', 'EngineFailed', 'x'); } }] });
    button(words.run.start).click();
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent ?? '').toContain(en.failures.EngineFailed.title);
    expect([cell(0, 'bone_age')!.slice(0, 8), cell(0, 'second')]).toEqual(['8 y 4 mo', '']);
  });

  it('opens a row with the second reading that is kept', async () => {
    const { session, second } = await inBatch([png('1.png')], networks());
    button(words.run.start).click();
    await until('Done');
    const kept = await session.batch.secondReadingOf(session.batch.rows.value[0]!);
    expect(kept!.assessment.pack).toEqual(B0);
    await session.batch.open(0);
    const hash = session.batch.rows.value[0]!.film_sha256!;
    const first = { ...readingOf('1.png'), film_sha256: hash };
    expect(await session.batch.keptSecond(first, secondManifest)).toEqual(kept);
    expect(await session.batch.keptSecond({ ...first, film_sha256: 'f'.repeat(64) }, secondManifest)).toBeNull();
    expect(await session.batch.keptSecond(first, { ...secondManifest, version: '0.2.0' })).toBeNull();
    expect(await session.batch.keptSecond(asB0(first), secondManifest)).toBeNull();
    expect(second.calls.filter(({ name }) => name === 'prepare').length).toBeGreaterThan(0);
  });
});

describe('a batch of another network than single films', () => {
  it('is read by the second reader, which ends with it, and is described by that network', async () => {
    const made = networks();
    const { session, second } = await inBatch([png('1.png')], made, { chosen: false });
    await pick('[data-networks]', 'carpal-b0');
    expect(text('.batch-networks')).toContain(words.run.otherReads('carpal-b0'));
    button(words.run.start).click();
    await until('Done');
    expect(made.asked).toEqual(['b0 1.png']);
    expect(made.wishes[0]).toMatchObject({ looks: true });
    expect([second.packChoices.at(-1), manifestOf(session.commands.state.value, B0)!.name]).toEqual(['carpal-b0', 'carpal-b0']);
    expect(session.second.loading.value.kind).toBe('absent');
  });

  it('closed while the other reads, ends it and the reader; what still comes in is nobody\'s', async () => {
    const made = networks();
    made.gate.hold = 'b0 1.png';
    const { session } = await inBatch([png('1.png'), png('2.png')], made, { chosen: false });
    await pick('[data-networks]', 'carpal-b0');
    button(words.run.start).click();
    await expect.poll(() => made.asked).toContain('b0 1.png');
    expect(session.second.loading.value.kind).toBe('ready');
    await session.batch.close();
    expect([session.batch.activity.value, session.batch.rows.value, session.second.loading.value.kind]).toEqual(['idle', [], 'absent']);
    const asked = made.asked.length;
    made.gate.open();
    await settle();
    expect([session.batch.rows.value, session.batch.left.value, made.asked.length]).toEqual([[], 0, asked]);
  });

  it('loses the readings of the other when it is changed, and is locked while it runs', async () => {
    const made = networks();
    made.gate.hold = 'b4 2.png';
    const { session } = await inBatch([png('1.png'), png('2.png')], made, { chosen: false });
    button(words.run.start).click();
    await expect.poll(() => cell(0, 'bone_age')).toContain('8 y 4 mo');
    expect(document.querySelector<HTMLSelectElement>('[data-networks]')!.disabled).toBe(true);
    session.batch.read({ first: 'carpal-b0', second: null });
    expect(session.batch.networks.value.first).toBe('carpal-b4');
    made.gate.open();
    await until('Done');
    session.batch.read({ first: 'carpal-b4', second: 'carpal-b0' });
    await settle();
    expect(cell(0, 'bone_age')).toContain('8 y 4 mo');
    session.batch.read({ first: 'carpal-b0', second: null });
    await settle();
    expect(rows().map(({ dataset }) => dataset.state)).toEqual(['waiting', 'waiting']);
  });

  it('goes on with its network where another is chosen to read films, and stops where a lane comes back with that one', async () => {
    const made = networks();
    made.gate.hold = 'b4 1.png';
    const { session } = await inBatch([png('1.png'), png('2.png')], made, { chosen: false });
    button(words.run.start).click();
    await expect.poll(() => made.asked.length).toBe(1);
    session.settings.change({ pack: 'carpal-b0' });
    await settle();
    made.foreign = true;
    made.gate.open();
    await settle();
    expect([session.batch.activity.value, ...session.batch.rows.value.map(({ outcome }) => outcome.kind)]).toEqual(['idle', 'waiting', 'waiting']);
    // It keeps to the network that it was begun with, which the second reader has now.
    expect(session.batch.networks.value.first).toBe('carpal-b4');
  });
});
