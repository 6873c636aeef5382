/** The panel of a made-up study, for looking at: /dev/evaluation.html?films=400&readers=2&shift=6&lang=de. Not part of the build. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { createSession, SessionContext } from '../src/app/session';
import { study } from '../src/study/made-up';
import { EvaluationPanel } from '../src/views/evaluation/evaluation-panel';
import { fakeReader } from '../../tests/web/fake-reader';
import { manifest } from '../../tests/web/made-up';
import '../src/styles/index.css';

const asked = new URLSearchParams(location.search);
const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise);
const none = { preview: async () => ({ bitmap: null, label: null }), close: () => undefined };
const session = createSession({
  reader: fakeReader({}), secondReader: fakeReader({}), previewer: none, batchPreviewer: none, lanes: () => [], secondLanes: () => [], loadManifest: async () => manifest, sampleUrl: '', storage: null,
  languages: [asked.get('lang') ?? 'en'],
});
await session.fetchManifest();
const shown = signal(study(number('films', 400), { readers: number('readers', 2), shift: number('shift', 6) }));
render(
  <SessionContext.Provider value={session}><main class="settings"><h1>Batch</h1><EvaluationPanel study={shown} /></main></SessionContext.Provider>, document.querySelector('#app')!,
);
