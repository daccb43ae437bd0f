import { defineConfig } from 'vitest/config'

/** Unit tests beside the code, and what crosses rooms in test/. The browser's specs (test/e2e) are Playwright's. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{shared,electron,renderer,resources,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**'],
    pool: 'forks',
    // The default leaves a core idle, which on two cores is half of them.
    maxWorkers: '100%',
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
