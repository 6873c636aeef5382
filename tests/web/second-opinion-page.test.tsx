/** The second opinion on the page: both readings beside each other, what they come to, and what is said meanwhile. */
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import type { Case } from '../../web/src/domain/case';
import { siteProfile } from '../report/cases';
import type { Script } from './fake-reader';
import { finding, manifest, maturity, sexResult, validation } from './made-up';
import { button, choose, months, mount, open, settle, text, unmount } from './mounted';
import { limit, secondManifest, unlimited } from './second-pack';

afterEach(unmount);

const words = en.secondOpinion;
const panel = () => document.querySelector<HTMLElement>('.second-opinion');
const pairs = () => [...document.querySelectorAll<HTMLElement>('.pack-pair')];
const ages = () => [...document.querySelectorAll<HTMLElement>('.pack-rows tbody tr')].map((row) => row.querySelector('td')!.textContent!.replaceAll('\u00a0', ' '));
const other = (female: number, changes: Script = {}): Script => ({ manifest: secondManifest, results: { female: sexResult(female), male: sexResult(110) }, ...changes });

async function read(second: Script, sex: string | null = 'female', first: Script = {}, order: 'machine_first' | 'own_first' = 'machine_first') {
  const mounted = mount(first, true, undefined, second);
  mounted.session.settings.change({ second_pack: 'carpal-b0', order });
  await settle();
  await open(mounted.session);
  if (sex) await choose(sex);
  return mounted;
}

