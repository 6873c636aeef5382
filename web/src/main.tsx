import { render } from 'preact';
import { createSession, fetchManifest } from './app/session';
import { createReader } from './pipeline/client';
import { createPreviewer } from './preview/client';
import { App } from './views/shell/app';
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

const session = createSession({
  reader: createReader({ pack: PACK, runtime: './ort/', core: './core/' }),
  previewer: createPreviewer('./core/'),
  loadManifest: () => fetchManifest(`${PACK}manifest.json`),
  sampleUrl: './samples/phantom.png',
  storage: storage(),
  languages: navigator.languages,
});

render(<App session={session} />, document.getElementById('app')!);
