/** Words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type {
  FindingCode, Grade, LoweringCode, MaturityFactorCode, QualityMeasure, SafetyTierNumber, ShapeCode, View,
} from '../../domain/assessment';

export interface Words {
  readonly title: string;
  readonly next: string;
}

/** One question a tier. */
export const safetyTiers: Record<SafetyTierNumber, { name: string; asks: string }> = {
  1: { name: 'Film', asks: 'Is this a film that can be measured?' },
  2: { name: 'Hand', asks: 'Is it like the hands the network knows?' },
  3: { name: 'Reading', asks: 'Do age, stage and interval agree?' },
};

export const grades: Record<Grade | 'not_run', string> = { good: 'Good', review: 'Look', refuse: 'Refused', not_run: 'Not run' };

/** Beside the six layers. `low` and `high` say what a value on that side means; a side without a limit has no words. */
export const quality: Record<QualityMeasure, {
  name: string; unit: string; about: string; low: Words | null; high: Words | null;
}> = {
  brightness: {
    name: 'Brightness', unit: 'of full scale', about: 'Mean grey level with the background dark; an inverted film is turned first.',
    low: { title: 'The film is dark', next: 'Export it with a wider window, so that bone edges can be seen.' },
    high: { title: 'The film is bright', next: 'Check exposure and window, and that the whole film is in the picture.' },
  },
  contrast: {
    name: 'Contrast', unit: 'of full scale', about: 'From the 1st to the 99th percentile of the grey levels.',
    low: { title: 'The film has little contrast', next: 'Export it with the full grey range, or from the original image.' },
    high: { title: 'The film has extreme contrast', next: 'Export it with a wider window: bone detail may be lost.' },
  },
  noise: {
    name: 'Noise', unit: 'of the contrast', about: 'Standard deviation of the grain in the hand, over the contrast.',
    low: { title: 'The film is unusually smooth', next: 'Use the original image: strong filtering hides growth plates.' },
    high: { title: 'The film is noisy', next: 'Use the original image. Where the exposure was low, look at the growth plates yourself.' },
  },
  sharpness: {
    name: 'Sharpness', unit: '', about: 'Strength of fine detail.',
    low: { title: 'The film is not sharp', next: 'Check for movement, and use the original image instead of a small or resized copy.' },
    high: { title: 'The film is unusually sharp', next: 'Use the original image: sharpening draws edges that are not there.' },
  },
  clipping: {
    name: 'Clipping', unit: 'of the hand', about: 'Share of the hand’s pixels at the ends of the grey range.',
    low: null,
    high: { title: 'Much of the hand is pure white or pure black', next: 'Export it with a wider window, so that soft tissue and bone keep their grey levels.' },
  },
  blockiness: {
    name: 'Compression blocks', unit: '', about: 'Steps at every eighth pixel over steps elsewhere. Without blocks it is near 1.',
    low: null,
    high: { title: 'The file shows blocks of strong compression', next: 'Export it as PNG, or as JPEG of higher quality.' },
  },
  colour_cast: {
    name: 'Colour cast', unit: 'of the brightness', about: 'Mean distance of the stored colours from grey, over the mean brightness.',
    low: null,
    high: { title: 'The picture has a colour cast', next: 'This may be a photograph of a screen or light box. Use the exported film.' },
  },
  screen_pattern: {
    name: 'Screen pattern', unit: '', about: 'Strongest regular fine pattern over what surrounds it in the spectrum.',
    low: null,
    high: { title: 'The picture shows a regular fine pattern', next: 'This may be a photograph of a screen, or a grid in the film. Use the exported film.' },
  },
  uneven_light: {
    name: 'Uneven light', unit: 'of the contrast', about: 'Change of the background over the picture, over the contrast.',
    low: null,
    high: { title: 'The background is unevenly lit', next: 'This may be a photograph of a light box or screen. Use the exported film.' },
  },
  foreground_share: {
    name: 'Share of the hand', unit: 'of the picture', about: 'Share of the picture that is brighter than the background.',
    low: { title: 'The hand fills little of the picture', next: 'Cut the film to the hand and wrist: “Cut”, above the film.' },
    high: { title: 'Hardly any background is left', next: 'Check that the whole hand is in the picture, with some background around it.' },
  },
  border_contact: {
    name: 'Contact with the border', unit: 'of the border', about: 'Share of the picture’s border that the hand touches.',
    low: null,
    high: { title: 'The hand is cut by the border of the picture', next: 'Check that all fingers and the wrist are in the picture.' },
  },
  separate_parts: {
    name: 'Separate parts', unit: '', about: 'Number of large parts that do not touch each other.',
    low: { title: 'No part stands out from the background', next: 'Check that the film shows a hand.' },
    high: { title: 'The picture shows separate parts', next: 'Cut the film to one hand (“Cut”, above the film). Two hands, a cut-off label or an implant can look so.' },
  },
  perspective: {
    name: 'Perspective', unit: '°', about: 'How differently the edges of the film are turned. A scanned film has right angles, a photographed one has not.',
    low: null,
    high: { title: 'The film’s edges are not at right angles', next: 'This may be a photograph taken from the side. Use the exported film: a slanted view changes the proportions of bones.' },
  },
};

