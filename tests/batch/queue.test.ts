// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { LaneError } from '../../web/src/batch/lanes';
import { Pace } from '../../web/src/batch/pace';
import type { FilmAnswer } from '../../web/src/batch/protocol';
import { Queue, type Job } from '../../web/src/batch/queue';
import { FakeLane, readAnswer, readingOf } from './made-up';

const wish = { sex: null, months: null, tags: true, otherwise: null, looks: true };
const jobs = (count: number): Job[] => Array.from({ length: count }, (_, index) => ({ index, wish, film: async () => new Blob([String(index)]) }));
const turns = async (count: number) => { for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve)); };
const good = (name: string) => readAnswer(readingOf(name));

function make(...lanes: FakeLane[]) {
  const settled = new Map<number, FilmAnswer>();
  const order: string[] = [];
  const queue = new Queue(lanes, {
    begun: (index) => order.push(`begun ${index}`),
    settled: (index, answer) => {
      expect(settled.has(index)).toBe(false);
      settled.set(index, answer);
      order.push(`settled ${index}`);
    },
  });
  return { queue, settled, order };
}

describe('the queue', () => {
  it('has every film read once, in order, by whichever lane is free, and closes the lanes', async () => {
    const lanes = [new FakeLane(good), new FakeLane(good)];
    const { queue, settled } = make(...lanes);
    await queue.run(jobs(9));
    expect([...settled.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(lanes.flatMap(({ seen }) => seen).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(lanes.map(({ seen }) => seen[0])).toEqual(['0', '1']);
    expect(lanes.every(({ seen, closed }) => seen.length > 0 && closed > 0)).toBe(true);
  });

  it('gives each film its own answer in whatever order they are done', async () => {
    const slow = new FakeLane(async (name) => { await turns(Number(name) === 0 ? 20 : 1); return good(name); });
    const { queue, settled, order } = make(slow, new FakeLane(good));
    await queue.run(jobs(6));
    expect(order.at(-1)).toBe('settled 0');
    for (const [index, answer] of settled) expect(answer).toEqual(good(String(index)));
  });

  it('goes on after a film that fails, and after one that takes its lane down twice', async () => {
    const failed: FilmAnswer = { kind: 'failed', error: { code: 'TruncatedFile', detail: '' }, film_sha256: null };
    const lane = new FakeLane((name) => {
      if (name === '1') return failed;
      if (name === '2') throw new LaneError('film', 'WorkerCrashed', 'unreachable');
      return good(name);
    });
    const { queue, settled } = make(lane);
    await queue.run(jobs(5));
    expect(settled.get(1)).toEqual(failed);
    expect(settled.get(2)).toEqual({ kind: 'failed', error: { code: 'WorkerCrashed', detail: 'unreachable' }, film_sha256: null });
    expect([0, 3, 4].map((index) => settled.get(index)?.kind)).toEqual(['read', 'read', 'read']);
    expect(lane.seen.filter((name) => name === '2')).toHaveLength(2);
  });

  it('reads a film again whose lane was ended for another\'s sake', async () => {
    let breaks = 3;
    const lane = new FakeLane((name) => {
      if (name === '1' && breaks-- > 0) throw new LaneError('loan', 'WorkerCrashed', 'ended');
      return good(name);
    });
    const { queue, settled } = make(lane);
    await queue.run(jobs(3));
    expect(settled.get(1)).toEqual(good('1'));
  });

  it('stops where there is nothing to read with, and where every lane breaks', async () => {
    const none = make(new FakeLane(() => { throw new LaneError('start', 'PackUnreachable', 'HTTP 503'); }), new FakeLane(() => new Promise(() => undefined)));
    await expect(none.queue.run(jobs(3))).rejects.toMatchObject({ code: 'PackUnreachable' });
    const breaking = make(new FakeLane(() => { throw new LaneError('loan', 'EngineFailed', 'memory'); }));
    await expect(breaking.queue.run(jobs(500))).rejects.toMatchObject({ kind: 'start', code: 'EngineFailed' });
    expect(breaking.settled.size).toBeLessThan(5);
  });

  it('pauses: what was begun is finished, nothing is begun until it goes on', async () => {
    const lane = new FakeLane(async (name) => { await turns(2); return good(name); });
    const { queue, order } = make(lane);
    const running = queue.run(jobs(4));
    await turns(1);
    queue.pause();
    await turns(20);
    expect(order).toEqual(['begun 0', 'settled 0']);
    queue.resume();
    await running;
    expect(order).toHaveLength(8);
  });

  it('cancels at once, also while paused: no answer comes after that', async () => {
    const { queue, settled } = make(new FakeLane(async (name) => { await turns(3); return good(name); }));
    const running = queue.run(jobs(50));
    await turns(10);
    const before = settled.size;
    queue.pause();
    queue.cancel();
    await running;
    await turns(10);
    expect(settled.size).toBe(before);
    expect(before).toBeLessThan(50);
  });
});

describe('the time that is left', () => {
  it('follows the last films, and knows nothing at first', () => {
    let now = 0;
    const pace = new Pace(() => now);
    pace.start();
    const film = (milliseconds: number) => { now += milliseconds; pace.tick(); };
    film(900);
    film(900);
    expect(pace.left(10)).toBeNull();
    for (let count = 0; count < 40; count += 1) film(200);
    expect(pace.left(10)).toBe(2000);
    pace.stop();
    now += 3_600_000;
    pace.start();
    film(200);
    expect(pace.left(10)).toBe(2000);
  });
});
