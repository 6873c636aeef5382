/**
 * The local log of readings: one row for each result that was stated or refused, with hashes and figures and without any name. In a
 * database of its own: a passphrase over the follow-up does not cover it, for nothing in it names a child.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isMature, type EngineInfo, type Grade, type Sex, type Tier } from '../domain/assessment';
import type { Case, Judgement } from '../domain/case';
import { overridesOf } from '../domain/overrides';
import { failedBy, FollowUpError, followUpError } from './error';

export interface LogRow {
  /** ISO, UTC. */
  readonly time: string;
  readonly film_sha256: string;
  readonly synthetic: boolean;
  readonly app_version: string;
  readonly core_version: string;
  readonly pack: string;
  readonly pack_version: string;
  readonly model_sha256: string;
  readonly runtime: string;
  readonly provider: EngineInfo['provider'];
  readonly threads: number;
  readonly validation_passed: boolean;
  readonly safety: Grade;
  /** Codes, a space between two; '' where there was none. */
  readonly overrides: string;
  readonly status: 'read' | 'refused' | 'read_against_refusal';
  /** Of this result. Null where the film was refused before a sex was chosen. */
  readonly sex: Sex | null;
  /** False where both sexes' results were stated, a row each. */
  readonly sex_chosen: boolean;
  readonly bone_age_months: number | null;
  readonly low_months: number | null;
  readonly high_months: number | null;
  readonly level: number | null;
  readonly mature: boolean | null;
  readonly confidence: Tier | null;
  /** The film was also looked at mirrored and turned. */
  readonly second_look: boolean;
  readonly own_bone_age_months: number | null;
  readonly judgement: Judgement['verdict'] | null;
}

/** Every field, in the order of the columns. */
export const LOG_FIELDS = [
  'time', 'film_sha256', 'synthetic', 'app_version', 'core_version', 'pack', 'pack_version', 'model_sha256', 'runtime', 'provider', 'threads',
  'validation_passed', 'safety', 'overrides', 'status', 'sex', 'sex_chosen', 'bone_age_months', 'low_months', 'high_months', 'level', 'mature', 'confidence',
  'second_look', 'own_bone_age_months', 'judgement',
] as const satisfies readonly (keyof LogRow)[];

/** Two rows where both sexes were stated. */
export function rowsOf({ reading, child, synthetic, own, judgement }: Case, app_version: string, now: Date): readonly LogRow[] {
  const { assessment, engine } = reading;
  const { results, pack } = assessment;
  const chosen = child.sex === 'female' || child.sex === 'male' ? child.sex : null;
  const sexes: readonly (Sex | null)[] = chosen ? [chosen] : results ? ['female', 'male'] : [null];
  return sexes.map((sex): LogRow => {
    const result = sex && results ? results[sex] : null;
    const mature = result && isMature(result);
    const aged = mature ? null : result;
    return {
      time: now.toISOString(), film_sha256: reading.film_sha256, synthetic, app_version, core_version: assessment.core_version,
      pack: pack.name, pack_version: pack.version, model_sha256: pack.model_sha256,
      runtime: engine.runtime, provider: engine.provider, threads: engine.threads,
      validation_passed: assessment.validation.passed, safety: assessment.safety.verdict, overrides: overridesOf(reading).join(' '), status: assessment.status,
      sex, sex_chosen: chosen !== null,
      bone_age_months: aged?.bone_age_months ?? null, low_months: aged?.interval.low_months ?? null, high_months: aged?.interval.high_months ?? null,
      level: aged?.interval.level ?? null, mature, confidence: result?.confidence.tier ?? null, second_look: (result?.agreement ?? null) !== null,
      own_bone_age_months: own?.bone_age_months ?? null, judgement: judgement?.verdict ?? null,
    };
  });
}

/** What stands beside the rows wherever they go. */
export interface LogImprint {
  readonly notice: string;
  /** Null where no pack is at hand to say it. */
  readonly intended_use: string | null;
}

export const logJson = (rows: readonly LogRow[], { notice, intended_use }: LogImprint): string =>
  JSON.stringify({ format: 'carpal-log', schema_version: '1.1', notice, intended_use, rows }, null, 2);

/** RFC 4180. Nothing in a row is free text, but a cell is quoted where it has to be. The imprint is in each line. A row that is older than a field has it empty. */
export function logCsv(rows: readonly LogRow[], { notice, intended_use }: LogImprint): string {
  const cell = (value: LogRow[keyof LogRow] | undefined) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => [...LOG_FIELDS.map((field) => row[field] as LogRow[keyof LogRow] | undefined), intended_use, notice].map(cell).join(','));
  return [[...LOG_FIELDS, 'intended_use', 'use'].join(','), ...lines].join('\r\n') + '\r\n';
}

interface Layout extends DBSchema {
  rows: { key: number; value: LogRow };
}

export class LogStore {
  private constructor(private readonly db: IDBPDatabase<Layout>) {}

  static async open(name = 'carpal-log'): Promise<LogStore> {
    if (typeof indexedDB === 'undefined') throw new FollowUpError('unavailable');
    return named(async () => new LogStore(await openDB<Layout>(name, 1, {
      upgrade: (db) => { db.createObjectStore('rows', { autoIncrement: true }); },
      blocking: (_current, _wanted, event) => { (event.target as IDBDatabase).close(); },
    })));
  }

  /** All rows, or none. */
  append(rows: readonly LogRow[]): Promise<void> {
    return named(async () => {
      const write = this.db.transaction('rows', 'readwrite');
      await Promise.all([...rows.map((row) => write.store.add(row)), write.done]).catch((error: unknown) => failedBy(error, write.done));
    });
  }

  all(): Promise<readonly LogRow[]> {
    return named(() => this.db.getAll('rows'));
  }

  count(): Promise<number> {
    return named(() => this.db.count('rows'));
  }

  clear(): Promise<void> {
    return named(() => this.db.clear('rows'));
  }

  close(): void {
    this.db.close();
  }
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw followUpError(error);
  }
}