/** Never a diagnosis: what the distance says, and what can look so. */
export const hand = {
  name: 'Distance from known hands',
  about: 'How far the film lies from the hands that the network learned from, in the network’s own features.',
  review: 'The film is somewhat unlike the hands the network knows',
  refuse: 'The film is unlike the hands the network knows',
  next: 'Check that it shows one whole hand, from the front. A foot, an elbow, an adult hand, a cast or a strong deformity can look so. If it is a child’s hand, have it read by an expert.',
} as const;

/** Of the outline. `refuse`: where the features are unlike a hand's too. */
export const shape: Record<ShapeCode, { name: string; about: string; review: string; refuse: string; next: string }> = {
  few_fingers: {
    name: 'Fingers seen', about: 'Number of finger tips in the outline.',
    review: 'Not all fingers are seen', refuse: 'This may be a part of a hand',
    next: 'Check that the film shows one whole hand with wrist, fingers apart. A finger, a wrist or a closed hand cannot be read.',
  },
  two_hands: {
    name: 'Hands seen', about: 'Number of hands in the outline.',
    review: 'The film may show two hands', refuse: 'The film may show two hands',
    next: 'Check under “What the network saw” that the hand that was read is the one that was meant, usually the left. The other can be read from there.',
  },
};

/** A title that would tell the age of the reading leaves the value out: it stands in refusals too. */
export const findings: Record<FindingCode, {
  name: string;
  title: (value: string, limit: string) => string;
  next: string;
}> = {
  age_outside_stage: {
    name: 'Age against stage',
    title: (value, limit) => `Age and stage disagree by ${value} (limit ${limit}).`,
    next: 'The age lies outside the most probable stage. Have the film read by an expert.',
  },
  age_at_lower_limit: {
    name: 'Lower end of the range',
    title: (_value, limit) => `The age is at the lower end of what can be reported (${limit}).`,
    next: 'Few films of this age were learned from. Treat the figure as a rough guide.',
  },
  age_at_upper_limit: {
    name: 'Upper end of the range',
    title: (_value, limit) => `The age is at the upper end of what can be reported (${limit}).`,
    next: 'The hand may be mature. Read the figure as “at least”, not as an exact age.',
  },
  sex_difference: {
    name: 'Female against male',
    title: (value, limit) => `The readings as female and as male differ by ${value} (limit ${limit}).`,
    next: 'One hand rarely reads so differently. Check the film, and have it read by an expert.',
  },
  wide_interval: {
    name: 'Width of the interval',
    title: (value, limit) => `The interval reaches ${value} to either side (limit ${limit}).`,
    next: 'The network is unsure of this film. Read the interval, not the figure.',
  },
  implausible_age: {
    name: 'Plausible age',
    title: (value, limit) => `The network’s age lies ${value} outside of what can be reported (limit ${limit}).`,
    next: 'Check that the right film was opened and the right sex chosen.',
  },
  under_24_months: {
    name: 'Under 24 months',
    title: (_value, limit) => `The bone age is below ${limit}.`,
    next: 'Few films of this age were learned from. Have the film read by an expert.',
  },
  skeletally_mature: {
    name: 'Skeletal maturity',
    title: (value, limit) => `A mature hand: ${value} of 5 factors speak for it (${limit} needed).`,
    next: 'A mature hand has no bone age beyond the upper end of the range. Do not use it to judge growth or to predict height.',
  },
  far_from_chronological_age: {
    name: 'Bone age against age',
    title: (value, limit) => `Bone age and age differ by ${value} (limit ${limit}).`,
    next: 'Check birth date, exam date and that the film is this child’s. The difference may be real: have the film read by an expert.',
  },
  views_disagree: {
    name: 'Second look',
    title: (value, limit) => `Mirrored or turned, the same film reads up to ${value} differently (limit ${limit}).`,
    next: 'A hand has one age, however it lies. Have the film read by an expert.',
  },
};

