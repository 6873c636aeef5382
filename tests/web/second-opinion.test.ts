// @vitest-environment node
/** Two packs' readings of one film, and the order in which the second is made. */
import { computed, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../../web/src/app/controller';
import { createSecondOpinion, secondFor } from '../../web/src/app/second-opinion';
import { createSecondReader } from '../../web/src/app/second-reader';
import { createSettings, secondPackOf } from '../../web/src/app/settings';
import type { Reading } from '../../web/src/domain/assessment';
import { compareSides, limitFor, secondOpinion, statesSecond, type PairKind, type Side } from '../../web/src/domain/second-opinion';
import type { Manifest } from '../../web/src/domain/manifest';
import { fakeReader, type Script } from './fake-reader';
import { assessmentOf, finding, fullManifest, goodParts, maturity, sexResult, validation } from './made-up';
import { limit, secondManifest, unlimited } from './second-pack';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
const aged = (months: number): Side => ({ refused: false, mature: false, months });
const refused: Side = { refused: true, mature: false, months: null };
const mature: Side = { refused: false, mature: true, months: 214 };

describe('two packs’ readings', () => {
  it('are for review from above the limit on, whichever is older', () => {
    const exact = { ...limit, difference_months: { review: 14.25 } };
    const grades = [114.25, 114.5, 85.75, 85.5].map((months) => compareSides(aged(100), aged(months), exact).grade);
    expect(grades).toEqual(['good', 'review', 'good', 'review']);
    expect(compareSides(aged(100), aged(90), limit)).toEqual({ kind: 'both_aged', difference_months: -10, limit, grade: 'good' });
  });

  it('are not judged where no limit was measured', () => {
    expect(compareSides(aged(100), aged(190), null)).toEqual({ kind: 'both_aged', difference_months: 90, limit: null, grade: null });
  });

  it.each<[PairKind, Side, Side, 'good' | 'review' | null]>([
    ['both_refused', refused, refused, null], ['first_refused', refused, aged(99), 'review'], ['second_refused', aged(99), refused, 'review'],
    ['first_refused', { ...aged(99), refused: true }, aged(99), 'review'], ['second_refused', mature, refused, 'review'],
    ['both_mature', mature, mature, 'good'], ['first_mature', mature, aged(199), 'review'], ['second_mature', aged(199), mature, 'review'],
  ])('%s: nothing is subtracted', (kind, first, second, grade) => {
    for (const measured of [limit, null]) expect(compareSides(first, second, measured)).toEqual({ kind, difference_months: null, limit: measured, grade });
  });

  it('find their limit in either manifest, by name and version', () => {
    expect(limitFor(fullManifest, secondManifest)).toEqual(limit);
    const turned = { ...fullManifest, second_opinion: [{ ...limit, pack: 'carpal-b0', version: '0.1.0' }] };
    expect(limitFor(turned, unlimited)).toMatchObject({ pack: 'carpal-b0' });
    expect(limitFor(fullManifest, { ...secondManifest, second_opinion: [{ ...limit, version: '1.0.1' }] })).toBeNull();
    expect(limitFor(fullManifest, { ...secondManifest, second_opinion: [{ ...limit, pack: 'carpal-b5' }] })).toBeNull();
    expect(limitFor(fullManifest, unlimited)).toBeNull();
  });

  it('are taken from Assessments; a refusal is not gone round, and one that was read against states both', () => {
    const of = (parts: Parameters<typeof goodParts>[0], override = false) => assessmentOf(goodParts(parts), { sex: 'female', override });
    const bad = { validation: validation({ 5: 0.03 }) };
    const packs = { first: fullManifest, second: secondManifest };
    const [read, no, against] = [of({}), of(bad), of(bad, true)];
    expect(secondOpinion(read, of({ results: { female: sexResult(120), male: sexResult(90) } }), 'female', packs)).toMatchObject({ grade: 'review', difference_months: expect.closeTo(20.8, 9) });
    expect(statesSecond(secondOpinion(no, read, 'female', packs), no)).toBe(false);
    expect(secondOpinion(against, read, 'female', packs)).toMatchObject({ kind: 'first_refused', difference_months: null });
    expect(statesSecond(secondOpinion(against, read, 'female', packs), against)).toBe(true);
    const grown = of({ results: { female: sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) }), male: sexResult(90) } });
    expect(secondOpinion(read, grown, 'female', packs).kind).toBe('second_mature');
  });
});

