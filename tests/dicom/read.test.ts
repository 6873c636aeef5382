// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { DicomError } from '../../web/src/dicom/error';
import { isDicom, openDicom } from '../../web/src/dicom/open';
import type { DicomFilm, VoiChoice } from '../../web/src/domain/dicom';
import { ENCODERS } from './encoders';
import { dicomFile, fragments, greyTags, type FileOptions, type Tag } from './writer';

const GREYS = [0, 1, 2, 300, 2000, 4095];
const byDefault: VoiChoice = { kind: 'default' };

const tagged = (...more: readonly Tag[]): Tag[] => [...greyTags(3, 2, GREYS), ...more];
const without = (tag: number) => greyTags(3, 2, GREYS).filter((own) => own.tag !== tag);

async function open(tags: readonly Tag[], options?: FileOptions): Promise<DicomFilm> {
  const film = await openDicom(dicomFile(tags, options));
  if (film === null) throw new Error('no DICOM');
  return film;
}

const samplesOf = async (film: DicomFilm, frame = 0) => {
  const { samples } = await film.stored(frame, byDefault);
  return [...new Uint16Array(samples.slice().buffer)];
};

const failure = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof DicomError ? error.code : error));

describe('transfer syntaxes', () => {
  it.each(['implicit', 'explicit', 'deflated'] as const)('%s', async (syntax) => {
    const film = await open(tagged(), { syntax });
    expect(await samplesOf(film)).toEqual(GREYS);
    const { description } = await film.stored(0, byDefault);
    expect(description).toMatchObject({ width: 3, height: 2, bits_allocated: 16, bits_stored: 12, high_bit: 11, signed: false, photometric: 'MONOCHROME2' });
  });

  it('big endian', async () => {
    expect(await samplesOf(await open(greyTags(3, 2, GREYS, false), { syntax: 'big_endian' }))).toEqual(GREYS);
  });

  it.each(['implicit', 'explicit'] as const)('%s without a preamble', async (syntax) => {
    const file = dicomFile(tagged({ tag: 0x00080016, vr: 'UI', value: '1.2.840.10008.5.1.4.1.1.1' }), { syntax, preamble: false });
    expect(isDicom(file)).toBe(true);
    expect(await samplesOf((await openDicom(file))!)).toEqual(GREYS);
  });

  it('RLE, a literal run and repetitions, in one fragment or several', async () => {
    const header = new Uint8Array(64);
    new DataView(header.buffer).setUint32(0, 2, true);
    const high = Uint8Array.of(254, 0, 2, 1, 7, 15); // 0 three times, then 1, 7, 15
    const low = Uint8Array.of(5, 0, 1, 2, 44, 208, 255);
    new DataView(header.buffer).setUint32(4, 64, true);
    new DataView(header.buffer).setUint32(8, 64 + high.length, true);
    const whole = Buffer.concat([header, high, low, Buffer.alloc(1)]);
    const tags = (parts: readonly Uint8Array[]) => [...without(0x7fe00010), { tag: 0x7fe00010, vr: 'OB', value: fragments(parts) }];
    expect(await samplesOf(await open(tags([whole]), { syntax: 'rle' }))).toEqual(GREYS);
    expect(await samplesOf(await open(tags([whole.subarray(0, 66), whole.subarray(66)]), { syntax: 'rle' }))).toEqual(GREYS);
    expect(await failure((await open(tags([whole.subarray(0, 68)]), { syntax: 'rle' })).stored(0, byDefault))).toBe('CorruptFile');
    expect(await failure((await open(tags([whole.subarray(0, 73)]), { syntax: 'rle' })).stored(0, byDefault))).toBe('TruncatedFile');
    const wide = tags([whole]).map((own) => (own.tag === 0x00280100 ? { ...own, value: 32 } : own));
    expect(await failure((await open(wide, { syntax: 'rle' })).stored(0, byDefault))).toBe('CorruptFile');
  });

  it('another one is named, not tried', async () => {
    const tags = [...without(0x7fe00010), { tag: 0x7fe00010, vr: 'OB', value: fragments([Uint8Array.of(1, 2)]) }];
    expect(await failure(open(tags, { syntax: 'mpeg_2' }))).toBe('UnsupportedFormat');
  });
});

