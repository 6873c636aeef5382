/**
 * The words of the page, in the language that was chosen. Read `t` where the words are used, never at a module's top level: a view that
 * has read it is rendered again when the language changes.
 */
import { computed, signal } from '@preact/signals';
import { en } from './en';

/** The shape of a catalogue: texts, and functions of the same arguments that give texts. */
type Catalogue<T> =
  T extends string ? string :
  T extends (...values: infer Values) => infer Text ? (...values: Values) => Catalogue<Text> :
  T extends readonly [unknown, unknown] ? readonly [string, string] :
  T extends readonly (infer Item)[] ? readonly Catalogue<Item>[] :
  T extends object ? { readonly [Key in keyof T]: Catalogue<T[Key]> } : T;

export type Messages = Catalogue<typeof en>;

/** Of complete catalogues; each but English is loaded when it is chosen. Names as their speakers write them. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', pt: 'Português' } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (tag: string): tag is Language => tag in LANGUAGES;

const catalogues: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  pt: async () => (await import('./pt')).pt,
};

/** `words` null: English, which is at hand; not read before it is needed, for catalogues may use what formats numbers. */
const spoken = signal<{ readonly language: Language; readonly words: Messages | null }>({ language: 'en', words: null });

export const language = computed(() => spoken.value.language);

/** One level of forwarding is enough: every access begins here, and with it the reader's subscription. */
export const t: Messages = new Proxy({} as Messages, {
  get: (_, section) => (spoken.value.words ?? en)[section as keyof Messages],
});

let latest = 0;

/** Rejects where the catalogue cannot be loaded; the words are then as they were. The last one that was chosen is spoken, whichever loads last. */
export async function speak(chosen: Language): Promise<void> {
  const turn = ++latest;
  const words = await catalogues[chosen]();
  if (turn === latest) spoken.value = { language: chosen, words };
}

/** The first of a browser's languages that there is a catalogue of: "pt-BR" is spoken to in Portuguese. */
export function preferredLanguage(tags: readonly string[]): Language {
  return tags.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? 'en';
}

/** Words for a failure code; a code without words shows itself under the words for `Internal`. */
export function failureWords(code: string): Messages['failures']['Internal'] {
  return code in t.failures ? t.failures[code as keyof Messages['failures']] : t.failures.Internal;
}

/** Words for a stage key of the pack; an unknown key shows itself. */
export function stageWords(key: string): { readonly name: string; readonly features: string } {
  return t.stages[key] ?? { name: key, features: '' };
}
