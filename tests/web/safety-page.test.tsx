import { afterEach, describe, expect, it } from 'vitest';
import { readingJson, summaryText } from './exported';
import { readingOf } from '../../web/src/app/state';
import type { Script } from './fake-reader';
import { anatomy, finding, fullManifest, manifest, maturity, quality, sexResult, validation } from './made-up';
import { button, choose, mount, months, open, text, unmount } from './mounted';

afterEach(unmount);

/** A pack with every limit and a film that passes them, but for the changes. */
const full = (changes: Script = {}): Script => ({ manifest: fullManifest, quality: quality(), anatomy: anatomy(0.4), ...changes });
const tiers = () => [...document.querySelectorAll('.tiers li')].map((one) => one.textContent!.trim().replaceAll(/\s+/g, ' '));
const context = { manifest: fullManifest, synthetic: false };
const reasons = () => [...document.querySelectorAll<HTMLElement>('[data-failure]')].map((one) => one.dataset.failure);

async function read(script: Script, sex: string) {
  const mounted = mount(script);
  await open(mounted.session);
  await choose(sex);
  return { ...mounted, reading: readingOf(mounted.session.commands.state.value.phase)! };
}

describe('the safety summary', () => {
  it('states three tiers and the count, which opens every check', async () => {
    await read(full(), 'female');
    expect(tiers()).toEqual(['Film Good', 'Hand Good', 'Reading Good']);
    const details = document.querySelector<HTMLDetailsElement>('details#checks')!;
    expect(details.open).toBe(false);
    button('28 checks, none to look at').click();
    expect(details.open).toBe(true);
    expect(document.querySelectorAll('#checks [data-check]')).toHaveLength(28);
    expect(document.querySelectorAll('#checks table')).toHaveLength(3);
  });

  it('calls no tier good that was not measured', async () => {
    await read({}, 'female');
    expect(tiers()).toEqual(['Film Good', 'Hand Not checked', 'Reading Good']);
    expect(text('#checks')).toContain('does not tell a hand from another body part');
  });

  it('says what to look at with value, limit and next step', async () => {
    const results = { female: sexResult(118.3, 'high', [finding('age_outside_stage', 9.3, 6)]), male: sexResult(120) };
    await read(full({ quality: quality({ noise: 0.081 }), anatomy: anatomy(2.31), results }), 'female');
    expect(tiers()).toEqual(['Film Look', 'Hand Look', 'Reading Look']);
    expect(text('[data-finding=quality_noise]')).toContain('The film is noisy.Noise 0.081 of the contrast, limit at most 0.06.Use the original image.');
    expect(text('[data-finding=unlike_a_hand]')).toContain('Distance from known hands 2.31, limit at most 1.8.');
    expect(text('[data-finding=age_outside_stage]')).toContain('Age and stage disagree by 9.3 mo (limit 6 mo).');
    expect(months()).toEqual([118.3]);
  });

  it('tells nothing of the reading before the sex is chosen', async () => {
    const { session } = mount(full({ results: { female: sexResult(20, 'high', [finding('under_24_months', 20, 24)]), male: sexResult(30) } }));
    await open(session);
    expect(tiers()).toEqual(['Film Good', 'Hand Good', 'Reading Waits for the sex']);
    expect(document.querySelectorAll('[data-check=under_24_months]')).toHaveLength(0);
    expect(text()).not.toContain('1 y 8 mo');
  });
});

