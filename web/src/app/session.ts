/** What every view needs, in one place: commands, which view is open, whether the terms were accepted. */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Case } from '../domain/case';
import { parseManifest, type Manifest } from '../domain/manifest';
import type { PackName } from '../domain/packs';
import { gatherDropped, gatherFiles, type Gather } from '../intake/gather';
import type { Previewer } from '../preview/client';
import type { OpenLanes } from '../batch/lanes';
import { createBatch, type Batch } from './batch';
import { createCase } from './case';
import { createChild, type ChildStore } from './child';
import { createCommands, type Commands } from './controller';
import { createAttentionChoice, type AttentionChoice } from './attention';
import { createFilms, type Films } from './films';
import { createGrowth, type GrowthStore } from './growth';
import { createFollowUp, type FollowUp } from './followup';
import { sourceOf } from './followup-source';
import { noOffline, type Offline } from './offline';
import type { Reader } from './reader';
import { createPacks, type Packs } from './packs';
import { createReadingLog, type ReadingLog } from './reading-log';
import { createSecondOpinion, type SecondOpinionStore } from './second-opinion';
import { createSecondReader, type SecondReader } from './second-reader';
import { createSettings, type SettingsStore } from './settings';
import { createSiteCalibration, type SiteCalibration } from './site-calibration';
import { createTw3, type Tw3Store } from './tw3';

