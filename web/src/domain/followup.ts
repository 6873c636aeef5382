/**
 * The follow-up of one child: films over the years as visits, kept only where the user asks for it. JSON schema of the file that is
 * exported: `web/schema/followup.schema.json`. No pixels of a film, and no name but the label that the user writes. Ages in months.
 */
import type { EngineInfo, Grade, Sex, Tier } from './assessment';
import type { Case, Judgement, OwnReading } from './case';
import type { SdTable, Standing } from './growth';
import type { Override } from './overrides';

export interface VisitBoneAge {
  readonly months: number;
  readonly low_months: number;
  readonly high_months: number;
  /** Of the interval: 0.9. */
  readonly level: number;
}

export interface VisitPack {
  readonly name: string;
  readonly version: string;
  readonly model_sha256: string;
}

export interface Visit {
  readonly film_sha256: string;
  /** Of the film, ISO. Film and date together are the visit's identity. */
  readonly date: string;
  /** When it was put into the file: ISO with time, UTC. Of two records of one visit the later one holds. */
  readonly recorded: string;
  readonly app_version: string;
  readonly core_version: string;
  /** The sample film: no child's. */
  readonly synthetic: boolean;
  /** The one that the film was read as. */
  readonly sex: Sex;
  readonly chronological_age_months: number | null;
  readonly status: 'read' | 'refused' | 'read_against_refusal';
  /** Absent: not recorded, of before files of 1.1. Empty: there was none. */
  readonly overrides?: readonly Override[];
  readonly pack: VisitPack;
  readonly engine: Pick<EngineInfo, 'runtime' | 'provider' | 'threads'>;
  /** Of the three tiers of safety. */
  readonly safety: Grade;
  /** Null where nothing was read. */
  readonly confidence: Tier | null;
  readonly mature: boolean;
  /** Null of a film that was refused and of a mature hand. */
  readonly bone_age: VisitBoneAge | null;
  readonly own: OwnReading | null;
  readonly judgement: Judgement | null;
  /** Of the network's bone age, whatever the reader says. One a table; empty where nothing was computed. */
  readonly standing: readonly Standing[];
  readonly height: Case['child']['height'];
}

export interface Patient {
  /** Random, made when the file was begun: the same child in two exports has the same. */
  readonly id: string;
  /** The name or code that the user chose. */
  readonly label: string;
  /** By date. */
  readonly visits: readonly Visit[];
}

export type VisitKey = Pick<Visit, 'film_sha256' | 'date'>;
export const sameVisit = (a: VisitKey, b: VisitKey): boolean => a.film_sha256 === b.film_sha256 && a.date === b.date;

export const samePack = (a: VisitPack, b: VisitPack): boolean =>
  a.name === b.name && a.version === b.version && a.model_sha256 === b.model_sha256;

export const byDate = (visits: readonly Visit[]): readonly Visit[] =>
  [...visits].sort((a, b) => a.date.localeCompare(b.date) || a.film_sha256.localeCompare(b.film_sha256));

/** A point of a table of standard deviations. */
export interface SdPoint {
  readonly chronological_age_months: number;
  readonly sd_months: number;
}

/** The table that the site has chosen, for the band behind a track. */
export interface SdCurve {
  readonly table: SdTable;
  readonly points: readonly SdPoint[];
}
