#!/usr/bin/env node
/**
 * The built page in browsers other than Chromium: Debian's Firefox (`firefox-esr`) by WebDriver BiDi, WebKitGTK (`webkit2gtk-driver`, `xvfb`)
 * by WebDriver. What each can do goes to stdout as JSON; a wrong figure ends it with 1. A browser that is not installed is left out.
 *   node tests/browsers/other-browsers.mjs [--only firefox|webkitgtk] [--json OUT]
 */
import { spawnSync } from 'node:child_process';
import { run } from '../../scripts/lib/typescript.mjs';

if (typeof globalThis.WebSocket === 'undefined' && !process.execArgv.includes('--experimental-websocket')) {
  // Node.js 20 has it behind a switch.
  const { status } = spawnSync(process.execPath, ['--experimental-websocket', '--no-warnings', ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
await run('../../tests/browsers/other-browsers.ts');