describe('a refusal', () => {
  it('by the hand comes after the network and can be read against without another pass', async () => {
    const { session, reader } = mount(full({ anatomy: anatomy(6.84) }));
    await open(session);
    expect(reasons()).toEqual(['unlike_a_hand']);
    expect(text('.refusal')).toContain('The film is unlike the hands the network knows.Distance from known hands 6.84, limit at most 3.1.');
    expect(text('.refusal')).not.toMatch(/diagnos/);
    expect(tiers()).toEqual(['Film Good', 'Hand Refused', 'Reading Withheld']);
    button('Read anyway').click();
    await choose('male');
    expect(reader.calls.filter(({ name }) => name === 'read')).toHaveLength(1);
    expect(months()).toEqual([105.4]);
    expect(text('.against')).toContain('Distance from known hands 6.84');
    const reading = readingOf(session.commands.state.value.phase)!;
    const summary = summaryText(reading, context);
    expect(summary.split('\n')[1]).toBe('READ AGAINST A REFUSAL');
    expect(summary).toContain('Hand, refused: The film is unlike the hands the network knows. Distance from known hands 6.84, limit at most 3.1.');
    expect(JSON.parse(readingJson(reading, context))).toMatchObject({
      in_words: { read_against_refusal: true, checks: [{ code: 'unlike_a_hand', grade: 'refuse', text: expect.stringContaining('6.84') }] },
      assessment: { status: 'read_against_refusal' },
    });
  });

  it('of a film that holds nothing to read offers no override, says why, and none can be forced', async () => {
    const { session, reader } = mount(full({ validation: validation({ 2: 0.004 }) }));
    await open(session);
    expect(button('Read anyway')).toBeUndefined();
    expect(text('.refusal')).toContain('cannot be read anyway');
    expect(tiers()).toEqual(['Film Refused', 'Hand Not run', 'Reading Not run']);
    await session.commands.readAnyway();
    expect(reader.calls.filter(({ name }) => name === 'reassess')).toEqual([]);
    expect(months()).toEqual([]);
  });

  it('by the quality of the film names value and limits', async () => {
    const { session } = mount(full({ quality: quality({ brightness: 0.02 }) }));
    await open(session);
    expect(text('[data-failure=quality_brightness]')).toContain('The film is dark.Brightness 0.02 of full scale, limit 0.03 to 0.9.');
  });

  it('by the reading of one sex leaves the other to be read', async () => {
    const findings = [finding('implausible_age', 31.2, 24, 'refuse')];
    const { session } = mount(full({ results: { female: sexResult(99.2), male: sexResult(228, 'low', findings) } }));
    await open(session);
    expect(document.querySelector('.refusal')).toBeNull();
    await choose('female');
    expect(months()).toEqual([99.2]);
    await choose('male');
    expect(months()).toEqual([]);
    expect(text('[data-failure=implausible_age]')).toContain('The network’s age lies 31.2 mo outside of what can be reported (limit 24 mo).');
    await choose('unknown');
    expect(reasons()).toEqual(['implausible_age']);
    await choose('female');
    expect(months()).toEqual([99.2]);
  });
});

describe('a refusal by the reading', () => {
  const findings = [
    finding('under_24_months', 20, 24), finding('age_outside_stage', 31, 24, 'refuse'), finding('sex_difference', 64.2, 60, 'refuse'),
  ];

  it('names all that refused, each with value and limit, and tells no age', async () => {
    await read(full({ results: { female: sexResult(20, 'low', findings), male: sexResult(84) } }), 'female');
    expect(reasons()).toEqual(['age_outside_stage', 'sex_difference']);
    expect(text('[data-failure=age_outside_stage]')).toContain('Age and stage disagree by 31 mo (limit 24 mo).');
    expect(text('[data-failure=sex_difference]')).toContain('differ by 64.2 mo (limit 60 mo).');
    expect(text('#checks [data-check=sex_difference]')).toContain('64.2 mo≤ 60 mo Refused');
    expect(text('#checks [data-check=under_24_months]')).toContain('beyond≥ 24 mo');
    expect(months()).toEqual([]);
    expect(text()).not.toContain('1 y 8 mo');
  });

  it('is told for each sex where both are asked for', async () => {
    await read(full({ results: { female: sexResult(20, 'low', findings), male: sexResult(84, 'high', [finding('sex_difference', 64.2, 60, 'refuse')]) } }), 'unknown');
    expect(reasons()).toEqual(['age_outside_stage', 'sex_difference', 'sex_difference']);
    expect(text('.refusal')).toContain('Male: The readings as female and as male differ by 64.2 mo');
  });
});

