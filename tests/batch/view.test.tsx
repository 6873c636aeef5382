/** The view of a batch over made-up lanes: what a user does and sees there. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../web/src/app/session';
import { LaneError, type Lane, type LaneOptions } from '../../web/src/batch/lanes';
import type { FilmAnswer } from '../../web/src/batch/protocol';
import type { Wish } from '../../web/src/batch/subject';
import { en } from '../../web/src/i18n/en';
import { inWindow, ROW_HEIGHT } from '../../web/src/views/batch/window';
import { siteProfile } from '../report/cases';
import { finding, sexResult, validation } from '../web/made-up';
import { button, mount, settle, text, unmount } from '../web/mounted';
import { FakeLane, readAnswer, readingOf } from './made-up';

const words = en.batch;
afterEach(unmount);

/** The first bytes of a PNG, and a name to tell it by. */
const png = (name: string) => new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), name], name, { type: 'image/png' });
const csv = (source: string) => new File([source], 'labels.csv', { type: 'text/csv' });
const nameIn = (film: string) => film.slice(film.lastIndexOf('\n') + 1);

function answer(film: string, wish: Wish): FilmAnswer {
  const name = nameIn(film);
  const sex = wish.sex ?? wish.otherwise;
  if (name.startsWith('bad')) return { kind: 'failed', error: { code: 'CorruptFile', detail: '' }, film_sha256: null };
  if (name.startsWith('blank')) return readAnswer(readingOf(name, sex, { validation: validation({ 2: 0.001 }) }));
  const results = { female: sexResult(100, 'low', [finding('wide_interval', 31, 20)]), male: sexResult(140) };
  return readAnswer(readingOf(name, sex, { results }, wish.months));
}

/** Gives each film its answer when the test lets it. */
function gated() {
  const open: (() => void)[] = [];
  let free = false;
  const lane = new FakeLane(async (film, wish) => {
    if (!free) await new Promise<void>((resolve) => open.push(resolve));
    return answer(film, wish);
  });
  return { lane, next: () => open.shift()?.(), release: () => { free = true; open.splice(0).forEach((go) => go()); } };
}

async function take(session: Session, files: readonly File[]) {
  session.openFiles(files);
  await vi.waitFor(() => expect(session.batch.looking.value).toBeNull(), { timeout: 20_000 });
  await settle();
}

