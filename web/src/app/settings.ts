/** What a site or a user has settled, kept in this browser: never a film, a child or a result. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { SD_TABLES, type SdTable } from '../domain/growth';
import { DEFAULT_PACK, isPackName, type PackName } from '../domain/packs';
import { ENGINE_CHOICES, type EngineChoice } from '../pipeline/protocol';
import { keep, readKept, type Kept } from '../kept';
import type { Paper } from '../report/layout';
import type { ReadingOrder } from './state';
import { isLanguage, preferredLanguage, speak, type Language } from '../i18n/words';

export interface Settings {
  readonly language: Language;
  /** Whose standard deviations come first. */
  readonly sdTable: SdTable;
  /** Of reports. */
  readonly paper: Paper;
  readonly order: ReadingOrder;
  readonly engine: EngineChoice;
  /** The network that reads. */
  readonly pack: PackName;
  /** The one whose reading is shown beside it; null: none. Never the same. */
  readonly second_pack: PackName | null;
  /** Keeps follow-up files in this browser. */
  readonly follow_up: boolean;
  /** Keeps a log of readings in this browser. */
  readonly reading_log: boolean;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Each field's check: what is kept but does not pass is as if it had never been kept. */
const FIELDS: { readonly [Name in keyof Settings]: (value: unknown) => value is Settings[Name] } = {
  language: (value): value is Language => typeof value === 'string' && isLanguage(value),
  sdTable: (value): value is SdTable => SD_TABLES.some((table) => table === value),
  paper: (value): value is Paper => value === 'a4' || value === 'letter',
  order: (value): value is ReadingOrder => value === 'machine_first' || value === 'own_first',
  engine: (value): value is EngineChoice => ENGINE_CHOICES.some((choice) => choice === value),
  pack: isPackName,
  second_pack: (value): value is PackName | null => value === null || isPackName(value),
  follow_up: isBoolean,
  reading_log: isBoolean,
};

/** Whose reading is shown beside that of the one that reads; null: none. */
export const secondPackOf = ({ pack, second_pack }: Settings): PackName | null => (second_pack === pack ? null : second_pack);

/** The second pack that is chosen as the one that reads changes places with it. */
const inPlaces = (next: Settings, before: Settings): Settings =>
  (next.second_pack === next.pack ? { ...next, second_pack: before.pack === next.pack ? null : before.pack } : next);

export interface SettingsStore {
  readonly current: ReadonlySignal<Settings>;
  change(part: Partial<Settings>): void;
}

const KEY = 'carpal.settings';

/** `storage` null or full: settings last as long as the page. */
export function createSettings(storage: Kept, browserLanguages: readonly string[]): SettingsStore {
  const current = signal<Settings>({
    language: preferredLanguage(browserLanguages), paper: preferredPaper(browserLanguages), order: 'machine_first', sdTable: 'brush', engine: 'automatic', pack: DEFAULT_PACK, second_pack: null, follow_up: false, reading_log: false,
    ...found(storage),
  });
  // A catalogue that cannot be loaded leaves the words as they are.
  effect(() => { speak(current.value.language).catch(() => undefined); });
  return {
    current,
    change: (part) => {
      current.value = inPlaces({ ...current.value, ...part }, current.value);
      keep(storage, KEY, current.value);
    },
  };
}

/** Where Letter is the paper (CLDR, territories of the paper size US-Letter); without a territory A4. */
const LETTER = ['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'];

const preferredPaper = ([tag = '']: readonly string[]): Paper => (LETTER.includes(tag.split('-').pop()!.toUpperCase()) && tag.includes('-') ? 'letter' : 'a4');

function found(storage: Kept): Partial<Settings> {
  const kept = readKept(storage, KEY);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([name, value]) => name in FIELDS && FIELDS[name as keyof Settings](value)));
}
