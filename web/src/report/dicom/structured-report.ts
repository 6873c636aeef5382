/**
 * A DICOM structured report: Enhanced SR by template 1500 (PS3.16), unverified and preliminary. Bone age, interval, chronological age, SDS by
 * each table, what the checks said, the reader's own judgement. Nothing that the case is silent about.
 */
import { isMature, type Sex, type SexResult } from '../../domain/assessment';
import type { Case } from '../../domain/case';
import type { Growth } from '../../domain/growth';
import { overridesOf } from '../../domain/overrides';
import { statedFor, type SiteProfile } from '../../domain/site-calibration';
import { standingsOf } from '../growth-words';
import { impressionLines } from '../impression';
import { releasedCase, sexesOf, type ReportInput } from '../input';
import { secondOpinionLines } from '../second-opinion';
import { intendedUseText } from '../../app/pack-words';
import { LANGUAGES, language, t } from '../../i18n/words';
import { CARPAL, DCM, GRADES, JUDGEMENTS, LOINC, MATURE, OVERRIDES, QUALITATIVE, SCT, stageCode, STATUSES, TABLES, TIERS, UCUM, type Code } from './codes';
import { codeItem, codeNode, containerNode, imageNode, numberNode, rootContainer, textNode, uidNode } from './content';
import { clock, commonModules, newIdentity, sourceReference, text, typed } from './modules';
import { newUid, uidOfHash } from './uid';
import { dicomFile, type DataSet } from './writer';

export const ENHANCED_SR = '1.2.840.10008.5.1.4.1.1.88.22';

export function structuredReport(input: ReportInput): Uint8Array<ArrayBuffer> {
  const identity = newIdentity(input);
  const source = sourceReference(input);
  const { study } = releasedCase(input);
  const { date, time } = clock(input.written);
  const evidence: DataSet = source === null || !study ? [] : [{ tag: 0x0040a375, vr: 'SQ', value: [[
    text(0x0020000d, 'UI', identity.study),
    { tag: 0x00081115, vr: 'SQ', value: [[text(0x0020000e, 'UI', study.series_uid), { tag: 0x00081199, vr: 'SQ', value: [source] }]] },
  ]] }];
  return dicomFile(ENHANCED_SR, identity.instance, [
    ...commonModules(input, identity, { modality: 'SR', number: '902', description: 'Bone age SR, research use, unverified' }),
    { tag: 0x00081111, vr: 'SQ', value: [] },
    { tag: 0x00080110, vr: 'SQ', value: [[text(0x00080102, 'SH', '99CARPAL'), text(0x00080115, 'ST', 'Codes of Carpal, listed with their meanings in its source')]] },
    text(0x0040a032, 'DT', date + time),
    text(0x0040a491, 'CS', 'COMPLETE'), text(0x0040a493, 'CS', 'UNVERIFIED'), text(0x0040a496, 'CS', 'PRELIMINARY'),
    { tag: 0x0040a372, vr: 'SQ', value: [codeItem(LOINC.examination)] },
    ...evidence,
    ...rootContainer(DCM.report, '1500', content(input, source)),
  ]);
}

function content(input: ReportInput, source: DataSet | null): DataSet[] {
  const own = releasedCase(input);
  const { assessment } = own.reading;
  const tag = language.peek();
  const groups = measurementGroups(input, source);
  return [
    codeNode('HAS CONCEPT MOD', DCM.language, { value: tag, scheme: 'RFC5646', meaning: LANGUAGES[tag] }),
    codeNode('HAS OBS CONTEXT', DCM.observerType, DCM.device),
    uidNode('HAS OBS CONTEXT', DCM.deviceUid, uidOfHash(assessment.pack.model_sha256)),
    textNode('HAS OBS CONTEXT', DCM.deviceName, 'Carpal'), textNode('HAS OBS CONTEXT', DCM.deviceManufacturer, 'Carpal'),
    textNode('HAS OBS CONTEXT', DCM.deviceModel, `${assessment.pack.name} ${assessment.pack.version}`),
    codeNode('HAS CONCEPT MOD', DCM.procedure, LOINC.examination),
    ...(source ? [containerNode(DCM.library, '1600', [containerNode(DCM.libraryGroup, null, [imageNode('CONTAINS', null, source)])])] : []),
    ...(groups.length > 0 ? [containerNode(DCM.measurements, null, groups)] : []),
    containerNode(QUALITATIVE, null, evaluations(input)),
  ];
}

