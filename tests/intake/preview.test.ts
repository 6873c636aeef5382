// @vitest-environment node
/** Thumbnails: what is asked of the worker, and what the worker makes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThumbnails, type Thumbnail } from '../../web/src/app/thumbnails';
import { foundFile } from '../../web/src/intake/found';
import type { FilmFile } from '../../web/src/intake/survey';
import { createPreviewer, PREVIEW_HIGH_WATER_BYTES, type PreviewWorker } from '../../web/src/preview/client';
import { makePreview, type PreviewCore } from '../../web/src/preview/make';
import type { PreviewReply, PreviewRequest } from '../../web/src/preview/protocol';
import { shrink } from '../../web/src/preview/shrink';
import { dicomFile, greyTags } from '../dicom/writer';
import { tiffFile } from '../containers/tiff-writer';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

class FakeWorker implements PreviewWorker {
  onmessage: PreviewWorker['onmessage'] = null;
  onerror: PreviewWorker['onerror'] = null;
  readonly asked: PreviewRequest[] = [];
  ended = false;
  postMessage(request: PreviewRequest): void { this.asked.push(request); }
  terminate(): void { this.ended = true; }
  answer(index: number, memoryBytes = 0): void {
    const reply: PreviewReply = { id: this.asked[index]!.id, bitmap: null, label: null, memoryBytes };
    this.onmessage?.call(this as unknown as Worker, { data: reply } as MessageEvent);
  }
}

function make() {
  const workers: FakeWorker[] = [];
  const previewer = createPreviewer('./core/', () => {
    workers.push(new FakeWorker());
    return workers.at(-1)!;
  });
  return { previewer, workers };
}

beforeEach(() => { vi.stubGlobal('document', { baseURI: 'http://localhost/' }); });
afterEach(() => { vi.unstubAllGlobals(); });

describe('the previewer', () => {
  it('asks for two at once; of those that wait the last one first, and none that has left the screen', async () => {
    const { previewer, workers } = make();
    const wanted = [true, true, true, true, true];
    const opened: number[] = [];
    const all = wanted.map((_, index) => previewer.preview(async () => { opened.push(index); return new Blob([]); }, () => wanted[index]!));
    await turn();
    expect(opened).toEqual([0, 1]);
    wanted[3] = false;
    workers[0]!.answer(0);
    await turn();
    workers[0]!.answer(1);
    await turn();
    workers[0]!.answer(2);
    workers[0]!.answer(3);
    await Promise.all(all);
    expect(opened).toEqual([0, 1, 4, 2]);
    expect(workers).toHaveLength(1);
  });

  it('closes with its worker, answers what was pending, and goes on with another', async () => {
    const { previewer, workers } = make();
    const pending = previewer.preview(async () => new Blob([]), () => true);
    await turn();
    previewer.close();
    expect(await pending).toEqual({ bitmap: null, label: null });
    expect(workers[0]!.ended).toBe(true);
    void previewer.preview(async () => new Blob([]), () => true);
    await turn();
    expect(workers).toHaveLength(2);
  });

  it('survives a worker that fails, and a file that cannot be opened', async () => {
    const { previewer, workers } = make();
    const pending = previewer.preview(async () => new Blob([]), () => true);
    await turn();
    workers[0]!.onerror?.call(workers[0] as unknown as Worker, {} as ErrorEvent);
    expect(await pending).toEqual({ bitmap: null, label: null });
    expect(await previewer.preview(() => Promise.reject(new Error('gone')), () => true)).toEqual({ bitmap: null, label: null });
  });

  it('gives a worker back whose memory has grown', async () => {
    const { previewer, workers } = make();
    const pending = previewer.preview(async () => new Blob([]), () => true);
    await turn();
    workers[0]!.answer(0, PREVIEW_HIGH_WATER_BYTES + 1);
    await pending;
    expect(workers[0]!.ended).toBe(true);
  });
});

describe('thumbnails', () => {
  it('are kept up to a bound, closed beyond it, and closed when their row has gone', async () => {
    const closed: number[] = [];
    let made = 0;
    const thumbnails = createThumbnails({
      preview: async () => {
        const own = made++;
        return { bitmap: { close: () => closed.push(own) } as unknown as ImageBitmap, label: null };
      }, close: () => undefined,
    });
    const films = Array.from({ length: 402 }, (): FilmFile => ({ file: foundFile(new File([], 'x')), kind: 'png', label: null }));
    const ready: Thumbnail[] = [];
    for (const film of films) thumbnails.request(film, (one) => ready.push(one));
    await turn();
    expect([ready.length, closed]).toEqual([402, [0, 1]]);
    expect(thumbnails.get(films[0]!)).toBeNull();
    expect(thumbnails.get(films[401]!)).toBe(ready[401]);
    thumbnails.request(films[0]!, (one) => ready.push(one))();
    await turn();
    expect([ready.length, closed.at(-1)]).toEqual([402, 402]);
    thumbnails.clear();
    expect(closed).toHaveLength(403);
  });
});

describe('a thumbnail', () => {
  it('has the shape of the film, and the mean of what each of its pixels stands for', () => {
    const small = shrink(Uint16Array.from({ length: 224 * 448 }, (_, index) => (index % 2 ? 65535 : 0)), 224, 448);
    expect([small.width, small.height]).toEqual([56, 112]);
    expect([...small.data.subarray(0, 4)]).toEqual([128, 128, 128, 255]);
    expect([...shrink(Uint16Array.of(0, 65535), 2, 1).data]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  const core: PreviewCore = { decodeStored: ({ width, height }) => ({ width, height }), pixels: () => Uint16Array.of(257, 514), clear: () => undefined };
  const drawn: ImageData[] = [];
  beforeEach(() => {
    drawn.length = 0;
    vi.stubGlobal('ImageData', class { constructor(readonly data: Uint8ClampedArray, readonly width: number, readonly height: number) {} });
    vi.stubGlobal('createImageBitmap', async (source: ImageData | Blob) => {
      if (source instanceof Blob) throw new Error('no picture');
      drawn.push(source);
      return {};
    });
  });

  it('of DICOM and TIFF is the core\'s picture, with what DICOM says', async () => {
    const dicom = dicomFile([...greyTags(2, 1, [1, 2]), { tag: 0x0008103e, vr: 'LO', value: 'Hand PA' }, { tag: 0x00200013, vr: 'IS', value: '7' }, { tag: 0x00100010, vr: 'PN', value: 'Roe^Max' }]);
    const made = await makePreview(new Blob([dicom]), async () => core);
    expect(made.bitmap).not.toBeNull();
    expect([...drawn[0]!.data]).toEqual([1, 1, 1, 255, 2, 2, 2, 255]);
    expect(made.label).toMatchObject({ seriesDescription: 'Hand PA', instanceNumber: '7', patientName: 'Roe, Max' });
    const tiff = await makePreview(new Blob([tiffFile({ width: 2, height: 1, bits: 8, values: [1, 2] })]), async () => core);
    expect([tiff.bitmap !== null, tiff.label]).toEqual([true, null]);
  });

  it('is none where there is no picture; what the file says is shown all the same', async () => {
    const report = dicomFile([{ tag: 0x0008103e, vr: 'LO', value: 'Report' }]);
    expect(await makePreview(new Blob([report]), async () => core)).toMatchObject({ bitmap: null, label: { seriesDescription: 'Report' } });
    expect(await makePreview(new Blob(['hello']), async () => core)).toEqual({ bitmap: null, label: null });
  });

  it('that traps the core is not passed over: the worker ends', async () => {
    const broken = { ...core, decodeStored: () => { throw new Error('unreachable'); } };
    await expect(makePreview(new Blob([tiffFile({ width: 2, height: 1, bits: 8, values: [1, 2] })]), async () => broken)).rejects.toThrow('unreachable');
  });
});
