// @vitest-environment node
import { MessageChannel as NodeChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../domain/manifest';
import { Pipeline } from './assess';
import { FakeCore, fakeContainer, FakeNetwork, options } from './fakes';
import { Host } from './host';
import { borrowNetwork, inTurn } from './lent-network';
import type { Reply } from './protocol';

const configuration = { manifestText: '{"name":"fake"}', reference: Uint8Array.of(1, 2) };
const start = { id: 1, kind: 'start', indexUrl: 'i', packUrl: 'p', runtimeUrl: 'r', coreUrl: 'c', engine: { choice: 'automatic', threads: null, fallback: null } } as const;
const never = new AbortController().signal;

/** Runs when it is told to, and keeps count of how many do at once. */
class SlowNetwork extends FakeNetwork {
  readonly #gates: (() => void)[] = [];
  at = 0;
  most = 0;
  override async run(tensor: Float32Array): Promise<Float32Array<ArrayBuffer>> {
    this.at += 1;
    this.most = Math.max(this.most, this.at);
    await new Promise<void>((resolve) => this.#gates.push(resolve));
    this.at -= 1;
    return super.run(tensor);
  }
  release = () => this.#gates.splice(0).forEach((open) => open());
}

const channels: NodeChannel[] = [];
function channel(): MessageChannel {
  const made = new NodeChannel();
  channels.push(made);
  return made as unknown as MessageChannel;
}
afterEach(() => channels.splice(0).forEach(({ port1 }) => port1.close()));

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

function make(network: FakeNetwork) {
  const replies: Reply[] = [];
  const host = new Host((reply) => replies.push(reply), async () => ({ manifest: {} as Manifest, core: new FakeCore(), network, openContainer: fakeContainer, configuration }), pause);
  host.receive(start);
  const failed = async (id: number) => {
    for (;;) {
      const found = replies.find((reply) => reply.id === id && reply.kind === 'failed');
      if (found) return found;
      await pause();
    }
  };
  const lend = async (id: number) => {
    const { port1, port2 } = channel();
    host.receive({ id, kind: 'lend', port: port1 });
    return borrowNetwork(port2);
  };
  return { host, replies, failed, lend };
}

describe('a lent network', () => {
  it('gives a core elsewhere the readings that the owner would give', async () => {
    const { lend } = make(new FakeNetwork());
    const loan = await lend(2);
    expect(loan.configuration).toEqual(configuration);
    const reading = await new Pipeline(new FakeCore(), loan.network, fakeContainer).read(never, Uint8Array.of(9), options());
    const own = await new Pipeline(new FakeCore(), new FakeNetwork(), fakeContainer).read(never, Uint8Array.of(9), options());
    expect(reading.assessment).toEqual(own.assessment);
    expect(reading.engine).toEqual(own.engine);
  });

  it('runs once at a time, for films of its owner and of others', async () => {
    const network = new SlowNetwork();
    const { host, lend, replies } = make(network);
    const [one, other] = [await lend(2), await lend(3)];
    const reads = [one, other].map((loan) => new Pipeline(new FakeCore(), loan.network, fakeContainer).read(never, Uint8Array.of(9), options()));
    host.receive({ id: 4, kind: 'read', bytes: Uint8Array.of(9).buffer, options: options() });
    let done = false;
    void Promise.all(reads).then(() => { done = true; });
    while (!done || !replies.some(({ id, kind }) => id === 4 && kind === 'done')) {
      network.release();
      await pause();
    }
    expect(network.runs).toBe(3);
    expect(network.most).toBe(1);
  });

  it('says what a run itself took, whatever went first', async () => {
    const network = new SlowNetwork();
    const { lend } = make(network);
    const [one, other] = [await lend(2), await lend(3)];
    const read = (loan: typeof one) => new Pipeline(new FakeCore(), loan.network, fakeContainer).read(never, Uint8Array.of(9), options());
    const first = read(one);
    while (network.at === 0) await pause();
    const second = read(other);
    const waited = performance.now();
    while (performance.now() - waited < 60) await pause();
    network.release();
    const before = (await first).milliseconds.infer;
    while (network.at === 0) await pause();
    network.release();
    expect(before).toBeGreaterThanOrEqual(60);
    // The second waited as long, and took no time of its own.
    expect((await second).milliseconds.infer).toBeLessThan(before / 2);
  });

  it('is given back: the owner says so and answers nothing more', async () => {
    const network = new FakeNetwork();
    const { host, lend, failed } = make(network);
    await lend(2);
    host.receive({ id: 3, kind: 'cancel', job: 2 });
    expect(await failed(2)).toMatchObject({ error: { code: 'Cancelled' } });
  });

  it('that breaks fails the film that it was run for, and the loan', async () => {
    const network = new FakeNetwork();
    network.run = () => Promise.reject(new Error('out of memory'));
    const { lend, failed } = make(network);
    const loan = await lend(2);
    await expect(new Pipeline(new FakeCore(), loan.network, fakeContainer).read(never, Uint8Array.of(9), options())).rejects.toMatchObject({ code: 'EngineFailed', detail: 'out of memory' });
    expect(await failed(2)).toMatchObject({ error: { code: 'WorkerCrashed', detail: 'out of memory' } });
  });

  it('is not lent before it is there', async () => {
    const replies: Reply[] = [];
    const host = new Host((reply) => replies.push(reply), () => Promise.reject(new Error('no')), pause);
    host.receive({ id: 2, kind: 'lend', port: channel().port1 });
    while (replies.length === 0) await pause();
    expect(replies).toMatchObject([{ id: 2, kind: 'failed', error: { code: 'Internal' } }]);
  });

  it('goes on in turn after a run that failed', async () => {
    const network = new FakeNetwork();
    const good = network.run.bind(network);
    let fails = true;
    network.run = (tensor) => (fails ? Promise.reject(new Error('once')) : good(tensor));
    const turns = inTurn(network);
    await expect(turns.run(Float32Array.of(1))).rejects.toThrow('once');
    fails = false;
    expect([...await turns.run(Float32Array.of(2))]).toEqual([20]);
  });
});