function measurementGroups(input: ReportInput, source: DataSet | null): DataSet[] {
  const own = releasedCase(input);
  const { assessment } = own.reading;
  const results = assessment.results;
  const group = (name: string, method: Code, more: readonly DataSet[], values: readonly DataSet[]) => containerNode(DCM.group, '1501', [
    textNode('HAS OBS CONTEXT', DCM.trackingIdentifier, name), uidNode('HAS OBS CONTEXT', DCM.trackingUid, newUid()),
    siteNode(own.study?.laterality ?? null), ...(source ? [imageNode('CONTAINS', SCT.source, source)] : []),
    codeNode('HAS CONCEPT MOD', SCT.method, method), ...more, ...values,
  ]);
  const network = results === null ? [] : sexesOf(assessment).map((sex) =>
    group(`Bone age by the network, ${sex}`, CARPAL.network, algorithm(input), measured(input, sex, results[sex], siteOf(input, sex)?.standing.kind !== 'corrected')));
  // A group of its own: what the network says stays what the network says.
  const site = results === null ? [] : sexesOf(assessment).flatMap((sex) => {
    const found = siteOf(input, sex);
    return found?.standing.kind !== 'corrected' ? [] : [group(`Bone age by the network, site-corrected, ${sex}`, CARPAL.site, algorithm(input), corrected(input, sex, found.result, found.profile))];
  });
  const reader = own.own === null ? [] : [group('Bone age by the reader', CARPAL.reader, [], [
    numberNode('CONTAINS', LOINC.boneAge, own.own.bone_age_months, UCUM.months), ...scores(own.own_growth, own), codeNode('CONTAINS', LOINC.boneAgeMethod, CARPAL.reader),
  ])];
  const score = own.tw3?.result.score ?? null;
  const tw3 = own.tw3 === null || score === null ? [] : [group('TW3 RUS by hand', CARPAL.tw3, [], [
    numberNode('CONTAINS', LOINC.maturityScore, score, UCUM.none),
    ...(own.tw3.result.age_months === null ? [] : [numberNode('CONTAINS', CARPAL.tw3Age, own.tw3.result.age_months, UCUM.months)]),
  ])];
  return [...site, ...network, ...reader, ...tw3];
}

function siteNode(side: 'left' | 'right' | null): DataSet {
  return codeNode('HAS CONCEPT MOD', SCT.site, SCT.hand, side === null ? [] : [codeNode('HAS CONCEPT MOD', SCT.laterality, SCT[side])]);
}

/** Template 4019: which algorithm, which version of it, how it was run. */
function algorithm(input: ReportInput): DataSet[] {
  const { assessment: { pack, core_version }, engine } = input.case.reading;
  const parameter = (value: string) => textNode('HAS CONCEPT MOD', DCM.algorithmParameters, value);
  return [
    textNode('HAS CONCEPT MOD', DCM.algorithmName, `Carpal, ${pack.name}`), textNode('HAS CONCEPT MOD', DCM.algorithmVersion, pack.version),
    parameter(`app_version=${input.appVersion}`), parameter(`core_version=${core_version}`), parameter(`model_sha256=${pack.model_sha256}`),
    parameter(`runtime=${engine.runtime}`), parameter(`execution_provider=${engine.provider}`), parameter(`threads=${engine.threads}`),
    ...(engine.self_test ? [parameter(`self_test_months=${engine.self_test.months}`), parameter(`self_test_probability=${engine.self_test.probability}`)] : []),
    ...(engine.fallback ? [parameter(`webgpu_not_used=${engine.fallback.reason}`)] : []),
  ];
}

/** Null where no correction of the site is in force. */
function siteOf({ case: { reading, site_profile: profile }, manifest }: ReportInput, sex: Sex) {
  const stated = statedFor(reading.assessment, sex, profile, manifest);
  return profile && stated?.standing ? { profile, result: stated.result, standing: stated.standing } : null;
}

/** The age as the site states it, and by which line. */
function corrected(input: ReportInput, sex: Sex, result: SexResult, { lines, signed_by, date }: SiteProfile): DataSet[] {
  const { slope, intercept_months, n } = lines[sex]!;
  return [
    ...aged(result),
    numberNode('CONTAINS', CARPAL.siteSlope, slope, UCUM.none), numberNode('CONTAINS', CARPAL.siteIntercept, intercept_months, UCUM.months), numberNode('CONTAINS', CARPAL.siteFilms, n, UCUM.none),
    ...(releasedCase(input).reading.assessment.subject.sex === sex ? standing(input) : []),
    codeNode('CONTAINS', LOINC.boneAgeMethod, CARPAL.site), codeNode('CONTAINS', DCM.sex, DCM[sex]), textNode('CONTAINS', CARPAL.siteSigned, `${signed_by}, ${date}`),
  ];
}

function aged({ interval, bone_age_months: months }: SexResult): DataSet[] {
  return [
    numberNode('CONTAINS', LOINC.boneAge, months, UCUM.months, [
      numberNode('HAS PROPERTIES', SCT.low, months - interval.low_months, UCUM.months), numberNode('HAS PROPERTIES', SCT.high, interval.high_months - months, UCUM.months),
    ]),
    numberNode('CONTAINS', CARPAL.intervalLow, interval.low_months, UCUM.months), numberNode('CONTAINS', CARPAL.intervalHigh, interval.high_months, UCUM.months),
    numberNode('CONTAINS', CARPAL.intervalLevel, interval.level, UCUM.none),
  ];
}

