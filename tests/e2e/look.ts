/** What of a page can be seen, as the eye would find it. */
import type { Page } from 'playwright-core';

/** How many of the corners of `selector`'s first element lie within the page and under nothing else. */
export const cornersInSight = (page: Page, selector: string) => page.locator(selector).first().evaluate((element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [[left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]]
    .filter(([x, y]) => { const at = document.elementFromPoint(x!, y!); return at !== null && (at === element || element.contains(at) || at.contains(element)); }).length;
});

/** Of the child's form: what lies over its neighbour, or is cut off. */
export const overlaps = (page: Page) => page.locator('.child').evaluate((child) => {
  const seen = [...child.querySelectorAll<HTMLElement>('.entry > label, .entry-line > *')].filter((one) => one.getClientRects().length > 0);
  const name = (one: HTMLElement) => one.textContent!.trim();
  const cut = seen.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline').map((one) => `${name(one)} is cut`);
  const boxes = seen.map((one) => [one, one.getBoundingClientRect()] as const);
  const over = boxes.flatMap(([one, a], index) => boxes.slice(index + 1).filter(([other, b]) => !one.contains(other) && !other.contains(one)
    && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1).map(([other]) => `${name(one)} over ${name(other)}`));
  return [...cut, ...over];
});

/** Of what stands above and below every view: what is cut off or beyond the page's edge. */
export const cutOff = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.top-bar > *, .bar-actions > *, .status-bar > *')]
  .filter((one) => one.getBoundingClientRect().width > 0)
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'))
  .map((one) => one.className || one.localName));

/** In how many lines the film's tools stand. */
export const toolLines = (page: Page) => page.locator('.tools .tool').evaluateAll((all) =>
  new Set(all.filter((tool) => tool.getClientRects().length > 0).map((tool) => tool.getBoundingClientRect().top)).size);

/** By how many px a view can be moved sideways. */
export const sideways = (page: Page, view: string) => page.locator(view).first().evaluate((box) => box.scrollWidth - box.clientWidth);

/** Of a batch's rows: bone ages, their intervals and headings that are cut off, or all of them where the rows can be moved sideways. */
export const cutRows = (page: Page) => page.locator('.batch-rows').evaluate((rows) => {
  if (rows.scrollWidth > rows.clientWidth) return [`the rows are ${rows.scrollWidth - rows.clientWidth} px too wide`];
  return [...rows.querySelectorAll<HTMLElement>('.batch-headings .cell, .cell-bone_age, .cell-second, .cell-bone_age small, .cell-second small')]
    .filter((one) => one.getClientRects().length > 0 && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1))
    .map((one) => one.textContent!);
});
