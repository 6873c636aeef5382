/** Every language says everything: the same keys, functions of as many values that use what English uses, nothing left in English. */
import { afterEach, describe, expect, it } from 'vitest';
import { date, number, age } from '../../web/src/i18n/format';
import { en } from '../../web/src/i18n/en';
import { language, LANGUAGES, preferredLanguage, speak, t, type Language } from '../../web/src/i18n/words';
import { intendedUseText, weightsText } from '../../web/src/app/pack-words';
import packed from '../../models/carpal-b4/manifest.json';
import { choose, mount, months, open, settle, text, unmount } from './mounted';

type Tree = { readonly [key: string]: unknown };
const others = (Object.keys(LANGUAGES) as Language[]).filter((tag) => tag !== 'en');

afterEach(async () => {
  unmount();
  await speak('en');
});

/** [path, text or function] of every leaf. */
function leaves(tree: unknown, path = ''): [string, unknown][] {
  if (typeof tree !== 'object' || tree === null) return [[path, tree]];
  return Object.entries(tree as Tree).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

/** The catalogue that is spoken, as an object of its own. */
const spoken = () => Object.fromEntries(Object.keys(en).map((key) => [key, t[key as keyof typeof t]]));

/** Words that are the same in several languages: names, units, what the field says in English. */
const SAME = /^[\W\d]*$|DICOM|JPEG|PNG|TIFF|BMP|WebP|Carpal|SHA|ONNX|WebAssembly|WebGPU|Brush|Stanford|Bayley|TW3|RUS|CSV|JSON|PDF|RGB|Bias|Kappa|AUC|MAE|Letter|A4|kB|MB|mo|Zoom|Filter|Format|Name|System|Film|Alter|Status|Normal|Text|Version|Code|Start|Index|Score|Radius|Ulna|Sex|Stage/i;

describe.each(others)('%s', (tag) => {
  it('has the shape of English, key by key', async () => {
    await speak(tag);
    const [own, english] = [leaves(spoken()), leaves(en)];
    expect(own.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
    const byPath = new Map(own);
    for (const [path, value] of english) {
      expect(typeof byPath.get(path), path).toBe(typeof value);
      if (typeof value === 'function') expect((byPath.get(path) as { length: number }).length, path).toBe(value.length);
      else if (typeof value === 'string' && value !== '') expect(byPath.get(path), path).not.toBe('');
    }
  });

  it('uses what English uses of the values that it is given', async () => {
    await speak(tag);
    const byPath = new Map(leaves(spoken()));
    const marks = ['§a', '§b', '§c', '§d', '§e', '§f'];
    const said = (value: unknown) => {
      try {
        return JSON.stringify((value as (...values: unknown[]) => unknown)(...marks));
      } catch {
        return null; // takes a list or a number
      }
    };
    let compared = 0;
    for (const [path, value] of leaves(en)) {
      const words = typeof value === 'function' ? said(value) : null;
      if (words === null) continue;
      const own = said(byPath.get(path));
      expect(own, path).not.toBeNull();
      for (const mark of marks) expect(own!.includes(mark), `${path} ${mark}`).toBe(words.includes(mark));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(150);
  });

  it('is not English', async () => {
    await speak(tag);
    const own = new Map(leaves(spoken()));
    const english = leaves(en).filter(([, value]) => typeof value === 'string' && value.includes(' ') && value.length > 20 && !SAME.test(value));
    const left = english.filter(([path, value]) => own.get(path) === value).map(([path]) => path);
    expect(left).toEqual([]);
  });

  it('says the shipped pack’s intended use and terms, and leaves another pack’s as they are', async () => {
    await speak(tag);
    expect([intendedUseText(packed), weightsText(packed)]).toEqual([t.evidence.intendedUse, t.evidence.weightsTerm]);
    expect(intendedUseText(packed)).not.toBe(packed.intended_use);
    expect(intendedUseText({ intended_use: 'For dogs.' })).toBe('For dogs.');
    expect(intendedUseText(null)).toBe(t.evidence.intendedUse);
  });

  it('is what the page speaks when it is chosen, with its numbers and dates, and speaks again after', async () => {
    const { session, kept } = mount();
    await open(session);
    await choose('female');
    const before = text('.verdict');
    session.settings.change({ language: tag });
    await expect.poll(() => language.value, { timeout: 20_000 }).toBe(tag);
    await settle();
    expect(document.documentElement.lang).toBe(tag);
    expect(text('.verdict')).not.toBe(before);
    expect(months()).toEqual([99.2]);
    expect(text('nav')).toContain(t.views.settings);
    expect([number(1234.5, 1), date('2026-03-09'), age(99)]).toEqual([
      new Intl.NumberFormat(tag, { minimumFractionDigits: 1 }).format(1234.5).replaceAll('\u202f', '\u00a0'),
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(2026, 2, 9)),
      `8\u00a0${t.units.years}\u00a03\u00a0${t.units.months}`,
    ]);
    expect(JSON.parse(kept.get('carpal.settings')!)).toMatchObject({ language: tag });
    session.settings.change({ language: 'en' });
    await expect.poll(() => language.value, { timeout: 20_000 }).toBe('en');
    await settle();
    expect(text('.verdict')).toBe(before);
  });
});

it('a browser’s language is taken where there is a catalogue of it', () => {
  expect(preferredLanguage(['xx', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage(['xx-YY'])).toBe('en');
});

it('the language that was chosen last is spoken, whichever loads last', async () => {
  const slow = speak('de');
  await speak('en');
  await slow;
  expect(language.value).toBe('en');
  expect(t.sexes.female).toBe('Female');
});

it('one year is no plural', async () => {
  await speak('fr');
  expect([age(12), age(24)]).toEqual(['1\u00a0an\u00a00\u00a0mois', '2\u00a0ans\u00a00\u00a0mois']);
});
