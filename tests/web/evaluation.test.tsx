/** The panel that says what a study comes to, over made-up films. */
import { signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { SessionContext, type Session } from '../../web/src/app/session';
import type { Study } from '../../web/src/domain/study';
import { pack, row, study } from '../../web/src/study/made-up';
import { EvaluationPanel } from '../../web/src/views/evaluation/evaluation-panel';
import { mount, settle, text, unmount } from './mounted';
import { manifest } from './made-up';

let root: HTMLElement | null = null;
afterEach(() => {
  if (root) render(null, root);
  root?.remove();
  unmount();
});

/** Until the intervals are there. */
async function computed() {
  for (let round = 0; round < 200 && document.querySelector('[data-fit]') === null; round += 1) await settle();
  expect(document.querySelector('[data-fit]')).not.toBeNull();
}

async function show(first: Study): Promise<{ session: Session; source: Signal<Study> }> {
  const { session } = mount();
  await session.fetchManifest();
  const source = signal(first);
  root = document.body.appendChild(document.createElement('div'));
  render(<SessionContext.Provider value={session}><EvaluationPanel study={source} /></SessionContext.Provider>, root);
  await settle();
  return { session, source };
}

const ofVersion = (made: Study, version: string): Study => ({
  ...made, rows: made.rows.map((one) => (one.outcome.kind === 'done' ? { ...one, outcome: { kind: 'done', reading: { ...one.outcome.reading, pack: { ...pack, version } } } } : one)),
});
const cell = (measure: string) => text(`[data-measure="${measure}"]`);

describe('the panel', () => {
  it('shows figures at once, intervals as soon as they are computed, and every graph', async () => {
    await show(study(120));
    expect(text('.evaluation')).toContain('120 films are compared with “Truth”.');
    expect(cell('mae')).toMatch(/Mean absolute error\d+\.\d\d mo/);
    await computed();
    expect(cell('mae')).toMatch(/\d+\.\d\d mo to \d+\.\d\d mo/);
    expect(document.querySelectorAll('.evaluation .graph')).toHaveLength(9);
    expect(text('.evaluation')).not.toContain('Reader against reader');
    expect(text('.evaluation')).not.toMatch(/NaN|undefined|null/);
  });

  it('says what it leaves out, and that films of two packs do not belong together', async () => {
    const { rows, readers } = study(30);
    const other = rows.slice(0, 1).map((one) => (one.outcome.kind === 'done' ? { ...one, outcome: { ...one.outcome, reading: { ...one.outcome.reading, pack: { ...pack, version: '2.0.0' } } } } : one));
    await show({ readers, rows: [...other, ...rows.slice(1), row(30, null, [90], { kind: 'failed', code: 'TruncatedFile', detail: '' }), row(31, 'male', [90], { kind: 'failed', code: 'TruncatedFile', detail: '' })] });
    expect(text('.evaluation')).toContain('Not among them: 1 without a sex, 1 unreadable.');
    expect(text('.evaluation')).toContain('more than one model pack');
    await computed();
    expect(document.querySelector('[data-fit=female]')!.getAttribute('data-refused')).toBe('mixed_packs');
  });

  it('says that there is nothing yet', async () => {
    await show({ readers: ['Truth'], rows: [] });
    expect(text('.evaluation')).toContain('Nothing to compare yet');
  });

  it('holds readers against each other beside the machine', async () => {
    await show(study(60, { readers: 2 }));
    expect([...document.querySelectorAll<HTMLElement>('[data-pair]')].map((one) => one.dataset.pair)).toEqual(['1 0', 'machine 0', 'machine 1']);
    expect(text('[data-pair="1 0"]')).toContain('Reader B − Truth');
    expect(text('.evaluation')).toContain('On the 60 films that all of them have read');
  });

  it('follows the study', async () => {
    const whole = study(40);
    const { source } = await show({ ...whole, rows: whole.rows.slice(0, 20) });
    expect(text('[data-compared]')).toContain('20 films');
    source.value = whole;
    for (let round = 0; round < 100 && !text('[data-compared]').includes('40 films'); round += 1) await settle();
    expect(text('[data-compared]')).toContain('40 films');
  });

  it('shows ten thousand films without drawing each', async () => {
    await show(study(10_000));
    expect(text('[data-compared]')).toContain('10,000 films');
    expect(document.querySelectorAll('.evaluation svg *').length).toBeLessThan(9000);
  });
});

describe('the correction for this site', () => {
  const signer = () => document.querySelector<HTMLInputElement>('input[name="signed-by"]')!;
  const sign = async (name: string) => {
    signer().value = name;
    signer().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    document.querySelector<HTMLButtonElement>('.site-sign button')!.click();
    await settle();
  };

  it('is offered where it holds, and is in force only after somebody has signed', async () => {
    const { session } = await show(study(200, { shift: 9 }));
    await computed();
    expect(text('[data-fit=female]')).toContain('Can be applied.');
    expect(session.site.profile.value).toBeNull();
    await sign('  ');
    expect(text('.site-sign')).toContain('Say who signs.');
    expect(session.site.profile.value).toBeNull();
    await sign(' A. Weiß ');
    expect(session.site.profile.value).toMatchObject({ signed_by: 'A. Weiß', pack: { name: manifest.name }, lines: { female: { n: 100 }, male: { n: 100 } } });
    expect(session.site.profile.value!.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text('.site-sign')).toContain('Signed.');
  });

  it('is refused with the reason, and no form is there to sign', async () => {
    await show(study(40, { shift: 9 }));
    await computed();
    expect(text('[data-fit=female]')).toContain('Refused: 20 films of this sex, 30 are needed.');
    expect(signer()).toBeNull();
    expect(text('.evaluation')).toContain('No correction is offered');
  });

  it('of another pack than the one in use cannot be signed', async () => {
    await show(ofVersion(study(200, { shift: 9 }), '2.0.0'));
    await computed();
    expect(signer()).toBeNull();
    expect(text('.evaluation')).toContain('another pack than the one in use');
  });
});
