// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FilmHost } from '../../web/src/batch/film-host';
import { LaneError, lanesFor, WorkerLane, type FilmWorker } from '../../web/src/batch/lanes';
import type { FilmReply, FilmRequest } from '../../web/src/batch/protocol';
import { readingKey } from '../../web/src/batch/subject';
import { sha256Hex } from '../../web/src/domain/digest';
import type { Manifest } from '../../web/src/domain/manifest';
import { FakeCore, fakeContainer, FakeNetwork } from '../../web/src/pipeline/fakes';
import { HIGH_WATER_BYTES, ReaderError, type Reader } from '../../web/src/pipeline/client';
import { inTurn, serveNetwork } from '../../web/src/pipeline/lent-network';

const wish = { sex: null, months: null, tags: true, otherwise: null, looks: true };
const bytes = (...values: number[]) => async () => new Blob([Uint8Array.from(values)]);

class Core extends FakeCore {
  configured = '';
  configure(text: string): void { this.configured = text; }
}

/** A worker in this thread: as many as are spawned, each with a core of its own. */
class Workers {
  readonly cores: Core[] = [];
  readonly all: { worker: FilmWorker; ended: boolean }[] = [];
  memoryBytes = 1000;
  failing = false;

  spawn = (): FilmWorker => {
    const kept = { ended: false, worker: null as unknown as FilmWorker };
    const host = new FilmHost((reply: FilmReply) => queueMicrotask(() => { if (!kept.ended) kept.worker.onmessage?.call(kept.worker as Worker, { data: structuredCloneOf(reply) } as MessageEvent); }), async () => {
      if (this.failing) throw new Error('no core');
      const core = new Core();
      core.memoryBytes = this.memoryBytes;
      this.cores.push(core);
      return core;
    }, fakeContainer);
    kept.worker = { onmessage: null, onerror: null, terminate: () => { kept.ended = true; }, postMessage: (request: FilmRequest) => host.receive(request) };
    this.all.push(kept);
    return kept.worker;
  };
}
/** What cannot be sent between workers may not be in a reply. */
const structuredCloneOf = <T>(value: T): T => structuredClone(value);

/** The owner of the network, with the ends of its loans in the test's hands. */
class Owner {
  readonly network = inTurn(new FakeNetwork());
  readonly ends: AbortController[] = [];
  prepareFails: string | null = null;
  reader = {
    prepare: async () => {
      if (this.prepareFails) throw new ReaderError(this.prepareFails, 'HTTP 503');
      return { name: 'fake' } as unknown as Manifest;
    },
    lend: (signal: AbortSignal, port: MessagePort) => {
      const end = new AbortController();
      this.ends.push(end);
      open.push(port);
      return serveNetwork(AbortSignal.any([signal, end.signal]), port, { network: this.network, configuration: { manifestText: '{"pack":1}', reference: null } });
    },
  } as unknown as Reader;
}

const open: MessagePort[] = [];
let owner: Owner;
let workers: Workers;
let lane: WorkerLane;
const editionOf = () => 'edition';
const make = (kept: readonly string[] = []) => { lane = new WorkerLane(owner.reader, 'http://site/core/', workers.spawn, { kept, editionOf }); };

beforeEach(() => {
  owner = new Owner();
  workers = new Workers();
  make();
});
afterEach(() => {
  lane.close();
  open.splice(0).forEach((port) => port.close());
});

