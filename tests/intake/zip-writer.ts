/** ZIP files for tests, also such as no program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipWish {
  readonly name: string | Buffer;
  readonly bytes?: Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** What is claimed. */
  readonly unpacked?: number;
  readonly crc?: number;
  /** Shares the bytes of the entry before. */
  readonly overlaps?: boolean;
  /** Sizes and place in 64 bits. */
  readonly large?: boolean;
}

export interface ZipOptions {
  readonly before?: Uint8Array;
  readonly comment?: string;
  readonly large?: boolean;
  readonly disk?: number;
}

const ALL = 0xffffffff;

export function zipFile(wishes: readonly ZipWish[], { before = new Uint8Array(0), comment = '', large = false, disk = 0 }: ZipOptions = {}): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  let last = 0;
  for (const wish of wishes) {
    const name = Buffer.isBuffer(wish.name) ? wish.name : Buffer.from(wish.name, 'utf8');
    const bytes = Buffer.from(wish.bytes ?? []);
    const method = wish.method ?? (wish.stored ? 0 : 8);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const flags = (wish.encrypted ? 1 : 0) | (Buffer.isBuffer(wish.name) ? 0 : 0x800);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const offset = wish.overlaps ? last : at;
    last = offset;
    if (!wish.overlaps) {
      parts.push(local, name, packed);
      at += 30 + name.length + packed.length;
    }
    const unpacked = wish.unpacked ?? bytes.length;
    const extra = wish.large ? Buffer.alloc(28) : Buffer.alloc(0);
    if (wish.large) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      [unpacked, packed.length, offset].forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(wish.crc ?? crc32(bytes), 16);
    entry.writeUInt32LE(wish.large ? ALL : packed.length, 20);
    entry.writeUInt32LE(wish.large ? ALL : Math.min(unpacked, ALL), 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(wish.large ? ALL : offset, 42);
    table.push(entry, name, extra);
  }
  const directory = Buffer.concat(table);
  const ends: Buffer[] = [];
  if (large) {
    const end64 = Buffer.alloc(56);
    end64.writeUInt32LE(0x06064b50, 0);
    [[32, wishes.length], [40, directory.length], [48, before.length + at]].forEach(([to, value]) => end64.writeBigUInt64LE(BigInt(value!), to!));
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(before.length + at + directory.length), 8);
    locator.writeUInt32LE(1, 16);
    ends.push(end64, locator);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(disk, 4);
  end.writeUInt16LE(large ? 0xffff : wishes.length, 10);
  end.writeUInt32LE(large ? ALL : directory.length, 12);
  end.writeUInt32LE(large ? ALL : at, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([before, ...parts, directory, ...ends, end, Buffer.from(comment, 'latin1')]));
}
