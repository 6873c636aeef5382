/** Every state of the page with a made-up reader, for looking at: /dev/gallery.html?state=high. Not part of the build. */
import { render } from 'preact';
import { createSession } from '../src/app/session';
import { createPreviewer } from '../src/preview/client';
import { App } from '../src/views/shell/app';
import { fakeReader, type Script } from '../../tests/web/fake-reader';
import { anatomy, finding, fullManifest, goodParts, manifest, maturity, pictureOf, placement, quality, sexResult, shape, shapeChecks, validation } from '../../tests/web/made-up';
import { siteProfile } from '../../tests/report/cases';
import { drawnHand } from './drawn-hand';
import type { LoweringCode, SubjectSex, Tier } from '../src/domain/assessment';
import '../src/styles/index.css';

interface Shown extends Script {
  first?: boolean;
  idle?: boolean;
  sex?: SubjectSex;
  anyway?: boolean;
  hash?: string;
  help?: boolean;
  synthetic?: boolean;
  again?: boolean;
  /** A correction of the site is in force. */
  site?: boolean;
  /** The second look goes on for ever. */
  hangAgain?: boolean;
  /** Opens the panel of all checks. */
  checks?: boolean;
}

/** A pack with every limit, and a film that passes them all but for the changes. */
const full = (changes: Shown): Shown => ({ manifest: fullManifest, quality: quality(), anatomy: anatomy(0.42), ...changes });
const lowered = (stage_tier: Tier, tier: Tier, ...lowered_by: LoweringCode[]) => ({ confidence: { ...sexResult(99, stage_tier).confidence, tier, lowered_by } });
const growing = maturity(false, false, false, false, false);

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
      female: sexResult(209.4, 'low', [finding('age_outside_stage', 9.3, 6), finding('age_at_upper_limit', 216, 216)]),
      male: sexResult(198.1, 'medium'),
    },
  },
  unknown: { sex: 'unknown', results: { female: sexResult(99.2), male: sexResult(123.4, 'medium') }, synthetic: true },
  refused: { validation: validation({ 5: 0.031 }) },
  refused2: { validation: validation({ 1: 83.4, 6: 0.412 }) },
  against: { sex: 'male', anyway: true, validation: validation({ 5: 0.031 }) },
  full: full({ sex: 'female' }),
  waiting: full({ quality: quality({ noise: 0.081 }) }),
  review: full({
    sex: 'female', quality: quality({ noise: 0.081 }), anatomy: anatomy(2.31),
    results: {
      female: sexResult(118.3, 'high', [finding('age_outside_stage', 9.3, 6)], { ...lowered('high', 'low', 'quality', 'unlike_a_hand', 'inconsistent'), maturity: growing }),
      male: sexResult(131.2, 'medium'),
    },
  }),
  foot: full({ anatomy: anatomy(6.84) }),
  footanyway: full({ anatomy: anatomy(6.84), sex: 'male', anyway: true }),
  upsidedown: full({ shape: shape({ direction_degrees: 176 }), placement: placement({ turned_degrees: 180 }), shape_checks: shapeChecks() }),
  finger: full({ anatomy: anatomy(2.31), shape: shape({ fingers: 1 }), shape_checks: shapeChecks(1, 1, 'review') }),
  twohands: full({ shape: shape({ hands: 2 }), shape_checks: shapeChecks(5, 2) }),
  blank: full({ validation: validation({ 2: 0.004, 4: 0.991 }), quality: quality({ contrast: 0.004, foreground_share: 0.006 }) }),
  implausible: full({
    sex: 'male',
    results: { female: sexResult(216), male: sexResult(228, 'low', [finding('implausible_age', 31.2, 24, 'refuse'), finding('age_at_upper_limit', 259.2, 228)]) },
  }),
  dark: full({ sex: 'female', anyway: true, validation: validation({ 5: 0.031 }), quality: quality({ brightness: 0.02, contrast: 0.05 }) }),
  mature: full({
    sex: 'female',
    results: {
      female: sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { ...lowered('high', 'medium', 'skeletally_mature'), maturity: maturity(true, true, true, true, false) }),
      male: sexResult(221.8, 'medium', [], { maturity: maturity(true, false, false, true, false) }),
    },
  }),
  matureboth: full({
    sex: 'unknown',
    results: {
      female: sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { ...lowered('high', 'medium', 'skeletally_mature'), maturity: maturity(true, true, true, true, false) }),
      male: sexResult(221.8, 'medium', [], { maturity: maturity(true, false, false, true, false) }),
    },
  }),
  infant: full({
    sex: 'male',
    results: {
      female: sexResult(17.1, 'high', [finding('under_24_months', 17.1, 24)]),
      male: sexResult(19.6, 'high', [finding('under_24_months', 19.6, 24)], lowered('high', 'medium', 'under_24_months')),
    },
  }),
  look: full({ sex: 'female', checks: true }),
  site: full({ sex: 'unknown', site: true }),
  sitefemale: full({ sex: 'female', site: true }),
  looking: full({ sex: 'female', checks: true, again: true, hangAgain: true }),
  looked: full({ sex: 'female', checks: true, again: true }),
  lookedboth: full({ sex: 'unknown', checks: true, again: true }),
  disagree: full({ sex: 'female', checks: true, again: true, looks: { female: [12.4, -3.1, 0.6], male: [2.2, -1.3, 0.4] } }),
  disagreerefused: full({ sex: 'female', checks: true, again: true, looks: { female: [12.4, -23.4, 0.6], male: [2.2, -1.3, 0.4] } }),
  reading3: full({
    sex: 'female', checks: true,
    results: {
      female: sexResult(20, 'low', [finding('age_outside_stage', 31, 24, 'refuse'), finding('sex_difference', 64.2, 60, 'refuse'), finding('under_24_months', 20, 24)]),
      male: sexResult(84, 'high', [finding('sex_difference', 64.2, 60, 'refuse')]),
    },
  }),
  failed: { failures: ['TruncatedFile'] },
  evidence: { idle: true, hash: 'evidence' },
  evidencefull: full({ idle: true, hash: 'evidence' }),
  help: { sex: 'female', help: true },
};

const shown = states[new URLSearchParams(location.search).get('state') ?? 'idle'] ?? { idle: true };
const script: Script = { ...shown, picture: () => pictureOf(goodParts(shown), drawnHand()) };
const reader = fakeReader(script);
const session = createSession({
  reader,
  secondReader: fakeReader(),
  previewer: createPreviewer('/core/'), batchPreviewer: createPreviewer('/core/'), lanes: () => [], secondLanes: () => [],
  loadManifest: async () => shown.manifest ?? manifest,
  languages: ['en'], sampleUrl: './samples/phantom.png',
  storage: { getItem: () => (shown.first ? null : '1'), setItem: () => undefined },
});
if (shown.hash) location.hash = shown.hash;
if (shown.site) session.site.apply(siteProfile);
render(<App session={session} />, document.getElementById('app')!);

document.body.dataset.ready = 'yes';
if (!shown.idle) {
  await session.commands.open(new Blob(['film']), { name: 'hand-pa-left.png', synthetic: shown.synthetic ?? false });
  if (shown.anyway) await session.commands.readAnyway();
  if (shown.sex) await session.commands.choose(shown.sex);
}
if (shown.again) {
  if (shown.hangAgain) script.hang = true;
  void session.commands.lookAgain();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
if (shown.checks) document.querySelector<HTMLDetailsElement>('#checks')!.open = true;
if (shown.help) session.helpOpen.value = true;