describe('the second pack in the settings', () => {
  it('changes places with the first where it is chosen as that, and is never the same', () => {
    const settings = createSettings(null, ['en']);
    settings.change({ second_pack: 'carpal-b0' });
    expect(secondPackOf(settings.current.value)).toBe('carpal-b0');
    settings.change({ pack: 'carpal-b0' });
    expect(settings.current.value).toMatchObject({ pack: 'carpal-b0', second_pack: 'carpal-b4' });
    settings.change({ second_pack: 'carpal-b0' });
    expect(settings.current.value.second_pack).toBeNull();
  });
});

interface Waiting { readonly kept?: (first: Reading, manifest: Manifest) => Promise<Reading | null>; readonly first?: Script; readonly second?: Script; readonly chosen?: boolean }

/** The page's commands over one reader, the second opinion over another; the terms are accepted when the test says so. */
function pair({ kept = async () => null, first = {}, second: script = {}, chosen = true }: Waiting = {}) {
  const reader = fakeReader(first);
  const commands = createCommands(reader);
  const settings = createSettings(null, ['en']);
  const accepted = signal(true);
  script.manifest ??= secondManifest;
  const other = fakeReader(script);
  const ready = computed(() => accepted.value && commands.state.value.pack.kind === 'ready');
  const second = createSecondReader(other, settings, ready);
  const store = createSecondOpinion({ commands, second, kept });
  if (chosen) settings.change({ second_pack: 'carpal-b0' });
  const open = async () => { await commands.open(new Blob(['film']), { name: 'a.png', synthetic: false }); await turn(); };
  const names = () => other.calls.map(({ name }) => name);
  const kind = () => store.current.value.kind;
  return { reader, commands, settings, accepted, other, second, store, open, names, kind };
}
const asked = (sex: string) => ({ subject: { sex, chronologicalAgeMonths: null, contraindications: [] }, override: false, secondLook: 'never' });

describe('the second reader', () => {
  it('does not start before a second pack is chosen, the terms are accepted and the first reader runs', async () => {
    const { accepted, commands, names, other, settings } = pair({ chosen: false });
    commands.warm();
    await turn();
    expect(names()).toEqual([]);
    accepted.value = false;
    settings.change({ second_pack: 'carpal-b0' });
    await turn();
    expect([names(), other.packChoices]).toEqual([[], ['carpal-b0']]);
    accepted.value = true;
    await turn();
    expect(names()).toEqual(['prepare']);
  });

  it('waits for the first', async () => {
    const { commands, names } = pair();
    await turn();
    expect(names()).toEqual([]);
    commands.warm();
    await turn();
    expect(names()).toEqual(['prepare']);
  });

  it('ends when none is wanted any more, also with a film on the page', async () => {
    const { kind, open, other, settings } = pair();
    await open();
    expect(kind()).toBe('read');
    const before = other.closed;
    settings.change({ second_pack: null });
    expect([kind(), other.closed]).toEqual(['none', before + 1]);
  });

  it('reads with the engine that is chosen', () => {
    const { other, settings } = pair();
    settings.change({ engine: 'wasm' });
    expect(other.engineChoices.at(-1)).toBe('wasm');
  });

  it('has a batch’s pack for as long as that has claimed it', () => {
    const { other, second } = pair({ chosen: false });
    second.claim('carpal-b0');
    expect([other.packChoices.at(-1), second.pack.value]).toEqual(['carpal-b0', null]);
    const before = other.closed;
    second.release();
    expect(other.closed).toBe(before + 1);
  });
});

