import './trusted-types';
import { render } from 'preact';
import { createSession, fetchManifest } from './app/session';
import { openLanes } from './batch/lanes';
import { createReader } from './pipeline/client';
import { createThreadMemory } from './pipeline/threads';
import { createPreviewer } from './preview/client';
import { siteOfPage } from './offline/site';
import { App } from './views/shell/app';
import { lacking } from './app/lacking';
import { Insecure, Unable } from './views/shell/insecure';
import './styles/index.css';

const PACK = './models/carpal-b4/';

/** Reading the property alone throws where the browser blocks storage. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const root = document.getElementById('app')!;

const lack = lacking();
if (!globalThis.isSecureContext) render(<Insecure address={location.href} />, root);
else if (lack !== null) render(<Unable lack={lack} />, root);
else start();

function start(): void {
  const offline = siteOfPage();
  const threads = createThreadMemory(storage(), globalThis.crossOriginIsolated, navigator.hardwareConcurrency, __APP_VERSION__);
  const reader = createReader({ index: './files.json', pack: PACK, runtime: './ort/', core: './core/' }, threads);
  const session = createSession({
    reader,
    previewer: createPreviewer('./core/'),
    batchPreviewer: createPreviewer('./core/'),
    lanes: openLanes(reader, './core/'),
    loadManifest: () => fetchManifest(`${PACK}manifest.json`),
    sampleUrl: './samples/phantom.png',
    storage: storage(),
    languages: navigator.languages,
    offline,
  });
  offline.start();
  render(<App session={session} />, root);
}
