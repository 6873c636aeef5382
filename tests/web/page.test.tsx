import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_RENDERING } from '../../web/src/domain/dicom';
import { readingJson, summaryText } from './exported';
import { readingOf } from '../../web/src/app/state';
import type { Script } from './fake-reader';
import { finding, manifest, sexResult, validation } from './made-up';
import { button, choose, film, mount, months, open, settle, text, unmount } from './mounted';

afterEach(unmount);

const context = { manifest, synthetic: false };

describe('first use', () => {
  it('loads nothing and opens nothing before the terms are accepted', async () => {
    const { session, reader, kept } = mount({}, false);
    await settle();
    expect(document.querySelector('dialog')!.open).toBe(true);
    expect(text()).toContain('model pack 18 MB');
    expect(text()).toContain('Non-commercial');
    await open(session);
    expect(reader.calls).toEqual([]);
    button('Accept').click();
    await settle();
    expect(kept.get('carpal.terms')).toBe('1');
    expect(document.querySelector('dialog')).toBeNull();
    expect(reader.calls.map(({ name }) => name)).toEqual(['prepare']);
  });
});

describe('the sex', () => {
  it('is never assumed: no number is shown before it is chosen', async () => {
    const { session } = mount();
    await open(session);
    expect(document.querySelectorAll('input[name=sex]:checked')).toHaveLength(0);
    expect(months()).toEqual([]);
    expect(button('Save JSON')).toBeUndefined();
    await choose('female');
    expect(months()).toEqual([99.2]);
    expect(text()).toContain('If male: 8 y 9 mo (+6 mo)');
  });

  it('switches at once, and the record follows', async () => {
    const { session, reader } = mount();
    await open(session);
    await choose('male');
    expect(months()).toEqual([105.4]);
    expect(reader.calls.at(-1)).toEqual({ name: 'reassess', options: { subject: { sex: 'male', chronologicalAgeMonths: null, contraindications: [] }, profile: '', override: false, secondLook: 'when_doubtful', rendering: DEFAULT_RENDERING, placement: null } });
    const reading = readingOf(session.commands.state.value.phase)!;
    expect(reading.assessment.subject.sex).toBe('male');
    expect(button('Save JSON').disabled).toBe(false);
  });

  it('unknown shows both and their difference', async () => {
    const { session } = mount();
    await open(session);
    await choose('unknown');
    expect(months()).toEqual([99.2, 105.4]);
    expect(text()).toContain('Male against female: +6 mo');
  });

  it('is cleared by the next film, with a notice', async () => {
    const { session } = mount();
    await open(session);
    await choose('female');
    await open(session);
    expect(document.querySelectorAll('input[name=sex]:checked')).toHaveLength(0);
    expect(months()).toEqual([]);
    expect(text()).toContain('the sex was cleared');
  });
});