/** What lowered the certainty, after "Lowered by". */
export const lowering: Record<LoweringCode, string> = {
  half_width: 'a wide interval',
  quality: 'the quality of the film',
  unlike_a_hand: 'a film unlike the hands the network knows',
  inconsistent: 'results that do not agree',
  implausible_age: 'an age beyond what can be reported',
  skeletally_mature: 'a mature hand',
  under_24_months: 'an age under 24 months',
  contraindicated: 'a contra-indication that was named',
};

export const maturityFactors: Record<MaturityFactorCode, { name: string; about: string }> = {
  age_at_ceiling: { name: 'Age at the upper end', about: 'The age before it is held to the range.' },
  near_maturity_probability: { name: 'Probability of the last stage', about: 'Calibrated probability of “near maturity”.' },
  interval_at_ceiling: { name: 'Interval at the upper end', about: 'Upper end of the interval before it is held to the range.' },
  reference_distance: { name: 'Nearer to mature hands', about: 'Positive: nearer to mature hands of the training films than to growing ones.' },
  fused_physes: { name: 'Fused growth plates', about: 'The network’s own evidence, on a logit scale.' },
};

export const maturity = {
  heading: 'Skeletal maturity',
  mature: 'Skeletally mature',
  limit: (sex: string, limit: string) => `No age above ${limit} (${sex}) is stated.`,
  sexes: { female: 'girls', male: 'boys' },
  votes: (votes: number, needed: number) => `${votes} of 5 factors speak for a mature hand. ${needed} are needed, among them the nearness to mature hands or the growth plates.`,
  growing: 'Not mature',
  columns: { factor: 'Factor', value: 'Measured', limit: 'From', vote: 'Vote' },
  yes: 'Mature',
  no: 'Growing',
} as const;

export const infant = {
  heading: 'Under 24 months',
  interval: 'The interval is wide for so young a hand: read it, not the figure.',
  sds: 'A standard deviation score is not stated: under 24 months one standard deviation is 1 to 5 months (Brush Foundation), less than the network’s own error.',
} as const;

/** The same film read again, mirrored and turned. */
export const secondLook = {
  heading: 'Second look',
  about: 'The same film, mirrored and turned a little to either side. A reading that can be relied on changes little; the stated age is that of the film as it is.',
  button: 'Look again (mirrored and turned)',
  progress: (number: number, of: number) => `second look ${number} of ${of}`,
  looking: 'Looking again: the film mirrored and turned.',
  views: { as_is: 'As it is', mirrored: 'Mirrored', turned_left: 'Turned left', turned_right: 'Turned right' } satisfies Record<View, string>,
  columns: { view: 'View', age: 'Bone age', difference: 'Difference' },
  largest: (value: string, limit: string) => `Largest difference ${value}, limit ${limit}.`,
  unlimited: (value: string) => `Largest difference ${value}. This pack has no limit for it.`,
} as const;

export const safety = {
  heading: 'Safety',
  verdicts: { good: 'Nothing to look at', review: 'Look before you use the figure', refuse: 'Refused' } satisfies Record<Grade, string>,
  counts: (total: number, look: number, refused: number) => {
    const parts = [refused > 0 ? `${refused} refused` : '', look > 0 ? `${look} to look at` : ''].filter(Boolean);
    return `${total} checks, ${parts.join(', ') || 'none to look at'}`;
  },
  notChecked: 'Not checked',
  withheld: 'Withheld',
  film: (counts: string) => `Film: ${counts}`,
} as const;
