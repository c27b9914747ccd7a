import type { Sql } from '../store/index.js';
import { type Asked, asDb, type Boss, bossOver, queueSchema } from './boss.js';
import type { JobData, JobOutcome, QueuedFile } from './jobs.js';

/** A job that a worker has. */
export interface Taken {
  readonly id: string;
  readonly data: JobData;
  /** How often a worker had it that did not end it. */
  readonly deaths: number;
}

export interface WorkerState {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly jobs: number;
}

/** What waits to be read by the versions of program, rules and parsers that a queue is of. */
export interface Queue {
  readonly name: string;
  readonly schema: string;
  /** Jobs that wait or are at work. */
  size(): Promise<{ readonly waiting: number; readonly active: number }>;
  /** Queues of other versions with how many jobs wait there. */
  others(): Promise<{ readonly name: string; readonly jobs: number }[]>;
  /** Queues those of the files that are not queued as they are; answers how many. In one transaction. */
  add(
    root: string,
    files: readonly QueuedFile[],
    inJobs: (root: string, files: readonly QueuedFile[]) => Iterable<JobData>,
  ): Promise<number>;
  /** Takes the job that waited longest. */
  take(): Promise<Taken | null>;
  /** Says that the worker lives, and that it has these jobs still. */
  beat(worker: WorkerState, jobs: readonly string[]): Promise<void>;
  /** Says that the worker has ended by itself. */
  leave(worker: string): Promise<void>;
  /** Ends a job in the transaction of `sql`. False where it is not at work any more: what was done for it must not be kept. */
  complete(sql: Asked, job: Taken, outcome: JobOutcome): Promise<boolean>;
  /** Puts jobs for what is left of one in its place, in the transaction of `sql`; false where it is not at work any more. */
  replace(sql: Asked, job: Taken, jobs: readonly JobData[]): Promise<boolean>;
  transaction: Sql['transaction'];
  readonly sql: Asked;
  close(): Promise<void>;
}

export interface QueueOptions {
  /** A worker that says nothing for so long has lost its jobs. */
  readonly leaseSeconds: number;
  /** Whether to look after jobs of workers that died. */
  readonly supervise: boolean;
}

/** Jobs wait as long as it takes: the library would drop them after two weeks. */
const FOREVER_MINUTES = 10 * 366 * 24 * 60;
/** How often a job may be lost is for the worker to weigh, which then names its file; the library shall never give it up. */
const NEVER = 1_000_000;

export const DEFAULT_LEASE = 60;

const TABLES = (schema: string): string => `
  create table if not exists ${schema}.files (
    uri text collate "C" primary key, queue text not null, sha256 text not null, size bigint not null);
  create table if not exists ${schema}.workers (
    id text primary key, host text not null, pid integer not null, jobs integer not null, queue text not null,
    began timestamptz not null default now(), seen timestamptz not null default now(), ended timestamptz)`;

const install = (sql: Sql, schema: string): Promise<void> =>
  sql.transaction(async () => {
    await sql.all("select pg_advisory_xact_lock(hashtext('danchieu queue'), hashtext(?))", [schema]);
    await sql.exec(TABLES(schema));
  });

const FILE = [
  { name: 'uri', type: 'text' },
  { name: 'sha256', type: 'text' },
  { name: 'size', type: 'integer' },
] as const;

const rowsOf = (files: readonly QueuedFile[]): string => JSON.stringify(files.map(({ uri, sha256, size }) => [uri, sha256, size]));

/** The name of the queue for what is read by these versions of program and rules, and of the parsers. */
export const queueOf = (version: string, ingest: string): string => `${version}|${ingest}`;

/** The schema of the queue that belongs to the archive of a connection. */
export const schemaOf = async (sql: Asked): Promise<string> => {
  const [row] = await sql.all<{ schema: string }>('select current_schema() as schema');
  return queueSchema(row?.schema ?? 'public');
};

