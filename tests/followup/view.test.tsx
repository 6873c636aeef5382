/** Follow-up and log as a user meets them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../web/src/app/session';
import type { Patient } from '../../web/src/domain/followup';
import { readFile, writeFile } from '../../web/src/followup/file';
import { LogStore } from '../../web/src/followup/log';
import { FollowUpStore } from '../../web/src/followup/store';
import { validation } from '../web/made-up';
import type { Script } from '../web/fake-reader';
import { button, choose, mount, open, settle, text, unmount } from '../web/mounted';
import { hash, later, older, patient, visit } from './made-up';

const PASSPHRASE = 'a hand in March';
let saved: { blob: Blob; name: string }[] = [];

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(640);
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push({ blob: blob as Blob, name: '' });
    return 'blob:made-up';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { saved.at(-1)!.name = this.download; });
});
let session: Session;
afterEach(() => {
  // Closes what is open before its database goes.
  session?.settings.change({ follow_up: false, reading_log: false });
  unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function start(script: Script = {}, on = true) {
  const mounted = mount(script);
  ({ session } = mounted);
  if (on) session.settings.change({ follow_up: true });
  return mounted;
}

const shows = (words: string, selector = 'body') => vi.waitFor(() => expect(text(selector)).toContain(words), { timeout: 10_000 });
const go = async (view: 'read' | 'followup' | 'settings') => {
  // The address is followed once the page has come up.
  await settle();
  session.view.value = view;
  await settle();
};
/** Below the film the child's form has labels of its own. */
const fill = (label: string, value: string) => {
  const field = [...document.querySelectorAll('label')].filter((one) => !one.closest('.child')).find((one) => one.textContent!.includes(label))!.querySelector<HTMLInputElement>('input, select')!;
  field.value = value;
  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
};
const press = async (name: string, within = 'body') => {
  [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find((one) => one.textContent!.includes(name))!.click();
  await settle();
};

/** As another page would have left them. */
async function keep(...patients: Patient[]): Promise<void> {
  const store = await FollowUpStore.open();
  await store.update(() => patients.map((one) => ({ id: one.id, patient: one })));
  store.close();
}

async function show(...patients: Patient[]): Promise<void> {
  await keep(...patients);
  start();
  await go('followup');
  await shows(patients[0]!.label);
  await press(patients[0]!.label, '.followup-files');
}

describe('switched off', () => {
  it('keeps nothing, opens nothing and offers nothing', async () => {
    start({}, false);
    await open(session);
    await choose('female');
    expect(document.querySelector('.add-visit')).toBeNull();
    await go('followup');
    expect(text('.followup')).toContain('Follow-up is off. Nothing is kept.');
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is switched on and off in the settings; what was kept stays until it is deleted there', async () => {
    await keep(patient());
    const { kept } = start({}, false);
    await go('settings');
    const turn = () => document.querySelector<HTMLInputElement>('#follow-up input[type=checkbox]')!.click();
    turn();
    await shows('The files are not encrypted', '#follow-up');
    expect(JSON.parse(kept.get('carpal.settings')!)).toMatchObject({ follow_up: true, reading_log: false });
    turn();
    await shows('It does not delete it', '#follow-up');
    await go('followup');
    expect(text('.followup')).not.toContain('K-17');
    await go('settings');
    await press('Delete all', '#follow-up');
    await press('Keep');
    await press('Delete all', '#follow-up');
    button('Keep').parentElement!.querySelector<HTMLButtonElement>('.button-stop')!.click();
    await shows('All follow-up files deleted', '#follow-up');
    session.settings.change({ follow_up: true });
    await go('followup');
    await shows('No files yet');
  });
});

describe('the case on the page', () => {
  it('is added under a name of one’s choice, then put in the place of what it was', async () => {
    start();
    await open(session);
    expect(document.querySelector('.add-visit')).toBeNull();
    await choose('female');
    await shows('Name or code', '.add-visit');
    await press('Add to follow-up', '.add-visit');
    await shows('date of the film is missing', '.add-visit');
    fill('Date of the film', '2024-03-09');
    await settle();
    await press('Add to follow-up', '.add-visit');
    await shows('Give the file a name', '.add-visit');
    fill('Name or code', 'K-17');
    expect(text('.add-visit')).toContain('The chronological age is not given under “Child”');
    session.child.change({ years: '8', months: '3' });
    await settle();
    expect(text('.add-visit')).not.toContain('chronological age');
    await press('Add to follow-up', '.add-visit');
    await shows('Added to “K-17”', '.add-visit');
    await press('Replace the visit', '.add-visit');
    await shows('was replaced by this reading', '.add-visit');
    fill('Date of the film', '2024-03-10');
    await settle();
    expect(text('.add-visit')).toContain('This film is in this file already, of Mar 9, 2024');
    await go('followup');
    await shows('1 visit', '.followup-files');
    const rows = document.querySelectorAll('.patient .visits-table tbody tr');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.textContent).toContain('Mar 9, 2024Film');
    expect(text('.patient .visits-table')).toContain('8 y 3 mo');
    expect(document.querySelectorAll('.patient .graph svg[role=img]')).toHaveLength(1);
  });

  it('of unknown sex, of another sex or of no age is answered by a sentence', async () => {
    await keep(patient());
    start();
    await open(session);
    await choose('unknown');
    await shows('K-17', '.add-visit');
    fill('File', 'one');
    fill('Date of the film', '2024-03-10');
    await settle();
    await press('Add to follow-up', '.add-visit');
    await shows('A visit needs the sex', '.add-visit');
    await choose('male');
    await vi.waitFor(() => expect(document.querySelector('.add-visit')).not.toBeNull());
    fill('File', 'one');
    fill('Date of the film', '2024-03-10');
    await settle();
    await press('Add to follow-up', '.add-visit');
    await shows('as the other sex', '.add-visit');
  });

  it('is not put into the file that was chosen for the film before, and says where its film already is', async () => {
    await keep(patient(), patient({ id: 'two', label: 'B', visits: [visit({ film_sha256: '9f2c1e7ab05d44c8'.repeat(4) })] }));
    start();
    session.followUp.chosen.value = 'one';
    await open(session);
    await choose('female');
    await shows('New file', '.add-visit');
    // The one that holds the film.
    expect(document.querySelector<HTMLSelectElement>('.add-visit select')!.value).toBe('two');
    fill('File', 'one');
    await settle();
    expect(text('.add-visit')).toContain('This film is already in “B”');
  });
});