describe('frames', () => {
  const two = [...greyTags(3, 1, GREYS).filter(({ tag }) => tag !== 0x00280010), { tag: 0x00280010, vr: 'US', value: 1 }, { tag: 0x00280008, vr: 'IS', value: '2' }];

  it('are taken one by one', async () => {
    const film = await open(two);
    expect(film.frames).toBe(2);
    expect([await samplesOf(film, 0), await samplesOf(film, 1)]).toEqual([GREYS.slice(0, 3), GREYS.slice(3)]);
    expect(await failure(film.stored(2, byDefault))).toBe('CorruptFile');
  });

  it('more than there are pixels for end too early', async () => {
    const declaring = (frames: string) => failure(open([...two.filter(({ tag }) => tag !== 0x00280008), { tag: 0x00280008, vr: 'IS', value: frames }]));
    expect(await declaring('3')).toBe('TruncatedFile');
    expect(await declaring('1000000000')).toBe('UnsupportedFormat');
    expect(await declaring('-1')).toBeNull();
  });
});

/** Two planes, high bytes first, each one literal run. */
function rle(samples: readonly number[]): Uint8Array {
  const plane = (shift: number) => [samples.length - 1, ...samples.map((sample) => (sample >> shift) & 255)];
  const header = new Uint8Array(new Uint32Array([2, 64, 65 + samples.length, ...new Array<number>(13).fill(0)]).buffer);
  return Buffer.concat([header, Buffer.from([...plane(8), ...plane(0)])]);
}

describe('fragments', () => {
  const [one, two, three] = [GREYS, GREYS.map((grey) => grey ^ 5), GREYS.map((grey) => grey ^ 9)] as const;
  const [first, second, third] = [rle(one), rle(two), rle(three)] as const;
  /** Where the second and the third fragment begin, each after the tag and length of an item. */
  const [next, last] = [first.length + 8, first.length + second.length + 16];
  const halves = [first.subarray(0, 66), first.subarray(66)];
  const film = (frames: number, parts: readonly Uint8Array[], offsets: readonly number[] = [], more: readonly Tag[] = []) =>
    open([...without(0x7fe00010), { tag: 0x00280008, vr: 'IS', value: String(frames) }, { tag: 0x7fe00010, vr: 'OB', value: fragments(parts, offsets) }, ...more], { syntax: 'rle' });
  const extended = (offsets: readonly number[]): Tag[] => [
    { tag: 0x7fe00001, vr: 'OV', value: new Uint8Array(BigUint64Array.from(offsets, BigInt).buffer) },
    { tag: 0x7fe00002, vr: 'OV', value: new Uint8Array(BigUint64Array.from(offsets, () => BigInt(first.length)).buffer) },
  ];

  it.each<[string, Promise<DicomFilm>, readonly (readonly number[])[]]>([
    ['one a frame', film(3, [first, second, third]), [one, two, three]],
    ['several of one frame', film(1, halves), [one]],
    ['several of a frame, by the basic offset table', film(2, [...halves, second], [0, next + 8]), [one, two]],
    ['several of a frame, by the extended offset table', film(2, [...halves, second], [], extended([0, next + 8])), [one, two]],
    ['by an extended offset table without lengths', film(2, [first, second], [], extended([0, next]).slice(0, 1)), [one, two]],
    ['in another order than the frames', film(3, [first, second, third], [last, 0, next]), [three, one, two]],
  ])('%s', async (_, opened, frames) => {
    const { frames: count } = await opened;
    expect(count).toBe(frames.length);
    for (const [index, greys] of frames.entries()) expect(await samplesOf(await opened, index)).toEqual(greys);
  });

  it('several of a frame, without a table, by the beginnings of their streams', async () => {
    const [a, b] = [await ENCODERS.jpeg({ width: 3, height: 2, samples: one }), await ENCODERS.jpeg({ width: 3, height: 2, samples: two })];
    const parts = [a.subarray(0, 30), a.subarray(30), b.subarray(0, 50), b.subarray(50)];
    const opened = await open([...without(0x7fe00010), { tag: 0x00280008, vr: 'IS', value: '2' }, { tag: 0x7fe00010, vr: 'OB', value: fragments(parts) }], { syntax: 'jpeg' });
    expect([await samplesOf(opened, 0), await samplesOf(opened, 1)]).toEqual([one, two]);
  });

  it.each<[string, () => Promise<DicomFilm>, string]>([
    ['fewer than frames', () => film(3, [first, second]), 'TruncatedFile'],
    ['more than frames, without a table', () => film(2, [first, second, third]), 'CorruptFile'],
    ['at other places than the table says', () => film(2, [first, second], [0, next + 2]), 'CorruptFile'],
    ['of which two frames share one', () => film(2, [first, second], [0, 0]), 'CorruptFile'],
    ['of which the table knows too few', () => film(3, [first, second, third], [0, next]), 'CorruptFile'],
    ['none', () => film(1, []), 'NoPixelData'],
    ['empty', () => film(1, [new Uint8Array(0)]), 'TruncatedFile'],
    ['of defined length', () => open(tagged(), { syntax: 'rle' }), 'CorruptFile'],
  ])('%s: named', async (_, opening, code) => {
    expect(await failure(opening().then((opened) => opened.stored(0, byDefault)))).toBe(code);
  });
});

