import type { QueueStatus, Rows, WorkerRow } from '../model/index.js';
import { schemaOf } from './queue.js';

/** The rate is that of so many minutes. */
const RATE_MINUTES = 5;
/** Seconds; clocks of machines differ by less, and no rate is made of nothing. */
const SHORTEST = 0.1;

interface RateRow {
  readonly files: number;
  /** Seconds from the beginning of the first job until now, and until the last one ended. */
  readonly since: number | null;
  readonly lasted: number | null;
}

/** Ended files, from what is kept with each job. */
const FILES = `coalesce((output->>'read')::integer + (output->>'refused')::integer + (output->>'unchanged')::integer, 0)`;

/** When a job was taken. */
const BEGAN = `completed_on - make_interval(secs => coalesce((output->>'ms')::float8, 0) / 1000)`;

const ended = (schema: string): string =>
  `(select output, completed_on from ${schema}.job where state = 'completed'
    union all select output, completed_on from ${schema}.archive where state = 'completed') as ended`;

const workersOf = (store: Rows, schema: string): Promise<WorkerRow[]> =>
  store.all<WorkerRow>(
    `select w.id as worker, w.host, w.pid, w.jobs,
            case when w.ended is not null then 'ended' when w.seen < now() - interval '2 minutes' then 'away' else 'working' end as state,
            to_char(w.seen at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as seen,
            coalesce(d.files, 0) as files, coalesce(d.refused, 0) as refused
     from ${schema}.workers w
     left join (select output->>'worker' as id, sum(${FILES}) as files, sum((output->>'refused')::integer) as refused
                from ${ended(schema)} where completed_on > now() - interval '1 hour' group by 1) d on d.id = w.id
     where w.seen > now() - interval '1 hour'
     order by w.ended is not null, w.host, w.began`,
  );

const NONE = { jobs: { waiting: 0, active: 0, done: 0 }, files: { waiting: 0 }, rate: null, etaSeconds: null, versions: [], workers: [] };

const workOf = async (store: Rows, schema: string): Promise<Omit<QueueStatus, 'refusals' | 'held' | 'unlinked'>> => {
  const [installed] = await store.all<{ here: boolean }>('select to_regclass(?) is not null as here', [`${schema}.workers`]);
  if (!installed?.here) return NONE;
  const states = await store.all<{ name: string; state: string; jobs: number }>(
    `select name, state::text as state, count(*) as jobs from ${schema}.job group by 1, 2 order by 1`,
  );
  const [past] = await store.all<{ jobs: number }>(`select count(*) as jobs from ${schema}.archive where state = 'completed'`);
  const [files] = await store.all<{ waiting: number }>(`select count(*) as waiting from ${schema}.files`);
  const [rate] = await store.all<RateRow>(
    `select coalesce(sum(${FILES}), 0) as files, extract(epoch from now() - min(${BEGAN}))::float8 as since,
            extract(epoch from max(completed_on) - min(${BEGAN}))::float8 as lasted
     from ${ended(schema)} where completed_on > now() - interval '${RATE_MINUTES} minutes'`,
  );
  const jobsIn = (...wanted: readonly string[]): number =>
    states.filter(({ state }) => wanted.includes(state)).reduce((sum, { jobs }) => sum + jobs, 0);
  const waiting = files?.waiting ?? 0;
  const jobs = { waiting: jobsIn('created', 'retry'), active: jobsIn('active') };
  // While nothing is left to do time goes on, and the rate was what it was.
  const seconds = (jobs.waiting + jobs.active > 0 ? rate?.since : rate?.lasted) ?? 0;
  const perSecond = rate && rate.files > 0 ? rate.files / Math.max(SHORTEST, seconds) : null;
  return {
    jobs: { ...jobs, done: jobsIn('completed') + (past?.jobs ?? 0) },
    files: { waiting },
    rate: perSecond === null ? null : Math.round(perSecond * 100) / 100,
    etaSeconds: perSecond === null ? null : Math.round(waiting / perSecond),
    versions: [...new Set(states.map(({ name }) => name))]
      .map((version) => ({
        version,
        jobs: states.filter((row) => row.name === version && row.state !== 'completed').reduce((sum, { jobs }) => sum + jobs, 0),
      }))
      .filter(({ jobs }) => jobs > 0),
    workers: await workersOf(store, schema),
  };
};

/** How far the work on the queue of an archive has come; nothing waits where there is no queue yet. */
export const statusOf = async (store: Rows & { needsLinking(): Promise<boolean> }): Promise<QueueStatus> => {
  const held = await store.all<{ outcome: string; files: number }>('select outcome, count(*) as files from sources group by outcome');
  const of = (outcome: string): number => held.find((row) => row.outcome === outcome)?.files ?? 0;
  return {
    ...(await workOf(store, await schemaOf(store))),
    refusals: await store.all<{ code: string; files: number }>(
      `select p.code, count(*) as files from sources s join problems p on p.source = s.id and p.ordinal = 0
       where s.outcome = 'refused' group by p.code order by count(*) desc, p.code`,
    ),
    held: { read: of('read'), refused: of('refused') },
    unlinked: held.length > 0 && (await store.needsLinking()),
  };
};
