// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { EngineInfo } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { createReader, HIGH_WATER_BYTES, type WorkerLike } from './client';
import { options } from './fakes';
import type { EnginePlan, Progress, Reply, Request } from './protocol';
import type { ThreadMemory } from './threads';

const never = new AbortController().signal;
const quiet = { progress: () => undefined, film: () => undefined };
const bytes = () => new Uint8Array([9]).buffer;
const urls = { index: 'files.json', packs: 'models/', runtime: 'ort', core: 'core' };

const engineOf = ({ choice, threads, fallback }: EnginePlan): EngineInfo =>
  ({ runtime: 'fake', provider: choice === 'webgpu' ? 'webgpu' : 'wasm', threads: threads ?? 2, self_test: null, fallback });

/** A worker that does nothing until the test says so. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly requests: Request[] = [];
  ended = false;
  constructor(private readonly starts = true) {}
  postMessage(request: Request): void {
    this.requests.push(request);
    if (request.kind === 'start' && this.starts) this.reply({ id: request.id, kind: 'started', manifest: { name: 'x' } as Manifest, engine: engineOf(request.engine) });
  }
  terminate(): void {
    this.ended = true;
  }
  reply(reply: Reply): void {
    queueMicrotask(() => this.onmessage?.call(this as unknown as Worker, { data: reply } as MessageEvent));
  }
  progress(step: Progress['step']): void {
    this.reply({ id: this.last().id, kind: 'progress', progress: { step } });
  }
  done(id = this.last().id, memoryBytes = 0): void {
    this.reply({ id, kind: 'done', reading: { film_sha256: String(id), engine: { provider: 'wasm', threads: 2 }, milliseconds: { infer: 90 } } as never, memoryBytes });
  }
  crash(): void {
    this.onerror?.call(this as unknown as Worker, { message: 'boom' } as ErrorEvent);
  }
  last(): Request {
    return this.requests[this.requests.length - 1]!;
  }
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

function make(starts = true, threads: ThreadMemory | null = null) {
  const workers: FakeWorker[] = [];
  const reader = createReader(urls, threads, () => {
    const worker = new FakeWorker(starts);
    workers.push(worker);
    return worker;
  });
  return { reader, workers };
}

describe('threads', () => {
  it('are as many as were fastest, and each film that is read says how fast they were; another sex does not', async () => {
    const noted: [string, number, number][] = [];
    const { reader, workers } = make(true, { threads: () => 2, note: (...one) => noted.push(one) });
    const reading = reader.read(never, new ArrayBuffer(1), options(), {});
    await turn();
    workers[0]!.done();
    await reading;
    expect(workers[0]!.requests[0]).toMatchObject({ kind: 'start', engine: { threads: 2 } });
    const again = reader.reassess(never, options());
    await turn();
    workers[0]!.done();
    await again;
    expect(noted).toEqual([['carpal-b4', 2, 90]]);
  });
});

describe('prepare', () => {
  it('starts once for all who ask, with absolute addresses', async () => {
    const { reader, workers } = make();
    const [a, b] = await Promise.all([reader.prepare(never, () => undefined), reader.prepare(never, () => undefined)]);
    expect(a).toBe(b);
    expect(workers).toHaveLength(1);
    expect(workers[0]!.requests).toMatchObject([{ kind: 'start', packUrl: 'http://localhost/models/carpal-b4/' }]);
  });

  it('is forgotten when it fails', async () => {
    const { reader, workers } = make(false);
    const first = reader.prepare(never, () => undefined);
    workers[0]!.reply({ id: 1, kind: 'failed', error: { code: 'PackUnreachable', detail: 'd' }, memoryBytes: 0 });
    await expect(first).rejects.toMatchObject({ name: 'ReaderError', code: 'PackUnreachable', detail: 'd' });
    void reader.prepare(never, () => undefined);
    expect(workers[0]!.requests.map((request) => request.kind)).toEqual(['start', 'start']);
  });

  it('cancelled by one of two, goes on for the other; cancelled by both, ends the worker', async () => {
    const { reader, workers } = make(false);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = reader.prepare(one.signal, () => undefined);
    const second = reader.prepare(two.signal, () => undefined);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'Cancelled' });
    expect(workers[0]!.ended).toBe(false);
    two.abort();
    await expect(second).rejects.toMatchObject({ code: 'Cancelled' });
    expect(workers[0]!.ended).toBe(true);
  });
});

describe('read', () => {
  it('leaves the buffer with the caller', async () => {
    const { reader, workers } = make();
    const film = bytes();
    const reading = reader.read(never, film, options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    expect(film.byteLength).toBe(1);
  });

  it('cancelled between steps, tells the worker and keeps it', async () => {
    const { reader, workers } = make();
    const abort = new AbortController();
    const reading = reader.read(abort.signal, bytes(), options(), quiet);
    await turn();
    const worker = workers[0]!;
    const job = worker.last().id;
    worker.progress('validate');
    await turn();
    abort.abort();
    await expect(reading).rejects.toMatchObject({ code: 'Cancelled' });
    expect(worker.last()).toMatchObject({ kind: 'cancel', job });
    expect(worker.ended).toBe(false);
  });

  it('cancelled during the network, ends the worker, rejects the rest and builds another for the next film', async () => {
    const { reader, workers } = make();
    const abort = new AbortController();
    const first = reader.read(abort.signal, bytes(), options(), quiet);
    const second = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.reply({ id: 2, kind: 'progress', progress: { step: 'infer' } });
    await turn();
    abort.abort();
    await expect(first).rejects.toMatchObject({ code: 'Cancelled' });
    await expect(second).rejects.toMatchObject({ code: 'WorkerCrashed' });
    expect(workers[0]!.ended).toBe(true);
    const third = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[1]!.done();
    await expect(third).resolves.toBeDefined();
  });

  it('ends the worker when a cancellation crossed the beginning of the network', async () => {
    const { reader, workers } = make();
    const abort = new AbortController();
    const reading = reader.read(abort.signal, bytes(), options(), quiet);
    await turn();
    abort.abort();
    await expect(reading).rejects.toMatchObject({ code: 'Cancelled' });
    workers[0]!.reply({ id: 2, kind: 'progress', progress: { step: 'infer' } });
    await turn();
    expect(workers[0]!.ended).toBe(true);
  });

  it('ignores late replies of an ended worker', async () => {
    const { reader, workers } = make();
    const films: unknown[] = [];
    const reading = reader.read(never, bytes(), options(), { ...quiet, film: (film) => films.push(film) });
    await turn();
    const id = workers[0]!.last().id;
    workers[0]!.crash();
    await expect(reading).rejects.toMatchObject({ code: 'WorkerCrashed', detail: 'boom' });
    workers[0]!.reply({ id, kind: 'film', picture: {} as never });
    await turn();
    expect(films).toEqual([]);
  });
});

describe('an engine that is not fit', () => {
  const next: EnginePlan = { choice: 'wasm', threads: null, fallback: { reason: 'self_test', self_test: { passed: false, months: 0.2, probability: 0 } } };
  const unfit = (plan: EnginePlan): Reply => ({ id: 1, kind: 'failed', error: { code: 'EngineUnfit', detail: 'self-test', next: plan }, memoryBytes: 0 });
  const started = (worker: FakeWorker) => {
    const request = worker.requests[0] as Extract<Request, { kind: 'start' }>;
    worker.reply({ id: request.id, kind: 'started', manifest: { name: 'x' } as Manifest, engine: engineOf(request.engine) });
  };

  it('is given up with its worker before another one starts; who waits goes on waiting', async () => {
    const { reader, workers } = make(false);
    const steps: string[] = [];
    const [first, second] = [reader.prepare(never, ({ step }) => steps.push(step)), reader.prepare(never, () => undefined)];
    workers[0]!.reply(unfit(next));
    await turn();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(workers[1]!.requests).toMatchObject([{ kind: 'start', engine: next }]);
    workers[1]!.reply({ id: workers[1]!.last().id, kind: 'progress', progress: { step: 'download' } });
    started(workers[1]!);
    expect(await first).toBe(await second);
    expect(steps).toEqual(['download']);
    expect(reader.engine).toMatchObject({ provider: 'wasm', fallback: { reason: 'self_test', self_test: { months: 0.2 } } });
  });

  it('ends in an error, not in a circle', async () => {
    const { reader, workers } = make(false);
    const starting = reader.prepare(never, () => undefined).catch((error: unknown) => error);
    for (let count = 0; count < 3; count += 1) {
      workers[count]!.reply({ ...unfit(next), id: workers[count]!.last().id } as Reply);
      await turn();
    }
    expect(await starting).toMatchObject({ code: 'EngineUnfit' });
    expect(workers).toHaveLength(3);
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });
});

it('a part that did not come ends the worker, which might never ask for it again; the next one reads the film', async () => {
  const { reader, workers } = make();
  const reading = reader.read(never, bytes(), options(), quiet);
  await turn();
  workers[0]!.reply({ id: workers[0]!.last().id, kind: 'failed', error: { code: 'PartUnreachable', detail: 'tiff.js' }, memoryBytes: 0 });
  await expect(reading).rejects.toMatchObject({ code: 'PartUnreachable' });
  expect(workers[0]!.ended).toBe(true);
  const again = reader.read(never, bytes(), options(), quiet);
  await turn();
  workers[1]!.done();
  await expect(again).resolves.toBeDefined();
});

describe('a graphics processor that is lost', () => {
  const lost = (worker: FakeWorker) => worker.reply({ id: worker.last().id, kind: 'failed', error: { code: 'DeviceLost', detail: 'd' }, memoryBytes: 0 });

  it('costs a film nothing: it is read once more by WebAssembly, which says so', async () => {
    const { reader, workers } = make();
    reader.useEngine('webgpu');
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    lost(workers[0]!);
    await turn();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(workers[1]!.requests).toMatchObject([{ kind: 'start', engine: { choice: 'wasm', fallback: { reason: 'device_lost' } } }, { kind: 'read' }]);
    workers[1]!.done();
    await expect(reading).resolves.toBeDefined();
    expect(reader.engine).toMatchObject({ provider: 'wasm', fallback: { reason: 'device_lost' } });
  });

  it('is not followed by a third attempt', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    lost(workers[0]!);
    await turn();
    lost(workers[1]!);
    await expect(reading).rejects.toMatchObject({ code: 'DeviceLost' });
    expect(workers).toHaveLength(2);
  });

  it('gives the film to the next worker when it is read for another sex', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    const again = reader.reassess(never, options({ sex: 'male' }));
    lost(workers[0]!);
    await turn();
    expect(workers[1]!.requests.map(({ kind }) => kind)).toEqual(['start', 'read']);
    workers[1]!.done();
    await expect(again).resolves.toBeDefined();
  });
});

describe('the choice of an engine', () => {
  it('counts from the next film: the one that is open keeps its engine', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    reader.useEngine('webgpu');
    workers[0]!.done();
    await reading;
    expect(workers[0]!.ended).toBe(false);
    const next = reader.read(never, bytes(), options(), quiet);
    await turn();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(workers[1]!.requests[0]).toMatchObject({ kind: 'start', engine: { choice: 'webgpu', fallback: null } });
    workers[1]!.done();
    await next;
    expect(reader.engine?.provider).toBe('webgpu');
  });

  it('and of a pack as well: nothing that was learned of the engine before counts', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    reader.usePack('carpal-b0');
    workers[0]!.done();
    await reading;
    expect(workers[0]!.ended).toBe(false);
    const next = reader.read(never, bytes(), options(), quiet);
    await turn();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(workers[1]!.requests[0]).toMatchObject({ kind: 'start', packUrl: 'http://localhost/models/carpal-b0/', engine: { choice: 'automatic', fallback: null } });
    workers[1]!.done();
    await next;
    reader.usePack('carpal-b0');
    expect(workers).toHaveLength(2);
  });

  it('of another network counts for whoever asks from outside, though a film is held: that is read anew where it is asked about once more', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    expect(reader.manifest).toEqual({ name: 'x' });
    reader.usePack('carpal-b0');
    expect(workers[0]!.ended).toBe(false);
    await reader.prepare(never, () => undefined);
    expect(workers[0]!.ended).toBe(true);
    expect(workers[1]!.requests[0]).toMatchObject({ kind: 'start', packUrl: 'http://localhost/models/carpal-b0/' });
  });

  it('of another network leaves alone what is being read or lent', async () => {
    const { reader, workers } = make();
    await reader.prepare(never, () => undefined);
    const loan = new AbortController();
    const lent = reader.lend(loan.signal, new MessageChannel().port1);
    await turn();
    reader.usePack('carpal-b0');
    await reader.prepare(never, () => undefined);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
    loan.abort();
    await expect(lent).rejects.toMatchObject({ code: 'Cancelled' });
  });

  it('of the site’s packs alone is told to the worker', async () => {
    const workers: FakeWorker[] = [];
    const reader = createReader({ ...urls, sitePack: true }, null, () => workers[workers.push(new FakeWorker()) - 1]!);
    await reader.prepare(never, () => undefined);
    expect(workers[0]!.requests[0]).toMatchObject({ kind: 'start', sitePack: true });
    const { reader: plain, workers: others } = make();
    await plain.prepare(never, () => undefined);
    expect(others[0]!.requests[0]).not.toHaveProperty('sitePack');
  });

  it('ends an idle worker at once; the same choice again does nothing', async () => {
    const { reader, workers } = make();
    await reader.prepare(never, () => undefined);
    reader.useEngine('automatic');
    expect(workers[0]!.ended).toBe(false);
    reader.useEngine('wasm');
    expect(workers[0]!.ended).toBe(true);
    await reader.prepare(never, () => undefined);
    expect(workers[1]!.requests[0]).toMatchObject({ engine: { choice: 'wasm' } });
  });
});

describe('after a crash', () => {
  it.each(['onerror', 'onmessageerror', 'trap'])('rejects every pending promise and recovers (%s)', async (how) => {
    const { reader, workers } = make();
    const both = [reader.read(never, bytes(), options(), quiet), reader.read(never, bytes(), options(), quiet)];
    await turn();
    const worker = workers[0]!;
    if (how === 'onerror') worker.crash();
    if (how === 'onmessageerror') worker.onmessageerror?.call(worker as unknown as Worker, {} as MessageEvent);
    if (how === 'trap') worker.reply({ id: 2, kind: 'failed', error: { code: 'WorkerCrashed', detail: 'unreachable' }, memoryBytes: 0 });
    for (const one of await Promise.allSettled(both)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'WorkerCrashed' } });
    expect(worker.ended).toBe(true);
    await expect(reader.prepare(never, () => undefined)).resolves.toBeDefined();
    expect(workers).toHaveLength(2);
  });
});

describe('reassess', () => {
  it('asks the worker that holds the film', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    const again = reader.reassess(never, options({ sex: 'male' }));
    workers[0]!.done();
    await again;
    expect(workers[0]!.requests.map((request) => request.kind)).toEqual(['start', 'read', 'reassess']);
  });

  it('tells how far it is, and cancelled while the network runs ends the worker', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    const told: Progress[] = [];
    const abort = new AbortController();
    const again = reader.reassess(abort.signal, options({ secondLook: 'always' }), { progress: (progress) => { told.push(progress); } });
    workers[0]!.reply({ id: workers[0]!.last().id, kind: 'progress', progress: { step: 'infer', look: { number: 1, of: 3 } } });
    await turn();
    expect(told).toEqual([{ step: 'infer', look: { number: 1, of: 3 } }]);
    abort.abort();
    await expect(again).rejects.toMatchObject({ code: 'Cancelled' });
    expect(workers[0]!.ended).toBe(true);
    const third = reader.reassess(never, options());
    await turn();
    expect(workers[1]!.last()).toMatchObject({ kind: 'read', options: { secondLook: 'when_doubtful' } });
    workers[1]!.done();
    await third;
  });

  it('gives a rebuilt worker the film again', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done();
    await reading;
    workers[0]!.crash();
    const again = reader.reassess(never, options({ sex: 'male' }));
    await turn();
    expect(workers[1]!.last()).toMatchObject({ kind: 'read', options: { subject: { sex: 'male' } } });
    workers[1]!.done();
    await again;
    const third = reader.reassess(never, options());
    expect(workers[1]!.last().kind).toBe('reassess');
    workers[1]!.done();
    await third;
  });

  it('says so when there is no film', async () => {
    await expect(make().reader.reassess(never, options())).rejects.toMatchObject({ code: 'Internal' });
  });
});

describe('memory', () => {
  const heavy = HIGH_WATER_BYTES + 1;

  it('above the mark is given back with the next film; until then the worker answers for the film that it has', async () => {
    const { reader, workers } = make();
    const first = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.done(undefined, heavy);
    await first;
    const again = reader.reassess(never, options({ sex: 'male' }));
    workers[0]!.done(undefined, heavy);
    await again;
    expect(workers[0]!.ended).toBe(false);
    const second = reader.read(never, bytes(), options(), quiet);
    await turn();
    expect(workers[0]!.ended).toBe(true);
    workers[1]!.done(undefined, heavy - 1);
    await second;
    const third = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[1]!.done();
    await third;
    expect(workers).toHaveLength(2);
  });

  it('above the mark is given back at once where no film came of it', async () => {
    const { reader, workers } = make();
    const reading = reader.read(never, bytes(), options(), quiet);
    await turn();
    workers[0]!.reply({ id: workers[0]!.last().id, kind: 'failed', error: { code: 'OutOfMemory', detail: '' }, memoryBytes: heavy });
    await expect(reading).rejects.toMatchObject({ code: 'OutOfMemory' });
    expect(workers[0]!.ended).toBe(true);
  });
});

describe('what needs no film', () => {
  const request = { sex: 'male', chronological_age_months: 96, bone_age: null, mature: false, treated: false, against_refusal: false, height: null, parents: null } as const;

  it('starts the worker and is answered by it', async () => {
    const { reader, workers } = make();
    const growth = reader.growth(request);
    await turn();
    expect(workers[0]!.last()).toMatchObject({ kind: 'growth', request });
    workers[0]!.reply({ id: workers[0]!.last().id, kind: 'grown', growth: { difference_months: 3 } as never });
    expect(await growth).toEqual({ difference_months: 3 });
    const tw3 = reader.tw3({ sex: 'male', stages: { radius: 'E' } });
    await turn();
    workers[0]!.reply({ id: workers[0]!.last().id, kind: 'scored', tw3: { sum: 39 } as never });
    expect(await tw3).toEqual({ sum: 39 });
  });

  it('is asked again where the worker was ended under it, once', async () => {
    const { reader, workers } = make();
    const growth = reader.growth(request);
    await turn();
    workers[0]!.crash();
    await turn();
    expect(workers).toHaveLength(2);
    expect(workers[1]!.last()).toMatchObject({ kind: 'growth' });
    workers[1]!.crash();
    await expect(growth).rejects.toMatchObject({ code: 'WorkerCrashed' });
    expect(workers).toHaveLength(2);
  });

  it('that is refused is not asked again', async () => {
    const { reader, workers } = make();
    const growth = reader.growth(request);
    await turn();
    workers[0]!.reply({ id: workers[0]!.last().id, kind: 'failed', error: { code: 'BadRequest', detail: 'sex' }, memoryBytes: 0 });
    await expect(growth).rejects.toMatchObject({ code: 'BadRequest' });
    expect(workers[0]!.requests.filter(({ kind }) => kind === 'growth')).toHaveLength(1);
  });
});

it('close rejects what is pending', async () => {
  const { reader, workers } = make();
  const reading = reader.read(never, bytes(), options(), quiet);
  await turn();
  reader.close();
  await expect(reading).rejects.toMatchObject({ code: 'Cancelled' });
  expect(workers[0]!.ended).toBe(true);
});