export const openQueue = async (sql: Sql, name: string, { leaseSeconds, supervise }: QueueOptions): Promise<Queue> => {
  const schema = await schemaOf(sql);
  const library: Boss = await bossOver(sql, schema, supervise ? leaseSeconds / 4 : null);
  const { boss } = library;
  await install(sql, schema);
  await boss.createQueue(name, { name, expireInSeconds: leaseSeconds, retryLimit: NEVER, retentionMinutes: FOREVER_MINUTES });

  const insert = (db: Asked, jobs: readonly JobData[]): Promise<void> =>
    boss.insert(
      jobs.map((data) => ({ name, data })),
      { db: asDb(db) },
    );
  const touch = (jobs: readonly string[]): Promise<unknown> =>
    sql.all(
      `update ${schema}.job set started_on = now(), expire_in = make_interval(secs => ?)
       where name = ? and state = 'active' and id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
      [leaseSeconds, name, JSON.stringify(jobs)],
    );
  const done = (db: Asked, files: readonly QueuedFile[]): Promise<unknown> =>
    db.all(
      `delete from ${schema}.files as f using (${sql.unpack(FILE)}) as n where f.uri = n.uri and f.sha256 = n.sha256 and f.queue = ?`,
      [rowsOf(files), name],
    );
  /** As complete, for a job that has nothing to tell. */
  const drop = async (db: Asked, { id }: Taken): Promise<boolean> => {
    const rows = await db.all(`delete from ${schema}.job where name = ? and id = ?::uuid and state = 'active' returning 1`, [name, id]);
    return rows.length === 1;
  };

  return {
    name,
    schema,
    sql,
    transaction: sql.transaction,
    size: async () => {
      const rows = await sql.all<{ state: string; jobs: number }>(
        `select state::text as state, count(*) as jobs from ${schema}.job where name = ? and state <= 'active' group by 1`,
        [name],
      );
      const of = (state: string): number => rows.find((row) => row.state === state)?.jobs ?? 0;
      return { waiting: of('created') + of('retry'), active: of('active') };
    },
    others: () =>
      sql.all(`select name, count(*) as jobs from ${schema}.job where name <> ? and state < 'active' group by name order by name`, [name]),
    add: (root, files, inJobs) =>
      sql.transaction(async () => {
        const fresh = await sql.all<{ uri: string }>(
          `insert into ${schema}.files as f (uri, queue, sha256, size)
           select uri, ?, sha256, size from (${sql.unpack(FILE)}) as n
           on conflict (uri) do update set queue = excluded.queue, sha256 = excluded.sha256, size = excluded.size
           where f.sha256 <> excluded.sha256 or f.queue <> excluded.queue returning uri`,
          [name, rowsOf(files)],
        );
        const uris = new Set(fresh.map(({ uri }) => uri));
        const jobs = [
          ...inJobs(
            root,
            files.filter(({ uri }) => uris.has(uri)),
          ),
        ];
        if (jobs.length > 0) await insert(sql, jobs);
        return uris.size;
      }),
    take: async () => {
      const job = await library.fetch<JobData>(name);
      if (job === null) return null;
      if (leaseSeconds !== job.expireInSeconds) await touch([job.id]);
      return { id: job.id, data: job.data, deaths: job.retryCount };
    },
    beat: async ({ id, host, pid, jobs }, taken) => {
      await sql.all(
        `insert into ${schema}.workers (id, host, pid, jobs, queue) values (?, ?, ?, ?, ?)
         on conflict (id) do update set seen = now(), ended = null`,
        [id, host, pid, jobs, name],
      );
      if (taken.length > 0) await touch(taken);
    },
    leave: async (worker) => void (await sql.all(`update ${schema}.workers set seen = now(), ended = now() where id = ?`, [worker])),
    complete: async (db, job, outcome) => {
      const answer = await boss.complete(name, job.id, outcome, { db: asDb(db) });
      if ((answer as unknown as { affected: number }).affected !== 1) return false;
      await done(db, job.data.files);
      return true;
    },
    replace: async (db, job, jobs) => {
      if (!(await drop(db, job))) return false;
      const left = new Set(jobs.flatMap(({ files }) => files.map(({ uri }) => uri)));
      const ended = job.data.files.filter(({ uri }) => !left.has(uri));
      if (ended.length > 0) await done(db, ended);
      if (jobs.length > 0) await insert(db, jobs);
      return true;
    },
    close: async () => {
      await library.stop();
      await sql.close();
    },
  };
};