/** In the order of the bar. */
export const VIEWS = ['read', 'batch', 'followup', 'evidence', 'settings'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The part of the viewer that keys and tools drive. */
export interface DisplayControls {
  zoomBy(factor: number): void;
  fit(): void;
  toggleWindowMode(): void;
  toggleInvert(): void;
  toggleOutline(): void;
  toggleCropMode(): void;
}

export interface SessionOptions {
  readonly reader: Reader;
  /** Of the second opinion. */
  readonly secondReader: Reader;
  readonly previewer: Previewer;
  /** Of the batch: its thumbnails stay while a film of it is open beside a list of others. */
  readonly batchPreviewer: Previewer;
  readonly lanes: OpenLanes;
  /** The same with the second reader's network. */
  readonly secondLanes: OpenLanes;
  readonly loadManifest: (pack: PackName) => Promise<Manifest>;
  readonly sampleUrl: string;
  /** Null where the browser refuses storage: the terms are then asked for each time. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** As the browser lists them, the preferred one first. */
  readonly languages: readonly string[];
  readonly offline?: Offline;
}

export interface Session {
  readonly commands: Commands;
  readonly films: Films;
  readonly batch: Batch;
  readonly reader: Pick<Reader, 'growth'>;
  readonly settings: SettingsStore;
  readonly packs: Packs;
  readonly child: ChildStore;
  readonly growth: GrowthStore;
  readonly site: SiteCalibration;
  readonly tw3: Tw3Store;
  readonly second: SecondReader;
  readonly secondOpinion: SecondOpinionStore;
  readonly openCase: ReadonlySignal<Case | null>;
  readonly followUp: FollowUp;
  readonly log: ReadingLog;
  readonly attention: AttentionChoice;
  readonly offline: Offline;
  readonly view: Signal<ViewName>;
  readonly accepted: Signal<boolean>;
  readonly helpOpen: Signal<boolean>;
  /** Set while the manifest cannot be had. */
  readonly manifestMissing: Signal<boolean>;
  readonly display: { current: DisplayControls | null };
  accept(): void;
  fetchManifest(): Promise<void>;
  openFiles(files: Iterable<File>): void;
  /** To be called while the drop is handled. */
  openDropped(data: DataTransfer): void;
  openSample(): Promise<void>;
  /** Set by the page's file inputs. */
  pick: () => void;
  pickFolder: () => void;
}

/** Raised when the terms change in substance: everybody is asked once more. */
const TERMS_VERSION = '1';
const TERMS_KEY = 'carpal.terms';

export function createSession({ reader, secondReader, previewer, batchPreviewer, lanes, secondLanes, loadManifest, sampleUrl, storage, languages, offline = noOffline }: SessionOptions): Session {
  const commands = createCommands(reader);
  const view = signal<ViewName>('read');
  const accepted = signal(storage?.getItem(TERMS_KEY) === TERMS_VERSION);
  const manifestMissing = signal(false);

  const open = (film: Blob, name: string, synthetic: boolean) => {
    batch.leave();
    view.value = 'read';
    void commands.open(film, { name, synthetic });
  };
  const films = createFilms(commands, (film, name) => open(film, name, false), previewer);
  const take = (gather: Gather) => {
    if (view.value === 'batch') return void batch.take(gather);
    batch.leave();
    view.value = 'read';
    void films.take(gather);
  };

  const settings = createSettings(storage, languages);
  // Before the engine is first asked for.
  effect(() => reader.useEngine(settings.current.value.engine));
  const packReady = computed(() => commands.state.value.pack.kind === 'ready');
  const second = createSecondReader(secondReader, settings, computed(() => accepted.value && packReady.value));
  effect(() => {
    const { pack, second_pack } = settings.current.value;
    offline.usePacks({ pack, second: second_pack });
  });
  const child = createChild(commands);
  const site = createSiteCalibration(storage);
  const growth = createGrowth(commands, child, reader, settings, site);
  const tw3 = createTw3(commands, reader);
  const batch = createBatch({
    reading: { lanes, prepare: () => reader.prepare(new AbortController().signal, () => undefined) }, second, secondLanes, settings, previewer: batchPreviewer,
    described: (manifest) => commands.dispatch({ type: 'described', manifest }),
    show: (film, row) => {
      films.close();
      open(film, row.name, false);
      if (row.sex) void commands.choose(row.sex);
      if (row.chronological_months !== null) child.take(typedAge(row.chronological_months));
    },
    refuse: (row, failure) => {
      films.close();
      view.value = 'read';
      commands.refuse({ name: row.name, synthetic: false }, failure);
    },
  });

  const secondOpinion = createSecondOpinion({ commands, second, kept: (first, manifest) => batch.keptSecond(first, manifest) });
  const openCase = createCase({ commands, child, growth, tw3, site, secondOpinion });
  // What is kept of a child is the pack's own: films before and after a correction can be held against each other.
  const keptCase = computed(() => openCase.value && { ...openCase.value, growth: openCase.value.growth && growth.uncorrected.value, site_profile: null, second_opinion: null });
  const source = sourceOf(keptCase, commands.state, settings.current);

  const session: Session = {
    commands, films, batch, reader, settings, packs: createPacks({ settings, offline, loadManifest }), child, growth, site, tw3, second, secondOpinion, openCase, attention: createAttentionChoice(), offline, view, accepted, manifestMissing,
    followUp: createFollowUp({ settings, source, manifest: () => commands.state.peek().manifest }), log: createReadingLog(settings, source, () => commands.state.peek().manifest),
    helpOpen: signal(false),
    display: { current: null },
    accept: () => {
      storage?.setItem(TERMS_KEY, TERMS_VERSION);
      accepted.value = true;
    },
    fetchManifest: async () => {
      try {
        const name = settings.current.peek().pack;
        const manifest = await loadManifest(name);
        // Meanwhile another may have been chosen.
        if (name === settings.current.peek().pack) commands.dispatch({ type: 'manifest', manifest });
        manifestMissing.value = false;
      } catch {
        manifestMissing.value = true;
      }
    },
    openFiles: (files) => { if (accepted.value) take(gatherFiles(files)); },
    openDropped: (data) => { if (accepted.value) take(gatherDropped(data)); },
    openSample: async () => {
      const response = await fetch(sampleUrl).catch(() => null);
      // Some servers answer a missing file with the page itself.
      const type = response?.headers.get('Content-Type') ?? '';
      if (!response?.ok || type.startsWith('text/html')) return commands.dispatch({ type: 'notice', notice: 'sample_missing' });
      films.close();
      open(await response.blob(), sampleUrl.slice(sampleUrl.lastIndexOf('/') + 1), true);
    },
    pick: () => undefined,
    pickFolder: () => undefined,
  };

  const packName = computed(() => settings.current.value.pack);
  const free = computed(() => commands.state.value.phase.kind === 'idle' && batch.activity.value === 'idle');
  let [described, due] = [packName.peek(), false];
  // Another pack: the page describes it at once. It is loaded as soon as no film is open: one that is keeps the network that read it.
  effect(() => {
    const name = packName.value;
    reader.usePack(name);
    if (name !== described) {
      [described, due] = [name, true];
      if (offline.packFromDisk.peek() === null) void untracked(() => session.fetchManifest());
    }
    if (!due || !free.value || !accepted.value) return;
    due = false;
    if (reader.manifest?.name !== name) untracked(() => commands.restart());
  });
  // The download begins with consent, not before.
  effect(() => { if (accepted.value) commands.warm(); });
  const secondReady = computed(() => second.loading.value.kind === 'ready');
  effect(() => {
    // Counted anew once the second pack has been loaded too.
    void secondReady.value;
    if (packReady.value) void offline.complete();
  });
  // Nobody's case is reloaded away.
  const idle = computed(() => commands.state.value.phase.kind === 'idle' && films.list.value === null && batch.rows.value.length === 0);
  effect(() => { if (idle.value && offline.reloadWanted.value) offline.reload(); });
  return session;
}

/** As the form of a child has it. */
const typedAge = (months: number) => ({ birthDate: '', examinationDate: '', years: String(Math.floor(months / 12)), months: String(Math.round((months % 12) * 100) / 100) });

export async function fetchManifest(url: string): Promise<Manifest> {
  const unreachable = (detail: string) => Object.assign(new Error(detail), { code: 'PackUnreachable', detail });
  const response = await fetch(url).catch((error: unknown) => { throw unreachable(String(error)); });
  if (!response.ok) throw unreachable(`HTTP ${response.status}`);
  return parseManifest(await response.json());
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A view outside of the session');
  return session;
}