describe('one child', () => {
  it('is shown with chart, differences, visits and heights', async () => {
    await show(patient({ visits: [visit({ height: { cm: 124.5, chronological_age_months: 96, date: null, method: 'supine' } }), later()] }));
    await shows('Between visits');
    const pairs = text('.patient section:has(#pairs-heading)');
    expect(pairs).toContain('24 mo+27 mo (+10 to +43)');
    expect(pairs).toContain('1.13 (0.42 to 1.77)');
    expect(pairs).not.toContain('Short gap');
    const visits = text('.patient section:has(#visits-heading)');
    for (const words of ['+0.5 (Brush)', '10 y 3 mo', 'before the machine’s', 'Agreed by R. Eader', 'Remark: thumb cut off', '138.4 cm', '124.5 cmlying', 'carpal-b4 0.3.4']) expect(visits).toContain(words);
    const [track, height] = [...document.querySelectorAll('.patient .graph svg')];
    expect(track!.getAttribute('role')).toBe('img');
    expect(document.getElementById(track!.getAttribute('aria-labelledby')!)!.textContent!.replaceAll('\u00a0', ' ')).toBe('Bone age by chronological age '
      + '2 visits between the chronological ages of 8 y 0 mo and 10 y 0 mo. The last, of Mar 9, 2026: bone age 10 y 6 mo at 10 y 0 mo. '
      + 'The band is 1 and 2 SD around equal ages by the table Brush.');
    expect(track!.querySelectorAll('polygon')).toHaveLength(2);
    expect(document.querySelector('.patient .graph details table')!.textContent).toContain('carpal-b4 0.3.4');
    expect(height!.textContent).toContain('Lying');
    expect(document.querySelector('[style]')).toBeNull();
  });

  it('says by visit what was done by hand, that nothing was, or that it was not recorded', async () => {
    await show(patient({ visits: [older({ status: 'read_against_refusal' }), visit({ film_sha256: hash('c'), date: '2025-03-09' }), later()] }));
    await shows('Between visits');
    const rows = [...document.querySelectorAll('.patient section:has(#visits-heading) tbody tr')].map((row) => row.textContent!.replaceAll('\u00a0', ' '));
    expect(rows).toEqual([
      expect.stringContaining('Placed or windowed by hand: not recorded'), expect.stringContaining('Overrides: none'),
      expect.stringContaining('Overrides: placed by hand, window or frame chosen by hand'),
    ]);
    expect(rows[0]).toContain('Against a refusal');
    expect(rows[0]).not.toContain('Overrides');
  });

  it('read by two versions: no difference is stated, and reading again is offered', async () => {
    await show(patient({ visits: [visit({ pack: { ...visit().pack, version: '0.3.2' } }), later()] }));
    await shows('Between visits');
    const row = document.querySelector<HTMLElement>('[data-marks]')!;
    expect(row.dataset.marks).toBe('other_pack');
    const words = row.textContent!.replaceAll('\u00a0', ' ');
    expect(words).toContain('not statednot stated');
    expect(words).toContain('Read the earlier film again and add it');
    expect(words).toContain('Versions: carpal-b4 0.3.2, then carpal-b4 0.3.4.');
    expect(words).not.toMatch(/\+27|1\.13/);
    expect(text('.patient')).not.toContain('interval. It follows');
    expect(text('.patient .graph')).toContain('Not compared with the last');
  });

  it('seen again too soon: the gap is called short, with the error', async () => {
    await show(patient({ visits: [visit(), later({ date: '2024-09-09', chronological_age_months: 102, bone_age: { months: 106, low_months: 94, high_months: 117, level: 0.9 } })] }));
    await shows('Short gap: over 6 mo the error of the difference is up to 17 mo.');
  });

  it('whose dates contradict the ages is marked', async () => {
    await show(patient({ visits: [visit(), later({ chronological_age_months: 101 })] }));
    await shows('The stated ages differ by −19 mo more than the dates');
  });

  it('loses a visit, its name or its file only when asked once', async () => {
    await show(patient());
    document.querySelector<HTMLButtonElement>('.patient [aria-label="Delete the visit of Mar 9, 2024"]')!.click();
    await settle();
    await shows('Delete the visit of Mar 9, 2024?');
    await press('Keep', 'dialog');
    expect(document.querySelectorAll('.patient .visits-table tbody')[1]!.children).toHaveLength(2);
    document.querySelector<HTMLButtonElement>('.patient [aria-label="Delete the visit of Mar 9, 2024"]')!.click();
    await settle();
    await press('Delete', 'dialog');
    await shows('Visit deleted.');
    expect(text('.followup-files')).toContain('1 visit');
    await press('Rename', '.patient');
    fill('Name or code', 'K-18');
    await settle();
    await press('Save', 'dialog');
    await shows('Renamed.');
    await press('Delete file', '.patient');
    await shows('Delete “K-18” and its 1 visit?');
    await press('Delete', 'dialog');
    await shows('“K-18” deleted.');
    await shows('No files yet');
    expect(document.querySelector('.patient')).toBeNull();
  });
});