describe('the second opinion', () => {
  it('comes after the first reading, of the same picture, and is never looked at again', async () => {
    const { commands, kind, open, other, reader, store } = pair();
    await open();
    expect(reader.calls.map(({ name }) => name)).toContain('read');
    const { crop, turned_degrees, mirrored, inverted } = goodParts().placement;
    expect(other.calls.find(({ name }) => name === 'read')!.options).toMatchObject({ ...asked('unknown'), rendering: commands.state.value.rendering, placement: { crop, turned_degrees, mirrored, inverted } });
    expect(kind()).toBe('read');
    expect(store.current.value).toMatchObject({ pack: 'carpal-b0', reading: { assessment: { pack: { name: 'carpal-b0', version: '0.1.0' } } }, manifest: { name: 'carpal-b0' } });
  });

  it('does not begin while the first reader works', async () => {
    const first: Script = { hang: true };
    const { commands, names, kind } = pair({ first });
    void commands.open(new Blob(['film']), { name: 'a.png', synthetic: false });
    await turn();
    expect([kind(), names()]).toEqual(['none', ['prepare']]);
  });

  it('waits while the first reader looks at the film again', async () => {
    const first: Script = {};
    const { commands, kind, open, store } = pair({ first, second: { failures: ['WorkerCrashed'] } });
    await open();
    first.hang = true;
    void commands.lookAgain();
    store.retry();
    await turn();
    expect(kind()).toBe('waiting');
    commands.cancel();
    await turn();
    expect(kind()).toBe('read');
  });

  it('follows the sex and the age, without a second pass', async () => {
    const { commands, names, open, other, store } = pair();
    await open();
    void commands.choose('male');
    expect(secondFor(store.current.value, commands.state.value).kind).toBe('reading');
    await turn();
    await commands.describe({ chronologicalAgeMonths: 96, contraindications: ['cast'] });
    await turn();
    expect(names().filter((name) => name !== 'prepare')).toEqual(['read', 'reassess', 'reassess']);
    expect(other.calls.at(-1)!.options).toMatchObject({ ...asked('male'), subject: { sex: 'male', chronologicalAgeMonths: 96, contraindications: ['cast'] } });
    expect(secondFor(store.current.value, commands.state.value)).toMatchObject({ kind: 'read', reading: { assessment: { subject: { sex: 'male', chronological_age_months: 96 } } } });
  });

  it('of a film that is gone is dropped, however late it comes', async () => {
    const second: Script = { milliseconds: 30 };
    const { commands, kind, open, other, store } = pair({ second });
    await open();
    expect(kind()).toBe('reading');
    commands.close();
    expect(kind()).toBe('none');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(kind()).toBe('none');
    second.milliseconds = 0;
    await open();
    expect(kind()).toBe('read');
    expect(other.calls.filter(({ name }) => name === 'read')).toHaveLength(2);
    expect(store.current.value).toMatchObject({ pack: 'carpal-b0' });
  });

  it('that fails leaves the first reading as it is, and can be asked for again', async () => {
    const { commands, kind, open, store } = pair({ second: { failures: ['WorkerCrashed'] } });
    await open();
    expect(store.current.value).toMatchObject({ kind: 'failed', failure: { code: 'WorkerCrashed' } });
    expect(commands.state.value.phase.kind).toBe('read');
    await commands.choose('female');
    await turn();
    expect(kind()).toBe('failed');
    store.retry();
    await turn();
    expect(kind()).toBe('read');
  });

  it('whose pack cannot be had says so, and is tried again', async () => {
    const { kind, open, store } = pair({ second: { prepareFailures: ['PackUnreachable', 'PackUnreachable'] } });
    await open();
    expect(store.current.value).toMatchObject({ kind: 'failed', failure: { code: 'PackUnreachable' } });
    store.retry();
    await turn();
    expect(kind()).toBe('read');
  });

  it('is also given of a film that the first refuses, and stays while that is read against the refusal', async () => {
    const bad = { validation: validation({ 5: 0.03 }) };
    const { commands, kind, names, open } = pair({ first: bad });
    await open();
    expect([commands.state.value.phase.kind, kind()]).toEqual(['refused', 'read']);
    await commands.readAnyway();
    await turn();
    expect([commands.state.value.phase.kind, kind(), names().filter((name) => name === 'read')]).toEqual(['read', 'read', ['read']]);
    expect(pair({ second: bad }).kind()).toBe('none');
  });

  it('that refuses is a refusal', async () => {
    const { kind, open } = pair({ second: { validation: validation({ 5: 0.03 }) } });
    await open();
    expect(kind()).toBe('refused');
  });

  it('is made anew for another placement of the film', async () => {
    const { commands, kind, names, open, other } = pair();
    await open();
    const placement = { ...goodParts().placement, turned_degrees: 90 };
    await commands.place(placement);
    await turn();
    expect([kind(), names().filter((name) => name === 'read').length]).toEqual(['read', 2]);
    expect(other.calls.at(-1)!.options!.placement).toMatchObject({ turned_degrees: 90 });
  });

  it('that was kept is not made again, until the sex is another', async () => {
    const made = await fakeReader({ manifest: secondManifest }).reassess(new AbortController().signal, { subject: { sex: 'female' }, profile: '', override: false, secondLook: 'never' });
    const { commands, kind, names, open } = pair({ kept: async () => made });
    await open();
    // Of another sex than was said, so far none.
    expect(names().filter((name) => name !== 'prepare')).toEqual(['read']);
    commands.close();
    void commands.open(new Blob(['film']), { name: 'b.png', synthetic: false });
    await commands.choose('female');
    await turn();
    expect([kind(), names().filter((name) => name !== 'prepare')]).toEqual(['read', ['read']]);
    await commands.choose('male');
    await turn();
    expect(names().filter((name) => name !== 'prepare')).toEqual(['read', 'read']);
  });
});