describe('a lane', () => {
  it('reads a film with a core of its own and the lent network', async () => {
    const answer = await lane.read(bytes(9), { ...wish, sex: 'male', months: 96 });
    expect(answer).toMatchObject({ kind: 'read', tagged: null, reading: { film_sha256: await sha256Hex(Uint8Array.of(9)), assessment: { status: 'read', results: [90], subject: { sex: 'male' } } } });
    expect(workers.cores[0]!.configured).toBe('{"pack":1}');
    expect(workers.cores[0]!.asked).toMatchObject({ sex: 'male', chronological_age_months: 96, override: false });
    expect((await lane.read(bytes(8), wish)).kind).toBe('read');
    expect(workers.all).toHaveLength(1);
  });

  it('takes the child from the file\'s tags, and sends none of them but sex and age', async () => {
    const answer = await lane.read(bytes(100, 9), wish);
    expect(answer).toMatchObject({ kind: 'read', tagged: { sex: 'male', months: null }, reading: { assessment: { subject: { sex: 'male' } } } });
    expect(JSON.stringify(answer)).not.toContain('Doe');
    expect(workers.cores[0]!.asked).toMatchObject({ sex: 'male' });
  });

  it('looks again at a doubtful film, unless that is not wanted', async () => {
    const reads = async (looks: boolean) => {
      await lane.read(bytes(5), { ...wish, sex: 'male', looks });
      return workers.cores[0]!.diary.splice(0).filter((step) => step.startsWith('prepare ')).length;
    };
    expect(await reads(true)).toBe(3);
    expect(await reads(false)).toBe(0);
  });

  it('answers for a film that cannot be read, with its hash, and goes on', async () => {
    expect(await lane.read(bytes(0), wish)).toEqual({ kind: 'failed', error: { code: 'TruncatedFile', detail: 'at 12' }, film_sha256: await sha256Hex(Uint8Array.of(0)) });
    const gone = Object.assign(new Error('gone'), { name: 'NotReadableError' });
    expect(await lane.read(() => Promise.reject(gone), wish)).toEqual({ kind: 'failed', error: { code: 'FileUnreadable', detail: 'gone' }, film_sha256: null });
    expect((await lane.read(bytes(9), wish)).kind).toBe('read');
    expect(workers.all).toHaveLength(1);
  });

  it('does not read again what is kept for the same child and edition', async () => {
    const hash = await sha256Hex(Uint8Array.of(9));
    make([readingKey('edition', hash, { sex: 'female', months: null }, true)]);
    expect(await lane.read(bytes(9), { ...wish, otherwise: 'female' })).toEqual({ kind: 'kept', film_sha256: hash, tagged: null });
    expect((await lane.read(bytes(9), { ...wish, otherwise: 'male' })).kind).toBe('read');
    expect((await lane.read(bytes(9), { ...wish, otherwise: 'female', months: 96 })).kind).toBe('read');
    expect((await lane.read(bytes(9), { ...wish, otherwise: 'female', looks: false })).kind).toBe('read');
    make([readingKey('other', hash, { sex: 'female', months: null }, true)]);
    expect((await lane.read(bytes(9), { ...wish, otherwise: 'female' })).kind).toBe('read');
  });

  it('breaks with a trap, and is built anew for the next film', async () => {
    await expect(lane.read(bytes(2), wish)).rejects.toMatchObject({ kind: 'film', code: 'WorkerCrashed', detail: 'unreachable' });
    expect(workers.all[0]!.ended).toBe(true);
    expect((await lane.read(bytes(9), wish)).kind).toBe('read');
    expect(workers.all).toHaveLength(2);
  });

  it('breaks when the network\'s owner ends, also under a film', async () => {
    await lane.read(bytes(9), wish);
    let reached: () => void = () => undefined;
    const inNetwork = new Promise<void>((resolve) => { reached = resolve; });
    owner.network.run = () => { reached(); return new Promise(() => undefined); };
    const reading = lane.read(bytes(9), wish);
    await inNetwork;
    owner.ends[0]!.abort(new ReaderError('WorkerCrashed', 'ended'));
    await expect(reading).rejects.toMatchObject({ kind: 'loan' });
    expect(workers.all[0]!.ended).toBe(true);
  });

  it('says where there is no engine, or no core', async () => {
    owner.prepareFails = 'PackUnreachable';
    await expect(lane.read(bytes(9), wish)).rejects.toMatchObject({ kind: 'start', code: 'PackUnreachable', detail: 'HTTP 503' });
    owner.prepareFails = null;
    workers.failing = true;
    const error = await lane.read(bytes(9), wish).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LaneError);
    expect(error).toMatchObject({ kind: 'start', code: 'EngineFailed', detail: 'no core' });
  });

  it('gives back a core that a large film has blown up', async () => {
    workers.memoryBytes = HIGH_WATER_BYTES + 1;
    expect((await lane.read(bytes(9), wish)).kind).toBe('read');
    expect(workers.all[0]!.ended).toBe(true);
  });
});

it('overlaps where there is a second core', () => {
  expect([1, 2, 4, 8, 32].map(lanesFor)).toEqual([1, 2, 3, 3, 3]);
});
