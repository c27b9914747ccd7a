import { defineConfig } from 'vitest/config';

/** Suites about what any archive answers: they run on SQLite and once more on PostgreSQL, see test/store/stores.ts. */
const ON_ANY_STORE = [
  'test/store/store.test.ts',
  'test/store/views.test.ts',
  'test/store/server.test.ts',
  'test/queue/queue.test.ts',
  'test/queue/workers.test.ts',
  'test/query/query.test.ts',
  'test/query/questions.test.ts',
  'test/query/kept.test.ts',
  'test/graph/planted.test.ts',
  'test/audit/archive.test.ts',
  'test/export/graphs.test.ts',
  'test/corrections/laying.test.ts',
  'test/corrections/views.test.ts',
  'test/run/pipeline.test.ts',
  // Opens an archive a hundred times: minutes, where PostgreSQL runs in this process.
  ...(process.env.DANCHIEU_TEST_PG ? ['test/properties/graph.test.ts'] : []),
];

export default defineConfig({
  test: {
    // Reading processes are forked and killed by tests: workers that share a process would get in each other's way.
    pool: 'forks',
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'sqlite', include: ['test/**/*.test.ts'], exclude: ['test/store/server.test.ts', 'test/queue/**'] } },
      { extends: true, test: { name: 'postgres', include: ON_ANY_STORE, env: { DANCHIEU_TEST_STORE: 'postgres' } } },
    ],
  },
});
