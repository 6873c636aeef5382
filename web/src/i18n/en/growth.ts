/** Words of the child's form, of the standing against age, of adult height and of the TW3 sheet. */
import type { Contraindication } from '../../domain/assessment';
import type { ChildProblem } from '../../domain/child';
import type { AdultHeight, RusBone, SdTable, Silence, Standing } from '../../domain/growth';

const contraindications: Record<Contraindication, string> = {
  cast: 'Cast', fracture: 'Fracture', deformity: 'Deformity', dysplasia: 'Known skeletal dysplasia', treatment: 'Treatment that changes growth',
};

const problems: Record<ChildProblem, string> = {
  birth_after_film: 'The birth date lies after the date of the film. One of them is wrong.',
  birth_in_future: 'The birth date lies in the future.',
  film_in_future: 'The date of the film lies in the future.',
  film_date_missing: 'Give the date of the film too: the age is that of its day.',
  age_impossible: 'Give years and months as numbers.',
  age_over_limit: 'That is no age of a child. Check the dates, and that the film is this child’s.',
  gestation_impossible: 'Give the completed weeks at birth, a number such as 32.',
  height_impossible: 'That cannot be a child’s height. Check the number and its unit.',
  height_in_inches: 'That is very little in centimetres. Was it measured in inches?',
  height_day_missing: 'Say when the height was measured.',
  height_date_missing: 'Give the day on which the height was measured.',
  height_before_birth: 'That day lies before the birth.',
  height_in_future: 'That day lies in the future.',
  height_method_missing: 'Say how the height was measured.',
  height_without_age: 'Give the age above first: a height counts with the age it was measured at.',
  parent_impossible: 'That cannot be a parent’s height. Check the number and its unit.',
  parent_in_inches: 'That is very little in centimetres. Was it measured in inches?',
  parent_missing: 'Give both parents’ heights: the target needs the two.',
};

export const child = {
  heading: 'Child',
  note: 'Lives as long as this film: cleared with each new one, kept only where you add it to follow-up, sent nowhere.',
  cleared: 'What was said of the child went with the film before.',
  birthDate: 'Birth date',
  examinationDate: 'Date of the film',
  age: 'or age at the film',
  years: 'years',
  months: 'months',
  told: {
    file: 'The file tells the age: open to see and confirm',
    table: 'The batch’s table tells the age: open to see',
  },
  confirmHint: 'From the file, and used for nothing yet.',
  confirm: 'Confirm',
  ageIs: (age: string) => `Age ${age}.`,
  corrected: (age: string, weeks: string, uncorrected: string) => `Age ${age}, corrected for birth at ${weeks} weeks (uncorrected ${uncorrected}).`,
  gestation: 'Weeks at birth',
  gestationHint: 'Asked under 2 years: born before 37 weeks, the age is counted from 40 weeks.',
  contraindications: {
    heading: 'Contra-indications', none: 'none named', named: (count: number) => `${count} named`,
    hint: 'The network has not learned such hands: each film with one has its certainty lowered by one, and the report says so.',
    names: contraindications,
  },
  more: {
    heading: 'Height, parents, indication', label: 'Name or code, for reports', indication: 'Why the film was taken',
    unit: 'Heights in', units: { cm: 'centimetres', ft_in: 'feet and inches' }, cm: 'cm', feet: 'feet', inches: 'inches', takeAsInches: 'Take it as inches',
    height: 'Child’s height', on: 'Measured', days: { film: 'on the day of the film', other: 'on another day' }, choose: 'choose', date: 'on',
    method: 'How', methods: { standing: 'standing', supine: 'lying' }, mother: 'Mother’s height', father: 'Father’s height',
  },
  problems,
} as const;

const tables: Record<SdTable, { name: string; edition: string }> = {
  brush: { name: 'Brush Foundation', edition: 'Greulich and Pyle, Tables III/IV' },
  stanford: { name: 'Stanford children', edition: 'Greulich and Pyle, Tables V/VI' },
};

const silences: Record<Silence, string> = {
  no_chronological_age: 'Give the child’s age to see this.',
  no_bone_age: 'No bone age is stated for this film.',
  no_height: 'Give the child’s height to see this.',
  mature: 'A mature hand has no bone age to go by.',
  treated: 'Not stated: the tables are of untreated children.',
  refused: 'Not stated: the film was refused, and no height is predicted from a reading against a refusal.',
  under_24_months: 'Not stated under 24 months of age or bone age: there, one standard deviation is less than the network’s own error.',
  outside_table: 'Not stated: the child lies outside the table.',
  height_too_old: 'Not stated: height and film are more than 6 months apart.',
  height_not_standing: 'Not stated: the tables are of heights measured standing.',
};

/** With the table in every one: no verdict stands without it. */
const verdicts: Record<NonNullable<Standing['verdict']>, (table: string) => string> = {
  delayed: (table) => `Delayed: more than 2 SD below the age (${table})`,
  normal: (table) => `Normal: within 2 SD of the age (${table})`,
  advanced: (table) => `Advanced: more than 2 SD above the age (${table})`,
};