describe('files', () => {
  const upload = async (contents: string) => {
    const input = document.querySelector<HTMLInputElement>('.followup-files input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File([contents], 'follow-up.json')], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };

  it('go out in the open or encrypted and come back without doubles', async () => {
    await show(patient());
    await press('Export all');
    await press('Save file', 'dialog');
    await shows('1 file saved.');
    expect(saved[0]!.name).toMatch(/^carpal-followup-\d{4}-\d\d-\d\d\.json$/);
    expect(await readFile(saved[0]!.blob)).toEqual({ patients: [patient()] });
    await upload(await saved[0]!.blob.text());
    await shows('Imported: 0 files and 0 visits new, 2 visits known already.');

    await press('Export all');
    fill('Passphrase for the file', PASSPHRASE);
    await settle();
    await press('Save file', 'dialog');
    await vi.waitFor(() => expect(saved).toHaveLength(2));
    const sealed = await saved[1]!.blob.text();
    expect(sealed).not.toContain('K-17');
    await shows('1 file saved.');
    await press('Delete all', '.followup-files');
    await press('Delete', 'dialog');
    await shows('All follow-up files deleted.');
    await upload(sealed);
    await shows('This file is encrypted.');
    fill('Passphrase of the file', 'a hand in April');
    await settle();
    await press('Import', 'dialog');
    await shows('The passphrase does not fit', 'dialog');
    fill('Passphrase of the file', PASSPHRASE);
    await settle();
    await press('Import', 'dialog');
    await shows('Imported: 1 file and 0 visits new');
    expect(document.querySelector('dialog')).toBeNull();
    expect(text('.followup-files')).toContain('K-17');
  });

  it('of another version or of another kind change nothing', async () => {
    await show(patient());
    const good = JSON.parse(await writeFile([patient({ label: 'other' })], null, { notice: '', intended_use: null, app_version: '9', now: new Date() })) as object;
    await upload(JSON.stringify({ ...good, schema_version: '2.0' }));
    await shows('written by a newer version of Carpal');
    await upload('no JSON');
    await shows('This is no follow-up file.');
    expect(text('.followup-files')).not.toContain('other');
  });

  it('whose data were changed are told from the others and stay until they are deleted', async () => {
    await keep(patient());
    const db = await new Promise<IDBDatabase>((resolve) => { const request = indexedDB.open('carpal-followup'); request.onsuccess = () => resolve(request.result); });
    db.transaction('patients', 'readwrite').objectStore('patients').put({ id: 'bad', revision: 1, plain: { id: 'bad' } });
    db.close();
    start();
    await go('followup');
    await shows('1 file cannot be opened');
    await press('Delete what cannot be opened', '.followup-files');
    await press('Delete', 'dialog');
    await shows('What could not be opened was deleted.');
    expect(text('.followup-files')).toContain('K-17');
  });
});

describe('a passphrase', () => {
  it('is set, locks, refuses a wrong one, opens and is removed', async () => {
    await keep(patient());
    start();
    await go('settings');
    await shows('New passphrase');
    fill('New passphrase', PASSPHRASE);
    fill('Repeat it', 'another one');
    await settle();
    await press('Encrypt', '#follow-up');
    expect(text('#follow-up')).toContain('The two are not the same');
    fill('Repeat it', PASSPHRASE);
    await settle();
    await press('Encrypt', '#follow-up');
    await shows('The files are encrypted.', '#follow-up');
    await go('followup');
    await press('Lock', '.followup-files');
    await shows('A lost passphrase cannot be recovered');
    expect(text('.followup')).not.toContain('K-17');
    fill('Passphrase', 'wrong words');
    await settle();
    await press('Unlock');
    await shows('The passphrase does not fit, or the data were changed. Nothing was lost');
    await go('read');
    await open(session);
    await choose('female');
    await shows('The files are locked.', '.add-visit');
    await go('followup');
    fill('Passphrase', PASSPHRASE);
    await settle();
    await press('Unlock');
    await shows('K-17', '.followup');
    await go('settings');
    fill('Present passphrase', PASSPHRASE);
    await settle();
    await press('Remove encryption', '#follow-up');
    await shows('no longer encrypted', '#follow-up');
  });
});

describe('what the reader says of a film', () => {
  it('goes into the visit and the log; nothing of the machine’s is offered before the own reading where that comes first', async () => {
    start({}, false);
    session.settings.change({ follow_up: true, reading_log: true, order: 'own_first' });
    await open(session);
    await choose('female');
    await settle();
    expect(document.querySelector('.add-visit')).toBeNull();
    session.commands.dispatch({ type: 'opinion', opinion: { own: { bone_age_months: 90, before_machine: true } } });
    await shows('Name or code', '.add-visit');
    session.commands.dispatch({ type: 'opinion', opinion: { judgement: { verdict: 'overrules', remark: 'too old', reader: 'R. Eader' } } });
    fill('Name or code', 'K-17');
    fill('Date of the film', '2024-03-09');
    await settle();
    await press('Add to follow-up', '.add-visit');
    await shows('Added to “K-17”', '.add-visit');
    await go('followup');
    const visits = text('.patient section:has(#visits-heading)');
    for (const words of ['7 y 6 mo', 'before the machine’s', 'Overruled by R. Eader', 'Remark: too old']) expect(visits).toContain(words);
    await session.log.settled();
    const store = await LogStore.open();
    expect((await store.all()).map(({ own_bone_age_months, judgement }) => [own_bone_age_months, judgement])).toEqual([[90, null], [90, 'overrules']]);
    store.close();
  });
});

describe('a browser that keeps nothing', () => {
  it('is named in every place that would keep something', async () => {
    vi.stubGlobal('indexedDB', undefined);
    start();
    session.settings.change({ reading_log: true });
    await open(session);
    await choose('female');
    await shows('This browser keeps nothing here', '.add-visit');
    await shows('The log of readings is not kept: This browser keeps nothing here', '.column');
    await go('followup');
    expect(text('.followup')).toContain('This browser keeps nothing here');
    await go('settings');
    expect(text('#follow-up')).toContain('This browser keeps nothing here');
    expect(text('#log')).toContain('This browser keeps nothing here');
  });

  it('and is full says so; the visit can be added when there is room', async () => {
    start();
    await open(session);
    await choose('female');
    await shows('Name or code', '.add-visit');
    fill('Name or code', 'K-17');
    fill('Date of the film', '2024-03-09');
    await settle();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
    await press('Add to follow-up', '.add-visit');
    await shows('storage of this browser is full. Nothing was changed.', '.add-visit');
    full.mockRestore();
    await press('Add to follow-up', '.add-visit');
    await shows('Added to “K-17”', '.add-visit');
  });
});

describe('another tab', () => {
  it('that adds a child is followed', async () => {
    start();
    await go('followup');
    await shows('No files yet');
    await keep(patient({ label: 'from the other tab' }));
    await shows('from the other tab');
  });
});

describe('the log', () => {
  const rows = async () => {
    await session.log.settled();
    const store = await LogStore.open();
    const all = await store.all();
    store.close();
    return all;
  };

  it('writes what was stated, once, and nothing while it is off', async () => {
    start({}, false);
    await open(session);
    await choose('female');
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([]);
    session.settings.change({ reading_log: true });
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1));
    // The record is made anew with the age, and says the same.
    const before = session.followUp.source.current.value!.reading;
    session.child.change({ years: '8', months: '3' });
    await vi.waitFor(() => expect(session.followUp.source.current.value!.reading).not.toBe(before));
    await settle();
    expect(await rows()).toHaveLength(1);
    await choose('unknown');
    await vi.waitFor(async () => expect(await rows()).toHaveLength(3));
    const all = await rows();
    expect(all.map(({ sex, sex_chosen, bone_age_months }) => [sex, sex_chosen, bone_age_months])).toEqual([['female', true, 99.2], ['female', false, 99.2], ['male', false, 105.4]]);
    await go('settings');
    await shows('3 lines', '#log');
    await press('Save as CSV', '#log');
    await shows('Log saved.', '#log');
    expect(saved[0]!.name).toMatch(/^carpal-log-.*\.csv$/);
    expect((await saved[0]!.blob.text()).split('\r\n')).toHaveLength(5);
    await press('Clear', '#log');
    await press('Clear', 'dialog');
    await shows('0 lines', '#log');
    expect(await rows()).toEqual([]);
  });

  it('writes refusals, and what was read against them', async () => {
    start({ validation: validation({ 1: 0.4 }) }, false);
    session.settings.change({ reading_log: true });
    await open(session);
    await vi.waitFor(async () => expect((await rows()).map(({ status, sex }) => [status, sex])).toEqual([['refused', null]]));
    await press('Read anyway');
    await choose('female');
    await vi.waitFor(async () => expect((await rows()).at(-1)).toMatchObject({ status: 'read_against_refusal', sex: 'female', safety: 'refuse', film_sha256: '9f2c1e7ab05d44c8'.repeat(4) }));

  });
});
