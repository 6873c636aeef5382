/** Words of reports and exports. */
import type { Contraindication } from '../../domain/case';
import type { SdTable, Silence } from '../../domain/growth';

const contraindications: Record<Contraindication, string> = {
  cast: 'cast', fracture: 'fracture', deformity: 'deformity', dysplasia: 'known skeletal dysplasia', treatment: 'treatment that changes growth',
};

const tables: Record<SdTable, string> = {
  brush: 'Brush Foundation (Greulich and Pyle, Tables III/IV)',
  stanford: 'Stanford children (Greulich and Pyle, Tables V/VI)',
};

/** The last two: why a height is not predicted, beside what a table is silent about. */
const silence: Record<Silence | 'refused' | 'height_not_standing', string> = {
  no_chronological_age: 'not stated: no chronological age',
  no_bone_age: 'not stated: no bone age is stated',
  no_height: 'not stated: no height',
  mature: 'not stated: the hand is skeletally mature',
  treated: 'not stated: the tables are of untreated children',
  under_24_months: 'not stated under 24 months',
  outside_table: 'not stated: outside the table',
  height_too_old: 'not stated: the height was measured too long before or after the film',
  refused: 'not stated: the film was read against a refusal',
  height_not_standing: 'not stated: the tables are of standing heights',
};

