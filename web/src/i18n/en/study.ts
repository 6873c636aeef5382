/** Words of a study: machine against readers, and a site's own correction. */
import type { SiteSilence } from '../../domain/site-calibration';
import type { LeftOut } from '../../study/compared';
import type { Measure } from '../../study/metrics';
import type { FitRefusal } from '../../study/site-calibration';

const leftOut: Record<LeftOut, (n: string) => string> = {
  waiting: (n) => `${n} not read yet`, no_sex: (n) => `${n} without a sex`, no_truth: (n) => `${n} without a reader’s bone age`, twice: (n) => `${n} in the study twice`,
  failed: (n) => `${n} unreadable`, refused: (n) => `${n} refused`, against_refusal: (n) => `${n} read against a refusal`,
};

const measures: Record<Measure, string> = {
  mae: 'Mean absolute error', median: 'Median absolute error', p75: '75 of 100 within', p90: '90 of 100 within', p95: '95 of 100 within', rmse: 'Root mean square error',
  bias: 'Bias (network minus reader)', r2: 'R² (variance explained)', within_6: 'Within 6 months', within_12: 'Within 12 months', within_24: 'Within 24 months',
  stage_accuracy: 'Stage as the reader’s', qwk: 'Kappa of the stages, quadratic', coverage90: 'Reader inside the interval',
};

const refusals: Record<FitRefusal, (n: string, least: string) => string> = {
  mixed_packs: () => 'Refused: the films were read by more than one model pack.',
  too_few: (n, least) => `Refused: ${n} films of this sex, ${least} are needed.`,
  no_spread: () => 'Refused: the films are all of one age.',
  not_rising: () => 'Refused: the line falls. Check which column holds the reader’s bone age.',
  not_significant: () => 'Refused: the gain cannot be told from chance.',
};

const silence: Record<SiteSilence, string> = {
  other_pack: 'the correction was fitted with another model pack',
  sex_not_fitted: 'no correction was fitted for this sex',
  outside_ages: 'the reading lies outside the ages that the correction was fitted on',
  mature: 'no age of a mature hand is stated',
  reading_doubtful: 'the film was read against a refusal',
};