describe('windows', () => {
  const window = (center: string, width: string, more: readonly Tag[] = []) =>
    open(tagged({ tag: 0x00281050, vr: 'DS', value: center }, { tag: 0x00281051, vr: 'DS', value: width }, ...more));
  const voi = async (film: DicomFilm, choice: VoiChoice) => (await film.stored(0, choice)).description.voi;

  it('several are offered by name, the first one counts', async () => {
    const film = await window('1000\\40', '3000\\400', [{ tag: 0x00281055, vr: 'LO', value: 'Bone\\Soft' }, { tag: 0x00281056, vr: 'CS', value: 'SIGMOID' }]);
    expect(film.windows.map(({ explanation }) => explanation)).toEqual(['Bone', 'Soft']);
    expect(await voi(film, byDefault)).toEqual({ kind: 'window', center: 1000, width: 3000, function: 'SIGMOID' });
    expect(await voi(film, { kind: 'window', index: 1 })).toEqual({ kind: 'window', center: 40, width: 400, function: 'SIGMOID' });
    expect(await voi(film, { kind: 'ignore' })).toEqual({ kind: 'range' });
    expect(await voi(film, { kind: 'automatic' })).toEqual({ kind: 'automatic' });
  });

  it.each([['1000', '0'], ['1000', '-5'], ['x', '100'], ['90000', '10']])('center %s, width %s is of no use: automatic, and said so', async (center, width) => {
    const film = await window(center, width);
    expect(await voi(film, byDefault)).toEqual({ kind: 'automatic' });
    expect(film.findings).toEqual([{ code: 'voi_unusable', detail: '' }]);
  });

  it('a table of the file serves where there is no window', async () => {
    const lut: Tag[] = [{ tag: 0x00283002, vr: 'US', value: [3, 5, 16] }, { tag: 0x00283006, vr: 'OW', value: [1, 2, 65535] }];
    const film = await open(tagged({ tag: 0x00283010, vr: 'SQ', value: [lut] }));
    expect(film.hasVoiLut).toBe(true);
    expect(await voi(film, byDefault)).toEqual({ kind: 'lut', lut: { first: 5, bits: 16, values: [1, 2, 65535] } });
  });

  it('rescale and modality table are described', async () => {
    const film = await open(tagged({ tag: 0x00281052, vr: 'DS', value: '-100' }, { tag: 0x00281053, vr: 'DS', value: '0.5' }));
    expect((await film.stored(0, byDefault)).description.rescale).toEqual({ slope: 0.5, intercept: -100 });
  });
});

