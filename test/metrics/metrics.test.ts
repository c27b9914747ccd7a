import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Metrics, type MetricsOptions, serveMetrics } from '../../src/metrics/index.js';
import type { ReadBrief, WatchEvent } from '../../src/model/schemas.js';

let metrics: Metrics;
let options: Partial<MetricsOptions>;
let isReady: boolean;
beforeEach(async () => {
  isReady = true;
  options = { ready: () => isReady, queue: async () => ({ waiting: 12, active: 2 }) };
  metrics = await serveMetrics({ port: 0, ...options });
});
afterEach(() => metrics.close());

const at = (path: string): string => new URL(path, metrics.address).href;
const values = async (): Promise<Map<string, number>> => {
  const lines = (await (await fetch(metrics.address)).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
};
const document: ReadBrief = { id: 'x', type: null, number: null, date: null, issuer: null, title: null, citations: 0 };

test('counts what is read, refused and fetched, by kind and never by name', async () => {
  const pdf = { event: 'read' as const, mediaType: 'application/pdf', document, warnings: [] };
  const events: WatchEvent[] = [
    { event: 'run-begun', paths: ['s3://b'] },
    { event: 'process', what: 'started', pid: process.pid },
    { event: 'fetched', file: 's3://b/secret-1.pdf', ms: 40, bytes: 1000 },
    { ...pdf, file: 's3://b/secret-1.pdf', ms: 200, bytes: 1000 },
    {
      ...pdf,
      file: 's3://b/secret-2.pdf',
      ms: 5000,
      bytes: 500,
      warnings: [{ code: 'W102', severity: 'warning', where: '', detail: null }],
    },
    { event: 'refused', file: 's3://b/secret-3.pdf', ms: 3, code: 'E105', detail: null },
    { event: 'refused', file: 's3://b/secret-4.pdf', ms: 3, code: 'E105', detail: null },
    { event: 'stage', stage: 'linking' },
  ];
  for (const event of events) metrics.take(event);
  const found = await values();
  expect(Object.fromEntries(found)).toMatchObject({
    'danchieu_document_seconds_count{type="application/pdf"}': 2,
    'danchieu_document_seconds_sum{type="application/pdf"}': 5.2,
    'danchieu_document_seconds_bucket{le="0.3",type="application/pdf"}': 1,
    danchieu_document_bytes_total: 1500,
    'danchieu_refused_total{code="E105"}': 2,
    'danchieu_warnings_total{code="W102"}': 1,
    danchieu_fetch_seconds_count: 1,
    danchieu_fetched_bytes_total: 1000,
    'danchieu_queue_jobs{state="waiting"}': 12,
  });
  expect(found.get('danchieu_readers_resident_bytes')).toBeGreaterThan(1e7);
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  expect([...found.keys()].join()).not.toContain('secret');
});

test('a stage is told while it lasts, and not when nothing runs', async () => {
  const linking = async () => (await values()).get('danchieu_stage_seconds_total{stage="linking"}') ?? 0;
  metrics.take({ event: 'run-begun', paths: [] });
  metrics.take({ event: 'stage', stage: 'linking' });
  const [first, second] = [await linking(), await linking()];
  expect(second).toBeGreaterThan(first);
  metrics.take({ event: 'failed', code: 'E413', where: '', detail: null });
  expect(await linking()).toBe(await linking());
  expect((await values()).get('danchieu_runs_total{end="failed"}')).toBe(1);
});

test('health is that of the process, readiness that of its work', async () => {
  const status = async (path: string) => (await fetch(at(path))).status;
  expect([await status('/healthz'), await status('/readyz'), await status('/x')]).toEqual([200, 200, 404]);
  isReady = false;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  expect((await fetch(at('/metrics'), { method: 'POST' })).status).toBe(405);
});

test('a port that is taken is told as that', async () => {
  await expect(serveMetrics({ port: Number(new URL(metrics.address).port) })).rejects.toThrow('E504');
});
