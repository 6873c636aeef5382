// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../domain/manifest';
import { FakeCore, fakeContainer, FakeNetwork, options } from './fakes';
import { Host, type OpenEngine } from './host';
import type { Reply } from './protocol';

const manifest = { name: 'fake' } as Manifest;
const configuration = { manifestText: '{}', reference: null };
const start = { id: 1, kind: 'start', indexUrl: 'i', packUrl: 'p', runtimeUrl: 'r', coreUrl: 'c', engine: { choice: 'automatic', threads: null, fallback: null } } as const;
const read = (id: number, kind: number) => ({ id, kind: 'read', bytes: new Uint8Array([kind]).buffer, options: options() }) as const;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

function make(open?: OpenEngine) {
  const replies: Reply[] = [];
  const transfers: Transferable[][] = [];
  const network = new FakeNetwork();
  const host = new Host((reply, transfer) => {
    replies.push(reply);
    transfers.push(transfer);
  }, open ?? (async () => ({ manifest, core: new FakeCore(), network, openContainer: fakeContainer, configuration })), pause);
  const settled = async (id: number): Promise<Reply> => {
    for (;;) {
      const last = replies.find((reply) => reply.id === id && ['started', 'done', 'grown', 'scored', 'failed'].includes(reply.kind));
      if (last !== undefined) return last;
      await pause();
    }
  };
  return { host, replies, transfers, network, settled };
}

describe('Host', () => {
  it('answers a read with progress, one picture and one reading, and transfers the picture', async () => {
    const { host, replies, transfers, settled } = make();
    host.receive(start);
    host.receive(read(2, 9));
    await settled(2);
    expect(replies.map((reply) => reply.kind)).toEqual(
      ['started', 'progress', 'progress', 'progress', 'film', 'progress', 'attention', 'progress', 'done']);
    expect(transfers[4]).toHaveLength(2);
  });

  it('says of each pass of a second look which one it is', async () => {
    const { host, replies, settled } = make();
    host.receive(start);
    host.receive({ ...read(2, 9), options: options({ secondLook: 'always' }) });
    await settled(2);
    const passes = replies.flatMap((reply) => (reply.kind === 'progress' && reply.progress.step === 'infer' ? [reply.progress] : []));
    expect(passes).toEqual([{ step: 'infer' }, ...[1, 2, 3].map((number) => ({ step: 'infer', look: { number, of: 3 } }))]);
  });

  it('keeps serving after a job has failed', async () => {
    const { host, settled } = make();
    host.receive(start);
    host.receive(read(2, 0));
    host.receive(read(3, 9));
    expect(await settled(2)).toMatchObject({ kind: 'failed', error: { code: 'TruncatedFile', detail: 'at 12' } });
    expect(await settled(3)).toMatchObject({ kind: 'done', memoryBytes: 1000 });
  });

  it('tells a trap from a named failure', async () => {
    const { host, settled } = make();
    host.receive(start);
    host.receive(read(2, 2));
    expect(await settled(2)).toMatchObject({ error: { code: 'WorkerCrashed', detail: 'unreachable' } });
  });

  it('stops a running job between steps and a waiting one before it begins', async () => {
    const { host, replies, network, settled } = make();
    host.receive(start);
    await settled(1);
    host.receive(read(2, 9));
    host.receive(read(3, 9));
    await pause();
    host.receive({ id: 4, kind: 'cancel', job: 2 });
    host.receive({ id: 5, kind: 'cancel', job: 3 });
    expect(await settled(2)).toMatchObject({ error: { code: 'Cancelled' } });
    expect(await settled(3)).toMatchObject({ error: { code: 'Cancelled' } });
    expect(network.runs).toBe(0);
    expect(replies.filter((reply) => reply.id === 3 && reply.kind === 'progress')).toEqual([]);
  });

  it('answers what needs no film, in its turn, and names what it cannot answer', async () => {
    const { host, settled, network } = make();
    const asked = { sex: 'male', chronological_age_months: 96, bone_age: null, mature: false, treated: false, against_refusal: false, height: null, parents: null } as const;
    host.receive({ id: 1, kind: 'growth', request: asked });
    expect(await settled(1)).toMatchObject({ kind: 'failed', error: { code: 'Internal' } });
    host.receive({ ...start, id: 2 });
    host.receive({ id: 3, kind: 'growth', request: asked });
    host.receive({ id: 4, kind: 'tw3', request: { sex: 'male', stages: {} } });
    host.receive({ id: 5, kind: 'growth', request: { ...asked, chronological_age_months: -1 } });
    expect(await settled(3)).toEqual({ id: 3, kind: 'grown', growth: { difference_months: 96 } });
    expect(await settled(4)).toEqual({ id: 4, kind: 'scored', tw3: { sum: 3 } });
    expect(await settled(5)).toMatchObject({ kind: 'failed', error: { code: 'BadRequest' } });
    expect(network.runs).toBe(0);
  });

  it('starts again after a start that failed', async () => {
    let fails = true;
    const { host, settled } = make(async () => {
      if (fails) throw Object.assign(new Error(), { code: 'PackUnreachable', detail: 'manifest.json: HTTP 404' });
      return { manifest, core: new FakeCore(), network: new FakeNetwork(), openContainer: fakeContainer, configuration };
    });
    host.receive(start);
    expect(await settled(1)).toMatchObject({ error: { code: 'PackUnreachable', detail: 'manifest.json: HTTP 404' } });
    host.receive(read(2, 9));
    expect(await settled(2)).toMatchObject({ error: { code: 'Internal' } });
    fails = false;
    host.receive({ ...start, id: 3 });
    expect(await settled(3)).toMatchObject({ kind: 'started' });
  });
});
