// @vitest-environment node
/** Answers that come late, or in another order than they were asked for. */
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createChild } from '../../web/src/app/child';
import { createCommands } from '../../web/src/app/controller';
import { createGrowth } from '../../web/src/app/growth';
import { createTw3 } from '../../web/src/app/tw3';
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../../web/src/domain/growth';
import { fakeReader } from './fake-reader';
import { growthOf, tw3Of } from './made-up-growth';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Answers when the test says so. */
function slow<Request, Answer>(answerOf: (request: Request) => Answer) {
  const waiting: (() => void)[] = [];
  const requests: Request[] = [];
  return {
    requests,
    ask: (request: Request) => new Promise<Answer>((resolve) => {
      requests.push(request);
      waiting.push(() => resolve(answerOf(request)));
    }),
    answer: async (index: number) => {
      waiting[index]!();
      await turn();
    },
  };
}

async function read() {
  const commands = createCommands(fakeReader());
  const child = createChild(commands, () => '2026-06-30');
  await commands.open(new Blob(['film']), { name: 'a.png', synthetic: false });
  await commands.choose('female');
  return { commands, child };
}

describe('the last question', () => {
  it('is the one that is answered, whichever answer comes last', async () => {
    const { commands, child } = await read();
    const core = slow<GrowthRequest, Growth>(growthOf);
    const settings = { current: signal({ language: 'en', order: 'machine_first', sdTable: 'brush', paper: 'a4', engine: 'automatic' as const, pack: 'carpal-b4' as const, second_pack: null, follow_up: false, reading_log: false } as const), change: () => undefined };
    const { growth } = createGrowth(commands, child, { growth: core.ask }, settings);
    child.change({ years: '8' });
    child.change({ years: '9' });
    await turn();
    expect(core.requests.map(({ chronological_age_months: age }) => age)).toEqual([null, 96, 108]);
    await core.answer(2);
    await core.answer(1);
    expect(growth.value!.difference_months).toBeCloseTo(99.2 - 108, 10);
    // A film that is closed takes the answer with it, also one on its way.
    child.change({ years: '10' });
    commands.close();
    await core.answer(3);
    expect(growth.value).toBeNull();
  });

  it('is not asked twice', async () => {
    const { commands, child } = await read();
    const core = slow<GrowthRequest, Growth>(growthOf);
    createGrowth(commands, child, { growth: core.ask }, { current: signal({ language: 'en', order: 'machine_first', sdTable: 'brush', paper: 'a4', engine: 'automatic' as const, pack: 'carpal-b4' as const, second_pack: null, follow_up: false, reading_log: false } as const), change: () => undefined });
    child.change({ indication: 'short stature', label: 'A 17' });
    commands.dispatch({ type: 'notice', notice: 'only_film' });
    expect(core.requests).toHaveLength(1);
  });

  it('of a sheet is the one whose sum is shown', async () => {
    const { commands } = await read();
    const core = slow<Tw3Request, Tw3>(tw3Of);
    const { scored, set } = createTw3(commands, { tw3: core.ask });
    set('radius', 'B');
    set('radius', 'E');
    await core.answer(1);
    await core.answer(0);
    expect(scored.value).toEqual({ sheet: { sex: 'female', stages: { radius: 'E' } }, result: expect.objectContaining({ sum: 40 }) });
    await commands.choose('male');
    expect(scored.value).toBeNull();
    await core.answer(2);
    expect(scored.value!.sheet.sex).toBe('male');
  });
});
