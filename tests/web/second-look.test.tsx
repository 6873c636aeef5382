import { afterEach, describe, expect, it } from 'vitest';
import { announcement } from '../../web/src/app/announce';
import { readingJson, summaryText } from '../../web/src/app/export';
import { readingOf } from '../../web/src/app/state';
import { en } from '../../web/src/i18n/en';
import type { Script } from './fake-reader';
import { anatomy, finding, fullManifest, manifest, maturity, quality, sexResult, validation } from './made-up';
import { button, choose, mount, months, open, settle, text, unmount } from './mounted';

afterEach(unmount);

const full = (changes: Script = {}): Script => ({ manifest: fullManifest, quality: quality(), anatomy: anatomy(0.4), ...changes });
const context = { manifest: fullManifest, synthetic: false };
const rows = (sex: string) => [...document.querySelectorAll<HTMLElement>(`[data-look=${sex}] [data-view]`)]
  .map((row) => [row.dataset.view, ...[...row.querySelectorAll('td')].map((cell) => cell.textContent!.replaceAll('\u00a0', ' '))]);

async function read(script: Script, sex: string) {
  const mounted = mount(script);
  await open(mounted.session);
  await choose(sex);
  return { ...mounted, reading: () => readingOf(mounted.session.commands.state.value.phase)! };
}

async function lookAgain() {
  button(en.secondLook.button).click();
  await settle();
}

describe('a second look', () => {
  it('is offered for a reading that raised no doubt, and lists what each view gave', async () => {
    const { reader } = await read(full(), 'female');
    expect(document.querySelector('[data-look]')).toBeNull();
    await lookAgain();
    expect(reader.calls.at(-1)!.options).toMatchObject({ subject: { sex: 'female' }, secondLook: 'always' });
    expect(rows('female')).toEqual([
      ['as_is', '8 y 3 mo', ''], ['mirrored', '8 y 4 mo', '+1.2 mo'], ['turned_left', '8 y 2 mo', '−0.8 mo'], ['turned_right', '8 y 5 mo', '+2.1 mo'],
    ]);
    expect(text('.second-look')).toContain('Largest difference 2.1 mo, limit at most 9 mo.');
    expect(text('#checks [data-check=views_disagree]')).toContain('2.1 mo≤ 9 mo Good');
    expect(button(en.secondLook.button)).toBeUndefined();
    // The stated age is that of the film as it is.
    expect(months()).toEqual([99.2]);
  });

  it('was taken already where the reading is doubtful', async () => {
    const { reader } = await read(full({ results: { female: sexResult(99.2, 'low'), male: sexResult(105) } }), 'female');
    expect(reader.calls.find(({ name }) => name === 'read')!.options!.secondLook).toBe('when_doubtful');
    expect(rows('female')).toHaveLength(4);
    expect(button(en.secondLook.button)).toBeUndefined();
  });

  it('is not offered before the sex is chosen, nor of a refused film', async () => {
    const { session } = mount(full());
    await open(session);
    expect(button(en.secondLook.button)).toBeUndefined();
    unmount();
    await read(full({ validation: validation({ 5: 0.03 }) }), 'male');
    expect(button(en.secondLook.button)).toBeUndefined();
    expect(document.querySelector('.second-look')).toBeNull();
  });

  it('of both sexes has a list each, and stays with the other sex', async () => {
    const { reader } = await read(full(), 'unknown');
    await lookAgain();
    expect(rows('female')).toHaveLength(4);
    expect(rows('male')[2]).toEqual(['turned_left', '8 y 8 mo', '−1.9 mo']);
    await choose('male');
    expect(reader.calls.at(-1)!.options).toMatchObject({ subject: { sex: 'male' }, secondLook: 'always' });
    expect(document.querySelector('[data-look=female]')).toBeNull();
    expect(rows('male')).toHaveLength(4);
  });

  it('with a pack that has no limit says so and judges nothing', async () => {
    await read({ manifest }, 'female');
    await lookAgain();
    expect(text('.second-look')).toContain('Largest difference 2.1 mo. This pack has no limit for it.');
    expect(document.querySelector('#checks [data-check=views_disagree]')).toBeNull();
  });

  it('that disagrees is told with value, limit and next step', async () => {
    await read(full({ looks: { female: [12.4, 1, 0], male: [0, 0, 0] } }), 'female');
    await lookAgain();
    expect(text('[data-finding=views_disagree]')).toContain('Mirrored or turned, the same film reads up to 12.4 mo differently (limit 9 mo).');
    expect(text('[data-finding=views_disagree]')).toContain('A hand has one age, however it lies. Have the film read by an expert.');
    expect(months()).toEqual([99.2]);
  });

  it('that disagrees too far takes the figure away, and says by how much', async () => {
    const { session } = await read(full({ looks: { female: [1, -23.4, 0], male: [0, 0, 0] } }), 'female');
    await lookAgain();
    expect(months()).toEqual([]);
    expect(text('[data-failure=views_disagree]')).toContain('reads up to 23.4 mo differently (limit 18 mo).');
    expect(text('#checks [data-check=views_disagree]')).toContain('23.4 mo≤ 18 mo Refused');
    button(en.refusal.readAnyway).click();
    await settle();
    expect(months()).toEqual([99.2]);
    expect(text('.against')).toContain('23.4 mo');
    expect(summaryText(readingOf(session.commands.state.value.phase)!, context)).toContain('READ AGAINST A REFUSAL');
  });

  it('of a mature hand tells differences, and no age', async () => {
    const mature = sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
    const { reading } = await read(full({ results: { female: mature, male: sexResult(221) } }), 'female');
    await lookAgain();
    expect(rows('female')[1]).toEqual(['mirrored', '+1.2 mo']);
    expect(text('.second-look')).not.toContain('17 y');
    expect(summaryText(reading(), context)).not.toContain('17 y');
  });

  it('shows ages inside the range that can be reported', async () => {
    await read(full({ results: { female: sexResult(214), male: sexResult(200) }, looks: { female: [9, 0, 0], male: [0, 0, 0] } }), 'female');
    await lookAgain();
    expect(rows('female')[1]).toEqual(['mirrored', '18 y 0 mo', '+9.0 mo']);
  });
});

