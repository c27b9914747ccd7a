import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { WatchEvent } from '../index.js';
import { residentBytes } from '../isolation/rss.js';

export interface Counts {
  readonly registry: Registry;
  take(event: WatchEvent): void;
  /** A request that the explorer answered. */
  answered(status: number, seconds: number): void;
}

export interface CountsOptions {
  /** Jobs of a queue by state, asked for at every look. */
  readonly queue?: (() => Promise<Readonly<Record<string, number>>>) | undefined;
}

/** Seconds: a text takes hundredths, a scan of some pages a minute. */
const DOCUMENT_SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 120];
const FETCH_SECONDS = [0.03, 0.1, 0.3, 1, 3, 10, 30, 120];
const ANSWER_SECONDS = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 20];

/**
 * What Prometheus is told, made of the events that a log takes too. Names follow https://prometheus.io/docs/practices/naming/.
 * No label holds a name of a file: what is counted there has no bound.
 */
export const countsOf = ({ queue }: CountsOptions = {}): Counts => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const of = { registers };

  const read = new Histogram({
    ...of,
    name: 'danchieu_document_seconds',
    help: 'Documents read, and the time from asking for a reading process to its answer',
    labelNames: ['type'],
    buckets: DOCUMENT_SECONDS,
  });
  const bytes = new Counter({ ...of, name: 'danchieu_document_bytes_total', help: 'Bytes of the documents read' });
  const refused = new Counter({ ...of, name: 'danchieu_refused_total', help: 'Files refused, by code', labelNames: ['code'] });
  const warned = new Counter({
    ...of,
    name: 'danchieu_warnings_total',
    help: 'Warnings about documents read, by code',
    labelNames: ['code'],
  });
  const fetched = new Histogram({
    ...of,
    name: 'danchieu_fetch_seconds',
    help: 'Documents fetched from elsewhere',
    buckets: FETCH_SECONDS,
  });
  const fetchedBytes = new Counter({ ...of, name: 'danchieu_fetched_bytes_total', help: 'Bytes fetched from elsewhere' });
  const runs = new Counter({ ...of, name: 'danchieu_runs_total', help: 'Runs that ended, by how they did', labelNames: ['end'] });
  const processes = new Counter({
    ...of,
    name: 'danchieu_reader_events_total',
    help: 'What befell reading processes',
    labelNames: ['what'],
  });
  const answers = new Histogram({
    ...of,
    name: 'danchieu_http_seconds',
    help: 'Requests that the explorer answered',
    labelNames: ['status'],
    buckets: ANSWER_SECONDS,
  });

  let stage: string | null = null;
  let since = performance.now();
  /** Adds what passed since it was last asked: a stage of hours is seen while it lasts. */
  const tick = (): void => {
    const now = performance.now();
    if (stage !== null) stages.inc({ stage }, (now - since) / 1000);
    since = now;
  };
  const enter = (next: string | null): void => {
    tick();
    stage = next;
  };
  const stages = new Counter({
    ...of,
    name: 'danchieu_stage_seconds_total',
    help: 'Time spent in each stage of runs',
    labelNames: ['stage'],
    collect: tick,
  });

  const readers = new Set<number>();
  new Gauge({
    ...of,
    name: 'danchieu_readers_resident_bytes',
    help: 'Resident memory of all reading processes',
    async collect() {
      let sum = 0;
      for (const pid of readers) {
        const resident = await residentBytes(pid);
        if (resident === null) readers.delete(pid);
        sum += resident ?? 0;
      }
      this.set(sum);
    },
  });
  if (queue)
    new Gauge({
      ...of,
      name: 'danchieu_queue_jobs',
      help: 'Jobs of the queue by state',
      labelNames: ['state'],
      async collect() {
        // A server that is away is no reason to tell nothing else.
        this.reset();
        for (const [state, jobs] of Object.entries(await queue().catch(() => ({})))) this.set({ state }, jobs);
      },
    });

  const take = (event: WatchEvent): void => {
    switch (event.event) {
      case 'run-begun':
        enter('reading');
        break;
      case 'stage':
        enter(event.stage);
        break;
      case 'run-ended':
        runs.inc({ end: event.interrupted ? 'interrupted' : 'done' });
        enter(null);
        break;
      case 'failed':
        runs.inc({ end: 'failed' });
        enter(null);
        break;
      case 'read':
        read.observe({ type: event.mediaType }, event.ms / 1000);
        bytes.inc(event.bytes);
        for (const { code } of event.warnings) warned.inc({ code });
        break;
      case 'refused':
        refused.inc({ code: event.code });
        break;
      case 'fetched':
        fetched.observe(event.ms / 1000);
        fetchedBytes.inc(event.bytes);
        break;
      case 'process':
        processes.inc({ what: event.what });
        if (event.what === 'started' && event.pid !== undefined) readers.add(event.pid);
        break;
      default:
    }
  };
  return { registry, take, answered: (status, seconds) => answers.observe({ status: String(status) }, seconds) };
};