describe('a second opinion', () => {
  it('is not there where no second pack is chosen', async () => {
    const { session, second } = mount();
    await open(session);
    await choose('female');
    expect(panel()).toBeNull();
    expect(second.calls).toEqual([]);
  });

  it('states both ages with their intervals, their difference and that they agree', async () => {
    const { session } = await read(other(104));
    expect(panel()!.dataset.second).toBe('read');
    expect(text('.second-opinion')).toContain(words.about('carpal-b4', 'carpal-b0'));
    expect(ages()).toEqual(['8 y 3 mo90 % interval 7 y 2 mo to 9 y 4 mo', '8 y 8 mo90 % interval 7 y 7 mo to 9 y 9 mo']);
    expect(text('.pack-pair')).toContain('Difference, carpal-b0 minus carpal-b4: +4.8 mo. The networks agree within the limit. The limit for review is 14.2 mo, measured on 418 films.');
    expect(document.querySelector('.pack-pair .state-good')).not.toBeNull();
    expect(document.querySelector('[data-finding=packs_disagree]')).toBeNull();
    // The reading's own figure stays alone of its kind.
    expect(months()).toEqual([99.2]);
    expect(session.openCase.value!.second_opinion!.reading.assessment.pack.name).toBe('carpal-b0');
  });

  it('is drawn on one line, with the same in words and as a table', async () => {
    await read(other(104));
    const figure = document.querySelector('.second-opinion .graph')!;
    expect(figure.querySelector('figcaption')!.textContent!.replaceAll('\u00a0', ' ')).toContain('carpal-b4: 8 y 3 mo, interval 7 y 2 mo to 9 y 4 mo. carpal-b0: 8 y 8 mo, interval 7 y 7 mo to 9 y 9 mo.');
    expect([figure.querySelectorAll('.ink-second-interval').length, figure.querySelectorAll('.ink-interval').length]).toEqual([1, 1]);
    expect([...figure.querySelectorAll('tbody th')].map(({ textContent }) => textContent)).toEqual([`carpal-b4 ${manifest.version}`, 'carpal-b0 0.1.0']);
  });

  it('that lies beyond the limit is a finding with figures and a next step, and moves nothing', async () => {
    const { session } = await read(other(120));
    expect(text('[data-finding=packs_disagree]')).toContain('Two networks read this film 20.8 mo apart (limit 14.2 mo).');
    expect(text('[data-finding=packs_disagree]')).toContain(words.finding.next);
    expect(document.querySelector('.safety')!.getAttribute('data-verdict')).toBe('good');
    expect(session.openCase.value!.reading.assessment.safety.verdict).toBe('good');
  });

  it('without a measured limit says so and judges nothing', async () => {
    await read(other(160, { manifest: unlimited }));
    expect(text('.pack-pair')).toContain(words.noLimit);
    expect(document.querySelector('.pack-pair .state')).toBeNull();
  });

  it('of both sexes has a pair each', async () => {
    await read(other(120), 'unknown');
    expect(pairs().map(({ dataset }) => [dataset.pairKind, dataset.finding])).toEqual([['both_aged', 'packs_disagree'], ['both_aged', undefined]]);
    expect(pairs()[1]!.textContent).toContain('Male: ');
    await choose('male');
    expect(pairs().map(({ dataset }) => dataset.finding)).toEqual([undefined]);
  });

  it('that refuses is for review, without a figure of it', async () => {
    await read(other(104, { validation: validation({ 5: 0.03 }) }));
    expect(pairs()[0]!.dataset).toMatchObject({ pairKind: 'second_refused', finding: 'packs_disagree' });
    expect(ages()[1]).toBe(words.notRead);
    expect(document.querySelector('.second-opinion .graph')).toBeNull();
    expect(months()).toEqual([99.2]);
  });

  it('does not go round a refusal of the first', async () => {
    await read(other(104), null, { validation: validation({ 5: 0.03 }) });
    expect(pairs()[0]!.dataset).toMatchObject({ pairKind: 'first_refused', finding: 'packs_disagree' });
    // Said once: no age of either sex is stated.
    expect(ages()).toEqual([words.notRead, words.notStated]);
    expect(text('.second-opinion')).not.toMatch(/\d y \d/);
    button(en.refusal.readAnyway).click();
    await settle();
    await choose('female');
    expect(pairs()[0]!.dataset.pairKind).toBe('first_refused');
    expect(ages()[1]).toContain('8 y 8 mo');
  });

  it('of a hand that one finds mature subtracts nothing', async () => {
    await read(other(214, { results: { female: sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) }), male: sexResult(200) } }), 'female', { results: { female: sexResult(206), male: sexResult(200) } });
    expect(pairs()[0]!.dataset).toMatchObject({ pairKind: 'second_mature', finding: 'packs_disagree' });
    expect(pairs()[0]!.dataset.difference).toBeUndefined();
    expect(ages()[1]).toBe(en.maturity.mature);
  });

  it('says beside a site’s correction that the difference is of the networks’ own ages', async () => {
    const { session } = await read(other(104));
    expect(text('.pack-pair')).not.toContain(words.uncorrected);
    session.site.apply({ ...siteProfile, pack: { name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 } });
    await settle();
    expect(text('.pack-pair')).toContain(words.uncorrected);
    expect(text('.pack-pair')).toContain('+4.8 mo');
    expect(session.followUp.source.current.value!.second_opinion).toBeNull();
  });

  it('shows nothing before the own reading, where that comes first', async () => {
    const { session } = await read(other(120), 'female', {}, 'own_first');
    expect(session.secondOpinion.current.value.kind).toBe('read');
    expect(panel()).toBeNull();
    expect(document.body.textContent).not.toContain('carpal-b0');
    button(en.own.skip).click();
    await settle();
    expect(pairs()[0]!.dataset.finding).toBe('packs_disagree');
  });

  it('that fails leaves the reading, says so and can be asked for again', async () => {
    await read(other(104, { failures: ['WorkerCrashed'] }));
    expect(text('.second-opinion [role=status]')).toContain(words.failed('carpal-b0'));
    expect(months()).toEqual([99.2]);
    expect(button(en.report.panel.json).disabled).toBe(false);
    button(words.again).click();
    await settle();
    expect(panel()!.dataset.second).toBe('read');
  });

  it('tells meanwhile that it is on its way, and a report is made without it', async () => {
    const { session } = await read(other(104, { hang: true }));
    expect(text('.second-opinion [role=status]')).toContain(words.reading('carpal-b0'));
    expect(text('.second-opinion [role=status]')).toContain(words.without);
    expect((session.openCase.value as Case).second_opinion).toBeNull();
    expect(months()).toEqual([99.2]);
  });
});

describe('the setting', () => {
  const select = () => document.querySelector<HTMLSelectElement>('[data-second-pack]')!;

  it('offers every other pack with its size, and none', async () => {
    const { session } = mount({ manifest: secondManifest });
    await settle();
    session.view.value = 'settings';
    await settle();
    expect([...select().options].map(({ textContent }) => textContent!.replaceAll('\u00a0', ' '))).toEqual([words.settings.none, 'carpal-b0 (5.5 MB)']);
    select().value = 'carpal-b0';
    select().dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(session.settings.current.value.second_pack).toBe('carpal-b0');
    expect(limit.pack).toBe('carpal-b4');
    session.settings.change({ pack: 'carpal-b0' });
    await settle();
    expect([select().value, select().options[1]!.value]).toEqual(['carpal-b4', 'carpal-b4']);
    select().value = '';
    select().dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(session.settings.current.value.second_pack).toBeNull();
  });
});