describe('while the film is looked at again', () => {
  it('the reading stands, a reader is told, and Escape gives the look up for good', async () => {
    const script = full();
    const { session, reader } = await read(script, 'female');
    script.hang = true;
    await lookAgain();
    expect(months()).toEqual([99.2]);
    expect(text('.second-look')).toContain(en.secondLook.looking);
    expect(announcement(session.commands.state.value, 'machine_first')).toBe(en.secondLook.looking);
    script.hang = false;
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(months()).toEqual([99.2]);
    expect(text('.second-look')).toContain('Second look cancelled. The reading stands as it was.');
    await choose('male');
    expect(reader.calls.at(-1)!.options!.secondLook).toBe('never');
    expect(months()).toEqual([105.4]);
    await lookAgain();
    expect(rows('male')).toHaveLength(4);
  });

  it('a failure leaves the reading', async () => {
    const script = full();
    await read(script, 'female');
    script.reassessFailures = ['WorkerCrashed'];
    await lookAgain();
    expect(months()).toEqual([99.2]);
    expect(text('.second-look')).toContain('The second look failed. The reading stands as it was.');
    expect(button(en.record.save).disabled).toBe(false);
  });

  it('a new film begins without', async () => {
    const { session, reader } = await read(full(), 'female');
    await lookAgain();
    await open(session);
    expect(reader.calls.at(-1)!.options!.secondLook).toBe('when_doubtful');
    await choose('female');
    expect(document.querySelector('[data-look]')).toBeNull();
  });
});

it('the record carries the second look', async () => {
  const { session, reading } = await read(full(), 'female');
  expect(summaryText(reading(), context)).not.toContain('Second look');
  expect(text('.record')).not.toContain('second look');
  await lookAgain();
  const line = 'Second look as female: mirrored +1.2 mo, turned left −0.8 mo, turned right +2.1 mo. Largest difference 2.1 mo, limit at most 9 mo.';
  expect(summaryText(reading(), context).split('\n')).toContain(line);
  const record = JSON.parse(readingJson(reading(), context)) as { in_words: { second_look: string[] }; assessment: ReturnType<typeof reading>['assessment'] };
  expect(record.in_words.second_look).toEqual([line]);
  expect(record.assessment.results!.female.agreement!.views.map(({ view }) => view)).toEqual(['as_is', 'mirrored', 'turned_left', 'turned_right']);
  expect(text('.record')).toContain('second look 1.8 s');
  expect(announcement(session.commands.state.value, 'machine_first').replaceAll('\u00a0', ' ')).toContain('Second look as female: largest difference 2.1 mo.');
});
