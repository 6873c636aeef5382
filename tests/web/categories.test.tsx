/** A pack of four categories: page, figures, report and exports say as many as it has, by its own names and bounds. */
import { afterEach, describe, expect, it } from 'vitest';
import { initialState, manifestOf, manifestOfFilm, reduce } from '../../web/src/app/state';
import { stageSpan, stageYears } from '../../web/src/app/words';
import { identityOf } from '../../web/src/domain/manifest';
import { ageLineFigure } from '../../web/src/figures/age-line';
import { confusionFigure } from '../../web/src/figures/study/confusion';
import { stagesFigure } from '../../web/src/figures/stages';
import { composeReport } from '../../web/src/report/compose';
import { stageCode } from '../../web/src/report/dicom/codes';
import { tableLines } from '../../web/src/report/table-line';
import { reportText } from '../../web/src/report/text';
import { columnsOf, confusionOf, figures, type Outcome } from '../../web/src/study/metrics';
import { caseOf, inputOf } from '../report/cases';
import { fourAssessment, fourManifest, fourReading, fourResult } from './four-categories';
import { manifest } from './made-up';
import { choose, mount, open, text, unmount } from './mounted';

afterEach(unmount);

const NAMES = ['Infant/toddler', 'Child', 'Pre-adolescent', 'Adolescent'];
const bounds = fourManifest.stages.bounds_months;

it('the bounds are the pack’s', () => {
  expect([0, 1, 2, 3].map((index) => stageSpan(fourManifest, index))).toEqual(['0–5', '5–10', '10–15', '15–19']);
  expect(stageYears(fourManifest, 3)).toBe('15 to 19 years');
});

describe('a reading by it', () => {
  it('has a table of four rows, and its own name and bounds beside the age', async () => {
    const { session } = mount({ manifest: fourManifest, results: { female: fourResult(130), male: fourResult(136) } });
    await open(session);
    await choose('female');
    const rows = [...document.querySelectorAll('.stage-table tbody tr')];
    expect(rows.map((row) => row.querySelector('th')!.firstChild!.textContent)).toEqual(NAMES);
    expect(rows.map((row) => row.classList.contains('is-chosen'))).toEqual([false, false, true, false]);
    expect(document.querySelector('[data-stage="2"]')!.textContent).toBe('Pre-adolescent');
    expect(document.querySelectorAll('.age-line .bound')).toHaveLength(3);
    expect(text('main')).toContain('Pre-adolescent, 10 to 15 years');
  });

  it('is drawn with as many bars and bounds', () => {
    const input = { result: fourResult(130), manifest: fourManifest, sex: 'female' as const, named: false };
    const stages = stagesFigure(input);
    expect(stages.table.rows.map(([name]) => name)).toEqual(NAMES.map((name, index) => `${name}, ${stageYears(fourManifest, index)}`));
    expect(stages.marks.filter(({ kind }) => kind === 'rect')).toHaveLength(8);
    const line = ageLineFigure({ ...input, chronological_age_months: null, own_months: null });
    expect(line.table.rows).toEqual(expect.arrayContaining([['Stage bounds', '5, 10, 15'], ['Stage', 'Pre-adolescent']]));
  });

  it('is reported and exported by its own key', () => {
    const plain = caseOf();
    const input = inputOf({ ...plain, reading: fourReading(plain.reading) }, { manifest: fourManifest });
    expect(reportText(composeReport(input))).toMatch(/Stage: Pre-adolescent, 10 to 15 years; probability 70.%/);
    expect(tableLines(input)).toContain('pre_adolescent');
  });
});

it('a stage has a code of its own in the DICOM report, and those of six stages the ones that they had', () => {
  expect(stageCode(2, 6, 'mid_childhood')).toEqual({ scheme: '99CARPAL', value: 'stage-2', meaning: 'mid childhood' });
  expect(stageCode(2, 4, 'pre_adolescent')).toEqual({ scheme: '99CARPAL', value: 'stage-2-of-4', meaning: 'pre adolescent' });
});

describe('a study of it', () => {
  const film = (truth: number, stage: number): Outcome => ({ sex: 'female', truth, prediction: truth + 1, low: truth - 9, high: truth + 11, stage, tier: 'high' });
  const films = [film(30, 0), film(70, 1), film(100, 2), film(130, 2), film(200, 3)];

  it('has a table of four by four, drawn to the width', () => {
    const counts = confusionOf(films, bounds);
    expect(counts).toEqual([[1, 0, 0, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]]);
    const { marks, table, width } = confusionFigure(counts, fourManifest);
    expect(table.columns.slice(1)).toEqual(['0–5', '5–10', '10–15', '15–19']);
    expect(table.rows.map(([name]) => name!.split(',')[0])).toEqual(NAMES);
    const right = marks.flatMap((mark) => ('points' in mark ? mark.points.map(([x]) => x) : []));
    expect(Math.max(...right)).toBeCloseTo(width - 4, 6);
    expect(figures(films, bounds).stage_accuracy).toBe(0.8);
  });

  it('stays whole where a film is of a pack with more stages', () => {
    const mixed = [...films, film(222, 5)];
    expect(confusionOf(mixed, bounds)[3]).toEqual([0, 0, 0, 2]);
    expect(Math.max(...columnsOf(mixed, bounds).cell)).toBeLessThan(16);
  });
});

it('each reading is described by the manifest of its own pack, whichever is in use', () => {
  const reading = { ...caseOf().reading, assessment: fourAssessment() };
  let state = reduce(initialState, { type: 'manifest', manifest: fourManifest });
  state = reduce(state, { type: 'open', source: { name: 'x', synthetic: false }, again: false, rendering: state.rendering });
  state = reduce(state, { type: 'reading', reading, manifest: fourManifest });
  state = reduce(state, { type: 'manifest', manifest });
  expect([state.manifest, manifestOfFilm(state)]).toEqual([manifest, fourManifest]);
  expect(manifestOf(state, identityOf(manifest))).toBe(manifest);
  expect(manifestOf(state, { ...identityOf(fourManifest), version: '7.0.0' })).toBe(manifest);
  expect(manifestOf(state, null)).toBe(manifest);
  // Also one that nobody but the reading brought.
  const alone = reduce({ ...state, manifests: [manifest] }, { type: 'reading', reading, manifest: fourManifest });
  expect(manifestOfFilm(alone)).toBe(fourManifest);
});
