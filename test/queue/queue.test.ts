import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enqueue, queueStatus, work } from '../../src/archive/queued.js';
import { doing } from '../../src/queue/doing.js';
import { enqueueIn } from '../../src/queue/enqueue.js';
import { inJobs, type JobData } from '../../src/queue/jobs.js';
import { openQueue, type Queue, queueOf, type Taken } from '../../src/queue/queue.js';
import { statusOf } from '../../src/queue/status.js';
import type { Sql, Store } from '../../src/store/index.js';
import { archiveAndSql } from '../store/postgres.js';
import { plan } from '../store/readings.js';

const VERSIONS = { version: '1+a', ingest: 'i' };
const OUTCOME = { worker: 'w', read: 1, refused: 0, unchanged: 0, ms: 1 };

let folder: string;
let store: Store;
let sql: Sql;
let queue: Queue;
let drop: () => Promise<void>;
const open = (version = VERSIONS.version): Promise<Queue> =>
  openQueue(sql, queueOf(version, VERSIONS.ingest), { leaseSeconds: 60, supervise: false });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-queue-'));
  ({ store, sql, drop } = await archiveAndSql());
  queue = await open();
});
afterEach(async () => {
  await queue.close();
  await drop();
  await rm(folder, { recursive: true });
});

const write = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await writeFile(join(folder, name), name);
};
const enqueued = (more = {}) => enqueueIn(store, queue, [folder], { ...VERSIONS, most: 100, ...more });
const uriOf = (name: string): string => join(folder, name);
const how = { ...VERSIONS, jobs: 1, tries: 3, readInto: () => async () => 'read' as const };
const taken = (files: readonly string[], deaths: number, root = folder): Taken => ({
  id: '',
  deaths,
  data: { root, files: files.map((name) => ({ uri: name, path: uriOf(name), sha256: 'x', size: 1 })) },
});

describe('what is queued', () => {
  test('is queued once, and again when it has changed', async () => {
    await write('a.txt', 'b.txt');
    expect(await enqueued()).toMatchObject({ found: 2, queued: 2, waiting: 0, held: 0 });
    expect(await enqueued()).toMatchObject({ found: 2, queued: 0, waiting: 2, held: 0 });
    await writeFile(join(folder, 'a.txt'), 'changed');
    expect(await enqueued()).toMatchObject({ queued: 1, waiting: 1 });
    expect(await queue.size()).toEqual({ waiting: 2, active: 0 });
    expect(await statusOf(store)).toMatchObject({ files: { waiting: 2 }, jobs: { waiting: 2 }, unlinked: false });
  });

  test('is not queued where it is held as it is, by the same versions', async () => {
    await write('a.txt');
    await enqueued();
    const job = (await queue.take()) as Taken;
    const { sha256 } = job.data.files[0] as JobData['files'][number];
    const source = { ...plan.source, uri: uriOf('a.txt'), sha256 };
    const reading = { ...plan, source, raw: Buffer.from('x') };
    await store.putBatch({ readings: [reading] }, VERSIONS.version, VERSIONS.ingest, async () => {
      expect(await queue.complete(store, job, OUTCOME)).toBe(true);
    });
    expect(await enqueued()).toMatchObject({ queued: 0, waiting: 0, held: 1 });
    // Over the same connection, which ends with the queue that is closed.
    const others = await open('2+a');
    expect(await enqueueIn(store, others, [folder], { ...VERSIONS, version: '2+a', most: 9 })).toMatchObject({ queued: 1 });
  });

  test('waits while too much waits, and goes on from there', async () => {
    await write('a.txt');
    await enqueued();
    await write('b.txt');
    const stop = new AbortController();
    const full = enqueued({ most: 1, signal: stop.signal, onProgress: (_: unknown, isFull: boolean) => isFull && stop.abort() });
    expect(await full).toMatchObject({ queued: 0, interrupted: true });
    expect(await enqueued()).toMatchObject({ queued: 1, waiting: 1, interrupted: false });
  });

  test('tells of what cannot be entered', async () => {
    expect(await enqueueIn(store, queue, [join(folder, 'none')], { ...VERSIONS, most: 9 })).toMatchObject({
      found: 0,
      refused: [{ file: join(folder, 'none'), code: 'E113' }],
    });
  });

  test('small files share a job, large ones have their own', () => {
    const sizes = [10, 20, 600_000, 10];
    const files = sizes.map((size, i) => ({ uri: String(i), path: String(i), sha256: '', size }));
    expect([...inJobs('/', files)].map((job) => job.files.length)).toEqual([2, 1, 1]);
    expect(
      [
        ...inJobs(
          '/',
          Array.from({ length: 130 }, () => ({ ...files[0] }) as (typeof files)[number]),
        ),
      ].map((job) => job.files.length),
    ).toEqual([64, 64, 2]);
  });
});

