/**
 * Codes of the structured report. LN: LOINC (clinical reference of the project). DCM, SCT, UCUM: as in the dictionaries of pydicom; a test
 * looks each of them up there. UMLS: the one that template 1500 prescribes. 99CARPAL: what no scheme has. No code is invented in another's scheme.
 */
import type { Tier } from '../../domain/assessment';
import type { SdTable } from '../../domain/growth';

export interface Code {
  readonly value: string;
  readonly scheme: 'LN' | 'DCM' | 'SCT' | 'UCUM' | '99CARPAL' | 'RFC5646';
  readonly meaning: string;
}

const code = (scheme: Code['scheme'], value: string, meaning: string): Code => ({ scheme, value, meaning });
/** A value has 16 characters at most, a meaning 64. */
export const own = (value: string, meaning: string): Code => code('99CARPAL', value, meaning);

export const LOINC = {
  boneAge: code('LN', '85151-9', 'XR Bone age'),
  boneAgeMethod: code('LN', '85150-1', 'Bone age method'),
  examination: code('LN', '24724-7', 'XR Bone age views'),
  maturityScore: code('LN', '93189-9', 'Total skeletal maturity score, wrist and hand'),
} as const;

export const DCM = {
  report: code('DCM', '126000', 'Imaging Measurement Report'),
  language: code('DCM', '121049', 'Language of Content Item and Descendants'),
  observerType: code('DCM', '121005', 'Observer Type'), device: code('DCM', '121007', 'Device'),
  deviceUid: code('DCM', '121012', 'Device Observer UID'), deviceName: code('DCM', '121013', 'Device Observer Name'),
  deviceManufacturer: code('DCM', '121014', 'Device Observer Manufacturer'), deviceModel: code('DCM', '121015', 'Device Observer Model Name'),
  procedure: code('DCM', '121058', 'Procedure reported'),
  library: code('DCM', '111028', 'Image Library'), libraryGroup: code('DCM', '126200', 'Image Library Group'),
  measurements: code('DCM', '126010', 'Imaging Measurements'), group: code('DCM', '125007', 'Measurement Group'),
  trackingIdentifier: code('DCM', '112039', 'Tracking Identifier'), trackingUid: code('DCM', '112040', 'Tracking Unique Identifier'),
  algorithmName: code('DCM', '111001', 'Algorithm Name'), algorithmVersion: code('DCM', '111003', 'Algorithm Version'), algorithmParameters: code('DCM', '111002', 'Algorithm Parameters'),
  age: code('DCM', '121033', 'Subject Age'), sex: code('DCM', '121032', 'Subject Sex'), female: code('DCM', 'F', 'Female'), male: code('DCM', 'M', 'Male'),
  zScore: code('DCM', '113071', 'Z-score'), populationSd: code('DCM', '121414', 'Standard deviation of population'),
  normality: code('DCM', '121402', 'Normality'), conclusion: code('DCM', '121077', 'Conclusion'), comment: code('DCM', '121106', 'Comment'),
} as const;

export const SCT = {
  hand: code('SCT', '85562004', 'Hand'), site: code('SCT', '363698007', 'Finding Site'), laterality: code('SCT', '272741003', 'Laterality'),
  left: code('SCT', '7771000', 'Left'), right: code('SCT', '24028007', 'Right'), method: code('SCT', '370129005', 'Measurement Method'),
  source: code('SCT', '260753009', 'Source'), normal: code('SCT', '17621005', 'Normal'),
  low: code('SCT', '371885007', '-, range of lower measurement uncertainty'), high: code('SCT', '371886008', '+, range of upper measurement uncertainty'),
} as const;

/** Of template 1500 itself. */
export const QUALITATIVE = { value: 'C0034375', scheme: 'UMLS', meaning: 'Qualitative Evaluations' } as const;

export const UCUM = { months: code('UCUM', 'mo', 'month'), none: code('UCUM', '1', 'no units'), centimetres: code('UCUM', 'cm', 'cm') } as const;

/** In English whatever the page speaks: a private code's meaning is a definition. */
export const CARPAL = {
  network: own('network', 'Network trained on readings by the method of Greulich and Pyle'),
  site: own('site-corrected', 'Network, corrected by a line fitted on readings of the site'),
  siteSlope: own('site-slope', 'Slope of the line of the site'), siteIntercept: own('site-intercept', 'Intercept of the line of the site'),
  siteFilms: own('site-films', 'Readings that the line of the site was fitted on'), siteSigned: own('site-signed', 'Signature under the correction of the site'),
  siteNone: own('site-none', 'Why the correction of the site was not applied'),
  secondOpinion: own('second-opinion', 'Reading by another network, and its difference'),
  reader: own('reader', 'Reading by the responsible reader'),
  intervalLevel: own('interval-level', 'Level of the interval of the bone age'),
  intervalLow: own('interval-low', 'Lower end of the interval of the bone age'),
  intervalHigh: own('interval-high', 'Upper end of the interval of the bone age'),
  stage: own('stage', 'Developmental stage'), stageProbability: own('stage-prob', 'Probability of the developmental stage'),
  confidence: own('confidence-tier', 'Confidence tier'),
  judgement: own('judgement', 'Judgement of the reader on the bone age'), readerName: own('reader-name', 'Reader, as written'),
  validation: own('validation', 'Outcome of validation'), override: own('override', 'Override by the user'), status: own('status', 'Status of the reading'),
  adultHeight: own('adult-height', 'Predicted adult height'), bayleyPinneau: own('bayley-pinneau', 'Bayley-Pinneau'),
  tw3Age: own('tw3-age', 'Bone age by TW3 RUS'), tw3: own('tw3-rus', 'TW3 RUS, scored by hand'),
  delayed: own('delayed', 'More than two standard deviations below chronological age'), advanced: own('advanced', 'More than two standard deviations above chronological age'),
  use: own('use', 'Status of the software'), intendedUse: own('intended-use', 'Intended use'), provenance: own('provenance', 'Program, model pack, execution provider and hashes'),
  synthetic: own('synthetic', 'Synthetic phantom, not a child'),
} as const;

export const TABLES: Readonly<Record<SdTable, Code>> = {
  brush: own('sds-brush', 'SDS by Brush Foundation (Greulich and Pyle, Tables III/IV)'), stanford: own('sds-stanford', 'SDS by Stanford children (Greulich and Pyle, Tables V/VI)'),
};

export const TIERS: Readonly<Record<Tier, Code>> = { high: own('high', 'High'), medium: own('medium', 'Medium'), low: own('low', 'Low') };
/** Of six stages by the number alone, as it has always been; a code keeps its meaning, so the others say of how many. */
export const stageCode = (index: number, of: number, key: string): Code => own(of === 6 ? `stage-${index}` : `stage-${index}-of-${of}`, key.replaceAll('_', ' '));
export const GRADES = { good: own('good', 'Nothing to look at'), review: own('review', 'Look before use'), refuse: own('refuse', 'Refused') } as const;
export const STATUSES = {
  read: own('read', 'Read'), refused: own('refused', 'Refused, not read'), read_against_refusal: own('against-refusal', 'Read against a refusal'),
} as const;
export const MATURE = own('mature', 'Skeletally mature, no bone age stated');
export const JUDGEMENTS = { agrees: own('agrees', 'Agrees with the network'), overrules: own('overrules', 'Overrules the network') } as const;
export const OVERRIDES = {
  against: own('against-refusal', 'Read against a refusal'), placed: own('placed-by-hand', 'Placed by hand'), rendering: own('rendering-chosen', 'Window or frame chosen by hand'),
  none: own('none', 'None'),
} as const;
