/** Whose film it is, settled: by the user's table, else by the file's tags, else as the user has said for all the others. Pure. */
import type { Placement, Sex } from '../domain/assessment';
import limits from '../domain/child.json';
import { ageOn } from '../domain/chronology';
import type { DicomTags } from '../domain/dicom';

export type Origin = 'table' | 'tags' | 'default';

/** What is asked of a film, beside its file. */
export interface Wish {
  readonly sex: Sex | null;
  readonly months: number | null;
  /** Tags count where the table says nothing. */
  readonly tags: boolean;
  /** Of the films that neither tells of; null leaves them unknown. */
  readonly otherwise: Sex | null;
  /** A film whose reading is doubtful is looked at mirrored and turned, as a single one is. */
  readonly looks: boolean;
  /** As another pack has placed the film; left to the outline of the hand where this is left out. */
  readonly placement?: Placement | null;
}

/** What a file's tags say. */
export interface Tagged {
  readonly sex: Sex | null;
  readonly months: number | null;
}

export interface Settled {
  readonly sex: Sex | null;
  readonly sexFrom: Origin | null;
  readonly months: number | null;
  readonly monthsFrom: Exclude<Origin, 'default'> | null;
}

export function taggedOf({ sex, birthDate, filmDate, ageMonths }: DicomTags): Tagged {
  const months = birthDate !== null && filmDate !== null ? ageOn(filmDate, birthDate) : ageMonths;
  const [least, most] = limits.typing.age_months as [number, number];
  return { sex, months: months !== null && months >= least && months <= most ? months : null };
}

export function settle({ sex, months, tags, otherwise }: Omit<Wish, 'looks' | 'placement'>, told: Tagged | null): Settled {
  const tagged = tags ? told : null;
  return {
    sex: sex ?? tagged?.sex ?? otherwise,
    sexFrom: sex ? 'table' : tagged?.sex ? 'tags' : otherwise ? 'default' : null,
    months: months ?? tagged?.months ?? null,
    monthsFrom: months !== null ? 'table' : typeof tagged?.months === 'number' ? 'tags' : null,
  };
}

/** One reading of one film: of its bytes, for this child, with or without further looks, by this edition of core and network. */
export const readingKey = (edition: string, filmSha256: string, { sex, months }: Pick<Settled, 'sex' | 'months'>, looks: boolean): string =>
  [filmSha256, sex ?? 'unknown', months ?? 'no_age', looks ? 'looks' : 'once', edition].join(' ');
