/** Follow-up as one JSON file, in the open or sealed by a passphrase of its own. Schema: `web/schema/followup.schema.json`. */
import * as v from 'valibot';
import type { Patient } from '../domain/followup';
import { FollowUpError } from './error';
import { FILE_FORMAT, FILE_VERSION, fileSchema, patientSchema, type FollowUpFile, type Sealed } from './schema';
import { keyOf, longEnough, newKey, seal, unseal } from './seal';

export interface Imprint {
  readonly notice: string;
  readonly intended_use: string | null;
  readonly app_version: string;
  readonly now: Date;
}

/** Far above what a clinic's children come to: a file that does not fit into a page's memory is none of ours. */
const MOST_BYTES = 64e6;
const CONTEXT = `${FILE_FORMAT} file`;

export async function writeFile(patients: readonly Patient[], passphrase: string | null, { notice, intended_use, app_version, now }: Imprint): Promise<string> {
  const head = {
    format: FILE_FORMAT, schema_version: `${FILE_VERSION.major}.${FILE_VERSION.minor}`, notice, intended_use, app_version, exported: now.toISOString(),
  } as const;
  if (passphrase !== null && !longEnough(passphrase)) throw new FollowUpError('passphrase_short');
  const file: FollowUpFile = passphrase === null
    ? { ...head, patients: [...patients] }
    : { ...head, sealed: await seal(await newKey(passphrase), patients, CONTEXT) };
  return JSON.stringify(file, null, 2);
}

/** What a file holds: patients, or what a passphrase opens. */
export type Contents = { readonly patients: readonly Patient[] } | { readonly sealed: Sealed };

export async function readFile(file: Blob): Promise<Contents> {
  if (file.size > MOST_BYTES) throw new FollowUpError('file_too_large');
  const text = await file.text().catch((error: unknown) => { throw new FollowUpError('file_unreadable', String(error)); });
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new FollowUpError('file_not_followup');
  }
  if (typeof found !== 'object' || found === null || (found as { format?: unknown }).format !== FILE_FORMAT) throw new FollowUpError('file_not_followup');
  expectKnownVersion((found as { schema_version?: unknown }).schema_version);
  const checked = v.safeParse(fileSchema, found);
  if (!checked.success) throw new FollowUpError('file_damaged', where(checked.issues));
  return 'patients' in checked.output ? { patients: checked.output.patients } : { sealed: checked.output.sealed };
}

export async function openSealed(sealed: Sealed, passphrase: string): Promise<readonly Patient[]> {
  const found = await unseal(await keyOf(passphrase, sealed), sealed, CONTEXT);
  const checked = v.safeParse(v.array(patientSchema), found);
  if (!checked.success) throw new FollowUpError('file_damaged', where(checked.issues));
  return checked.output;
}

function expectKnownVersion(version: unknown): void {
  const parts = /^(\d+)\.(\d+)$/.exec(String(version));
  if (!parts) throw new FollowUpError('file_damaged', 'schema_version');
  const [major, minor] = [Number(parts[1]), Number(parts[2])];
  if (major !== FILE_VERSION.major || minor > FILE_VERSION.minor) throw new FollowUpError('file_newer', String(version));
}

/** "patients.0.visits.2.date". */
const where = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const deepest = issues.flatMap((issue) => issue.issues ?? [issue]).map((issue) => v.getDotPath(issue) ?? '').sort((a, b) => b.length - a.length);
  return deepest[0] ?? '';
};
