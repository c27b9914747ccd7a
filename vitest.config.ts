import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Reading processes are forked and killed by tests: workers that share a process would get in each other's way.
    pool: 'forks',
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
