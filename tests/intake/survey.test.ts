// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { foundFile, type FoundFile } from '../../web/src/intake/found';
import { reasonForNone, survey } from '../../web/src/intake/survey';
import { openZip } from '../../web/src/intake/zip';
import { dicomDir, type DirectoryRecord } from '../dicom/directory-writer';
import { dicomFile, greyTags, type Tag } from '../dicom/writer';
import { zipFile } from './zip-writer';

const never = new AbortController().signal;
const quiet = () => undefined;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const HEADS = {
  png: bytes('\x89PNG\r\n\x1a\n'), jpeg: bytes('\xff\xd8\xff\xe0'), tiff: bytes('II*\0\x08\0\0\0'), webp: bytes('RIFF\0\0\0\0WEBP'), heic: bytes('\0\0\0\x18ftypheic'),
  pdf: bytes('%PDF-1.7'), text: bytes('hello'), bmp: bytes('BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'),
};
const file = (path: string, content: Uint8Array<ArrayBuffer>): FoundFile => foundFile(new File([content], path), path);
const film = (tags: readonly Tag[] = []) => dicomFile([...greyTags(1, 1, [1]), ...tags]);
const paths = async (files: readonly FoundFile[]) => (await survey(files, never, quiet)).films.map(({ file: { path } }) => path);

describe('a folder', () => {
  it('gives its films by what they hold, in the order of their names, and counts the others', async () => {
    const { films, leftOut } = await survey([
      file('f/10.png', HEADS.png), file('f/9.dat', HEADS.jpeg), file('f/IM0001', film()), file('f/a.tif', HEADS.tiff), file('f/b', HEADS.webp), file('f/c.x', HEADS.bmp),
      file('f/readme.txt', HEADS.png), file('f/Thumbs.db', HEADS.png), file('f/__MACOSX/9.dat', HEADS.jpeg), file('f/.DS_Store', HEADS.png), file('f/viewer.exe', HEADS.png),
      file('f/letter', HEADS.text), file('f/empty', new Uint8Array(0)), file('f/phone', HEADS.heic), file('f/report', HEADS.pdf), file('f/x.rar', bytes('Rar!\x1a\x07')),
    ], never, quiet);
    expect(films.map(({ file: { path }, kind }) => [path, kind])).toEqual([
      ['f/9.dat', 'jpeg'], ['f/10.png', 'png'], ['f/a.tif', 'tiff'], ['f/b', 'webp'], ['f/c.x', 'bmp'], ['f/IM0001', 'dicom'],
    ]);
    expect(leftOut).toEqual({ other: 7, no_picture: 0, heic: 1, pdf: 1, encrypted: 0, packed: 0, archive: 1, bomb: 0, damaged: 0, unreadable: 0 });
  });

  it('leaves out DICOM without a picture by its class', async () => {
    const made = (mediaClass: string) => dicomFile(greyTags(1, 1, [1]), { mediaClass });
    const files = ['88.33', '88.59', '11.1', '104.1', '481.3'].map((end) => file(end, made(`1.2.840.10008.5.1.4.1.1.${end}`)));
    const { films, leftOut } = await survey([...files, file('cr', made('1.2.840.10008.5.1.4.1.1.1')), file('dx', made('1.2.840.10008.5.1.4.1.1.1.1')), file('sc', made('1.2.840.10008.5.1.4.1.1.7'))], never, quiet);
    expect([films.length, leftOut.no_picture]).toEqual([3, 5]);
  });

  it('of five thousand mixed files is gone through, a few at a time, and can be given up', async () => {
    let [open, most] = [0, 0];
    const files = Array.from({ length: 5000 }, (_, index): FoundFile => {
      const own = file(`folder/${index % 50}/${index}${['.png', '', '.txt', '.dcm', '.xml'][index % 5]}`, [HEADS.png, HEADS.text, HEADS.png, film(), HEADS.text][index % 5]!);
      return { ...own, head: async () => {
        open += 1;
        most = Math.max(most, open);
        const head = await own.head();
        open -= 1;
        return head;
      } };
    });
    const seen: number[] = [];
    const { films, leftOut } = await survey(files, never, (count) => seen.push(count));
    expect([films.length, leftOut.other]).toEqual([2000, 3000]);
    expect(most).toBeLessThanOrEqual(16);
    expect(seen.at(-1)).toBe(5000);
    const abort = new AbortController();
    const given = survey(files, abort.signal, (count) => { if (count > 100) abort.abort(); });
    await expect(given).rejects.toThrow(/abort/i);
  });

  it('opens the archives that lie in it, and not those inside of them', async () => {
    const zip = zipFile([{ name: 'in/side.png', bytes: HEADS.png }, { name: 'inner.zip', bytes: zipFile([{ name: 'x.png', bytes: HEADS.png }]) }]);
    const found = await survey([file('f/films.zip', zip), file('f/broken.zip', zip.slice(0, 60)), file('f/one.png', HEADS.png)], never, quiet);
    expect(found.films.map(({ file: { path } }) => path)).toEqual(['f/films.zip/in/side.png', 'f/one.png']);
    expect([found.leftOut.archive, found.leftOut.damaged]).toEqual([1, 1]);
  });
});