describe('a refusal', () => {
  const script = () => ({ validation: validation({ 5: 0.031 }) });

  it('says what was measured, the limit and what to do, and shows no number', async () => {
    const { session } = mount(script());
    await open(session);
    await choose('male');
    expect(document.querySelector('[data-failure=low_contrast]')!.textContent).toContain('Contrast range 0.031 of full scale, limit at least 0.05.');
    expect(text()).toContain('Export it with the full grey range');
    expect(months()).toEqual([]);
  });

  it('can be read against, and then says so everywhere', async () => {
    const { session, reader } = mount(script());
    await open(session);
    button('Read anyway').click();
    await settle();
    await choose('male');
    expect(reader.calls.find(({ name }) => name === 'reassess')!.options!.override).toBe(true);
    expect(text()).toContain('Read against a refusal');
    expect(text()).not.toContain('Read as usual');
    const reading = readingOf(session.commands.state.value.phase)!;
    expect(summaryText(reading, context)).toContain('READ AGAINST A REFUSAL');
    expect(JSON.parse(readingJson(reading, context))).toMatchObject({ assessment: { status: 'read_against_refusal' }, film_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('of another film is asked for again', async () => {
    const { session, reader } = mount(script());
    await open(session);
    button('Read anyway').click();
    await settle();
    await open(session);
    expect(reader.calls.at(-1)!.options!.override).toBe(false);
    expect(session.commands.state.value.phase.kind).toBe('refused');
  });
});

describe('failures', () => {
  it('leave the page usable', async () => {
    const { session } = mount({ failures: ['TruncatedFile'] });
    await open(session);
    expect(document.querySelector('[data-code=TruncatedFile]')!.textContent).toContain('The file ends too early.');
    await open(session);
    await choose('female');
    expect(months()).toEqual([99.2]);
  });

  it('a file larger than any film is told before it is read into memory', async () => {
    const { session, reader } = mount();
    const large = Object.defineProperty(film(), 'size', { value: 200_000_001 });
    session.openFiles([large]);
    await settle();
    expect(text('.refusal')).toContain('The file is larger than Carpal accepts.');
    expect(reader.calls.map(({ name }) => name)).not.toContain('read');
  });

  it('of the pack are told, and the next film tries again', async () => {
    const { session } = mount({ prepareFailures: ['PackUnreachable', 'PackUnreachable'] });
    await settle();
    expect(text()).toContain('The model pack could not be loaded.');
    await open(session);
    expect(document.querySelector('[data-code=PackUnreachable]')).not.toBeNull();
    button('Try again').click();
    await settle();
    await choose('male');
    expect(months()).toEqual([105.4]);
  });

  it('a cancelled reading ends at once and leaves the page usable', async () => {
    const script: Script = { hang: true };
    const { session } = mount(script);
    await open(session);
    expect(session.commands.busy.value).toBe(true);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(text()).toContain('Reading cancelled.');
    script.hang = false;
    await open(session);
    await choose('male');
    expect(months()).toEqual([105.4]);
  });

  it('a film opened during another reading takes its place', async () => {
    const script: Script = { milliseconds: 200 };
    const { session, reader } = mount(script);
    const reads = () => reader.calls.filter(({ name }) => name === 'read').length;
    session.openFiles([film()]);
    await vi.waitFor(() => expect(reads()).toBe(1));
    expect(session.commands.state.value.phase.kind).toBe('reading');
    session.openFiles([film()]);
    await vi.waitFor(() => expect(reads()).toBe(2));
    await vi.waitFor(() => expect(session.commands.state.value.phase.kind).toBe('read'));
    await choose('male');
    await vi.waitFor(() => expect(button('Save JSON').disabled).toBe(false));
  });
});

describe('exports', () => {
  it('carry sex, version, hashes and the notice, and not the name of the film', async () => {
    const { session } = mount({ results: { female: sexResult(209.4, 'low', [finding('age_outside_stage', 9.34, 5.66)]), male: sexResult(198) } });
    await open(session);
    await choose('female');
    const reading = readingOf(session.commands.state.value.phase)!;
    const summary = summaryText(reading, context);
    expect(summary).toContain('Bone age as female: 17 y 5 mo (209 months)');
    expect(summary).toContain('Age and stage disagree by 9.3 mo (limit 5.7 mo)');
    expect(summary).toContain('Research use, not a medical device');
    expect(summary).not.toContain('as male');
    const record = readingJson(reading, context);
    expect(JSON.parse(record)).toMatchObject({ format: 'carpal-reading', notice: expect.stringContaining('Research use'), assessment: { subject: { sex: 'female' }, pack: { model_sha256: manifest.files.model.sha256 } } });
    expect(summary + record).not.toContain('hand.png');
    expect(summaryText(reading, { manifest, synthetic: true })).toContain('SYNTHETIC PHANTOM, NOT A CHILD’S FILM');
  });
});

describe('views', () => {
  it('evidence shows the figures, the limits and the terms of the pack', async () => {
    mount();
    location.hash = 'evidence';
    await settle();
    expect(text()).toContain('8.56');
    expect(text()).toContain(manifest.licence.attribution);
    expect(text()).toContain('at least 0.05 of full scale');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '1' }));
    await settle();
    expect(text()).toContain('Open a hand radiograph');
  });

  it('the help sheet opens by key and lists the keys', async () => {
    mount();
    await settle();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }));
    await settle();
    expect(document.querySelector('dialog')!.textContent).toContain('Invert the display');
  });
});
