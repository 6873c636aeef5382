/** What is dropped, chosen or pasted, on the page: opened, listed, or refused by a sentence. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureWords } from '../../web/src/i18n/words';
import { MOST_FILES } from '../../web/src/intake/gather';
import type { Session } from '../../web/src/app/session';
import { button, choose, mount, settle, text, unmount } from '../web/mounted';
import { dicomDir } from '../dicom/directory-writer';
import { dicomFile, greyTags } from '../dicom/writer';
import { zipFile, type ZipWish } from './zip-writer';

afterEach(unmount);

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const named = (name: string, bytes: Uint8Array<ArrayBuffer> = png) => new File([bytes], name);
const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
const said = (one: Element | null) => one?.querySelector('b')?.textContent;
const listbox = () => document.querySelector<HTMLElement>('[role=listbox]')!;
const press = async (key: string) => {
  listbox().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await settle();
};
const active = () => said(document.getElementById(listbox().getAttribute('aria-activedescendant')!));
const shownName = () => document.querySelector('.film-facts h1')?.textContent;

async function take(session: Session, files: readonly File[]) {
  session.openFiles(files);
  await vi.waitFor(() => expect(session.films.looking.value).toBeNull());
  await settle();
}

/** A folder as a drop gives it: what `readEntries` gives is a part at a time. */
const entryOf = (name: string, content: File | readonly unknown[], path = `/${name}`): FileSystemEntry => (content instanceof File
  ? { isDirectory: false, isFile: true, name, fullPath: path, file: (found: (file: File) => void) => found(content) }
  : { isDirectory: true, isFile: false, name, fullPath: path, createReader: () => {
    const parts = [content.slice(0, 2), content.slice(2), []];
    return { readEntries: (found: (entries: readonly unknown[]) => void) => found(parts.shift() ?? []) };
  } }) as unknown as FileSystemEntry;

const drop = (session: Session, ...roots: readonly FileSystemEntry[]) =>
  session.openDropped({ items: roots.map((root) => ({ kind: 'file', webkitGetAsEntry: () => root })), files: [] } as unknown as DataTransfer);

