import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { comparisonBlocks } from '../../web/src/app/pair-words';
import { lastPair, standingTrack } from '../../web/src/app/standing-track';
import type { Mark } from '../../web/src/figures/figure';
import { choose, mount, open, settle, text, unmount } from '../web/mounted';

afterEach(unmount);

async function read(years: string) {
  const { session } = mount();
  await open(session);
  await choose('female');
  session.child.change({ years });
  await settle();
  return session;
}

const dots = (marks: readonly Mark[], ink: string) => marks.filter((mark) => mark.kind === 'dot' && mark.ink === ink);

describe('the bone age against the child’s age', () => {
  it('lies over the band of the table that was chosen, among the graphs', async () => {
    const session = await read('8');
    const figure = standingTrack(session, 360)!;
    expect(dots(figure.marks, 'machine').length).toBeGreaterThan(0);
    expect(figure.marks.filter((mark) => mark.kind === 'area')).toHaveLength(2);
    expect(figure.description).toContain('Brush');
    // Of a film without a date none is told.
    expect(figure.description + JSON.stringify(figure.table)).not.toMatch(/20\d\d/);
    expect(text('.graph-list')).toContain(figure.title);
    session.growth.choose('stanford');
    expect(standingTrack(session, 360)!.description).toContain('Stanford');
  });

  it('is silent without a chronological age, and before an own reading that is wanted first', async () => {
    const session = await read('8');
    session.settings.change({ order: 'own_first' });
    expect(standingTrack(session, 360)).toBeNull();
    session.settings.change({ order: 'machine_first' });
    session.child.change({ years: '' });
    expect(standingTrack(session, 360)).toBeNull();
  });

  it('follows the earlier visits of the file that has the child’s name', async () => {
    const session = await read('8');
    session.settings.change({ follow_up: true });
    await settle();
    await expect.poll(() => session.followUp.state.value.kind).toBe('open');
    session.child.change({ label: 'K-17' });
    await session.followUp.add({ label: 'K-17' }, { date: '2020-01-02', chronological_age_months: 60 });
    const kept = session.followUp.state.value;
    if (kept.kind !== 'open') throw new Error(kept.kind);
    // As if it had been another film.
    Object.assign(kept.kept.patients[0]!.visits[0]!, { film_sha256: 'b'.repeat(64) });
    const before = standingTrack(session, 360)!;
    expect(before.table.rows).toHaveLength(2);
    const pair = lastPair(session.followUp)!;
    expect([pair.from.date, pair.change === null]).toEqual(['2020-01-02', pair.marks.length > 0]);
    expect(JSON.stringify(comparisonBlocks(pair))).toContain('Jan 2, 2020');
    session.child.change({ label: 'K-18' });
    expect(lastPair(session.followUp)).toBeNull();
    expect(standingTrack(session, 360)!.table.rows).toHaveLength(1);
    session.settings.change({ follow_up: false });
    await settle();
  });
});
