/** UIDs of our own: a UUID as one decimal number under 2.25 (PS3.5, B.2). */

const asUid = (bytes: Uint8Array): string => `2.25.${BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)}`;

function versioned(bytes: Uint8Array, version: number): Uint8Array {
  const out = bytes.slice(0, 16);
  out[6] = (out[6]! & 0x0f) | (version << 4);
  out[8] = (out[8]! & 0x3f) | 0x80;
  return out;
}

/** Of random bits; unlike `crypto.randomUUID` also to be had where the page comes by plain http. */
export const newUid = (): string => asUid(versioned(crypto.getRandomValues(new Uint8Array(16)), 4));

/** The same for the same hash: the device that observes is the network. Version 8 of RFC 9562: bits of one's own choice. */
export function uidOfHash(sha256: string): string {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(sha256.slice(index * 2, index * 2 + 2), 16));
  return asUid(versioned(bytes, 8));
}
