/** Words of the second opinion: another network's reading of the same film. */
import type { PairKind } from '../../domain/second-opinion';

/** `first` and `second` are names of packs. Where both state an age the difference is said instead. */
const kinds: Record<Exclude<PairKind, 'both_aged'>, (first: string, second: string) => string> = {
  both_refused: (first, second) => `${first} and ${second} both refuse this film.`,
  first_refused: (first, second) => `${first} refuses this film, ${second} reads it. A refusal is not gone round by another network: its age is not stated beside it.`,
  second_refused: (first, second) => `${second} refuses this film, which ${first} reads.`,
  both_mature: (first, second) => `${first} and ${second} both find the hand skeletally mature: no age is stated.`,
  first_mature: (first, second) => `${first} finds the hand skeletally mature, ${second} states an age.`,
  second_mature: (first, second) => `${second} finds the hand skeletally mature, ${first} states an age.`,
};

export const secondOpinion = {
  heading: 'Second opinion',
  about: (first: string, second: string) => `Another network, ${second}, reads the same film, placed alike. What is stated above stays the reading of ${first}.`,
  waiting: (second: string) => `${second} reads once the first reading is done.`,
  reading: (second: string) => `${second} is reading the film`,
  without: 'A report that is made before is without it.',
  failed: (second: string) => `${second} gave no second opinion. The reading above stands as it was.`,
  again: 'Try again',
  columns: { network: 'Network', age: 'Bone age', interval: 'Interval', stage: 'Stage', certainty: 'Certainty' },
  caption: 'Both readings',
  notRead: 'Not read', notStated: 'Not stated',
  difference: (second: string, first: string, months: string) => `Difference, ${second} minus ${first}: ${months}.`,
  limit: (limit: string, films: string) => `The limit for review is ${limit}, measured on ${films} films.`,
  noLimit: 'No limit was measured for these two versions: the difference is not judged.',
  uncorrected: 'The difference is of the networks’ own ages, without the site correction.',
  good: 'The networks agree within the limit.',
  kinds,
  finding: {
    name: 'Difference between networks',
    title: (difference: string, limit: string) => `Two networks read this film ${difference} apart (limit ${limit}).`,
    next: 'A hand has one age. Have the film read by an expert before either figure is used.',
  },
  figure: {
    title: 'Two networks on the line from 0 to 19 years',
    titleOf: (sex: string) => `Two networks on the line from 0 to 19 years, ${sex}`,
    reading: (network: string, age: string, low: string, high: string) => `${network}: ${age}, interval ${low} to ${high}.`,
    none: (network: string) => `${network}: no age is stated.`,
  },
  settings: {
    heading: 'Second opinion',
    about: 'A second network reads each film after the first and is shown beside it. It is loaded once, and reading takes longer by what it needs.',
    label: 'Network of the second opinion', none: 'None',
    option: (name: string, size: string) => `${name} (${size})`,
    swap: 'Where this network is chosen as the one that reads, the two change places.',
  },
} as const;