describe('a job', () => {
  test('ends together with its results, once', async () => {
    await write('a.txt');
    await enqueued();
    const job = (await queue.take()) as Taken;
    expect(await queue.take()).toBeNull();
    const broken = store.putBatch({ readings: [plan] }, 'r', null, async () => {
      await queue.complete(store, job, OUTCOME);
      throw new Error('cut');
    });
    await expect(broken).rejects.toThrow('cut');
    expect(await store.held(plan.source.uri)).toBeNull();
    expect(await queue.size()).toEqual({ waiting: 0, active: 1 });
    expect(await queue.complete(store, job, OUTCOME)).toBe(true);
    expect(await queue.complete(store, job, OUTCOME)).toBe(false);
    expect(await queue.replace(store, job, [job.data])).toBe(false);
    const status = await statusOf(store);
    expect(status).toMatchObject({ files: { waiting: 0 }, jobs: { waiting: 0, active: 0, done: 1 } });
    // Minutes after the last one ended its rate is what it was.
    expect(status.rate).toBeGreaterThan(0);
    await store.all(`update ${queue.schema}.job set completed_on = completed_on - interval '2 minutes'`);
    expect((await statusOf(store)).rate).toBe(status.rate);
  });

  test('of a worker that says nothing goes to another, and is counted', async () => {
    await write('a.txt');
    await enqueued();
    await queue.take();
    await sql.all(`update ${queue.schema}.job set started_on = now() - interval '2 minutes' where state = 'active'`);
    const other = await openQueue(sql, queue.name, { leaseSeconds: 60, supervise: false });
    const { boss } = await (await import('../../src/queue/boss.js')).bossOver(sql, queue.schema, null);
    await boss.maintain();
    expect(await other.take()).toMatchObject({ deaths: 1 });
  });

  test('is left by a worker with other rules to others', async () => {
    await write('a.txt');
    await enqueued();
    const other = await open('2+b');
    expect(await other.take()).toBeNull();
    expect(await other.others()).toEqual([{ name: queueOf(VERSIONS.version, VERSIONS.ingest), jobs: 1 }]);
    expect((await queue.take())?.data.files).toHaveLength(1);
  });

  test('that was lost is parted, so that the file that workers die of is found and named', async () => {
    await mkdir(join(folder, 'x'));
    expect(await doing(store, taken(['a', 'b'], 1), how)).toMatchObject({
      batch: {},
      instead: [{ files: [{ uri: 'a' }] }, { files: [{ uri: 'b' }] }],
    });
    expect(await doing(store, taken(['a'], 2), how)).toMatchObject({ read: 1, instead: [] });
    const named = await doing(store, taken(['a'], 3), how);
    expect(named.batch.refusals).toMatchObject([{ uri: 'a', problem: { code: 'E114', detail: '3' } }]);
  });

  test('is not done where its folder is not there', async () => {
    await expect(doing(store, taken(['a'], 0, join(folder, 'none')), how)).rejects.toMatchObject({ problems: [{ code: 'E417' }] });
  });

  test('that was stopped leaves the rest for others', async () => {
    const stop = new AbortController();
    const readInto = () => async () => {
      if (stop.signal.aborted) return null;
      stop.abort();
      return 'read' as const;
    };
    const done = await doing(store, taken(['a', 'b', 'c'], 0), { ...how, signal: stop.signal, readInto });
    expect(done).toMatchObject({ read: 1, instead: [{ files: [{ uri: 'b' }, { uri: 'c' }] }] });
  });
});

test('a file has no queue', async () => {
  for (const asked of [enqueue('a.db', ['x']), work('a.db'), queueStatus('a.db')])
    await expect(asked).rejects.toMatchObject({ problems: [{ code: 'E415', where: 'a.db' }] });
});
