// @vitest-environment node
import { expect, it } from 'vitest';
import { judgeAudit } from './audit.mjs';

const ADVISORY = 'https://github.com/advisories/GHSA-0000-0000-0000';
const found = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    left: { name: 'left', severity: 'high', via: [{ source: 1, name: 'left', title: 'Reads too far', url: ADVISORY, severity: 'high' }] },
    right: { name: 'right', severity: 'high', via: ['left'] },
  },
});

it('lets a clean answer pass', () => {
  expect(judgeAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual({ asked: true, open: [] });
});

it('names what is known, once, unless somebody has explained it', () => {
  expect(judgeAudit(found).open).toEqual([`left, high: Reads too far (${ADVISORY})`]);
  expect(judgeAudit(found, { [ADVISORY]: 'Only the tests use it.' })).toEqual({ asked: true, open: [] });
});

it('does not take a registry that does not answer for a clean one', () => {
  for (const report of ['', 'not JSON', JSON.stringify({ message: '405 Method Not Allowed', error: {} })]) expect(judgeAudit(report).asked).toBe(false);
});
