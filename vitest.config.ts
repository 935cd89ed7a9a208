// How the tests run: every test/**/*.test.ts, one PostgreSQL for all of them.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Files there are wrong on purpose: the checks must find them.
    exclude: ['test/guards/**'],
    globalSetup: ['test/support/postgres-setup.ts'],
    // Processes, because tests start and kill programs and read who they are.
    pool: 'forks',
    maxWorkers: 2,
    // Guards against hanging, not measurements: machines are noisy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
})
