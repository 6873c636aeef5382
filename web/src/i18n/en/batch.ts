/** Words of a batch: many films, a table of them, what is saved. */
import type { Tier } from '../../domain/assessment';
import type { TableProblem, Unit } from '../../batch/given';
import type { Filter, RowState, SortKey } from '../../batch/select';
import type { Origin } from '../../batch/subject';

const rows = (count: string) => (count === '1' ? '1 row' : `${count} rows`);

const problems: Record<TableProblem, (count: string) => string> = {
  unreadable_row: (count) => `${rows(count)} with an open quote`,
  no_id: (count) => `${rows(count)} without an ID`,
  repeated_id: (count) => `${rows(count)} with an ID that came before`,
  unreadable_sex: (count) => `${rows(count)} whose sex is not understood`,
  unreadable_age: (count) => `${rows(count)} whose age is not understood`,
  unreadable_reading: (count) => `${rows(count)} with a bone age that is not understood`,
};

const states: Record<RowState, string> = { waiting: 'Waiting', reading: 'Being read', read: 'Read', refused: 'Refused', failed: 'Failed' };
const units: Record<Unit, string> = { months: 'months', years: 'years' };
const origins: Record<Origin, string> = { table: 'from the table', tags: 'from the file', default: 'said of all' };
const certainty: Record<Tier, string> = { high: 'High', medium: 'Medium', low: 'Low' };
const columns: Record<SortKey, string> = {
  index: 'No.', name: 'Film', sex: 'Sex', age: 'Age', bone_age: 'Bone age', width: 'Interval', tier: 'Certainty', truth: 'Truth', difference: 'Difference', second: 'Second network', second_difference: 'Between networks', state: 'State',
};
const filters: Record<Filter, string> = {
  all: 'All', open: 'Not read yet', read: 'Read', refused: 'Refused', failed: 'Failed', low: 'Low certainty', far: 'Large error', disagree: 'Networks disagree', apart: 'Networks far apart',
};

