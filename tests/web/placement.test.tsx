import { afterEach, describe, expect, it } from 'vitest';
import { readingJson, summaryText } from './exported';
import { readingOf } from '../../web/src/app/state';
import { asItLies, cropWithin, sameBox, stepsOf, thumbFits, wholeTurn } from '../../web/src/domain/placement';
import { noStudy, noTags } from '../../web/src/pipeline/fakes';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import type { Script } from './fake-reader';
import { film, goodParts, manifest, pictureOf, placement, shape } from './made-up';
import { button, choose, mount, open, settle, text, unmount } from './mounted';

afterEach(unmount);

const sides = { width: 400, height: 300 };

describe('a placement', () => {
  it('is told in the order in which it is done', () => {
    expect(stepsOf(asItLies(sides), sides)).toEqual([]);
    expect(stepsOf({ crop: { x: 10, y: 0, width: 200, height: 300 }, turned_degrees: 12.5, mirrored: true, inverted: true }, sides)).toEqual([
      { kind: 'cut', share: 0.5 }, { kind: 'turned', degrees: 12.5 }, { kind: 'mirrored' }, { kind: 'inverted' },
    ]);
  });

  it.each([[-90, 270], [360, 0], [450, 90], [-0.5, 359.5], [0, 0]])('a turn by %s is one by %s', (degrees, whole) => expect(wholeTurn(degrees)).toBe(whole));

  it('keeps a crop inside of the film, in whole pixels, as large as the core asks', () => {
    expect(cropWithin({ x: -5.4, y: 10.6, width: 100.4, height: 50.5 }, sides)).toEqual({ x: 0, y: 11, width: 100, height: 51 });
    expect(cropWithin({ x: 395, y: 0, width: 3, height: 900 }, sides)).toEqual({ x: 384, y: 0, width: 16, height: 300 });
    expect(cropWithin({ x: 0, y: 0, width: 9, height: 9 }, { width: 15, height: 900 })).toBeNull();
    expect(sameBox({ x: 0, y: 0, width: 1, height: 2 }, { x: 0, y: 0, width: 1, height: 3 })).toBe(false);
  });
});

describe('the thumb', () => {
  it.each([
    ['right', 'left', null, true], ['right', 'left', 'PA', true], ['left', 'left', 'PA', false], ['left', 'right', 'PA', true], ['right', 'right', null, false],
    ['left', 'left', 'AP', true], ['right', 'left', 'AP', false], ['unknown', 'left', 'PA', null], ['left', null, 'PA', null], ['left', 'left', 'LL', null],
  ] as const)('on the %s of a %s hand, view %s: %s', (thumb, laterality, viewPosition, fits) => expect(thumbFits(thumb, { laterality, viewPosition })).toBe(fits));

  it('that lies as the other hand\'s would is said', async () => {
    const dicom = { tags: { ...noTags, laterality: 'left' as const, viewPosition: 'PA' }, study: noStudy, findings: [], frames: 1, hasVoiLut: false, windows: [], transferSyntax: '1.2.840.10008.1.2.1' };
    await read(shown({ shape: shape({ thumb: 'left' }) }, { dicom }));
    expect(text(panel)).toContain('The file says left hand, but the thumb lies as a right hand’s does');
    unmount();
    await read(shown({ shape: shape({ thumb: 'right' }) }, { dicom }));
    expect(text(panel)).not.toContain('The file says');
  });
});

const turned = placement({ crop: { x: 100, y: 200, width: 1000, height: 1500 }, turned_degrees: 347.5, inverted: true });
const outline: FilmPicture['outline'] = [[300, 400], [900, 400], [900, 1600], [300, 1600]];
const shown = (script: Script, changes: Partial<FilmPicture> = {}): Script => ({
  ...script, picture: () => pictureOf(goodParts(script), { film, pixels: new Uint16Array(film.width * film.height), outline, ...changes }),
});

async function read(script: Script) {
  const { session, reader } = mount(script);
  await open(session);
  await choose('female');
  return { session, reader, reading: readingOf(session.commands.state.value.phase)! };
}

const asked = (reader: { calls: readonly { name: string; options?: { placement?: unknown } }[] }) => reader.calls.filter(({ name }) => name === 'read').map(({ options }) => options?.placement ?? null);
const panel = '.placement';

