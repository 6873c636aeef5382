// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createThreadMemory, ENOUGH, threadsFor, threadsToUse } from './threads';

const timed = (milliseconds: number) => Array<number>(ENOUGH).fill(milliseconds);

it('takes more than one thread only where the page is isolated, and no more than four', () => {
  expect([threadsFor(false, 16), threadsFor(true, 16), threadsFor(true, 2), threadsFor(true, 0)]).toEqual([1, 4, 2, 1]);
});

describe('threadsToUse', () => {
  it('begins with the most, and stays there until enough films were read', () => {
    expect(threadsToUse(4, {})).toBe(4);
    expect(threadsToUse(4, { 4: timed(90).slice(1) })).toBe(4);
  });

  it('then tries half as many, for as long as fewer are faster', () => {
    expect(threadsToUse(4, { 4: timed(90) })).toBe(2);
    expect(threadsToUse(4, { 4: timed(90), 2: timed(120) })).toBe(4);
    expect(threadsToUse(4, { 4: timed(90), 2: timed(80) })).toBe(1);
    expect(threadsToUse(4, { 4: timed(90), 2: timed(80), 1: timed(150) })).toBe(2);
    expect(threadsToUse(2, { 2: timed(90), 1: timed(80) })).toBe(1);
    expect(threadsToUse(3, { 3: timed(90), 1: timed(91) })).toBe(3);
  });

  it('goes by the fastest film: the first is slow', () => {
    expect(threadsToUse(2, { 2: [300, 90, 95], 1: [100, 110, 120] })).toBe(2);
  });

  it('is one where the page may use one', () => {
    expect(threadsToUse(1, {})).toBe(1);
    expect(threadsToUse(1, { 1: timed(90) })).toBe(1);
  });
});

describe('a memory of threads', () => {
  const storage = (start: string | null = null) => {
    let value = start;
    return { getItem: () => value, setItem: (_: string, next: string) => { value = next; } };
  };

  it('is kept from start to start, for this version on this processor', () => {
    const shelf = storage();
    const first = createThreadMemory(shelf, true, 8, '1.0.0');
    for (let film = 0; film < ENOUGH; film += 1) {
      expect(first.threads('a')).toBe(4);
      first.note('a', 4, 90.4);
    }
    // Of another network nothing was learned.
    expect(createThreadMemory(shelf, true, 8, '1.0.0').threads('b')).toBe(4);
    expect(createThreadMemory(shelf, true, 8, '1.0.0').threads('a')).toBe(2);
    expect(createThreadMemory(shelf, true, 8, '1.0.1').threads('a')).toBe(4);
    expect(createThreadMemory(shelf, true, 16, '1.0.0').threads('a')).toBe(4);
    expect(createThreadMemory(shelf, false, 8, '1.0.0').threads('a')).toBe(1);
  });

  it.each([['damaged', '{'], ['of another kind', '{"about":"1, 8 processors","times":{"a":{"4":["x"]}}}'], ['of a version before', '{"about":"1, 8 processors","times":{"4":[1,1,1]}}'], ['null', 'null']])('that is %s is none', (_what, value) => {
    expect(createThreadMemory(storage(value), true, 8, '1').threads('a')).toBe(4);
  });

  it('lasts as long as the page where there is no room', () => {
    const full = { getItem: () => null, setItem: () => { throw new Error('full'); } };
    const memory = createThreadMemory(full, true, 2, '1');
    for (let film = 0; film < ENOUGH; film += 1) memory.note('a', 2, 90);
    expect(memory.threads('a')).toBe(1);
    expect(createThreadMemory(null, true, 2, '1').threads('a')).toBe(2);
  });
});
