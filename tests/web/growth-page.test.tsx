/** The child's form, the panels of growth and the TW3 sheet on the whole page, over a made-up reader. */
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { readingOf, recordMatches } from '../../web/src/app/state';
import { noStudy, noTags } from '../../web/src/pipeline/fakes';
import type { DicomTags } from '../../web/src/domain/dicom';
import type { Script } from './fake-reader';
import { finding, fullManifest, goodParts, maturity, pictureOf, quality, sexResult, validation } from './made-up';
import { button, choose, mount, months, open, settle, text, unmount } from './mounted';

afterEach(unmount);

const field = <T extends HTMLElement = HTMLInputElement>(name: string) => document.querySelector<T>(`[data-field="${name}"]`)!;

async function fill(name: string, value: string) {
  const input = field<HTMLInputElement | HTMLSelectElement>(name);
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

async function read(script: Script = {}, sex = 'female') {
  const mounted = mount(script);
  await open(mounted.session);
  await choose(sex);
  return { ...mounted, record: () => readingOf(mounted.session.commands.state.value.phase)!.assessment };
}

const byDates = async (birth: string, film: string) => {
  await fill('birthDate', birth);
  await fill('examinationDate', film);
};

const problem = () => [...document.querySelectorAll<HTMLElement>('[data-problem]')].map((one) => one.dataset.problem);

describe('the standing against age', () => {
  it('asks for the age, then gives difference, SDS and verdict with the table named', async () => {
    await read();
    expect(text('.standing')).toContain(en.standing.silences.no_chronological_age);
    await byDates('2018-03-09', '2026-03-09');
    expect(text('.age-sentence')).toBe('Age 8 y 0 mo.');
    expect(text('.sds')).toBe('+0.32 SD Normal: within 2 SD of the age (Brush Foundation, Greulich and Pyle, Tables III/IV)');
    expect(document.querySelector('[data-difference]')!.textContent).toContain('+3');
    expect(text('.standing .facts')).toContain('6 y 4 mo to 9 y 8 mo (Brush Foundation)');
    expect(text('.standing')).toContain('Not for legal age');
  });

  it('keeps three uncertainties on three lines', async () => {
    await read();
    await fill('years', '8');
    const lines = [...document.querySelectorAll('.uncertainties dd')].map((one) => one.textContent!.replaceAll('\u00a0', ' '));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('90 % interval of the network: 7 y 2 mo to 9 y 4 mo');
    expect(lines[1]).toBe('1 SD is 10 mo (Brush Foundation, Greulich and Pyle, Tables III/IV)');
    expect(lines[2]).toMatch(/^two readers of one film differ by 7.6 mo .*Digital Hand Atlas/);
  });

  it('holds the reader’s own bone age against the same table, and adult height goes by it where the machine’s is overruled', async () => {
    const { session } = await read();
    await fill('years', '8');
    await fill('height-cm', '128');
    await fill('heightOn', 'film');
    await fill('heightMethod', 'standing');
    const height = () => document.querySelector<HTMLElement>('[data-adult-cm]')!.dataset.adultCm;
    const machine = height();
    session.commands.dispatch({ type: 'opinion', opinion: { own: { bone_age_months: 84, before_machine: false } } });
    await settle();
    expect(text('.own-standing')).toBe('By the reader’s own bone age, 7 y 0 mo: −1.20 SD Normal: within 2 SD of the age (Brush Foundation, Greulich and Pyle, Tables III/IV)');
    expect(height()).toBe(machine);
    session.commands.dispatch({ type: 'opinion', opinion: { judgement: { verdict: 'overrules', remark: '', reader: '' } } });
    await settle();
    expect(Number(height())).toBeCloseTo(128 / 0.77, 9);
    expect(text('.adult-height')).toContain('By the reader’s own bone age, 7 y 0 mo:');
    expect(text('.adult-height')).not.toContain(en.adultHeight.interval);
    session.commands.dispatch({ type: 'opinion', opinion: { own: null } });
    await settle();
    expect(document.querySelector('.own-standing, .adult-height')).toBeNull();
  });

  it('shows both tables side by side, open where they disagree', async () => {
    await read({ results: { female: sexResult(120), male: sexResult(120) } });
    await fill('years', '8'); // +24 mo: 2.4 SD by one, 1.71 by the other
    expect(text('.sds')).toContain('+2.40 SD Advanced: more than 2 SD above the age (Brush Foundation');
    const both = document.querySelector<HTMLDetailsElement>('.both-tables')!;
    expect(both.open).toBe(true);
    expect(both.textContent).toContain(en.standing.disagree);
    expect([...both.querySelectorAll('[data-table] [data-standing]')].map((one) => (one as HTMLElement).dataset.standing)).toEqual(['advanced', 'normal']);
    await fill('sd-table', 'stanford');
    expect(text('.sds')).toContain('+1.71 SD Normal: within 2 SD of the age (Stanford children');
  });

  it('takes the site’s table first, and each film anew', async () => {
    const { session, kept } = await read();
    session.settings.change({ sdTable: 'stanford' });
    await fill('years', '8');
    expect(text('.sds')).toContain('Stanford children');
    expect(kept.get('carpal.settings')).toContain('"sdTable":"stanford"');
    await fill('sd-table', 'brush');
    await open(session);
    await choose('female');
    expect(field<HTMLSelectElement>('sd-table').value).toBe('stanford');
  });

  it.each<[string, Script, () => Promise<void>, string]>([
    ['under 24 months', {}, () => fill('years', '1'), 'under_24_months'],
    ['outside the table', {}, () => fill('years', '18'), 'outside_table'],
    ['of a mature hand', { manifest: fullManifest, results: { female: sexResult(210, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) }), male: sexResult(210) } }, () => fill('years', '16'), 'mature'],
  ])('is silent with its reason %s', async (_name, script, act, silence) => {
    await read(script);
    await act();
    expect(document.querySelector('.sds')).toBeNull();
    expect(document.querySelector<HTMLElement>('.standing [data-silence]')!.dataset.silence).toBe(silence);
    expect(document.querySelector('[data-standing]')).toBeNull();
  });

  it('of an unknown sex asks for it, and nothing is asked of the core', async () => {
    const { reader } = await read({}, 'unknown');
    await fill('years', '8');
    expect(text('.standing')).toContain(en.standing.needsSex);
    expect(reader.growthCalls).toEqual([]);
  });

  it('of a refused film is not there', async () => {
    await read({ validation: validation({ 5: 0.031 }) });
    await fill('years', '8');
    expect(document.querySelector('.standing')).toBeNull();
    expect(document.querySelector('.adult-height')).toBeNull();
  });

  it('says that the tables could not be asked', async () => {
    await read({ growthFailures: ['EngineFailed'] });
    expect(text('.standing')).toContain(en.standing.failed);
    await fill('years', '8');
    expect(text('.standing')).not.toContain(en.standing.failed);
    expect(text('.sds')).toContain('SD');
  });
});

