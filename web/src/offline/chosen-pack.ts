/**
 * A model pack from disk: its files or a ZIP of them, for a clinic without a network. Checked against its own manifest, stored in chunks
 * like the site's own, and used instead of it until it is given up. The hashes say that it is whole, not who made it.
 */
import { sha256Hex } from '../domain/digest';
import { openPack, PackError, type PackSource } from '../inference/pack';
import { foundFile, nameOf, type FoundFile } from '../intake/found';
import { openZip } from '../intake/zip';
import { CHOSEN_RECORD, type ChosenPack } from './chosen-record';
import { CHUNK_BYTES } from './chunk-bytes';
import type { Chunk } from './file-index';
import type { FileStore } from './store';

/** Of one file of a pack: no network for a browser is larger. */
const MOST_BYTES = 512 * 1024 * 1024;

export type ChoiceCode = 'NoManifest' | 'FileMissing' | 'FileTooLarge' | 'StorageFull' | 'NoStorage';

export class ChoiceError extends Error {
  constructor(readonly code: ChoiceCode, readonly detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'ChoiceError';
  }
}

/** Rejects with a ChoiceError, a PackError or an IntakeError; what was chosen before is then still used. */
export async function choosePack(chosen: readonly File[], store: FileStore | null): Promise<ChosenPack> {
  if (store === null) throw new ChoiceError('NoStorage');
  const found = await filesOf(chosen);
  const read = new Map<string, Uint8Array<ArrayBuffer>>();
  const source: PackSource = async (name, onBytes) => {
    const file = found.get(name);
    if (file === undefined) throw new ChoiceError('FileMissing', name);
    if (file.size > MOST_BYTES) throw new ChoiceError('FileTooLarge', name);
    const bytes = new Uint8Array(await (await file.blob()).arrayBuffer());
    onBytes(bytes.byteLength);
    read.set(name, bytes);
    return bytes;
  };
  const { manifest } = await openPack(source, () => undefined);
  const files = [];
  for (const [path, bytes] of read) files.push({ path, bytes: bytes.byteLength, sha256: await sha256Hex(bytes), chunks: await putChunks(store, bytes) });
  const record: ChosenPack = { name: manifest.name, version: manifest.version, modelSha256: manifest.files.model.sha256, files };
  await store.setRecord(CHOSEN_RECORD, JSON.stringify(record)).catch(() => { throw new ChoiceError('StorageFull'); });
  return record;
}

/** Back to the site's own pack. The chunks go with the next cleaning. */
export async function giveUpChosenPack(store: FileStore | null): Promise<void> {
  await store?.setRecord(CHOSEN_RECORD, null);
}

/** The pack's files by their plain names, from the store alone. */
export function chosenSource(store: FileStore, { files }: ChosenPack): PackSource {
  return async (name, onBytes) => {
    const file = files.find(({ path }) => path === name);
    if (file === undefined) throw new PackError('PackUnreachable', name);
    const whole = new Uint8Array(file.bytes);
    let at = 0;
    for (const chunk of file.chunks) {
      const content = await store.get(chunk);
      if (content === null) throw new PackError('PackCorrupt', `${name}, chosen from disk, is no longer stored whole: choose it again in the settings`);
      whole.set(content, at);
      at += chunk.bytes;
      onBytes(at);
    }
    return whole;
  };
}

async function filesOf(chosen: readonly File[]): Promise<Map<string, FoundFile>> {
  const [first] = chosen;
  const zip = chosen.length === 1 && first !== undefined && (await startsLikeZip(first));
  const all = zip ? await openZip(first) : chosen.map((file) => foundFile(file));
  const manifests = all.filter(({ path }) => nameOf(path) === 'manifest.json').sort((a, b) => a.path.length - b.path.length);
  if (manifests[0] === undefined) throw new ChoiceError('NoManifest');
  const folder = manifests[0].path.slice(0, -'manifest.json'.length);
  return new Map(all.filter(({ path }) => path === folder + nameOf(path)).map((file) => [nameOf(file.path), file]));
}

async function startsLikeZip(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b;
}

async function putChunks(store: FileStore, bytes: Uint8Array<ArrayBuffer>): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
    const content = bytes.slice(at, at + CHUNK_BYTES);
    const chunk = { sha256: await sha256Hex(content), bytes: content.byteLength };
    await store.put(chunk, content).catch(() => { throw new ChoiceError('StorageFull'); });
    chunks.push(chunk);
  }
  return chunks;
}
