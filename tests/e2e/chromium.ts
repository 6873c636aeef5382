/** The one Chromium of tests and measurements, without traffic of its own beside the page's. */
import type { LaunchOptions } from 'playwright-core';

export const chromiumPath = process.env.CARPAL_CHROMIUM ?? '/usr/bin/chromium';

export const withoutGpu = '--disable-gpu';

export const launchOptions = (...flags: readonly string[]): LaunchOptions => ({
  executablePath: chromiumPath, headless: true, chromiumSandbox: false,
  args: ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...flags],
});