describe('the child', () => {
  it('enters the record: age and contra-indications, and the certainty falls by one with its reason', async () => {
    const { record, session, reader } = await read();
    await fill('years', '8');
    document.querySelector<HTMLInputElement>('input[value=cast]')!.click();
    await settle();
    expect(record().subject).toEqual({ sex: 'female', chronological_age_months: 96, contraindications: ['cast'] });
    expect(recordMatches(session.commands.state.value)).toBe(true);
    expect(document.querySelector<HTMLElement>('[data-tier]')!.dataset.tier).toBe('medium');
    expect(text('.lowered')).toContain('a contra-indication that was named');
    expect(months()).toEqual([99.2]);
    expect(reader.calls.filter(({ name }) => name === 'read')).toHaveLength(1);
  });

  it('goes with its film, and the page says so', async () => {
    const { session } = await read();
    await fill('years', '8');
    document.querySelector<HTMLInputElement>('input[value=treatment]')!.click();
    await settle();
    await open(session);
    expect(text('.child')).toContain(en.child.cleared);
    expect(field('years').value).toBe('');
    expect(document.querySelectorAll('.checkboxes :checked')).toHaveLength(0);
    await choose('female');
    expect(session.openCase.value!.child).toMatchObject({ contraindications: [], typed_age_months: null });
    expect(readingOf(session.commands.state.value.phase)!.assessment.subject).toEqual({ sex: 'female', chronological_age_months: null, contraindications: [] });
  });

  it('stays with a film that is read again', async () => {
    const { session } = await read();
    await fill('years', '8');
    await session.commands.retry();
    await settle();
    expect(field('years').value).toBe('8');
    expect(readingOf(session.commands.state.value.phase)!.assessment.subject.chronological_age_months).toBe(96);
  });

  it('with wrong dates gets a sentence, and no figure', async () => {
    await read();
    await byDates('2026-03-10', '2026-03-09');
    expect(problem()).toEqual(['birth_after_film']);
    expect(field('birthDate').getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field('birthDate').getAttribute('aria-describedby')!)!.textContent).toBe(en.child.problems.birth_after_film);
    expect(text('.standing')).toContain(en.standing.silences.no_chronological_age);
  });

  it('is asked for the weeks at birth under 2 years alone', async () => {
    await read();
    await fill('years', '3');
    expect(field('gestationWeeks')).toBeNull();
    await fill('years', '1');
    await fill('gestationWeeks', '28');
    expect(text('.age-sentence')).toBe('Age 9 mo, corrected for birth at 28 weeks (uncorrected 1 y 0 mo).');
  });

  it('types into fields without working the keys of the page', async () => {
    const { session } = await read();
    field('years').dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }));
    expect(session.view.value).toBe('read');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }));
    expect(session.view.value).toBe('batch');
  });
});