describe('why there is nothing', () => {
  const none = async (files: readonly FoundFile[]) => reasonForNone(await survey(files, never, quiet)).code;
  const inZip = async (...wishes: Parameters<typeof zipFile>[0]) => none(await openZip(new Blob([zipFile(wishes)])));

  it('is said by the sentence that helps most', async () => {
    expect(await none([file('a.txt', HEADS.text), file('b', HEADS.text)])).toBe('NoFilmFound');
    expect(await none([file('a.txt', HEADS.text), file('b', HEADS.heic)])).toBe('HeicFile');
    expect(await none([file('a', HEADS.pdf)])).toBe('PdfFile');
    expect(await none([file('DICOMDIR', dicomDir([]))])).toBe('DicomDirAlone');
    expect(await none([{ ...file('a', HEADS.png), head: () => Promise.reject(new DOMException('', 'NotReadableError')) }])).toBe('FileUnreadable');
    expect(await inZip({ name: 'a.png', bytes: HEADS.png, encrypted: true })).toBe('ZipEncrypted');
    expect(await inZip({ name: 'a.png', bytes: HEADS.png, method: 9 })).toBe('ZipMethod');
    expect(await inZip({ name: 'a.zip', bytes: zipFile([]) }, { name: 'b.txt', bytes: HEADS.text })).toBe('ZipInZip');
    expect(await inZip({ name: 'a.png', bytes: new Uint8Array(64 * 1024 * 1024) })).toBe('ZipBomb');
  });
});

describe('a DICOMDIR', () => {
  const image = (place: string, number: string): DirectoryRecord =>
    ({ type: 'IMAGE', tags: [{ tag: 0x00041500, vr: 'CS', value: place }, { tag: 0x00200013, vr: 'IS', value: number }, { tag: 0x00200062, vr: 'CS', value: 'R' }] });
  const disc: DirectoryRecord[] = [
    { type: 'PATIENT', tags: [{ tag: 0x00100010, vr: 'PN', value: 'Roe^Max' }], below: [{ type: 'STUDY', tags: [{ tag: 0x00081030, vr: 'LO', value: 'Bone age' }, { tag: 0x00080020, vr: 'DA', value: '20240102' }], below: [
      { type: 'SERIES', tags: [{ tag: 0x0008103e, vr: 'LO', value: 'Hand' }, { tag: 0x00200011, vr: 'IS', value: '2' }], below: [image('IMG\\B', '1'), image('IMG\\A', '2')] },
    ] }] },
    { type: 'PATIENT', tags: [{ tag: 0x00100010, vr: 'PN', value: 'Doe^Ann' }], below: [{ type: 'STUDY', below: [{ type: 'SERIES', below: [image('IMG\\C', '1'), image('IMG\\GONE', '2')] }] }] },
  ];
  const folder = (directory: Uint8Array<ArrayBuffer>) => ['a', 'B', 'C', 'D'].map((name) => file(`cd/IMG/${name}`, film())).concat(file('cd/DICOMDIR', directory));

  it('gives order and words to the films that are there', async () => {
    const { films } = await survey(folder(dicomDir(disc)), never, quiet);
    expect(films.map(({ file: { path } }) => path)).toEqual(['cd/IMG/B', 'cd/IMG/a', 'cd/IMG/C', 'cd/IMG/D']);
    expect(films[1]!.label).toEqual({
      patientName: 'Roe, Max', studyDescription: 'Bone age', studyDate: '2024-01-02', seriesDescription: 'Hand', seriesNumber: '2', instanceNumber: '2', bodyPart: null, laterality: 'right',
    });
    expect(films[2]!.label).toMatchObject({ patientName: 'Doe, Ann', seriesDescription: null });
    expect(films[3]!.label).toBeNull();
  });

  it('whose records follow each other in a circle, or that is damaged, changes nothing', async () => {
    const first = dicomDir(disc);
    const circle = dicomDir(disc, () => new DataView(first.buffer).getUint32(Buffer.from(first).indexOf(Buffer.of(4, 0, 0, 0x12)) + 8, true));
    const { films, leftOut } = await survey(folder(circle), never, quiet);
    expect([films.length, leftOut.damaged]).toEqual([4, 0]);
    expect(await paths(folder(first.slice(0, first.length - 300)))).toHaveLength(4);
    const found = await survey(folder(first.slice(0, first.length - 300)), never, quiet);
    expect(found.directoryAlone).toBe(false);
  });
});
