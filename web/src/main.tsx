import './trusted-types';
import { render, type ComponentChild } from 'preact';
import { createSession, fetchManifest } from './app/session';
import { openLanes } from './batch/lanes';
import { createReader } from './pipeline/client';
import { createThreadMemory } from './pipeline/threads';
import { createPreviewer } from './preview/client';
import { siteOfPage } from './offline/site';
import { App } from './views/shell/app';
import { lacking } from './app/lacking';
import { preferredLanguage, speak } from './i18n/words';
import { Insecure, Unable } from './views/shell/insecure';
import './styles/index.css';

const PACKS_FOLDER = './models/';

/** Reading the property alone throws where the browser blocks storage. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const root = document.getElementById('app')!;

/** In the place of the words for a page whose script does not run. */
function show(view: ComponentChild): void {
  root.replaceChildren();
  render(view, root);
}

/** Without a session, whose settings speak otherwise: in the browser's language, or in English where its words do not come. */
async function showAlone(view: ComponentChild): Promise<void> {
  const preferred = preferredLanguage(navigator.languages);
  await speak(preferred).then(() => { document.documentElement.lang = preferred; }, () => undefined);
  show(view);
}

const lack = lacking();
if (!globalThis.isSecureContext) void showAlone(<Insecure address={location.href} />);
else if (lack !== null) void showAlone(<Unable lack={lack} />);
else start();

function start(): void {
  const offline = siteOfPage();
  const threads = createThreadMemory(storage(), globalThis.crossOriginIsolated, navigator.hardwareConcurrency, __APP_VERSION__);
  const urls = { index: './files.json', packs: PACKS_FOLDER, runtime: './ort/', core: './core/' };
  const reader = createReader(urls, threads);
  const secondReader = createReader({ ...urls, sitePack: true }, threads);
  const session = createSession({
    reader,
    secondReader,
    previewer: createPreviewer('./core/'),
    batchPreviewer: createPreviewer('./core/'),
    lanes: openLanes(reader, './core/'),
    secondLanes: openLanes(secondReader, './core/'),
    loadManifest: (pack) => fetchManifest(`${PACKS_FOLDER}${pack}/manifest.json`),
    sampleUrl: './samples/phantom.png',
    storage: storage(),
    languages: navigator.languages,
    offline,
  });
  offline.start();
  show(<App session={session} />);
}