describe('several films', () => {
  it('are listed; the one that is chosen is read; the list stays, and closes', async () => {
    const { session, reader } = mount();
    await take(session, [named('b.png'), named('a.png'), named('notes.txt')]);
    expect(options().map(said)).toEqual(['a.png', 'b.png']);
    expect(text('.film-panel-head')).toContain('Left out: 1 file of other kinds.');
    expect([...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join(' ')).toContain('2 films found.');
    expect(reader.calls.some(({ name }) => name === 'read')).toBe(false);
    options()[1]!.click();
    await settle();
    expect(shownName()).toBe('b.png');
    expect(options().map((one) => one.getAttribute('aria-selected'))).toEqual(['false', 'true']);
    await choose('female');
    options()[0]!.click();
    await settle();
    expect(shownName()).toBe('a.png');
    expect(session.commands.state.value.sex).toBeNull();
    document.querySelector<HTMLElement>('[aria-label="Close the list"]')!.click();
    await settle();
    expect(options()).toEqual([]);
    expect(shownName()).toBe('a.png');
  });

  it('are gone through by keys', async () => {
    const { session } = mount();
    await take(session, Array.from({ length: 40 }, (_, index) => named(`${index + 1}.png`)));
    expect(document.activeElement).toBe(listbox());
    expect(active()).toBe('1.png');
    await press('ArrowDown');
    expect(active()).toBe('2.png');
    await press('End');
    expect(session.commands.state.value.phase.kind).toBe('idle');
    await press('Home');
    await press('ArrowUp');
    await press('ArrowDown');
    await press('Enter');
    expect(shownName()).toBe('2.png');
  });

  it('of which there are thousands cost the page a screenful', async () => {
    const { session } = mount();
    await take(session, Array.from({ length: 5000 }, (_, index) => named(`${index}.${index % 2 ? 'png' : 'xml'}`)));
    expect(session.films.list.value?.films).toHaveLength(2500);
    expect(options().length).toBeLessThan(40);
    expect(options()[0]!.getAttribute('aria-setsize')).toBe('2500');
  });

  it('take the place of a film that was open before: no answer stays beside a list that it is not of', async () => {
    const { session } = mount();
    await take(session, [named('old.png')]);
    await choose('male');
    await take(session, [named('a.png'), named('b.png')]);
    expect(document.querySelector('[data-months]')).toBeNull();
    expect(text()).toContain('Choose a film from the list');
  });

  it('of which one is dropped alone close the list', async () => {
    const { session } = mount();
    await take(session, [named('a.png'), named('b.png')]);
    await take(session, [named('c.png')]);
    expect(options()).toEqual([]);
    expect(shownName()).toBe('c.png');
  });
});

describe('a folder', () => {
  it('is walked to its end', async () => {
    const { session } = mount();
    const films = Array.from({ length: 5 }, (_, index) => entryOf(`${index}.png`, named(`${index}.png`), `/f/in/${index}.png`));
    drop(session, entryOf('f', [entryOf('in', films), entryOf('x.txt', named('x.txt'), '/f/x.txt')]), entryOf('last.png', named('last.png')));
    await vi.waitFor(() => expect(session.films.list.value?.films).toHaveLength(6));
    await settle();
    expect([...document.querySelectorAll('.film-group')].map((one) => one.textContent)).toEqual(['f/in']);
    expect(session.films.list.value!.leftOut.other).toBe(1);
  });

  it('is not walked beyond a bound, and that is said', async () => {
    const { session } = mount();
    const file = named('x.txt');
    const many = [...Array.from({ length: MOST_FILES + 5 }, (_, index) => entryOf(`${index}.txt`, file)), entryOf('a.png', named('a.png')), entryOf('b.png', named('b.png'))];
    drop(session, entryOf('f', many));
    await vi.waitFor(() => expect(session.films.list.value).not.toBeNull(), 60_000);
    await settle();
    expect(text('.film-panel-head')).toContain('Only the first 20,000 files were looked at.');
  });

  it('with one film in it opens that film, and says that others were left out', async () => {
    const { session } = mount();
    await take(session, [named('hand.png'), named('notes.txt')]);
    expect(shownName()).toBe('hand.png');
    expect(options()).toEqual([]);
    expect(text()).toContain('This was the only film among the files.');
  });

  it('can be given up while it is gone through', async () => {
    const { session } = mount();
    await settle(); // the page hears keys
    let most = 0;
    const stop = session.films.looking.subscribe((looking) => {
      most = Math.max(most, looking?.seen ?? 0);
      if (looking && looking.seen > 50) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    });
    session.openFiles(Array.from({ length: 300 }, (_, index) => named(`${index}.png`)));
    await vi.waitFor(() => expect(most).toBeGreaterThan(50));
    await settle();
    stop();
    expect(most).toBeLessThan(100);
    expect(session.films.looking.value).toBeNull();
    expect(session.films.list.value).toBeNull();
  });
});

describe('a disc', () => {
  it('is listed by child and study, with what directory and files say', async () => {
    const { session } = mount();
    const records = dicomDir([{ type: 'PATIENT', tags: [{ tag: 0x00100010, vr: 'PN', value: 'Roe^Max' }], below: [
      { type: 'SERIES', tags: [{ tag: 0x0008103e, vr: 'LO', value: 'Hand PA' }], below: ['A', 'B'].map((place) => (
        { type: 'IMAGE', tags: [{ tag: 0x00041500, vr: 'CS', value: place }, { tag: 0x00200013, vr: 'IS', value: '4' }] })) }] }]);
    const film = dicomFile(greyTags(1, 1, [1]));
    await take(session, [named('x.zip', zipFile([{ name: 'DICOMDIR', bytes: records }, { name: 'A', bytes: film }, { name: 'B', bytes: film }]))]);
    expect([...document.querySelectorAll('.film-group')].map((one) => one.textContent)).toEqual(['Roe, Max']);
    expect([...options()[0]!.querySelectorAll('.film-words > *')].map((one) => one.textContent)).toEqual(['Hand PA', 'A', 'DICOM · image 4 · no picture']);
  });
});

describe('a ZIP file', () => {
  const zip = (...wishes: ZipWish[]) => named('films.zip', zipFile(wishes));

  it('is a folder of its own: listed, unpacked entry by entry', async () => {
    const { session, reader } = mount();
    await take(session, [zip({ name: 'a/1.png', bytes: png }, { name: '__MACOSX/1.png', bytes: png }, { name: 'a/2.png', bytes: png })]);
    expect(options().map(said)).toEqual(['1.png', '2.png']);
    options()[1]!.click();
    await vi.waitFor(() => expect(shownName()).toBe('2.png'));
    expect(reader.calls.filter(({ name }) => name === 'read')).toHaveLength(1);
  });

  it('with one film in it is that film', async () => {
    const { session } = mount();
    await take(session, [zip({ name: '../../evil/hand.png', bytes: png })]);
    expect(shownName()).toBe('hand.png');
  });

  it('of which an entry is damaged says so when that is chosen, and the others are read', async () => {
    const { session } = mount();
    await take(session, [zip({ name: '1.png', bytes: png, crc: 5 }, { name: '2.png', bytes: png })]);
    options()[0]!.click();
    await vi.waitFor(() => expect(text()).toContain(failureWords('ZipCorrupt').title));
    expect(button('Try again')).toBeUndefined();
    options()[1]!.click();
    await vi.waitFor(() => expect(shownName()).toBe('2.png'));
    await choose('female');
  });
});

describe('what holds no film gets a sentence of its own, and the next film is read', () => {
  const zip = (...wishes: ZipWish[]) => named('films.zip', zipFile(wishes));
  const whole = zipFile([{ name: 'a.png', bytes: png }]);
  it.each<[string, () => File[], string]>([
    ['an empty ZIP', () => [zip()], 'ZipEmpty'],
    ['a ZIP with no film', () => [zip({ name: 'a.txt', bytes: png }, { name: 'b', bytes: Uint8Array.of(1) })], 'NoFilmFound'],
    ['a ZIP that was cut off', () => [named('half.zip', whole.slice(0, 40))], 'ZipTruncated'],
    ['a ZIP with a password', () => [zip({ name: 'a.png', bytes: png, encrypted: true })], 'ZipEncrypted'],
    ['a ZIP in a ZIP', () => [zip({ name: 'in.zip', bytes: whole })], 'ZipInZip'],
    ['a ZIP that would burst', () => [zip(...Array.from({ length: 40 }, (_, index) => ({ name: `${index}.png`, bytes: png, unpacked: 2 ** 29 })))], 'ZipBomb'],
    ['a DICOMDIR alone', () => [named('DICOMDIR', dicomDir([]))], 'DicomDirAlone'],
    ['a folder of letters', () => [named('a.txt'), named('b.xml')], 'NoFilmFound'],
  ])('%s', async (_what, files, code) => {
    const { session } = mount();
    await take(session, files());
    expect(document.querySelector('[data-code]')?.getAttribute('data-code')).toBe(code);
    expect(text('.refusal .reason')).toBe(failureWords(code).title);
    expect(failureWords(code)).not.toBe(failureWords('Internal'));
    await take(session, [named('hand.png')]);
    await choose('female');
    expect(document.querySelectorAll('[data-months]')).toHaveLength(1);
  });

  it('nothing at all', async () => {
    const { session } = mount();
    await take(session, []);
    expect(text()).toContain('There was no file in that.');
  });
});
