/** Every state of the page with a made-up reader, for looking at: /dev/gallery.html?state=high. Not part of the build. */
import { render } from 'preact';
import { createSession } from '../src/app/session';
import { App } from '../src/views/shell/app';
import { fakeReader, manifest, sexResult, validation, type Script } from '../../tests/web/fake-reader';
import { drawnHand } from './drawn-hand';
import type { SubjectSex } from '../src/domain/assessment';
import '../src/styles/index.css';

interface Shown extends Script {
  first?: boolean;
  idle?: boolean;
  sex?: SubjectSex;
  anyway?: boolean;
  hash?: string;
  help?: boolean;
  synthetic?: boolean;
}

const states: Record<string, Shown> = {
  idle: { idle: true },
  first: { idle: true, first: true },
  packfailed: { idle: true, prepareFailures: ['PackUnreachable', 'PackUnreachable'] },
  reading: { hang: true },
  choose: {},
  high: { sex: 'female' },
  medium: { sex: 'male', results: { female: sexResult(99.2), male: sexResult(118.6, 'medium') } },
  low: {
    sex: 'female',
    results: {
      female: sexResult(209.4, 'low', [{ code: 'age_outside_stage', value: 9.3, limit: 6 }, { code: 'age_at_upper_limit', value: 216, limit: 216 }]),
      male: sexResult(198.1, 'medium'),
    },
  },
  unknown: { sex: 'unknown', results: { female: sexResult(99.2), male: sexResult(123.4, 'medium') }, synthetic: true },
  refused: { validation: validation({ 5: 0.031 }) },
  refused2: { validation: validation({ 1: 83.4, 6: 0.412 }) },
  against: { sex: 'male', anyway: true, validation: validation({ 5: 0.031 }) },
  failed: { failures: ['TruncatedFile'] },
  evidence: { idle: true, hash: 'evidence' },
  help: { sex: 'female', help: true },
};

const shown = states[new URLSearchParams(location.search).get('state') ?? 'idle'] ?? { idle: true };
const checks = shown.validation ?? validation();
const reader = fakeReader({ ...shown, picture: () => ({ ...drawnHand(), validation: checks }) });
const session = createSession({
  reader,
  loadManifest: async () => manifest,
  sampleUrl: './samples/phantom.png',
  storage: { getItem: () => (shown.first ? null : '1'), setItem: () => undefined },
});
if (shown.hash) location.hash = shown.hash;
render(<App session={session} />, document.getElementById('app')!);

document.body.dataset.ready = 'yes';
if (!shown.idle) {
  await session.commands.open(new Blob(['film']), { name: 'hand-pa-left.png', synthetic: shown.synthetic ?? false });
  if (shown.anyway) await session.commands.readAnyway();
  if (shown.sex) await session.commands.choose(shown.sex);
}
if (shown.help) session.helpOpen.value = true;
