/** The English catalogue. Words live in catalogues alone; another language is another object of type `Messages` (`words.ts`). */
import type { SubjectSex } from '../domain/assessment';
import type { Step } from '../pipeline/protocol';
import { batch } from './en/batch';
import { failures, layers, measures, stages, tiers } from './en/codes';
import { dicom } from './en/dicom';
import { evidence } from './en/evidence';
import { figures } from './en/figures';
import { films } from './en/films';
import { adultHeight, child, standing, tw3 } from './en/growth';
import { followUp } from './en/followup';
import { own } from './en/own';
import { offline } from './en/offline';
import { packs } from './en/packs';
import { placement } from './en/placement';
import { report } from './en/report';
import { engine } from './en/engine';
import { secondOpinion } from './en/second-opinion';
import { settings } from './en/settings';
import { study } from './en/study';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './en/safety';

const steps: Record<Step, string> = {
  download: 'Loading engine and model pack',
  start_engine: 'Starting the engine',
  decode: 'Decoding',
  validate: 'Checking the film',
  prepare: 'Preparing',
  infer: 'Running the network',
  assess: 'Assessing',
};

const sexes: Record<SubjectSex, string> = { female: 'Female', male: 'Male', unknown: 'Unknown' };

export const en = {
  product: 'Carpal',
  tagline: 'Bone age from a hand radiograph',
  researchUse: 'Research use, not a medical device',
  nonCommercial: 'Non-commercial use only',
  skip: 'Skip to content',
  units: { year: 'y', years: 'y', months: 'mo', megabytes: 'MB', kilobytes: 'kB' },
  views: { label: 'Views', read: 'Read', batch: 'Batch', followup: 'Follow-up', evidence: 'Evidence', settings: 'Settings' },
  engine, report, secondOpinion, settings, figures, followUp, own, packs, batch, study,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Open film', help: 'Keys and help' },

  idle: {
    title: 'Open a hand radiograph',
    drop: 'Drop it anywhere on this page, alone, in a folder or in a ZIP file; paste it; or choose.',
    open: 'Choose film',
    folder: 'Choose folder',
    takes: { term: 'Takes', text: 'DICOM (also DICOMDIR), PNG, JPEG, TIFF, WebP or BMP: one frontal film of one hand at a time.' },
    privacy: { term: 'Privacy', text: 'Nothing leaves this machine: the film is read inside this browser.', link: 'How that is ensured' },
    sample: { term: 'No film at hand', button: 'Try the sample', text: 'A synthetic phantom, not a child’s film.' },
    dropHere: 'Drop to open',
  },

  terms: {
    title: 'Before the first reading',
    intended: 'Intended use',
    licence: 'Terms of the network’s weights',
    download: 'Download',
    size: (model: string, engine: string) => `Once, from the place that serves this page: model pack ${model}, engine ${engine}. They are stored in this browser; later visits need no network.`,
    sizeUnknown: 'The model pack’s description could not be loaded, so its size is not known yet.',
    privacy: 'No film and no result is sent anywhere. All of this stays readable under Evidence.',
    accept: 'Accept and load',
    retry: 'Try again',
  },

  film: {
    heading: 'Film',
    synthetic: 'Synthetic phantom, not a child’s film',
    channels: { 1: 'grey', 2: 'grey + alpha', 3: 'RGB', 4: 'RGBA' },
    bits: (bits: number) => `${bits} bit`,
  },

  sex: {
    legend: 'Sex of the child',
    why: 'Needed: bone age depends on it.',
    fromFile: { female: 'The file says female. Choose to confirm.', male: 'The file says male. Choose to confirm.' },
    ifOther: { female: 'If female', male: 'If male' },
    asFemale: 'as female',
    asMale: 'as male',
  },

  verdict: {
    heading: 'Bone age',
    readAs: { female: 'Read as female', male: 'Read as male' },
    months: 'months',
    interval: (level: string, low: string, high: string) => `${level} interval ${low} to ${high}`,
    intervalOf: (level: string) => `${level} interval`,
    fromTo: (low: string, high: string) => `${low} to ${high}`,
    waiting: 'Ready. Choose the sex to see the result.',
    againstRefusal: 'Read against a refusal',
    againstRefusalNote: 'The figures below are not supported by the measured accuracy.',
    againstAction: 'Do not use the figure without an expert reading of this film.',
    both: 'Sex unknown: both readings',
    difference: (months: string) => `Male against female: ${months}`,
    axis: (age: string, low: string, high: string) => `Bone age ${age}, interval ${low} to ${high}, on a line from 0 to 19 years`,
    interpretation: 'Interpretation',
    action: 'Action',
    certaintyNote: 'Certainty describes the network on this film, not the child.',
    lowered: (from: string, why: string) => `Lowered from ${from} by ${why}.`,
    alsoLow: (why: string) => `It would also be lowered by ${why}.`,
  },

  stage: {
    heading: 'Stage',
    range: (low: string, high: string) => `${low} to ${high} years`,
    features: 'Features',
    probabilities: 'Stage probabilities',
    columns: { stage: 'Stage', years: 'Years', probability: 'Probability' },
    mostProbable: 'most probable',
  },

  findingsPanel: { heading: 'To look at', agree: 'Age and stage agree.' },

  checks: {
    heading: 'Checks',
    columns: { check: 'Check', value: 'Measured', limit: 'Limit', verdict: 'Verdict' },
    within: 'within',
    beyond: 'beyond',
    fewerThan: (limit: string) => `fewer than ${limit}`,
    atMost: (high: string) => `at most ${high}`,
    atLeast: (low: string) => `at least ${low}`,
    between: (low: string, high: string) => `${low} to ${high}`,
    pointsTo: (what: string) => `Points to ${what}.`,
    profile: (name: string, source: string) => `Limits: profile “${name}” (${source}).`,
    reference: (tier: string, source: string) => `${tier}: ${source}.`,
    noReference: 'This pack does not tell a hand from another body part.',
    waitsFor: { sex: 'Waits for the sex', own: 'Waits for your own reading' },
  },

  refusal: {
    title: 'Not read',
    measured: (name: string, value: string, limit: string) => `${name} ${value}, limit ${limit}.`,
    readAnyway: 'Read anyway',
    openOther: 'Open another film',
    warning: 'Reading anyway marks the result and every export of it.',
    final: 'This film cannot be read anyway: there is too little of a picture in it, and a figure would rest on nothing.',
  },

  failure: { title: 'Not read', again: 'Try again', code: (code: string, detail: string) => (detail ? `${code}: ${detail}` : code) },

  job: {
    reading: 'Reading the film',
    cancel: 'Cancel',
    elapsed: (seconds: string) => `${seconds} s`,
    bytes: (done: string, total: string) => `${done} of ${total}`,
  },

  record: {
    heading: 'Record',
    film: 'Film SHA-256',
    model: 'Model',
    core: 'Core',
    engine: 'Engine',
    times: 'Times',
    time: { decode: 'decode', validate: 'validate', prepare: 'prepare', infer: 'network', second_look: 'second look', assess: 'assess' },
    threads: (count: number) => (count === 1 ? '1 thread' : `${count} threads`),
    noName: 'The record carries the film’s hash, not its name. Research use, not a medical device; non-commercial use only.',
  },

  notices: {
    sex_cleared: 'New film: the sex was cleared.',
    cancelled: 'Reading cancelled.',
    look_cancelled: 'Second look cancelled. The reading stands as it was.',
    look_failed: 'The second look failed. The reading stands as it was.',
    only_film: 'This was the only film among the files.',
    not_a_file: 'There was no file in that. Drop or paste films, a folder or a ZIP file.',
    sample_missing: 'The sample film is not part of this installation.',
  },

  status: {
    label: 'Status',
    ready: 'Ready',
    notLoaded: 'Model pack not loaded',
    packFailed: 'Model pack not loaded',
    last: (time: string, engine: string) => `Last reading ${time}, ${engine}`,
    nothingSent: 'Nothing sent',
  },

  viewer: {
    label: 'Film. Arrow keys move it, plus and minus zoom, 0 fits, W switches to window and level, I inverts, H shows the outline, G where the network looked, C cuts.',
    tools: 'Film tools',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit', window: 'Window/level', invert: 'Invert', outline: 'Outline', attention: 'Heat map', crop: 'Cut', reset: 'Reset',
    enlarge: 'Enlarge film', reduce: 'Reduce film',
    readout: (width: string, level: string) => `W ${width}  L ${level}`,
    cropHint: 'Drag over the part of the film that is to be read.',
    windowHint: 'Drag: left and right change the window, up and down the level.',
    displayOnly: 'Display only: the reading uses the film as stored and placed.',
  },

  help: {
    title: 'Keys',
    close: 'Close',
    rows: [
      ['O', 'Open a film'], ['1 to 5', 'Read, Batch, Follow-up, Evidence, Settings'], ['+ − 0', 'Zoom in, zoom out, fit'],
      ['Arrows', 'Move the film (when it has the focus); window and level in W mode'],
      ['W', 'Window/level by dragging; again to move the film'], ['I', 'Invert the display'],
      ['H', 'Outline of the hand and what was cut out'], ['C', 'Cut: drag over the part that is to be read'], ['G', 'Where the network looked, on the film'],
      ['Arrows, Enter', 'In a list of films: move, open'],
      ['Esc', 'Cancel a reading; close a sheet'], ['?', 'This sheet'],
    ] as readonly (readonly [string, string])[],
    mouse: 'Mouse: wheel zooms at the pointer, drag moves, right-drag changes window and level. Touch: one finger moves, two fingers zoom.',
  },

  announce: {
    reading: 'Reading the film.',
    chooseSex: 'The film has been read. Choose the sex of the child to get the result.',
    verdict: (sex: string, age: string, interval: string, tier: string) => `Bone age ${sex} ${age}, ${interval}. ${tier}.`,
    refused: (why: string) => `Not read. ${why}`,
    mature: (sex: string, limit: string) => `Skeletally mature ${sex}. ${limit}`,
    look: (counts: string) => `${counts}.`,
    secondLook: (sex: string, difference: string) => `Second look ${sex}: largest difference ${difference}.`,
    failed: (why: string) => `Not read. ${why}`,
  },
} as const;
