/** Words of the Evidence view. Figures come from the pack's manifest; here is only what they mean. */
export const evidence = {
  title: 'Evidence',
  lead: 'What Carpal is for, how well it reads, where it does not, and what becomes of a film.',
  contents: 'On this page',
  /** Stand-ins until the pack's own words are there. */
  intendedUse: 'For clinicians trained in reading bone age, as an aid beside their own reading, on PA films of the hand of children. Not for use alone.',
  weightsTerm: 'Non-commercial research and education only.',
  missing: 'The model pack’s description could not be loaded, so its figures are not shown.',
  sections: {
    use: 'Intended use',
    accuracy: 'How well it reads',
    limits: 'Where it does not',
    certainty: 'Interval and certainty',
    validation: 'Validation limits',
    privacy: 'Privacy',
    terms: 'Terms and training data',
    versions: 'Versions',
  },
  accuracy: {
    caption: 'Against the label of each film, in months. The label is one reader’s; human readers show an error of about 6 months against it.',
    columns: {
      part: 'Part', n: 'Films', mae: 'Mean abs. error', median: 'Median', rmse: 'RMSE', bias: 'Bias', r2: 'R²',
      mae_female: 'Mean abs. error, girls', mae_male: 'Mean abs. error, boys', stage_accuracy: 'Stage correct', qwk: 'Stage kappa', coverage90: 'In 90 % interval',
    },
    notes: [
      'Settings and limits were chosen on the validate part. The holdout part was only measured: its figures are the ones to quote.',
      'Bias is positive where the network reads older than the label.',
      'A mean error is not the error on one child. For one child, read the interval.',
    ],
    parts: { holdout: 'Holdout part', validate: 'Validate part', 'validate + holdout': 'Both parts', train: 'Training part' } as Record<string, string>,
  },
  limits: [
    'It gives an age for any picture that passes six measurements of grey, contrast and edges. It does not check that the picture shows a hand.',
    'It was learned from frontal films of the left hand, upright. A right, turned, mirrored or inverted hand, or two hands in one film, has not been measured.',
    'Not for known dysplasia, rickets, deformity, fracture, cast or implant: the network saw next to none.',
    'Under 2 years and in girls from 17 years the training films are few; there the interval is the least certain.',
    'A mature hand reads as the upper end of the range, 18 years for girls and 19 for boys. Read it as “at least”.',
    'A photograph of a film or screen may pass the checks and still read wrongly. Use the exported film.',
    'The films come from two hospitals in the United States. Bone age for chronological age differs between populations.',
    'Not for estimating the age of a person for legal purposes.',
  ],
  certainty: {
    interval: (level: string, fittedOn: string) => `The ${level} interval is wide enough to hold the label for ${level} of films like those it was fitted on (${fittedOn}). It is the model’s error, not the spread among children.`,
    tiers: (high: string, medium: string) => `Certainty is the calibrated probability of the most probable stage: high from ${high}, medium from ${medium}, low below.`,
    meaning: 'It says how sure the network is of the stage on this film. It says nothing about the child’s growth.',
  },
  validation: {
    intro: 'Six layers measure a film before the network sees it. A value outside a limit refuses the film; you can read it all the same, and the record says so.',
    profile: (name: string, isDefault: boolean) => (isDefault ? `Profile “${name}”, in use` : `Profile “${name}”, for comparison`),
    columns: { check: 'Check', limit: 'Limit', refuses: 'Refuses good films' },
    unmeasured: 'not measured',
  },
  privacy: [
    'A film is decoded, measured and read in this browser, by code that this page brought along. No film, no result and no name is sent.',
    'The page’s own security policy lets it fetch only from the place that serves it, and it sends no form.',
    'Nothing of a film is stored: closing or reloading the page forgets it. The browser keeps one note, that these terms were accepted.',
    'To check: open the browser’s developer tools, choose Network, and read a film. No request carries it.',
  ],
  terms: {
    weights: 'Weights', terms: 'Terms', attribution: 'Attribution', source: 'Training films', count: 'Count', split: 'Split',
    code: 'Code', codeLicence: 'MIT licence. It does not extend to the weights.',
  },
  versions: { app: 'Carpal', pack: 'Model pack', modelHash: 'Model SHA-256', size: 'Size', changes: 'Changes' },
} as const;