describe('what the network saw', () => {
  it('is said on the page, in the summary and in the record', async () => {
    const { reading } = await read(shown({ placement: turned }));
    const words = 'Read cut to 48 % of the film, turned left by 12.5°, inverted by the outline of the hand.';
    expect(text(panel)).toContain(words);
    expect(text('.film-facts')).toContain(words);
    expect(summaryText(reading, { manifest, synthetic: false })).toContain(words);
    const record = JSON.parse(readingJson(reading, { manifest, synthetic: false })) as { in_words: { placement: string }; assessment: { placement: unknown } };
    expect(record.in_words.placement).toBe(words);
    expect(record.assessment.placement).toEqual(turned);
    expect(document.querySelector<HTMLCanvasElement>('.seen')!.getAttribute('aria-label')).toContain('as the network gets it');
  });

  it('is undone by one press, and found again by another', async () => {
    const { reader } = await read(shown({ placement: turned }));
    button('Read as the film lies').click();
    await settle();
    expect(asked(reader)).toEqual([null, asItLies(film)]);
    expect(text(panel)).toContain('Read as the film lies, by hand.');
    expect(document.querySelector('input[name=sex]:checked')).not.toBeNull();
    button('Find the hand again').click();
    await settle();
    expect(asked(reader)).toEqual([null, asItLies(film), null]);
    expect(text(panel)).toContain('by the outline of the hand');
  });

  it('a film that lies well has nothing to undo', async () => {
    await read(shown({}));
    expect(text(panel)).toContain('Read as the film lies.');
    expect(text('.film-facts')).not.toContain('Read');
    expect(button('Find the hand again')).toBeUndefined();
    expect([...document.querySelectorAll(`${panel} .placement-words button`)]).toEqual([]);
  });

  it('turns, mirrors, inverts and cuts by hand, each from what is on the page, and reads at once', async () => {
    const { reader } = await read(shown({ placement: turned }));
    for (const name of ['Turn right by 90°', 'Mirror', 'Invert', 'Cut to the hand']) {
      [...document.querySelectorAll<HTMLElement>(`${panel} button`)].find((one) => one.textContent === name)!.click();
      await settle();
    }
    const last = asked(reader).slice(1) as { turned_degrees: number; mirrored: boolean; inverted: boolean; crop: object }[];
    expect(last.map(({ turned_degrees }) => turned_degrees)).toEqual([77.5, 77.5, 77.5, 77.5]);
    expect(last.map(({ mirrored }) => mirrored)).toEqual([false, true, true, true]);
    expect(last.map(({ inverted }) => inverted)).toEqual([true, true, false, false]);
    expect(last[3]!.crop).toEqual({ x: 264, y: 328, width: 672, height: 1344 });
    expect(text(panel)).toContain('by hand');
  });

  it('takes numbers: degrees and the sides of the crop, kept inside of the film', async () => {
    const { reader } = await read(shown({}));
    const enter = async (label: string, value: string) => {
      const field = [...document.querySelectorAll<HTMLLabelElement>(`${panel} label`)].find((one) => one.textContent!.startsWith(label))!.querySelector('input')!;
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    };
    await enter('Turned right by', '-7.5');
    await enter('Left', '500');
    await enter('Top', '9999');
    await enter('Width', '600');
    await enter('Height', '');
    const [, first, ...crops] = asked(reader) as { turned_degrees: number; crop: object }[];
    expect(first!.turned_degrees).toBe(352.5);
    expect(crops.map(({ crop }) => crop)).toEqual([
      { x: 500, y: 0, width: 1014, height: 2044 }, { x: 500, y: 2028, width: 1014, height: 16 }, { x: 500, y: 2028, width: 600, height: 16 },
    ]);
  });

  it('says which of two hands is read, and reads the other', async () => {
    const hands = [{ x: 0, y: 0, width: 700, height: 2044 }, { x: 800, y: 0, width: 700, height: 2044 }].map((crop, index) => placement({ crop, mirrored: index === 1 }));
    const { reader } = await read(shown({ placement: hands[0]!, shape: shape({ hands: 2, thumb: 'right' }) }, { hands }));
    expect(text('.film-facts')).toContain('Two hands: the one on the left of the picture is read. Is it the one you mean?');
    expect(text(panel)).toContain('the thumb is on the right of the picture');
    button('Read the other hand').click();
    await settle();
    // By its own thumb: a mirror image of the first one is mirrored.
    expect(asked(reader)[1]).toEqual(hands[1]);
    expect(text('.film-facts')).toContain('Two hands: the one on the right of the picture is read.');
    expect(text(panel)).not.toContain('the thumb is on');
  });

  it('says where the thumb is, and why a film was mirrored', async () => {
    await read(shown({ placement: placement({ mirrored: true }), shape: shape({ thumb: 'left' }) }));
    expect(text(panel)).toContain('the thumb is on the left of the picture');
    expect(text(panel)).toContain('The network has learned from hands with the thumb on the right.');
  });

  it('of another film is its own', async () => {
    const { session, reader } = await read(shown({ placement: turned }));
    button('Read as the film lies').click();
    await settle();
    await open(session);
    expect(asked(reader)).toEqual([null, asItLies(film), null]);
  });
});
