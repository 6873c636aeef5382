import { describe, expect, it } from 'vitest';
import { compose, wilson, type Part, type Results } from './safety_report_text';
import { summarise, type SafetyRow } from './safety_table';
import { summarise as summariseFilms, type FilmRow } from './summary';

const row = (kind: string, refused_by: SafetyRow['refused_by'], codes: string[] = []): SafetyRow => (
  { file: '', class: kind, verdict: refused_by === null ? 'good' : 'refuse', refused_by, codes, distance: null, error: null });
const part = (name: string, rows: SafetyRow[], expectation: 'read' | 'refuse' | 'doubt' = 'read'): Part => ({ name, ...summarise(rows, expectation) });
const film = (tier: FilmRow['tier'], error: number, refused_by: FilmRow['refused_by'] = null): FilmRow => ({
  id: '', sex: 'male', truth: 100, prediction: refused_by === null ? 100 + error : null, interval: [80, 120], stage: 2, stage_probability: 0.8, tier, agreement: null, refused_by,
  refused_layers: [], codes: [], error: null,
});

const results: Results = {
  pack: { name: 'p', version: '1.0.0', sha256: 'abc' },
  holdout: summariseFilms([film('high', 4), film('medium', 8), film('low', 12), film(null, 0, 2)], [], [24, 60, 120, 168, 204], { override: false, secondLook: 'never' }),
  changed: [part('inverted', [row('a', null), row('a', null), row('a', null), row('a', 1)])],
  hands: part('hands', [row('hands', null), row('hands', 2)]),
  other: summarise([row('knee', 2), row('knee', null), row('chest thumbnail', 1), row('hand_adult', null)], 'refuse'),
  generated: summarise([row('noise', 1)], 'refuse'),
  photographs: [part('photograph of a print', [row('half', null), row('half', 1, ['quality_perspective'])], 'doubt')],
};

describe('the safety report', () => {
  const text = compose(results);

  it('counts refusals by tier, and all conditions together', () => {
    expect(text).toContain('| as stored | 4 | 1 (25.0 %) | 4.56 % to 69.9 % | 0 | 1 | 0 | - |');
    expect(text).toContain('| inverted | 4 | 1 (25.0 %) | 4.56 % to 69.9 % | 1 | 0 | 0 | 0 |');
    expect(text).toContain('| **all together** | 8 | 2 (25.0 %) |');
  });

  it('keeps radiographs, thumbnails and generated pictures apart, and the adult hand out of them', () => {
    expect(text).toContain('| **radiographs** | 2 | 1 (50.0 %)');
    expect(text).toContain('| **thumbnails** | 1 | 1 (100.0 %)');
    expect(text).toContain('| **generated** | 1 | 1 (100.0 %)');
    expect(text).toContain('0 of 1 to review, 0 refused');
  });

  it('names what photographs were caught by, and ranks the tiers', () => {
    expect(text).toContain('| of a print | 2 | 1 | 0 | 1 | quality_perspective 1 |');
    expect(text).toMatch(/\| high \| 1 \| 4\.00 \|\n\| medium \| 1 \| 8\.00 \|\n\| low \| 1 \| 12\.00 \|/);
    expect(text).toContain('| 30.0 % | 2 | 6.00 |');
  });

  it('gives Wilson’s interval', () => {
    // Newcombe 1998, Stat Med 17:857-872, Table I: 81 of 263 and 0 of 20
    expect(wilson(81, 263).map((v) => v.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(wilson(0, 20).map((v) => v.toFixed(4))).toEqual(['0.0000', '0.1611']);
  });
});