export const study = {
  none: '–',
  range: (low: string, high: string) => `${low} to ${high}`,
  years: (low: string, high: string) => `${low}–${high} y`,
  yearsFrom: (low: string) => `${low} y and above`,
  heading: 'Against the readers',
  empty: 'Nothing to compare yet. Films count that were read, of a known sex, with a bone age in the first reader’s column.',
  compared: (n: string, reader: string) => `${n} films are compared with “${reader}”.`,
  leftOutOf: (list: string) => `Not among them: ${list}.`,
  leftOut,
  mixed: (packs: string) => `The films were read by more than one model pack (${packs}). Their figures do not belong together.`,
  groups: { all: 'All films' },
  measures,
  table: {
    caption: 'All films', measure: 'Figure', value: 'Value', interval: '95 % interval',
    note: 'Intervals by bootstrap over films: 2,000 resamples, percentiles. None is given for fewer than 10 films.', working: 'Intervals are being computed.',
  },
  groupTable: { caption: 'By sex, age by the reader, and tier', group: 'Films', n: 'n', mae: 'Mean absolute error', bias: 'Bias', rmse: 'RMSE', within12: 'Within 12 months', coverage: 'Inside the interval' },
  readers: {
    heading: 'Reader against reader, machine against reader', caption: (n: string) => `On the ${n} films that all of them have read`, pair: 'Pair', mae: 'Mean absolute difference', bias: 'Mean difference',
    limits: 'Limits of agreement', within12: 'Within 12 months', machine: 'Network', minus: (a: string, b: string) => `${a} − ${b}`,
    note: 'Where readers differ from each other as much as the network from them, the rest is the reading’s, not the network’s.',
  },
  figuresHeading: 'Figures',
  figures: {
    binned: (films: string) => `${films} films are drawn as squares: the larger, the more films.`,
    beyond: (films: string) => `${films} beyond the axis lie on its edge.`,
    predicted: {
      title: 'Network against reader', x: 'Reader, years', y: 'Network, years', columns: ['Age by the reader', 'Films', 'Median error', '5 to 95 of 100'],
      description: (n: string, mae: string, p90: string) => `${n} films: ${mae} off on average, 9 of 10 within ${p90}. The dashed line is agreement.`,
    },
    blandAltman: {
      title: 'Difference against mean (Bland and Altman)', x: 'Mean of network and reader, years', y: 'Network minus reader, months', columns: ['Line', 'Months'],
      bias: 'Mean difference', low: 'Lower limit (−1.96 SD)', high: 'Upper limit (+1.96 SD)',
      description: (n: string, bias: string, low: string, high: string) => `${n} films: mean difference ${bias}, limits of agreement ${low} to ${high}.`,
    },
    errorByAge: {
      title: 'Error against age', x: 'Reader, years', y: 'Network minus reader, months', columns: ['Age by the reader', 'Films', 'Mean error', 'Mean absolute error'],
      description: (band: string, mae: string) => `The largest mean absolute error is that of ${band}: ${mae}.`, line: 'The line joins the mean errors of bands of two years.',
    },
    distribution: {
      title: 'Errors by tier', x: 'Network minus reader, months', y: 'Films', columns: { error: 'Error, months' },
      description: (over: string, under: string) => `${over} films are read as older than by the reader, ${under} as younger or equal.`, ends: (months: string) => `The outer bars hold what is more than ${months} months off.`,
    },
    reliability: {
      title: 'Reliability of the stage probability', x: 'Stated, per cent', y: 'Observed, per cent', columns: ['Stated', 'Films', 'Mean stated', 'Observed', '95 % interval'],
      description: (ece: string) => `Stated and observed differ by ${ece} on average of all films. On the dashed line they are equal.`,
    },
    coverage: {
      title: 'Reader inside the interval', x: 'Films inside, per cent', columns: ['Films', 'n', 'Inside', '95 % interval'], stated: (level: string) => `stated ${level}`,
      description: (level: string, observed: string) => `The interval is stated to hold ${level} of readings; it holds ${observed}.`,
    },
    risk: {
      title: 'Error against share read', x: 'Films that stay, per cent', y: 'Mean absolute error, months', columns: ['Films that stay', 'n', 'Mean absolute error'],
      description: (all: string) => `All films: ${all} off on average.`, tenth: (mae: string) => `Without the least certain tenth: ${mae}.`, order: 'The least certain are set aside first: by tier, then by the width of the interval.',
    },
    utility: {
      title: 'Accuracy against utility', x: 'Share read of all films shown, per cent', y: 'Mean absolute error, months', columns: ['Taken', 'n', 'Share read', 'Mean absolute error'],
      tiers: { high: 'high only', medium: 'high, medium', low: 'all tiers' }, halfWidth: (months: string) => `half interval up to ${months}`,
      legend: { tiers: 'by tier', widths: 'by width of the interval' },
      description: (share: string, mae: string) => `As it is, ${share} of the films are read, ${mae} off on average. To the left, stricter limits.`,
    },
    confusion: {
      title: 'Stages by reader and network', rows: 'Reader, years', columns: 'Network, years', bars: 'Bar: share of the reader’s stage.',
      description: (right: string, beside: string) => `${right} have the reader’s stage, ${beside} the one beside it.`,
    },
  },
  percentile: (share: string) => `larger than ${share} of held-out errors`,
  percentileAtLeast: (share: string) => `larger than at least ${share} of held-out errors`,

  site: {
    corrected: 'Site-corrected', uncorrected: 'without site correction',
    correctedAge: (age: string) => `Site-corrected ${age}`,
    without: (age: string, low: string, high: string) => `Without the site’s correction: ${age}, ${low} to ${high}.`,
    by: (n: string, who: string, date: string) => `A line fitted on ${n} readings of this site, signed by ${who}, ${date}.`,
    what: 'Standing and adult height are of the corrected age; stage, confidence, checks, graphs of errors and follow-up are of the age without it.',
    notCorrected: (why: string) => `Not site-corrected: ${why}.`,
    silence,
    announce: 'Site-corrected.',
    inBatch: (who: string, date: string) => `Bone ages are site-corrected where the correction holds (signed by ${who}, ${date}). Differences, figures, order and filters are of the ages without it.`,
    field: 'Site correction', kept: 'Kept without the site’s correction.',
    formula: (slope: string, intercept: string, from: string, to: string) => `age × ${slope} ${intercept} mo, from ${from} to ${to}`,
    report: (age: string, low: string, high: string, formula: string, n: string, who: string, date: string) =>
      `site-corrected (${formula}; ${n} readings, signed by ${who}, ${date}). Without it: ${age}, ${low} to ${high}`,
    fit: {
      heading: 'Correction for this site',
      lead: (least: string) => `A straight line for each sex, by least squares on your readings, from ${least} films of that sex. What it gains is measured on films that the line was not fitted on (5 parts, 20 times), its interval over films.`,
      caption: 'Fit by sex', films: 'Films', line: 'Line', before: 'Error without', after: 'Error with', gain: 'Gain (95 % interval)', coverage: 'Inside the interval', verdict: 'Outcome', usable: 'Can be applied.',
      refusals, arrow: (before: string, after: string) => `${before} → ${after}`,
      otherPack: 'The films were read by another pack than the one in use: its correction would not apply here.',
      none: 'No correction is offered: for no sex is there one that holds.',
      signer: 'Signed by (name or role)', sign: 'Sign and apply at this site', needsSigner: 'Say who signs.',
      signed: 'Signed. From now on readings on this page are marked “Site-corrected”, with the uncorrected age beside. It can be removed in the settings.',
      note: 'It is kept in this browser alone, with date, number of films and the signature. It holds for this model pack only, and for the ages that it was fitted on.',
      replaces: 'It takes the place of the correction that is in force.',
    },
    settings: {
      heading: 'Site correction', none: 'None. One can be fitted on your own readings, beside the figures of a batch.',
      signed: 'Signed', signedBy: (who: string, date: string) => `${who}, ${date}`, pack: 'Model pack', female: 'Female', male: 'Male', notFitted: 'not corrected',
      line: (formula: string, n: string, gain: string, low: string, high: string) => `${formula}; ${n} films, gain ${gain} (${low} to ${high})`,
      notKept: 'This browser does not keep it: it holds until the page is closed.',
      otherPack: 'Fitted with another model pack than the one in use: it is not applied.',
      save: 'Save as file', load: 'Load a file', remove: 'Remove', ask: 'Remove the site’s correction? Readings are then shown as the model pack gives them.', confirm: 'Remove',
      loaded: 'Loaded. It is applied from now on.', removed: 'Removed.', saved: 'Saved.',
      failures: {
        not_profile: 'This file is no site correction of Carpal.', damaged: 'This file is damaged: it was not loaded.', newer: 'This file was written by a newer version of Carpal.',
      },
    },
  },
} as const;