export const batch = {
  title: 'Batch',
  lead: 'Many films read one after the other, and held against readings of your own. Nothing leaves this machine.',
  drop: 'Drop films, a folder or a ZIP file anywhere on this page. A table (CSV) with sex, age or bone ages may lie among them.',
  choose: 'Choose films',
  folder: 'Choose folder',
  table: 'Choose table',
  otherTable: 'Another table',
  noTable: 'Without the table',
  left: (count: string) => (count === '1'
    ? 'An earlier batch was not closed. 1 reading of it is kept in this browser, by the hash of its film, without a name. Choose the films again: what was read is not read again.'
    : `An earlier batch was not closed. ${count} readings of it are kept in this browser, by the hashes of their films, without names. Choose the films again: what was read is not read again.`),
  forget: 'Delete what is kept',
  keeps: 'Until the batch is closed, this browser keeps hashes and results, so that it can go on after a reload. It keeps no file names and no readings of yours.',
  keepsNot: 'This browser keeps nothing here, or another tab has a batch: after a reload every film is read again.',
  films: (count: string) => (count === '1' ? '1 film' : `${count} films`),

  given: {
    heading: 'Sex, age and readings',
    none: 'No table. Sex and age come from the files, or from what is said here.',
    matched: (name: string, matched: string, ids: string, films: string) => `${name}: ${matched} of ${ids} rows belong to one of ${films} films.`,
    problems: (parts: readonly string[]) => `Not used: ${parts.join(', ')}.`,
    columns: 'What the columns are',
    id: 'File name or ID',
    sex: 'Sex',
    age: 'Age of the child',
    ageUnit: 'Ages are in',
    readers: 'Bone ages by readers',
    readersHint: 'The first one is the truth that differences are measured against.',
    readersUnit: 'Bone ages are in',
    noColumn: 'None',
    tags: 'Where the table says nothing, take sex and age from DICOM files',
    otherwise: 'Sex of the films that neither tells of',
    otherwiseHint: (count: string) => (count === '1' ? '1 film has no sex in the table. It has to be said once.' : `${count} films have no sex in the table. It has to be said once.`),
    unknown: 'Unknown: no figure in the table, both in the files',
    looks: 'Look again at doubtful films, mirrored and turned, as at a single one: they take up to four times as long',
    locked: 'What is said of films can be changed when the batch is not running.',
    problem: problems,
    units, origins,
  },

  run: {
    networks: 'Network',
    both: (first: string, second: string) => `Both: ${first}, then ${second}`,
    loads: 'A network that is not stored in this browser yet is loaded when the run starts.',
    progressBoth: (done: string, total: string, films: string) => `${done} of ${total} readings of ${films} films by two networks`,
    otherReads: (first: string) => `Single films, also those that are opened from here, are read with another network than this batch, which is read with ${first}.`,
    start: 'Read all',
    goOn: 'Read the rest',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
    close: 'Close the batch',
    closing: 'Close the batch?',
    closeText: 'Rows and results go, and what this browser keeps of them is deleted. Save what you need first.',
    keep: 'Keep it',
    sayFirst: 'Say the sex first: under “Sex, age and readings”.',
    progress: (done: string, total: string) => `${done} of ${total} films`,
    label: 'Films that are done',
    paused: 'Paused',
    soon: 'less than a minute left',
    minutes: (minutes: string) => `about ${minutes} min left`,
    hours: (hours: string, minutes: string) => `about ${hours} h ${minutes} min left`,
    begun: 'The batch is being read.',
    done: (read: string, refused: string, failed: string) => `Done: ${read} read, ${refused} refused, ${failed} failed.`,
  },

  list: {
    label: 'Films of the batch. Arrow keys move, Enter opens a film as a full case.',
    columns, states, certainty, filters,
    show: 'Show',
    search: 'Part of the name',
    apart: 'Difference of more than',
    farther: 'Error of more than',
    sortBy: (column: string) => `Sort by ${column}`,
    empty: 'No film is like that.',
    count: (shown: string, total: string) => `${shown} of ${total} films`,
    interval: (low: string, high: string) => `${low} to ${high}`,
    mature: 'Mature',
    unknownSex: 'Unknown',
    both: 'Sex unknown',
    difference: (difference: string) => `difference ${difference}`,
    otherReaders: (readings: string) => `also ${readings}`,
    noTruth: 'no truth',
  },

  inRead: {
    line: (row: string, total: string) => `Film ${row} of ${total} of the batch`,
    back: 'Back to the batch',
    previous: 'Previous',
    next: 'Next',
  },

  failures: {
    TableEmpty: { title: 'This table has no columns that could be told apart.', next: 'Save it as CSV with a line of headings, separated by commas, semicolons or tabs.' },
  },

  save: {
    heading: 'Save',
    names: 'With the names of the files',
    namesHint: 'Names may tell who a child is. Without them a row has its number and the hash of its film.',
    csv: 'Table (CSV)',
    xlsx: 'Table (XLSX)',
    jsonl: 'Records (JSON lines)',
    pdf: 'Summary (PDF)',
    zip: 'Report of each case (ZIP)',
    working: (done: string, total: string) => `Writing: ${done} of ${total}`,
    done: (name: string) => `Saved as ${name}.`,
    stop: 'Stop writing',
    stopped: 'Stopped. Nothing was saved.',
    failed: (what: string) => `Not saved: ${what}`,
    tooLarge: 'the file would be larger than 4 GB. Filter the rows and save in parts.',
    nothing: 'there is no film with a result.',
    fonts: 'the typeface of the reports cannot be loaded.',
    shown: 'What is saved: the rows that are shown.',
  },

  summary: {
    networks: 'Networks',
    compared: 'Films with an age by both networks',
    mean: (second: string, first: string) => `Mean difference, ${second} minus ${first}`,
    sd: 'SD of the difference',
    limit: 'Limit for review', noLimit: 'none was measured for these two versions',
    above: 'Above the limit',
    oneOnly: 'With an age by one network alone',
    maes: (films: string) => `Mean absolute error on the ${films} films with a truth`,
    title: 'Batch of films',
    overview: 'Overview',
    films: 'Films',
    read: 'Read',
    refused: 'Refused',
    failed: 'Failed',
    open: 'Not read',
    lowCertainty: 'Low certainty',
    truth: 'Truth',
    withTruth: 'Films with a truth',
    rows: 'Films',
    method: 'Method',
  },
};