describe('a DICOM file’s age', () => {
  const dicom = (tags: Partial<DicomTags>): Script => ({
    picture: () => pictureOf(goodParts(), { dicom: { tags: { ...noTags, ...tags }, study: { ...noStudy, accession_number: 'A7', study_id: '3' }, findings: [], frames: 1, windows: [], hasVoiLut: false, transferSyntax: '1.2' } }),
  });

  it('fills the form folded, and counts once it is confirmed', async () => {
    const { record, session } = await read(dicom({ birthDate: '2018-03-09', filmDate: '2026-03-09' }));
    const details = document.querySelector<HTMLDetailsElement>('details[data-child-age]')!;
    expect(details.open).toBe(false);
    expect(field('birthDate').value).toBe('2018-03-09');
    expect(text('.standing')).toContain(en.standing.silences.no_chronological_age);
    expect(record().subject.chronological_age_months).toBeNull();
    button(en.child.confirm).click();
    await settle();
    expect(text('.age-sentence')).toBe('Age 8 y 0 mo.');
    expect(record().subject.chronological_age_months).toBe(96);
    expect(button(en.child.confirm)).toBeUndefined();
    expect(session.openCase.value!.study).toMatchObject({ accession_number: 'A7', study_id: '3', study_uid: '' });
  });

  it('is taken over by typing, and as PatientAge where there are no dates', async () => {
    await read(dicom({ ageMonths: 96, filmDate: '2026-03-09' }));
    expect([field('years').value, field('months').value, field('examinationDate').value]).toEqual(['8', '0', '2026-03-09']);
    await fill('months', '6');
    expect(text('.age-sentence')).toBe('Age 8 y 6 mo.');
  });
});

describe('the age of a batch’s table', () => {
  it('is there folded, and counts; the next film has none', async () => {
    const { session, record } = await read();
    session.child.take({ birthDate: '', examinationDate: '', years: '8', months: '6' });
    await settle();
    const details = document.querySelector<HTMLDetailsElement>('details[data-child-age=table]')!;
    expect(details.open).toBe(false);
    expect(details.querySelector('summary')!.textContent).toBe(en.child.told.table);
    expect(record().subject.chronological_age_months).toBe(102);
    await open(session);
    expect(document.querySelector('details[data-child-age]')).toBeNull();
    expect(field('years').value).toBe('');
  });
});

describe('the case', () => {
  it('is composed of the reading, the child, growth, the sheet and the reader’s opinion', async () => {
    const { session, record } = await read();
    await fill('years', '8');
    await fill('indication', ' short stature ');
    await fill('label', 'A 17');
    session.tw3.set('radius', 'E');
    session.commands.dispatch({ type: 'opinion', opinion: { own: { bone_age_months: 96, before_machine: false } } });
    await settle();
    const open = session.openCase.value!;
    expect(open.reading.assessment).toBe(record());
    expect(open).toMatchObject({
      synthetic: false, chronological_age_months: 96, sd_table: 'brush', own: { bone_age_months: 96 }, judgement: null, study: null,
      child: { label: 'A 17', sex: 'female', typed_age_months: 96, indication: 'short stature', height: null, parents: null },
      tw3: { sheet: { sex: 'female', stages: { radius: 'E' } }, result: { sum: 40 } },
    });
    expect(open.growth!.difference_months).toBeCloseTo(3.2, 10);
    session.commands.close();
    expect(session.openCase.value).toBeNull();
  });
});