describe('a mature hand', () => {
  const mature = (sexes = { female: maturity(true, true, true, true, false), male: maturity(true, false, false, true, false) }) => full({
    results: {
      female: sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { maturity: sexes.female }),
      male: sexResult(221.8, 'medium', [], { maturity: sexes.male }),
    },
  });

  it('has no age: neither on the page nor in the summary', async () => {
    const { reading } = await read(mature(), 'female');
    expect(text('.verdict')).toContain('Skeletally mature');
    expect(text('.verdict')).toContain('No age above 18 y (girls) is stated.');
    expect(months()).toEqual([]);
    expect(text('.verdict')).not.toContain('17 y');
    const summary = summaryText(reading, context);
    expect(summary).toContain('Bone age as female: Skeletally mature. No age above 18 y (girls) is stated.');
    expect(summary).not.toContain('17 y 10 mo');
  });

  it('shows the five factors with value, limit and vote', async () => {
    await read(mature(), 'female');
    expect(document.querySelector<HTMLDetailsElement>('.maturity')!.open).toBe(true);
    const votes = [...document.querySelectorAll<HTMLElement>('[data-factor]')].map((one) => [one.dataset.factor, one.dataset.vote]);
    expect(votes).toEqual([
      ['age_at_ceiling', 'true'], ['near_maturity_probability', 'true'], ['interval_at_ceiling', 'true'],
      ['reference_distance', 'true'], ['fused_physes', 'false'],
    ]);
    expect(text('[data-factor=near_maturity_probability]')).toBe('Probability of the last stage71 %46 %Mature');
  });

  it('is told for each sex, and a boy of the same film keeps his age', async () => {
    await read(mature(), 'unknown');
    expect(text('.figure[data-sex=female]')).toContain('Skeletally mature');
    expect(months()).toEqual([221.8]);
    expect(text()).not.toContain('Male against female');
    await choose('male');
    expect(text('.other-sex')).toContain('If female: skeletally mature');
    expect(document.querySelector<HTMLDetailsElement>('.maturity')!.open).toBe(false);
  });
});

describe('words of care', () => {
  it('under 24 months: wide interval, no standard deviation score, and why', async () => {
    const result = sexResult(19.6, 'high', [finding('under_24_months', 19.6, 24)]);
    const { reading } = await read(full({ results: { female: result, male: result } }), 'male');
    expect(text('.infant')).toMatch(/Under 24 months\..*interval is wide.*standard deviation score is not stated: .*1 to 5 months/);
    expect(text('[data-finding=under_24_months]')).toContain('The bone age is below 24 mo.');
    expect(summaryText(reading, context)).toContain('A standard deviation score is not stated');
  });

  it('certainty names the stage’s tier and what lowered it', async () => {
    const base = sexResult(99.2);
    const low = { ...base, confidence: { ...base.confidence, tier: 'medium', lowered_by: ['half_width', 'quality'] } } as const;
    const { reading } = await read({ manifest, results: { female: low, male: base } }, 'female');
    expect(text('.certainty h3').trim()).toBe('Medium certainty');
    expect(text('.certainty')).toContain('The network is certain of the stage (82 %).');
    expect(text('.certainty .lowered')).toBe('Lowered from high certainty by a wide interval, the quality of the film.');
    expect(text('.certainty')).toContain('Take a second look');
    expect(summaryText(reading, context)).toContain('Medium certainty. Lowered from high certainty by a wide interval, the quality of the film. Take');
    await choose('male');
    expect(document.querySelector('.certainty .lowered')).toBeNull();
  });
});

describe('the Evidence view', () => {
  it('shows the measured rates of a pack that has them', async () => {
    mount(full());
    location.hash = 'evidence';
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(text('#safety')).toContain('radiographs of other body parts41298.1 %94.9 %');
    expect(text('#safety')).toContain('look above 1.8, refused above 3.1');
    expect(text('#safety')).toContain('Mature hands found92.0 %88.0 %');
    expect(text('#validation')).toContain('Compression blocks');
  });

  it('says so of one that has none', async () => {
    mount();
    location.hash = 'evidence';
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(text('#safety')).toContain('does not check that the picture shows a hand');
    expect(text('#safety')).toContain('no vote on maturity');
  });
});
