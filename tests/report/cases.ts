/** Made-up cases for reports: one for every way in which a film can end. */
import type { Case, Child, StudyIdentity } from '../../web/src/domain/case';
import type { Growth } from '../../web/src/domain/growth';
import type { SiteProfile } from '../../web/src/domain/site-calibration';
import type { Figure } from '../../web/src/figures/figure';
import type { ReportInput } from '../../web/src/report/input';
import type { Manifest } from '../../web/src/domain/manifest';
import { secondManifest, unlimited } from '../web/second-pack';
import { anatomy, assessmentOf, finding, fullManifest, goodParts, maturity, quality, sexResult, shapeChecks, type Parts } from '../web/made-up';

export const child: Child = {
  label: 'Łucja Groß-Nuñez', sex: 'female', birth_date: '2017-11-02', examination_date: '2026-03-09', typed_age_months: null, gestation_weeks: null,
  contraindications: [], indication: 'Short stature', height: { cm: 121.4, chronological_age_months: 100.2, date: '2026-03-09', method: 'standing' },
  parents: { mother_cm: 164, father_cm: 178.5 },
};

export const growth: Growth = {
  difference_months: -12.6,
  standing: [
    { table: 'brush', silence: null, sd_months: 10.43, sds: -1.208, verdict: 'normal', normal_months: [90.9, 132.7] },
    { table: 'stanford', silence: null, sd_months: 9.02, sds: -1.397, verdict: 'normal', normal_months: [93.8, 129.8] },
  ],
  adult_height: { silence: null, class: 'retarded', percent_of_adult: 80.1, cm: 151.6, low_cm: 147.2, high_cm: 158, error: { mean_cm: -2.2, two_sd_cm: 8.8 } },
  target_height: { cm: 164.8, plus_minus_cm: 8.5 }, two_readers_rms_months: 7.56,
};

/** As the core answers for a bone age without an interval, at 112.2 months. */
export const ownGrowth = (months: number): Growth => ({
  ...growth, difference_months: months - 112.2,
  standing: growth.standing.map((one) => { const sds = (months - 112.2) / one.sd_months!; return { ...one, sds, verdict: sds < -2 ? 'delayed' : 'normal' }; }),
  adult_height: { ...growth.adult_height, cm: 158.3, low_cm: 158.3, high_cm: 158.3 },
});

export const study: StudyIdentity = {
  patient_name: 'Groß^Łucja', patient_id: 'MRN-4711', issuer_of_patient_id: '', patient_birth_date: '20171102', patient_sex: 'F',
  study_uid: '1.2.840.99999.1.1', series_uid: '1.2.840.99999.1.1.1', instance_uid: '1.2.840.99999.1.1.1.1', sop_class_uid: '1.2.840.10008.5.1.4.1.1.1.1',
  study_date: '20260309', study_time: '101500', study_id: 'S1', accession_number: 'A-17', referring_physician: 'Weiß^Anna', laterality: 'left', view_position: 'PA',
};

/** Of the pack of the made-up films; 99.2 months become 94.2. */
export const siteProfile: SiteProfile = {
  date: '2026-02-01', signed_by: 'A. Weiß', app_version: '0.1.0', pack: { name: fullManifest.name, version: fullManifest.version, model_sha256: fullManifest.files.model.sha256 },
  lines: { female: {
    n: 64, slope: 0.95, intercept_months: -0.04, from_months: 30, to_months: 190, mae_before_months: 8.9, mae_after_months: 7.1, gain_months: 1.8, gain_low_months: 0.4, gain_high_months: 3.2,
    coverage_before: 0.84, coverage_after: 0.91,
  }, male: null },
  fit: { least_n: 30, folds: 5, repeats: 20, resamples: 2000, seed: 20240611, level: 0.95 },
};

export function caseOf(parts: Partial<Parts> = {}, { sex = 'female' as 'female' | 'male' | 'unknown', override = false, looked = false, ...changes }: Partial<Case> & {
  sex?: 'female' | 'male' | 'unknown'; override?: boolean; looked?: boolean;
} = {}): Case {
  const whole = goodParts({ quality: quality(), anatomy: anatomy(0.4), shape_checks: shapeChecks(), ...parts });
  return {
    reading: {
      assessment: assessmentOf(whole, { sex, override, looked }), film_sha256: '9f2c1e7ab05d44c8'.repeat(4), engine: { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 2, self_test: { passed: true, months: 0.0004, probability: 0.00002 }, fallback: null },
      milliseconds: { decode: 41.2, validate: 22.8, prepare: 9.1, infer: 612.4, second_look: 0, assess: 0.4 }, rendering: null,
    },
    synthetic: false, child, chronological_age_months: 112.2, growth, own_growth: null, site_profile: null, second_opinion: null, sd_table: 'brush', tw3: null, own: null, judgement: null, study: null, ...changes,
  };
}

/** What the second pack says of the same film. */
export function secondOf(parts: Partial<Parts> = {}, sex: 'female' | 'male' | 'unknown' = 'female', manifest: Manifest = secondManifest): Case['second_opinion'] {
  const { reading } = caseOf(parts, { sex });
  const { name, version, files } = manifest;
  return { manifest, reading: { ...reading, assessment: { ...reading.assessment, pack: { name, version, model_sha256: files.model.sha256 } }, engine: { ...reading.engine, threads: 1 } } };
}