describe('adult height', () => {
  const measure = async (cm = '128') => {
    await fill('height-cm', cm);
    await fill('heightOn', 'film');
    await fill('heightMethod', 'standing');
  };

  it('asks for a height, then predicts with class, interval, error and the height it comes from', async () => {
    await read();
    await fill('years', '8');
    expect(text('.adult-height')).toContain(en.standing.silences.no_height);
    await measure();
    const panel = text('.adult-height');
    expect(text('.adult-height .sds')).toBe('160.0 cm');
    for (const part of ['± 7.5 cm (2 SD), on average −1.2 cm', '157.0 cm to 164.0 cm', 'average: bone age within a year', '80.0 % by this bone age', '128.0 cm, measured standing at 8 y 0 mo', 'untreated']) expect(panel).toContain(part);
    await fill('years', '7');
    expect(text('.adult-height')).toContain(en.adultHeight.noError);
  });

  it('gives the target by the parents, in feet and inches too', async () => {
    await read();
    await fill('mother-cm', '165');
    expect(problem()).toEqual(['parent_missing']);
    await fill('father-cm', '180');
    expect(text('.adult-height')).toContain('166.0 cm ± 8.5 cm (Tanner 1970)');
    await fill('unit', 'ft_in');
    expect(text('.adult-height')).toMatch(/166\.\d cm \(5 ft 5 in\)/);
  });

  it('asks whether so few centimetres were inches, and takes them as such', async () => {
    await read();
    await fill('years', '8');
    await measure('50');
    expect(problem()).toEqual(['height_in_inches']);
    button(en.child.more.takeAsInches).click();
    await settle();
    expect(problem()).toEqual([]);
    expect([field('height-feet').value, field('height-inches').value]).toEqual(['4', '2']);
    expect(text('.adult-height .sds')).toBe('158.8 cm (5 ft 3 in)');
  });

  it.each<[string, () => Promise<void>, string]>([
    ['treated', async () => document.querySelector<HTMLInputElement>('input[value=treatment]')!.click(), 'treated'],
    ['measured lying', () => fill('heightMethod', 'supine'), 'height_not_standing'],
    ['measured long before', async () => { await byDates('2018-03-09', '2026-03-09'); await fill('heightOn', 'other'); await fill('heightDate', '2025-06-01'); }, 'height_too_old'],
  ])('is silent with its reason: %s', async (_name, act, silence) => {
    await read();
    await fill('years', '8');
    await measure();
    await act();
    await settle();
    expect(document.querySelector<HTMLElement>('.adult-height [data-silence]')!.dataset.silence).toBe(silence);
    expect(document.querySelector('[data-adult-cm]')).toBeNull();
  });

  it('is not predicted from a film that was refused', async () => {
    const { session, reader } = mount({ manifest: fullManifest, quality: quality({ noise: 9 }) });
    await open(session);
    button('Read anyway').click();
    await choose('female');
    await fill('years', '8');
    await measure();
    expect(reader.growthCalls.at(-1)!.against_refusal).toBe(true);
    expect(document.querySelector<HTMLElement>('.adult-height [data-silence]')!.dataset.silence).toBe('refused');
    expect(text('.sds')).toContain('SD');
  });
});

describe('the TW3 sheet', () => {
  const stage = (bone: string, letter: string) => document.getElementById(`tw3-${bone}-${letter}`) as HTMLInputElement;
  const press = async (key: string) => {
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };

  it('adds up as it is filled, by letters from bone to bone', async () => {
    const { session } = await read();
    expect(document.querySelectorAll('.tw3 fieldset')).toHaveLength(13);
    expect(document.querySelectorAll('.tw3 input')).toHaveLength(13 * 9 - 1);
    expect(text('.tw3-score')).toBe(en.tw3.empty);
    stage('radius', 'A').focus();
    await press('f');
    expect(stage('radius', 'F').checked).toBe(true);
    expect(document.activeElement).toBe(stage('ulna', 'A'));
    expect(text('.tw3-score')).toBe('Score so far 50, 1 of 13 bones');
    for (let bone = 1; bone < 13; bone += 1) await press('e');
    expect(text('.tw3-score')).toBe('RUS score 530. TW3 bone age 8 y 10 mo');
    expect(document.activeElement!.id).toMatch(/^tw3-dp5/);
    expect(session.openCase.value!.tw3).toMatchObject({ sheet: { sex: 'female', stages: { radius: 'F', dp5: 'E' } }, result: { score: 530 } });
    // Letters of the page's own keys stayed on the sheet.
    expect(session.view.value).toBe('read');
  });

  it('takes a stage away, has no I for the ulna, and is cleared by button and with the film', async () => {
    const { session } = await read();
    stage('ulna', 'B').focus();
    await press('i');
    expect(session.tw3.stages.value).toEqual({});
    await press('h');
    expect(session.tw3.stages.value).toEqual({ ulna: 'H' });
    stage('ulna', 'H').focus();
    await press('Delete');
    expect(session.tw3.stages.value).toEqual({});
    stage('mc1', 'C').click();
    await settle();
    expect(text('.tw3-score')).toContain('Score so far 20, 1 of 13');
    button(en.tw3.clear).click();
    await settle();
    expect(session.tw3.stages.value).toEqual({});
    stage('mc1', 'C').click();
    await open(session);
    expect(session.tw3.stages.value).toEqual({});
  });

  it('needs the sex', async () => {
    await read({}, 'unknown');
    stage('mc1', 'C').click();
    await settle();
    expect(text('.tw3-score')).toBe(en.tw3.needsSex);
  });
});

describe('the settings', () => {
  it('have the table of reference', async () => {
    const { session, kept } = mount();
    await settle();
    session.view.value = 'settings';
    await settle();
    const select = document.querySelector<HTMLSelectElement>('#sd-table select')!;
    expect([...select.options].map(({ value }) => value)).toEqual(['brush', 'stanford']);
    select.value = 'stanford';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(session.settings.current.value.sdTable).toBe('stanford');
    expect(kept.get('carpal.settings')).toContain('stanford');
  });
});