export const report = {
  title: 'Bone age report',
  research: 'Research use, not a medical device',
  unverified: 'Unverified until a responsible reader has signed',
  page: (number: number, of: number) => `Page ${number} of ${of}`,
  marks: {
    refused: 'NOT READ: REFUSED BY THE CHECKS',
    against: 'READ AGAINST A REFUSAL',
    synthetic: 'SYNTHETIC PHANTOM, NOT A CHILD’S FILM',
  },
  blocks: {
    identification: 'Identification', history: 'History and indication', technique: 'Technique', comparison: 'Comparison', findings: 'Findings',
    uncertainties: 'Three uncertainties', standing: 'Standing against chronological age', height: 'Adult height', tw3: 'TW3 by hand', checks: 'To look at',
    graphs: 'Graphs', film: 'Film', impression: 'Impression', reader: 'Responsible reader', method: 'Method',
  },
  fields: {
    name: 'Name or code', id: 'Patient ID', accession: 'Accession number', sex: 'Sex used', birth: 'Date of birth', examination: 'Date of examination',
    age: 'Chronological age', gestation: 'Born at', indication: 'Indication', limits: 'Limits of use that apply', view: 'View', placement: 'Placement', quality: 'Quality',
    boneAge: (sex: string) => `Bone age ${sex}`,
    own: 'Bone age by the reader', stage: 'Stage', certainty: 'Confidence', difference: 'Bone age minus chronological age', secondLook: (sex: string) => `Second look ${sex}`,
    maturity: 'Maturity', infant: 'Under 24 months', measured: 'Height', parents: 'Parents’ heights', target: 'Target height', adult: 'Adult height (Bayley-Pinneau)',
    adultError: 'Error of that method', rusScore: 'RUS score', tw3Age: 'TW3 bone age (RUS)', missing: 'Bones without a stage',
    machine: 'Network', population: 'Children of this age', readers: 'Readers',
    judgement: 'Judgement', remark: 'Remark', reader: 'Reader', signature: 'Signature', signed: 'Date',
    app: 'Program', pack: 'Model pack', model: 'Model SHA-256', film: 'Film SHA-256', engine: 'Execution provider', validation: 'Validation', tiers: 'Tiers',
    overrides: 'Overrides', rendering: 'Picture of the file', intended: 'Intended use', terms: 'Terms of the weights', use: 'Status', made: 'Written',
  },
  notRead: 'Not read',
  ageMonths: (age: string, months: string) => `${age} (${months} months)`,
  stage: (name: string, years: string, probability: string) => `${name}, ${years}; probability ${probability}`,
  mature: (mature: string, limit: string) => `${mature}. ${limit}`,
  weeks: (weeks: string) => `${weeks} completed weeks`,
  technique: 'One frontal film of a hand, read by a network that was trained on readings by the method of Greulich and Pyle.',
  sides: { left: 'left hand', right: 'right hand' },
  projection: (view: string) => `projection ${view} by the file`,
  uncertainties: {
    machine: (sex: string, level: string, low: string, high: string) => `${sex}, ${level} interval of this film: ${low} to ${high}.`,
    population: (table: string, sd: string, low: string, high: string) => `one SD at the chronological age is ${sd}, ± 2 SD about it is ${low} to ${high}; ${table}.`,
    readers: (rms: string) => `two readers of one film differ by ${rms} (root mean square, Digital Hand Atlas; Thodberg and Sävendahl 2010).`,
    note: 'They answer different questions. None of them can stand for another.',
  },
  tables, silence, contraindications,
  standing: {
    columns: ['Table', 'SD', 'SDS', 'Age ± 2 SD', 'At 2 SD'],
    note: 'SDS = (bone age − chronological age) / SD of the table, interpolated between its ages. Chronological age stands for the table’s mean, as is common practice.',
    verdicts: { delayed: 'delayed', normal: 'within', advanced: 'advanced' },
    range: (low: string, high: string) => `${low} to ${high}`,
  },
  height: {
    cm: (cm: string) => `${cm} cm`,
    measured: (cm: string, method: string, date: string) => [`${cm} cm`, method, date].filter(Boolean).join(', '),
    methods: { standing: 'standing', supine: 'lying' },
    parents: (mother: string, father: string) => `mother ${mother} cm, father ${father} cm`,
    plusMinus: (cm: string, error: string) => `${cm} cm ± ${error} cm`,
    adultOpen: (cm: string) => `${cm} cm; the interval of the bone age reaches beyond the table`,
    adult: (cm: string, low: string, high: string) => `${cm} cm; ${low} to ${high} cm over the interval of the bone age`,
    class: { accelerated: 'accelerated', average: 'average', retarded: 'retarded' },
    by: (kind: string, percent: string) => `class ${kind}, ${percent} of adult height reached`,
    error: (mean: string, twoSd: string) => `in the original children predicted minus actual height was ${mean} cm on average, ± 2 SD ${twoSd} cm`,
  },
  tw3: { stages: 'Stages', mature: 'mature (score 1000)', below: 'below the table' },
  impression: {
    normal: (table: string) => `Normal: within two standard deviations of chronological age, by ${table}.`,
    delayed: (sds: string, table: string) => `Delayed: ${sds} SD below chronological age, by ${table}.`,
    advanced: (sds: string, table: string) => `Advanced: ${sds} SD above chronological age, by ${table}.`,
    machine: (sex: string, age: string) => `Bone age ${sex} ${age}, by the network.`,
    mature: (sex: string, limit: string) => `Skeletally mature ${sex}. ${limit}`,
    agrees: (age: string) => `The reader agrees with the network; own reading ${age}.`,
    agreesOnly: 'The reader agrees with the network.',
    overrules: (age: string) => `The reader overrules the network: bone age ${age}.`,
    overrulesOnly: 'The reader overrules the network’s figure.',
    indeterminate: 'Indeterminate: the film was not read.',
    unknownSex: 'The sex is not known: both readings are given, and none is held against chronological age.',
    against: 'The film was read against a refusal: the figure is not supported by the measured accuracy.',
    limits: (list: string) => `The network has not learned from films with what applies here: ${list}. Have the film read by an expert.`,
  },
  judgement: { agrees: 'agrees with the network', overrules: 'overrules the network', none: 'not given yet' },
  ownReading: (age: string, before: string) => `${age}, ${before}`,
  before: 'given before the network’s figure was shown',
  after: 'given after the network’s figure was shown',
  overrides: {
    none: 'none', against: 'read against a refusal', placed: 'placed by hand', rendering: 'window or frame chosen by hand',
  },
  frame: (frame: string, of: string, voi: string) => `frame ${frame} of ${of}, ${voi}`,
  voi: { default: 'by the file’s own window', window: 'by a window of the file', lut: 'by a table of the file', automatic: 'by an automatic window', ignore: 'without a window' },
  validation: (verdict: string, counts: string, profile: string) => `${verdict} (${counts}; limits: ${profile})`,
  tier: (name: string, verdict: string) => `${name} ${verdict.toLowerCase()}`,
  check: (tier: string, grade: string, text: string) => `${tier}, ${grade.toLowerCase()}: ${text}`,
  secondLook: (views: string, largest: string) => `${views}. ${largest}`,
  versions: (app: string, core: string) => `Carpal ${app}, core ${core}`,
  engine: (runtime: string, provider: string, threads: string) => `${runtime}, ${provider}, ${threads}`,
  notLegalAge: 'Not for the determination of legal age.',
  film: { caption: 'The film as it lies, by an automatic window', overlay: 'The film with the overlay “where the network looked”. It is no proof.' },

  panel: {
    heading: 'Report and export',
    lead: 'Everything is written on this machine.',
    paper: 'Paper', papers: { a4: 'A4', letter: 'Letter' },
    film: 'Film', films: { none: 'Leave the film out', film: 'Film as it lies', overlay: 'Film, and where the network looked' }, withName: 'With name, number and date of birth',
    nameNote: 'Without them a DICOM file belongs to no patient and no study.',
    pdf: 'Save PDF', sc: 'Save DICOM picture', sr: 'Save DICOM SR', json: 'Save JSON', csv: 'Save CSV line', copy: 'Copy text', print: 'Print',
    working: { pdf: 'Writing the PDF', sc: 'Drawing the pages', sr: 'Writing the DICOM SR', json: 'Writing the JSON', csv: 'Writing the line', copy: 'Copying' },
    done: { pdf: 'PDF saved.', sc: 'DICOM picture saved.', sr: 'DICOM SR saved.', json: 'JSON saved.', csv: 'CSV line saved.', copy: 'Text copied.' },
    waits: 'Waits for the record of the chosen sex.',
    missing: (letters: string) => `The typeface lacks ${letters}: boxes stand for them.`,
    details: 'Record',
    formats: 'DICOM files are marked as unverified, for research, and come in a series of their own.',
  },
  failures: {
    FontsUnreachable: 'The fonts of the report could not be loaded. Check that the place that serves this page is reachable, then try again.',
    CanvasBlocked: 'This browser changes what is drawn, against being recognised: no picture was written. Allow canvases for this page, or save the PDF.',
    CopyRefused: 'The browser did not allow copying. Save the JSON or the PDF instead.',
    ChunkUnreachable: 'The part of Carpal that writes reports could not be loaded. Check that the place that serves this page is reachable, then reload.',
    TooLarge: 'The browser has no memory left for this report. Leave the film out, or close other tabs.',
    Internal: 'The export failed. Nothing was written. Try again; if this stays, report the code beside it.',
  },

  settings: { heading: 'Reports', paper: 'Paper of reports' },

} as const;
