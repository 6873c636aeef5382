/**
 * A passphrase over what is kept: AES-GCM with a key by PBKDF2-SHA-256. Salt and number of rounds travel with what they protect, so that
 * each part can be opened by the passphrase alone. `context` is authenticated with the data: what was sealed as one thing does not open
 * as another.
 */
import type { Sealed } from './schema';
import derivation from './key-derivation.json';
import { FollowUpError } from './error';

/** The key of one salt. It cannot be read out of the browser's keeping. */
export interface Key {
  readonly crypto: CryptoKey;
  readonly salt: string;
  readonly iterations: number;
}

/** Absent where the page is not served over https or from this machine. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

export const longEnough = (passphrase: string): boolean => [...passphrase.normalize('NFKC')].length >= derivation.minimum_characters;

/** A key of a new salt. */
export const newKey = (passphrase: string): Promise<Key> => derive(passphrase, encode(randomBytes(derivation.salt_bytes)), derivation.iterations);

/** The key that something was sealed with, if the passphrase is the same: only opening tells. */
export const keyOf = (passphrase: string, { key }: Sealed): Promise<Key> => derive(passphrase, key.salt, key.iterations);

async function derive(passphrase: string, salt: string, iterations: number): Promise<Key> {
  if (!canSeal()) throw new FollowUpError('no_crypto');
  const parameters = { name: derivation.name, hash: derivation.hash, salt: decode(salt), iterations };
  // The same characters, however a keyboard composes them.
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', secret, derivation.name, false, ['deriveKey']);
  return { crypto: await crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']), salt, iterations };
}

export async function seal(key: Key, value: unknown, context: string): Promise<Sealed> {
  // Never twice with one key: a new one for every record and every writing of it.
  const iv = randomBytes(derivation.iv_bytes);
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, key.crypto, plain);
  return {
    key: { name: 'PBKDF2', hash: 'SHA-256', salt: key.salt, iterations: key.iterations },
    cipher: 'AES-GCM', iv: encode(iv), data: encode(new Uint8Array(data)),
  };
}

/** Rejects with `wrong_passphrase` for another key and for changed data alike: the two cannot be told apart. */
export async function unseal(key: Key, sealed: Sealed, context: string): Promise<unknown> {
  try {
    const additionalData = new TextEncoder().encode(context);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: decode(sealed.iv), additionalData }, key.crypto, decode(sealed.data));
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    throw new FollowUpError('wrong_passphrase');
  }
}

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

function encode(bytes: Uint8Array): string {
  let binary = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    throw new FollowUpError('file_damaged', 'base64');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