describe('tags', () => {
  const child: Tag[] = [
    { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' }, { tag: 0x00100010, vr: 'PN', value: Buffer.from('Müller^Ána', 'utf8') }, { tag: 0x00100020, vr: 'LO', value: '17' },
    { tag: 0x00100030, vr: 'DA', value: '20150301' }, { tag: 0x00100040, vr: 'CS', value: 'F' }, { tag: 0x00101010, vr: 'AS', value: '008Y' },
    { tag: 0x00080020, vr: 'DA', value: '20230405' }, { tag: 0x00180015, vr: 'CS', value: 'HAND' }, { tag: 0x00200062, vr: 'CS', value: 'L' },
    { tag: 0x00181164, vr: 'DS', value: '0.15\\0.15' },
  ];
  const but = (tag: number, value: string) => open(tagged(...child.filter((own) => own.tag !== tag), { tag, vr: child.find((own) => own.tag === tag)?.vr ?? 'UI', value }));
  const codes = async (film: Promise<DicomFilm>) => (await film).findings.map(({ code }) => code);

  it('say who and what', async () => {
    const { tags, findings } = await open(tagged(...child));
    expect(findings).toEqual([]);
    expect(tags).toMatchObject({
      sex: 'female', birthDate: '2015-03-01', filmDate: '2023-04-05', ageMonths: 96, laterality: 'left', bodyPart: 'HAND', patientName: 'Müller, Ána', patientId: '17',
      spacing: { row: 0.15, column: 0.15, kind: 'imager' },
    });
  });

  it('that contradict each other are findings', async () => {
    expect(await codes(but(0x00180015, 'CHEST'))).toEqual(['body_part_other']);
    for (const hand of ['HAND', 'LEFT HAND', 'Wrist', 'UP_EXTREMITY', 'MANO', 'MUÑECA', 'MUNECA', 'MAIN', 'POIGNET', 'MAO', 'MÃO ESQ', 'PUNHO', 'HANDGELENK']) expect(await codes(but(0x00180015, hand)), hand).toEqual([]);
    for (const other of ['KNEE', 'ABDOMEN', 'PIED', 'HOMBRO', 'OMBRO']) expect(await codes(but(0x00180015, other)), other).toEqual(['body_part_other']);
    expect(await codes(but(0x00100030, '20240101'))).toEqual(['birth_after_film']);
    expect(await codes(but(0x00101010, '012Y'))).toEqual(['age_contradicts_dates']);
    expect(await codes(but(0x00100030, '19900101'))).toEqual(['age_contradicts_dates', 'age_over_limit']);
    expect(await codes(but(0x00100030, '20150231'))).toEqual(['date_unreadable']);
    expect(await codes(but(0x00080016, '1.2.840.10008.5.1.4.1.1.7'))).toEqual(['secondary_capture']);
  });

  it('that are missing are null', async () => {
    const { tags } = await open(tagged());
    expect(Object.values(tags).every((value) => value === null)).toBe(true);
  });
});

describe('a bad file', () => {
  it.each<[string, Tag[], string]>([
    ['without pixels', without(0x7fe00010), 'NoPixelData'],
    ['without rows', without(0x00280010), 'CorruptFile'],
    ['of 0 columns', [...without(0x00280011), { tag: 0x00280011, vr: 'US', value: 0 }], 'CorruptFile'],
    ['that declares 60,000 x 60,000', [...without(0x00280010).filter(({ tag }) => tag !== 0x00280011), { tag: 0x00280010, vr: 'US', value: 60000 }, { tag: 0x00280011, vr: 'US', value: 60000 }], 'TooManyPixels'],
    ['of 64 bits', [...without(0x00280100), { tag: 0x00280100, vr: 'US', value: 64 }], 'UnsupportedFormat'],
    ['that stores more bits than it has', [...without(0x00280101), { tag: 0x00280101, vr: 'US', value: 17 }], 'CorruptFile'],
    ['of an unknown photometric interpretation', [...without(0x00280004), { tag: 0x00280004, vr: 'CS', value: 'HSV' }], 'UnsupportedFormat'],
  ])('%s is named', async (_, tags, code) => {
    expect(await failure(open(tags))).toBe(code);
  });

  it.each<[string, number, string]>([['60,000 x 60,000', 60_000, 'TooManyPixels'], ['0 x 0', 0, 'CorruptFile'], ['9,000 x 9,000, and a stream that cannot hold them', 9000, 'TruncatedFile']])(
    'that is compressed and declares %s is named', async (_, side, code) => {
    const stream = await ENCODERS.jpeg({ width: 3, height: 2, samples: GREYS });
    // Behind the marker of the frame: length, precision, height, width.
    for (const at of [4, 6]) stream.set([side >> 8, side & 255], stream.indexOf(0xc3) + at);
    const tags: Tag[] = tagged().map((own) => (own.tag === 0x00280010 || own.tag === 0x00280011 ? { ...own, value: side } : own.tag === 0x7fe00010 ? { ...own, vr: 'OB', value: fragments([stream]) } : own));
    expect(await failure(open(tags, { syntax: 'jpeg' }).then((film) => film.stored(0, byDefault)))).toBe(code);
  });

  it('whose deflated data set is made to burst is not unpacked', async () => {
    const bomb = dicomFile([...without(0x7fe00010), { tag: 0x7fe00010, vr: 'OW', value: new Uint8Array(300_000_000) }], { syntax: 'deflated' });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await failure(openDicom(bomb))).toBe('FileTooLarge');
  });

  it('with fewer pixels than it declares ends too early', async () => {
    expect(await failure(open([...without(0x7fe00010), { tag: 0x7fe00010, vr: 'OW', value: [1, 2, 3] }]))).toBe('TruncatedFile');
  });

  it('cut anywhere, or with any byte changed, is a film or a named error, at once', async () => {
    const file = dicomFile(tagged({ tag: 0x00281050, vr: 'DS', value: '40' }, { tag: 0x00281051, vr: 'DS', value: '400' }));
    const tries = [
      ...Array.from({ length: file.length }, (_, length) => file.slice(0, length)),
      ...Array.from({ length: file.length - 128 }, (_, index) => file.map((byte, at) => (at === index + 128 ? byte ^ 0xff : byte)) as Uint8Array<ArrayBuffer>),
    ];
    for (const [index, bytes] of tries.entries()) {
      const code = await failure(openDicom(bytes).then((film) => film?.stored(0, byDefault)));
      expect(code === null || typeof code === 'string', `${index}: ${String(code)}`).toBe(true);
    }
  });

  it('tells the study that it belongs to in its own character set, and what makes no sense not at all', async () => {
    const film = (await open(tagged(
      { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' }, { tag: 0x00100010, vr: 'PN', value: Buffer.from('Groß^Łucja') as unknown as Uint8Array }, { tag: 0x00100040, vr: 'CS', value: 'X' },
      { tag: 0x00080020, vr: 'DA', value: '2026.03.09' }, { tag: 0x00080030, vr: 'TM', value: '10:15:00' }, { tag: 0x0020000d, vr: 'UI', value: '1.2.x' }, { tag: 0x0020000e, vr: 'UI', value: '1.2.3' },
      { tag: 0x00100021, vr: 'LO', value: 'KH' }, { tag: 0x00080050, vr: 'SH', value: 'A-1' }, { tag: 0x00200010, vr: 'SH', value: 'S' }, { tag: 0x00080090, vr: 'PN', value: 'Doe' },
    )));
    expect(film.study).toMatchObject({
      patient_name: 'Groß^Łucja', patient_sex: '', study_date: '20260309', study_time: '101500', study_uid: '', series_uid: '1.2.3', issuer_of_patient_id: 'KH', accession_number: 'A-1',
      study_id: 'S', referring_physician: 'Doe', patient_birth_date: '',
    });
  });

  it('that is no DICOM at all is left to others', async () => {
    for (const bytes of [new Uint8Array(0), Uint8Array.of(0x89, 80, 78, 71), new Uint8Array(200)]) expect(await openDicom(bytes as Uint8Array<ArrayBuffer>)).toBeNull();
  });
});
