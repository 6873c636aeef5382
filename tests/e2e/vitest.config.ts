import { defineConfig } from 'vitest/config';

/** The built page in a real browser: `npx vitest run --config tests/e2e/vitest.config.ts`, after `npm run build`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    globalSetup: './setup.ts',
    // One page at a time: each has an engine with threads of its own.
    fileParallelism: false,
    passWithNoTests: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
