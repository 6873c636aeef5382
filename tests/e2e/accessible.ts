/** What every view has to pass, wide and narrow, light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe finds nothing on the page as it is, and no more than fits is on it: else the whole page would have to be pushed sideways. `look`: said where it fails. */
export async function expectAccessibleNow(page: Page, look = 'as it is'): Promise<void> {
  // Evaluated by the browser itself: the page's own security policy would not let a script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource}; undefined`);
  const { violations, passes } = await page.evaluate<AxeResults>('axe.run(document)');
  expect(passes.length, `${look}: rules that found something to pass`).toBeGreaterThan(10);
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.replace(/\s+/g, ' ') ?? ''})`)), look).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), look).toBeLessThanOrEqual(0);
}

/** The same, light and dark, wide and narrow. Leaves it light and wide. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [colorScheme, width] of [['light', 1440], ['dark', 1440], ['light', 360], ['dark', 360]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await expectAccessibleNow(page, `${colorScheme}, ${width} px`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}