const shortVerdicts: Record<NonNullable<Standing['verdict']>, () => string> = { delayed: () => 'delayed', normal: () => 'normal', advanced: () => 'advanced' };

export const standing = {
  heading: 'Standing against age',
  tables, silences, verdicts,
  /** Beside the table's name. */
  shortVerdicts,
  table: 'Table',
  needsSex: 'Choose female or male: each has a table of its own.',
  failed: 'The tables could not be asked. Change the age or the table to try again.',
  sds: (value: string) => `${value} SD`,
  ownReading: (age: string) => `By the reader’s own bone age, ${age}:`,
  age: 'Age', boneAge: 'Bone age', difference: 'Difference', expected: 'Age ± 2 SD',
  range: (low: string, high: string) => `${low} to ${high}`,
  uncertainties: {
    heading: 'Three uncertainties, each of something else',
    model: 'This reading', modelText: (level: string, low: string, high: string) => `${level} interval of the network: ${low} to ${high}`,
    population: 'Children of this age', populationText: (sd: string, table: string) => `1 SD is ${sd} (${table})`,
    readers: 'Readers', readersText: (rms: string) => `two readers of one film differ by ${rms} (root mean square, Digital Hand Atlas; Thodberg and Sävendahl 2010)`,
  },
  both: 'Both tables side by side',
  columns: { table: 'Table', sd: '1 SD', sds: 'SDS', range: 'Age ± 2 SD', verdict: 'At 2 SD' },
  disagree: 'The two tables come to different verdicts for this child.',
  means: 'SDS = (bone age − age) / SD: the tables’ own mean bone ages are not used, as is common practice.',
  population: 'Bone age for age differs between populations: adolescents of Hispanic and Asian descent were about a year ahead of Greulich and Pyle (Digital Hand Atlas, over 12 years).',
  notLegal: 'Not for legal age: a bone age cannot tell how old somebody is.',
} as const;

const classes: Record<NonNullable<AdultHeight['class']>, { name: string; about: string; bias: string }> = {
  accelerated: { name: 'accelerated', about: 'bone age a year or more ahead', bias: 'In accelerated bone age the method predicts too tall (Tarım 2013).' },
  average: { name: 'average', about: 'bone age within a year of the age', bias: 'In average bone age the method predicts somewhat too tall (Tarım 2013).' },
  retarded: { name: 'retarded', about: 'bone age a year or more behind', bias: 'In retarded bone age the method predicts too short (Tarım 2013).' },
};

export const adultHeight = {
  heading: 'Adult height',
  classes,
  cm: (value: string) => `${value} cm`,
  feetInches: (feet: string, inches: string) => `${feet} ft ${inches} in`,
  prediction: 'Predicted',
  method: 'Bayley-Pinneau, 1952',
  class: 'Class', classText: (name: string, about: string) => `${name}: ${about}`,
  percent: 'Of adult height', percentText: (percent: string) => `${percent} by this bone age`,
  interval: 'By the bone age’s interval', intervalText: (low: string, high: string) => `${low} to ${high}`,
  beyond: 'beyond the table',
  error: 'The method’s own error', errorText: (twoSd: string, mean: string) => `± ${twoSd} (2 SD), on average ${mean} (predicted − actual, at this age)`,
  noError: 'not known: its table goes from 8 to 18 years of age',
  target: 'Target by the parents', targetText: (cm: string, plusMinus: string) => `${cm} ± ${plusMinus} (Tanner 1970)`,
  measured: 'From', measuredText: (cm: string, when: string) => `${cm}, measured standing at ${when}`,
  untreated: 'Of untreated children alone.',
} as const;

const bones: Record<RusBone, string> = {
  radius: 'Radius', ulna: 'Ulna', mc1: 'Metacarpal 1', mc3: 'Metacarpal 3', mc5: 'Metacarpal 5',
  pp1: 'Proximal phalanx 1', pp3: 'Proximal phalanx 3', pp5: 'Proximal phalanx 5', mp3: 'Middle phalanx 3', mp5: 'Middle phalanx 5',
  dp1: 'Distal phalanx 1', dp3: 'Distal phalanx 3', dp5: 'Distal phalanx 5',
};

export const tw3 = {
  heading: 'TW3 by hand',
  about: 'Stages of 13 bones by your own eye, after the book: Tanner and others, 3rd edition 2001. The network has no part in it.',
  keys: 'In a row, arrows choose; the letters A to I choose and go to the next bone; Delete takes a stage away.',
  bones,
  stage: (bone: string, stage: string) => `${bone}, stage ${stage}`,
  needsSex: 'Choose female or male: the scores differ.',
  running: (sum: string, done: number, all: number) => `Score so far ${sum}, ${done} of ${all} bones`,
  score: (score: string) => `RUS score ${score}`,
  age: (age: string) => `TW3 bone age ${age}`,
  mature: (age: string) => `TW3 mature: a score of 1000, reached at ${age}`,
  below: 'The score lies below the table: no TW3 age.',
  empty: 'No bone has a stage yet.',
  other: 'A TW3 age is no Greulich-Pyle age: it is not held against the tables above.',
  failed: 'The score could not be had. Change a stage to try again.',
  clear: 'Clear the sheet',
} as const;