const older = { results: { female: sexResult(120), male: sexResult(110) } };

const nothing = { child: { ...child, label: '', birth_date: null, examination_date: null, indication: '', height: null, parents: null }, chronological_age_months: null, growth: null } as const;

export const CASES: Readonly<Record<string, Case>> = {
  read: caseOf({}, {
    study, own: { bone_age_months: 96, before_machine: true }, own_growth: ownGrowth(96), judgement: { verdict: 'agrees', remark: 'Same as the plate of 8 years.', reader: 'A. Weiß' },
    tw3: { sheet: { sex: 'female', stages: { radius: 'F', ulna: 'E' } }, result: { missing: ['mc1', 'mc3', 'mc5', 'pp1', 'pp3', 'pp5', 'mp3', 'mp5', 'dp1', 'dp3', 'dp5'], sum: 156, score: null, age_months: null, mature: false } },
  }),
  bare: caseOf({}, nothing),
  unknown: caseOf({}, { ...nothing, sex: 'unknown' }),
  refused: caseOf({ anatomy: anatomy(6.84) }, { growth: null }),
  against: caseOf({ anatomy: anatomy(6.84) }, { override: true, child: { ...child, contraindications: ['cast', 'treatment'] } }),
  mature: caseOf({ results: {
    female: sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) }), male: sexResult(221.8),
  } }, { growth: { ...growth, difference_months: null, standing: growth.standing.map(({ table }) => ({ table, silence: 'mature', sd_months: null, sds: null, verdict: null, normal_months: null })),
    adult_height: { silence: 'mature', class: null, percent_of_adult: null, cm: null, low_cm: null, high_cm: null, error: null } } }),
  overruled: caseOf({ quality: quality({ noise: 0.081 }) }, {
    looked: true, own: { bone_age_months: 78, before_machine: false }, own_growth: ownGrowth(78), judgement: { verdict: 'overrules', remark: 'Carpals are behind.', reader: '' },
  }),
  synthetic: caseOf({}, { ...nothing, synthetic: true }),
  site: caseOf({}, { site_profile: siteProfile }),
  second: caseOf({}, { second_opinion: secondOf({ results: { female: sexResult(104), male: sexResult(110) } }) }),
  secondFar: caseOf({}, { second_opinion: secondOf(older), site_profile: siteProfile }),
  secondUnjudged: caseOf({}, { second_opinion: secondOf(older, 'female', unlimited) }),
  secondRefuses: caseOf({}, { second_opinion: secondOf({ anatomy: anatomy(6.84) }) }),
  secondUnknown: caseOf({}, { ...nothing, sex: 'unknown', second_opinion: secondOf(older, 'unknown') }),
  secondMature: caseOf({}, { second_opinion: secondOf({ results: { female: sexResult(214.2, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) }), male: sexResult(110) } }) }),
  firstRefuses: caseOf({ anatomy: anatomy(6.84) }, { growth: null, second_opinion: secondOf() }),
  siteSilent: caseOf({}, { site_profile: { ...siteProfile, lines: { female: null, male: siteProfile.lines.female } } }),
};

/** A line, a band, dots and words. */
export const figure: Figure = {
  width: 480, height: 200, title: 'Bone age against chronological age', description: 'Bone age 8 y 3 mo at 9 y 4 mo, inside the band of two standard deviations.',
  marks: [
    { kind: 'area', points: [[40, 170], [460, 60], [460, 110], [40, 190]], ink: 'band' }, { kind: 'line', points: [[40, 180], [460, 85]], ink: 'quiet', width: 1, dashed: true },
    { kind: 'rect', x: 40, y: 190, width: 420, height: 1, ink: 'line' }, { kind: 'dot', x: 250, y: 140, radius: 5, ink: 'machine' },
    { kind: 'dot', x: 250, y: 146, radius: 4, ink: 'own', hollow: true }, { kind: 'line', points: [[250, 120], [250, 160]], ink: 'interval', width: 3 },
    { kind: 'text', x: 258, y: 138, text: '8 y 3 mo', size: 11, ink: 'text', align: 'start', strong: true }, { kind: 'text', x: 460, y: 20, text: 'Brush', size: 10, ink: 'quiet', align: 'end' },
  ],
  table: { columns: ['Chronological age', 'Bone age'], rows: [['9 y 4 mo', '8 y 3 mo']] },
};

/** A hand would be a film: a slope with a disc tells as much. */
export function madePicture(width = 300, height = 400) {
  const samples = Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return Math.hypot(x - width / 2, y - height / 2) < width / 3 ? 200 : (80 * x) / width;
  });
  return { width, height, channels: 1, samples, caption: 'The film as it lies' } as const;
}

export const inputOf = (own: Case, changes: Partial<ReportInput> = {}): ReportInput => ({
  case: own, manifest: fullManifest, appVersion: '0.1.0', written: '2026-03-10T09:41:07.000Z', withName: true, figures: [], pictures: [], comparison: [], ...changes,
});
