import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __APP_VERSION__: '"0.0.0"', __ENGINE_BYTES__: '14000000' },
  test: {
    include: ['web/src/**/*.test.{ts,tsx}', 'tests/{web,wasm,dicom,containers,figures,followup,intake,report,batch}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'happy-dom',
    // One process: the whole suite takes seconds, and start-up dominates.
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    // Some run the network, perhaps on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
