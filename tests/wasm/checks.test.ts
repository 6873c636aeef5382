// @vitest-environment node
/** What the page says was measured for a finding that was not made is what the core would have said, had it made it. */
import { expect, it } from 'vitest';
import type { FindingCode, Sex } from '../../web/src/domain/assessment';
import { parseManifest } from '../../web/src/domain/manifest';
import { readingChecks } from '../../web/src/domain/safety';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { freshCore, fullManifest, fullReference, plausibleOutputs, type Json } from './built';

it('the values of findings, good ones too, are those of the core', async () => {
  const json = fullManifest() as { [key: string]: Json } & { age: { sd_months: number; mean_months: number } };
  const manifest = parseManifest(json);
  const core = await freshCore(JSON.stringify(json), fullReference());
  const hand = new Uint8Array(encodePng(drawHand({ width: 300, height: 400 })));
  const outputs = plausibleOutputs(json);
  const compared = new Map<FindingCode, number>();
  // Girl's and boy's age, log of the spread, chronological age.
  for (const [female, male, spread, chronological_age_months] of [[100, 140, -2, 20], [-30, 60, -1, 90], [300, 150, 0.3, 150], [20, 240, -0.5, 200], [150, 100, -0.2, 60]] as const) {
    core.decode(hand);
    core.validate('');
    const normal = (months: number) => (months - json.age.mean_months) / json.age.sd_months;
    core.takeOutputs(Float32Array.from([normal(female), normal(male), spread, spread, ...outputs.subarray(4)]));
    const record = core.assess({ sex: 'unknown', override: true, chronological_age_months });
    for (const sex of ['female', 'male'] as const satisfies readonly Sex[]) {
      const result = record.results![sex];
      if (result.maturity?.mature) continue;
      for (const { code, value } of result.findings) {
        // The predicted age beyond the range is told by these two alone.
        if (code === 'age_at_lower_limit' || code === 'age_at_upper_limit') continue;
        const without = { ...record, results: { ...record.results!, [sex]: { ...result, findings: result.findings.filter((one) => one.code !== code) } } };
        const check = readingChecks(without, manifest, sex).find((one) => one.code === code)!;
        expect(check.grade).toBe('good');
        expect(check.value, `${code}, ${sex}, ${female}/${male}`).toBeCloseTo(value, 4);
        compared.set(code, (compared.get(code) ?? 0) + 1);
      }
    }
  }
  expect([...compared.keys()].sort()).toEqual(['age_outside_stage', 'far_from_chronological_age', 'implausible_age', 'sex_difference', 'under_24_months', 'wide_interval']);
  core.close();
});