/** A mature hand states no age, and so no interval and no standing. `stands`: growth is of this age. */
function measured(input: ReportInput, sex: Sex, result: SexResult, stands: boolean): DataSet[] {
  const own = releasedCase(input);
  const { stage, confidence } = result;
  const mature = isMature(result);
  const age = mature ? [codeNode('CONTAINS', CARPAL.status, MATURE)] : aged(result);
  const site = siteOf(input, sex);
  return [
    ...age,
    ...(own.chronological_age_months === null ? [] : [numberNode('CONTAINS', DCM.age, own.chronological_age_months, UCUM.months)]),
    // Growth is answered for one sex.
    ...(own.reading.assessment.subject.sex === sex && !mature && stands ? standing(input) : []),
    numberNode('CONTAINS', CARPAL.stageProbability, stage.probability, UCUM.none),
    codeNode('CONTAINS', LOINC.boneAgeMethod, CARPAL.network), codeNode('CONTAINS', DCM.sex, DCM[sex]),
    codeNode('CONTAINS', CARPAL.stage, stageCode(stage.index, result.stage_probabilities.length, stage.key)), codeNode('CONTAINS', CARPAL.confidence, TIERS[confidence.tier]),
    ...(site?.standing.kind === 'silent' ? [textNode('CONTAINS', CARPAL.siteNone, site.standing.why.replaceAll('_', ' '))] : []),
  ];
}

const by = (method: Code) => [codeNode('HAS CONCEPT MOD', SCT.method, method)];

/** SDS and SD by each table, and the verdict of the site's. */
function scores(growth: Growth | null, own: Case): DataSet[] {
  const verdict = growth?.standing.find(({ table }) => table === own.sd_table)?.verdict ?? null;
  return [
    ...standingsOf(growth, own).flatMap(({ table, silence, sds, sd_months }) => (silence !== null || sds === null || sd_months === null ? [] : [
      numberNode('CONTAINS', DCM.zScore, sds, UCUM.none, by(TABLES[table])), numberNode('CONTAINS', DCM.populationSd, sd_months, UCUM.months, by(TABLES[table])),
    ])),
    ...(verdict === null ? [] : [codeNode('CONTAINS', DCM.normality, verdict === 'normal' ? SCT.normal : CARPAL[verdict])]),
  ];
}

function standing(input: ReportInput): DataSet[] {
  const own = releasedCase(input);
  const height = own.growth?.adult_height.silence === null ? own.growth.adult_height.cm : null;
  return [
    ...scores(own.growth, own),
    ...(height === null ? [] : [numberNode('CONTAINS', CARPAL.adultHeight, height, UCUM.centimetres, by(CARPAL.bayleyPinneau))]),
  ];
}

function evaluations(input: ReportInput): DataSet[] {
  const own = releasedCase(input);
  const { reading: { assessment, film_sha256, engine }, judgement } = own;
  const { pack } = assessment;
  const overrides = overridesOf(own.reading);
  return [
    codeNode('CONTAINS', CARPAL.status, STATUSES[assessment.status]), codeNode('CONTAINS', CARPAL.validation, GRADES[assessment.safety.verdict]),
    ...(overrides.length === 0 ? [codeNode('CONTAINS', CARPAL.override, OVERRIDES.none)] : overrides.map((one) => codeNode('CONTAINS', CARPAL.override, OVERRIDES[one]))),
    ...(own.synthetic ? [codeNode('CONTAINS', CARPAL.status, CARPAL.synthetic)] : []),
    textNode('CONTAINS', CARPAL.use, t.report.research), textNode('CONTAINS', CARPAL.intendedUse, intendedUseText(input.manifest)),
    textNode('CONTAINS', CARPAL.provenance, `Carpal ${input.appVersion}, core ${assessment.core_version}, pack ${pack.name} ${pack.version}, model SHA-256 ${pack.model_sha256}, `
      + `film SHA-256 ${film_sha256}, ${engine.runtime}, ${engine.provider}, ${engine.threads} threads`),
    ...secondOpinionLines(own, input.manifest).map((line) => textNode('CONTAINS', CARPAL.secondOpinion, line.replaceAll('\u00a0', ' '))),
    ...impressionLines(own, input.manifest).map((line) => textNode('CONTAINS', DCM.conclusion, line.replaceAll('\u00a0', ' '))),
    ...(judgement ? [codeNode('CONTAINS', CARPAL.judgement, JUDGEMENTS[judgement.verdict])] : []),
    ...(judgement && typed(judgement.reader) !== '' ? [textNode('CONTAINS', CARPAL.readerName, judgement.reader.trim())] : []),
    ...(judgement && typed(judgement.remark) !== '' ? [textNode('CONTAINS', DCM.comment, judgement.remark.trim())] : []),
  ];
}
