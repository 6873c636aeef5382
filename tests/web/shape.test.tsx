import { afterEach, describe, expect, it } from 'vitest';
import { reasonOf } from '../../web/src/app/check-words';
import { readingOf } from '../../web/src/app/state';
import { checksOf } from '../../web/src/domain/safety';
import type { Script } from './fake-reader';
import { anatomy, assessmentOf, fullManifest, goodParts, quality, shape, shapeChecks } from './made-up';
import { choose, mount, open, text, unmount } from './mounted';

afterEach(unmount);

const full = (changes: Script = {}): Script => ({ manifest: fullManifest, quality: quality(), anatomy: anatomy(0.4), shape_checks: shapeChecks(), ...changes });

async function read(script: Script) {
  const { session } = mount(script);
  await open(session);
  await choose('female');
  return readingOf(session.commands.state.value.phase)!;
}

describe('the shape of the hand', () => {
  it('is listed with the hand, good or not', () => {
    const checks = checksOf(assessmentOf(goodParts(full()), { sex: 'female' }), fullManifest, 'female').filter(({ tier }) => tier === 2);
    expect(checks.map(({ code, value, grade }) => [code, value, grade])).toEqual([['unlike_a_hand', 0.4, 'good'], ['few_fingers', 5, 'good'], ['two_hands', 1, 'good']]);
  });

  it('refuses a part of a hand by name, with the number and the limit', async () => {
    const { assessment } = await read(full({ anatomy: anatomy(2.31), shape: shape({ fingers: 1 }), shape_checks: shapeChecks(1, 1, 'review') }));
    expect(assessment).toMatchObject({ status: 'refused', results: null });
    const [few] = checksOf(assessment, fullManifest, 'female').filter(({ code }) => code === 'few_fingers');
    expect(reasonOf(few!)).toMatchObject({ title: 'This may be a part of a hand.', measured: 'Fingers seen 1, limit at least 3.' });
    expect(text()).toContain('This may be a part of a hand.');
  });

  it('asks to look at two hands', async () => {
    await read(full({ shape: shape({ hands: 2 }), shape_checks: shapeChecks(5, 2) }));
    expect(text()).toContain('The film may show two hands.');
  });
});