async function inBatch(files: readonly File[], lanes: (options: LaneOptions) => readonly Lane[] = () => [new FakeLane(answer)]) {
  const mounted = mount({}, true, lanes);
  await settle();
  mounted.session.view.value = 'batch';
  await settle();
  if (files.length > 0) await take(mounted.session, files);
  return mounted;
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const names = () => rows().map((row) => row.querySelector('.batch-name')!.textContent);
const states = () => rows().map((row) => row.dataset.state);
const cell = (row: number, column: string) => rows()[row]!.querySelector(`.cell-${column}`)!.textContent!.replaceAll('\u00a0', ' ');
const say = async (sex: string) => {
  document.querySelector<HTMLInputElement>(`input[name=batch-sex][value=${sex}]`)!.click();
  await settle();
};
const until = async (state: string) => { await expect.poll(() => document.querySelector('[data-batch-state]')?.textContent).toContain(state); await settle(); };
const pick = async (select: HTMLSelectElement, value: string) => {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};
const key = async (name: string) => {
  const grid = document.querySelector<HTMLElement>('[role=grid]')!;
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await settle();
};

describe('the batch view', () => {
  it('is the second of five, by its key', async () => {
    const { session } = mount();
    await settle();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '2' }));
    await settle();
    expect(session.view.value).toBe('batch');
    expect(text('.batch')).toContain(words.drop);
    expect([...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))).toEqual(['#read', '#batch', '#followup', '#evidence', '#settings']);
  });

  it('takes what is dropped there for the batch, and leaves the film that is read alone', async () => {
    const { session, reader } = await inBatch([png('2.png'), png('10.png'), csv('id,boneage,male\n2,90,True\n')]);
    expect(names()).toEqual(['2.png', '10.png']);
    expect(session.view.value).toBe('batch');
    expect(reader.calls.filter(({ name }) => name === 'read')).toEqual([]);
    expect(text('[data-matched]')).toContain('1 of 1 rows belong to one of 2 films');
  });

  it('does not begin before the sex of every film is said', async () => {
    const { session } = await inBatch([png('1.png'), png('2.png'), csv('id,boneage,male\n1,90,True\n')]);
    expect(button(words.run.start).disabled).toBe(true);
    await session.batch.start();
    expect(states()).toEqual(['waiting', 'waiting']);
    await say('female');
    expect(button(words.run.start).disabled).toBe(false);
    expect([cell(0, 'sex'), cell(1, 'sex')]).toEqual(['Male', 'Female']);
  });

  it('begins at once where the table says everything', async () => {
    await inBatch([png('1.png'), csv('id,male\n1,True\n')]);
    expect(document.querySelector('input[name=batch-sex]')).toBeNull();
    expect(button(words.run.start).disabled).toBe(false);
  });

  it('reads all of them, and shows age, interval, certainty, truth, difference and what is to be looked at', async () => {
    await inBatch([png('bad.png'), png('blank.png'), png('c.png'), csv('id,boneage,male,other\nc,94,False,\n')]);
    await say('male');
    button(words.run.start).click();
    await until('Done: 1 read, 1 refused, 1 failed.');
    expect(states()).toEqual(['failed', 'refused', 'read']);
    expect(cell(2, 'bone_age')).toContain('8 y 4 mo');
    expect(cell(2, 'bone_age')).toContain('7 y 3 mo to 9 y 5 mo');
    expect([cell(2, 'tier'), cell(2, 'truth'), cell(2, 'difference')]).toEqual(['Low', '94 mo', '+6.0 mo']);
    expect(cell(2, 'state')).toContain(en.findings.wide_interval.name);
    expect(cell(1, 'state')).toContain(en.layers.blank_or_corrupt.refusal);
    expect(cell(0, 'state')).toContain(en.failures.CorruptFile.title);
    expect(cell(0, 'difference')).toBe('');
  });

  it('states no figure where the sex is said to be unknown', async () => {
    await inBatch([png('1.png')]);
    await say('unknown');
    button(words.run.start).click();
    await until('Done');
    expect(cell(0, 'bone_age')).toBe(words.list.both);
  });

  it('lets the columns be said, readers in the order in which they are chosen', async () => {
    const { session } = await inBatch([png('1.png'), csv('film;dr a;dr b;kind;alter\n1;8,5;9;f;9\n')]);
    expect(session.batch.table.value!.mapping).toMatchObject({ id: 0, sex: null, age: 4, ageUnit: 'years', readers: [] });
    const column = (name: string) => document.querySelector<HTMLSelectElement>(`[data-column=${name}]`)!;
    await pick(column('sex'), '3');
    for (const reader of [2, 1]) {
      document.querySelector<HTMLInputElement>(`[data-reader="${reader}"]`)!.click();
      await settle();
    }
    // By what the cells hold; what is said then stays said.
    expect(column('readersUnit').value).toBe('years');
    await pick(column('age'), '1');
    expect(column('ageUnit').value).toBe('years');
    await pick(column('age'), '4');
    expect(session.batch.study.value).toMatchObject({ readers: ['dr b', 'dr a'], rows: [{ sex: 'female', chronological_months: 108, truths: [108, 102] }] });
    expect(cell(0, 'truth')).toBe('108 moalso 102 mo');
  });

  it('is a study for whoever measures it', async () => {
    const { session } = await inBatch([png('1.png'), csv('id,boneage,male\n1,94,False\n')]);
    button(words.run.start).click();
    await until('Done');
    expect(session.batch.study.value.readers).toEqual(['boneage']);
    expect(session.batch.study.value.rows[0]).toMatchObject({ index: 0, name: '1.png', sex: 'female', truths: [94], outcome: { kind: 'done', reading: { bone_age_months: 100, tier: 'low', codes: ['wide_interval'] } } });
  });

  it('pauses, goes on and stops; what was read stays, the rest waits', async () => {
    const { lane, next, release } = gated();
    await inBatch([png('1.png'), png('2.png'), png('3.png')], () => [lane]);
    await say('female');
    button(words.run.start).click();
    await expect.poll(states).toEqual(['reading', 'waiting', 'waiting']);
    next();
    await expect.poll(states).toEqual(['read', 'reading', 'waiting']);
    button(words.run.pause).click();
    await settle();
    next();
    await expect.poll(states).toEqual(['read', 'read', 'waiting']);
    await settle();
    expect(lane.seen).toHaveLength(2);
    button(words.run.resume).click();
    await expect.poll(states).toEqual(['read', 'read', 'reading']);
    button(words.run.stop).click();
    await settle();
    expect(states()).toEqual(['read', 'read', 'waiting']);
    release();
    await settle();
    expect(states()).toEqual(['read', 'read', 'waiting']);
    button(words.run.goOn).click();
    await until('Done: 3 read');
    expect(lane.seen.map(nameIn).map((name) => name.slice(-5))).toEqual(['1.png', '2.png', '3.png', '3.png']);
  });

  it('reads again what was read for another child, and nothing else', async () => {
    const seen: string[] = [];
    const { session } = await inBatch([png('1.png'), png('2.png'), csv('id,male\n1,True\n')], () => [new FakeLane((film, wish) => { seen.push(film.slice(-5)); return answer(film, wish); })]);
    await say('female');
    button(words.run.start).click();
    await until('Done');
    session.batch.assume({ sex: 'male' });
    await settle();
    expect(states()).toEqual(['read', 'waiting']);
    button(words.run.goOn).click();
    await until('Done');
    expect(seen).toEqual(['1.png', '2.png', '2.png']);
    expect(cell(1, 'bone_age')).toContain('11 y 8 mo');
    document.querySelector<HTMLInputElement>('[data-looks]')!.click();
    await settle();
    expect(states()).toEqual(['waiting', 'waiting']);
  });

  it('says why it could not begin, and can try again', async () => {
    let fails = true;
    await inBatch([png('1.png')], () => [{ close: () => undefined, read: async (film, wish) => {
      if (fails) throw new LaneError('start', 'PackUnreachable', 'HTTP 503');
      return answer(await (await film()).text(), wish);
    } }]);
    await say('female');
    button(words.run.start).click();
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent ?? '').toContain(en.failures.PackUnreachable.title);
    expect(states()).toEqual(['waiting']);
    fails = false;
    button(words.run.start).click();
    await until('Done: 1 read');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('opens a row as a case with its child, and comes back to it', async () => {
    const { session, reader } = await inBatch([png('1.png'), png('2.png'), png('3.png'), csv('id,male,age,boneage\n2,True,100,90\n')]);
    await say('female');
    await key('ArrowDown');
    expect(document.querySelector('.batch-row.is-active')!.textContent).toContain('2.png');
    await key('Enter');
    await settle();
    expect(session.view.value).toBe('read');
    expect(text('.film-facts h1')).toBe('2.png');
    expect(session.commands.state.value.sex).toBe('male');
    expect(reader.calls.filter(({ name }) => name === 'read')).toHaveLength(1);
    await expect.poll(() => session.child.judged.value.chronologicalAgeMonths).toBeCloseTo(100, 1);
    expect(text('.batch-line')).toContain('Film 2 of 3 of the batch');
    button(words.inRead.next).click();
    await settle();
    expect(text('.film-facts h1')).toBe('3.png');
    expect(session.commands.state.value.sex).toBe('female');
    expect(button(words.inRead.next).disabled).toBe(true);
    button(words.inRead.back).click();
    await settle();
    expect(session.view.value).toBe('batch');
    expect(document.querySelector('.batch-row.is-active')!.textContent).toContain('3.png');
    session.view.value = 'read';
    await settle();
    session.openFiles([png('other.png')]);
    await settle();
    expect(document.querySelector('.batch-line')).toBeNull();
  });

  it('has beside the case what the readers said of its film, but not before the own reading nor for the other sex', async () => {
    const { session } = await inBatch([png('1.png'), png('2.png'), csv('id,boneage,male,reader 2\n1,94,False,98\n')]);
    await say('female');
    button(words.run.start).click();
    await until('Done');
    session.settings.change({ order: 'own_first' });
    await session.batch.open(0);
    await settle();
    expect(text('.film-facts h1')).toBe('1.png');
    expect(document.querySelector('[data-readers]')).toBeNull();
    session.settings.change({ order: 'machine_first' });
    await settle();
    expect(text('[data-readers]').replaceAll('\u00a0', ' ')).toMatch(/^boneage: 94 mo \(7 y 10 mo\); also 98 mo; difference \+6\.0 mo/);
    await session.commands.choose('male');
    await settle();
    expect(document.querySelector('[data-readers]')).toBeNull();
    await session.batch.open(1);
    await settle();
    expect(document.querySelector('[data-readers]')).toBeNull();
  });

  it('says of each row what a site’s correction makes of it, once there is one', async () => {
    const { session } = await inBatch([png('1.png'), png('2.png'), csv('id,boneage,male\n1,94,False\n2,150,True\n')]);
    button(words.run.start).click();
    await until('Done');
    expect([document.querySelector('[data-site-in-batch]'), cell(0, 'bone_age').includes('site')]).toEqual([null, false]);
    session.site.apply({ ...siteProfile, pack: readingOf('1', 'female').assessment.pack });
    await settle();
    expect(text('[data-site-in-batch]')).toContain('signed by A. Weiß');
    expect(cell(0, 'bone_age')).toContain('7 y 11 mo site-corrected');
    expect(cell(0, 'state')).toContain('without site correction 8 y 4 mo');
    expect(cell(1, 'state')).toContain('Not site-corrected: no correction was fitted for this sex.');
    // Errors stay those of the pack.
    expect([cell(0, 'difference'), rows()[0]!.querySelector<HTMLElement>('[data-bone-age]')!.dataset.boneAge]).toEqual([expect.stringContaining('+6.0 mo'), '100']);
    session.site.remove();
    await settle();
    expect(cell(0, 'bone_age')).toContain('8 y 4 mo');
    expect(document.querySelector('[data-site-in-batch]')).toBeNull();
  });

  it('draws only what is on the screen, and reaches the last of ten thousand by a key', async () => {
    await inBatch(Array.from({ length: 10_000 }, (_, index) => png(`${index}.png`)));
    await expect.poll(() => document.querySelector<HTMLElement>('[data-shown]')?.dataset.shown, { timeout: 20_000 }).toBe('10000');
    expect(rows().length).toBeLessThan(60);
    await key('End');
    const box = document.querySelector<HTMLElement>('[role=grid]')!;
    expect(box.getAttribute('aria-rowcount')).toBe('10001');
    expect(box.scrollTop).toBeGreaterThan(9_900 * ROW_HEIGHT);
    expect(document.querySelector('.batch-row.is-active .batch-name')!.textContent).toBe('9999.png');
    expect(rows().length).toBeLessThan(60);
  });

  it('has a window that holds every row on the screen, and no more than some beyond', () => {
    expect(inWindow(10_000, 0, 560)).toEqual({ first: 0, last: 16 });
    expect(inWindow(10_000, 100 * ROW_HEIGHT, 560)).toEqual({ first: 94, last: 116 });
    expect(inWindow(10_000, 9_995 * ROW_HEIGHT, 560)).toEqual({ first: 9_989, last: 10_000 });
    expect(inWindow(3, 0, 560)).toEqual({ first: 0, last: 3 });
    expect(inWindow(0, 999, 560)).toEqual({ first: 0, last: 0 });
  });

  it('is empty once it is closed', async () => {
    const { session } = await inBatch([png('1.png')]);
    button(words.run.close).click();
    await settle();
    [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find((one) => one.textContent === words.run.close)!.click();
    await settle();
    expect(session.batch.rows.value).toEqual([]);
    expect(document.querySelector('.batch-zone')).not.toBeNull();
  });

  it('has a sentence for a table that is none, and for files without a film', async () => {
    const { session } = await inBatch([]);
    await take(session, [csv('one\n')]);
    expect(text('[role=alert]')).toContain(words.failures.TableEmpty.title);
    await take(session, [new File(['text'], 'a.txt'), new File(['text'], 'b.txt')]);
    expect(text('[role=alert]')).toContain(en.failures.NoFilmFound.title);
  });
});
