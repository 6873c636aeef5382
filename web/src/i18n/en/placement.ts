/** Words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `cut to ${percent(share)} of the film`,
  turned: ({ degrees }) => (degrees <= 180 ? `turned right by ${number(degrees, 1, 0)}°` : `turned left by ${number(360 - degrees, 1, 0)}°`),
  mirrored: () => 'mirrored',
  inverted: () => 'inverted',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement = {
  heading: 'What the network saw',
  picture: 'The picture as the network gets it: squared, in the network’s own size',
  asItLies: 'Read as the film lies.',
  /** For page, summary and record. */
  sentence: (done: readonly PlacementStep[], manual: boolean) => `Read ${done.map(step).join(', ')}${manual ? ', by hand' : ' by the outline of the hand'}.`,
  manualAsItLies: 'Read as the film lies, by hand.',
  thumb: { left: 'Fingers up, the thumb is on the left of the picture.', right: 'Fingers up, the thumb is on the right of the picture.', unknown: '' },
  thumbElsewhere: {
    left: 'The file says left hand, but the thumb lies as a right hand’s does: another hand, the other side of the hand, or a mirrored film.',
    right: 'The file says right hand, but the thumb lies as a left hand’s does: another hand, the other side of the hand, or a mirrored film.',
  },
  mirroredWhy: 'The network has learned from hands with the thumb on the right.',
  twoHands: { first: 'Two hands: the one on the left of the picture is read. Is it the one you mean?', second: 'Two hands: the one on the right of the picture is read.', other: 'Read the other hand' },
  waits: 'Shown once the film has been checked.',
  adjust: 'Adjust',
  undo: 'Read as the film lies',
  automatic: 'Find the hand again',
  turnLeft: 'Turn left by 90°', turnRight: 'Turn right by 90°', mirror: 'Mirror', invert: 'Invert',
  turned: 'Turned right by', degrees: 'degrees',
  crop: 'Cut on the film', cropHand: 'Cut to the hand',
  box: { legend: 'Part of the film, pixels', x: 'Left', y: 'Top', width: 'Width', height: 'Height' },
  note: 'Every change reads the film again at once. The film itself is not changed.',
} as const;
