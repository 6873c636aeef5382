// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { openZip } from '../../web/src/intake/zip';
import { crc32 } from '../../web/src/intake/crc32';
import { zipFile, type ZipOptions, type ZipWish } from './zip-writer';

const text = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'));
const film = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const open = (wishes: readonly ZipWish[], options?: ZipOptions) => openZip(new Blob([zipFile(wishes, options)]));
const contents = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const code = (work: Promise<unknown>) => work.then(() => 'none', (error: { code?: string }) => error.code ?? String(error));

describe('ZIP', () => {
  it('has the checksum of ISO 3309', () => {
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
    expect(crc32(text('6789'), crc32(text('12345')))).toBe(0xcbf43926);
  });

  it.each<[string, ZipOptions, Partial<ZipWish>]>([
    ['deflated', {}, {}], ['stored', {}, { stored: true }], ['with a comment', { comment: 'made by PK\x05\x06 itself, and long enough to hold an end' }, {}],
    ['behind another program', { before: text('MZ and so on') }, {}], ['with sizes in 64 bits', { large: true }, { large: true }],
  ])('%s gives back what was packed, folders left out', async (_what, options, wish) => {
    const entries = await open([{ name: 'a/' }, { name: 'a/b/film', bytes: film, ...wish }, { name: 'Ärmel.png', bytes: text('x'), ...wish }], options);
    expect(entries.map(({ path, size }) => [path, size])).toEqual([['a/b/film', 5000], ['Ärmel.png', 1]]);
    expect(await contents(await entries[0]!.blob())).toEqual(film);
    expect(await entries[0]!.head()).toEqual(film.subarray(0, 1024));
  });

  it('shows no path that climbs, and reads names of old programs', async () => {
    const names = ['../../etc/x.png', '/abs/y.png', 'a\\b\\..\\z.png', Buffer.from('H\xe4nde.png', 'latin1'), Buffer.from('Hände 2.png', 'utf8')];
    const entries = await open(names.map((name) => ({ name, bytes: film })));
    expect(entries.map(({ path }) => path)).toEqual(['etc/x.png', 'abs/y.png', 'a/b/z.png', 'Hände.png', 'Hände 2.png']);
  });

  it('that is empty has no entries', async () => {
    expect(await open([])).toEqual([]);
  });

  it('that was cut short is told so, wherever', async () => {
    const file = zipFile([{ name: 'a', bytes: film }, { name: 'b', bytes: film }]);
    for (const end of [4, 60, file.length - 40, file.length - 1]) expect(await code(openZip(new Blob([file.slice(0, end)])))).toBe('ZipTruncated');
  });

  it('whose beginning is missing is told so', async () => {
    const file = zipFile([{ name: 'a', bytes: film }]);
    expect(await code(openZip(new Blob([file.slice(30)])))).toBe('ZipTruncated');
  });

  it('a password and packings that are not known are named, entry by entry', async () => {
    const entries = await open([{ name: 'secret', bytes: film, encrypted: true }, { name: 'odd', bytes: film, method: 14 }, { name: 'plain', bytes: film }]);
    expect(await Promise.all(entries.map((entry) => code(entry.head())))).toEqual(['ZipEncrypted', 'ZipMethod', 'none']);
    expect(await code(entries[0]!.blob())).toBe('ZipEncrypted');
  });

  it('one part of several is named', async () => {
    expect(await code(open([{ name: 'a', bytes: film }], { disk: 2 }))).toBe('ZipParts');
  });

  it('an entry that is not what its checksum or its length says is damaged', async () => {
    for (const wish of [{ crc: 1 }, { unpacked: 6000 }, { stored: true, crc: 1 }]) {
      const [entry] = await open([{ name: 'a', bytes: film, ...wish }]);
      expect(await code(entry!.blob())).toBe('ZipCorrupt');
    }
    const file = zipFile([{ name: 'a', bytes: film }]);
    file.fill(0xff, 31, 60);
    expect(await code((await openZip(new Blob([file])))[0]!.blob())).toBe('ZipCorrupt');
  });
});

describe('a ZIP that is made to burst', () => {
  it('by what its entries claim together is refused before anything is unpacked', async () => {
    const wishes = Array.from({ length: 40 }, (_, index) => ({ name: `${index}`, bytes: film, unpacked: 2 ** 29 }));
    expect(await code(open(wishes))).toBe('ZipBomb');
  });

  it('by entries that share their bytes is refused', async () => {
    expect(await code(open([{ name: 'a', bytes: film }, { name: 'b', bytes: film, overlaps: true }]))).toBe('ZipBomb');
  });

  it('by one entry of nothing but zeros is refused', async () => {
    const [entry] = await open([{ name: 'zeros', bytes: new Uint8Array(64 * 1024 * 1024) }]);
    expect(await code(entry!.head())).toBe('ZipBomb');
    expect(await code(entry!.blob())).toBe('ZipBomb');
  });

  it('by an entry that holds more than it says is stopped on the way', async () => {
    const [entry] = await open([{ name: 'liar', bytes: new Uint8Array(16 * 1024 * 1024), unpacked: 1000 }]);
    expect(await code(entry!.blob())).toBe('ZipBomb');
  });

  it('an entry larger than any film is not unpacked', async () => {
    const [entry] = await open([{ name: 'large', bytes: film, stored: true, unpacked: 200_000_001 }, { name: 'x', bytes: new Uint8Array(900_000).map((_, index) => (index * 7919) >> 3), stored: true }]);
    expect(await code(entry!.blob())).toMatch(/ZipBomb|FileTooLarge/);
  });
});
