import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Pool, PoolEvent, PoolOptions } from '../../src/isolation/pool.js';
import { createPool } from '../../src/isolation/pool.js';

interface Job {
  readonly do: string;
  readonly say?: string;
  readonly ms?: number;
}

const entry = new URL('./entries/faulty.mjs', import.meta.url);
const opened: Pool<Job, unknown>[] = [];
const events: PoolEvent[] = [];

const open = (options: Partial<PoolOptions> = {}): Pool<Job, unknown> => {
  events.length = 0;
  const pool = createPool<Job, unknown>({ entry, size: 1, timeLimitMs: 10_000, onEvent: (e) => events.push(e), ...options });
  opened.push(pool);
  return pool;
};

const outcome = async (pool: Pool<Job, unknown>, job: Job): Promise<unknown> => {
  const result = await pool.run(job, job.do);
  return result.ok ? result.value : result.problem.code;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const isGone = async (pid: number): Promise<boolean> => {
  for (let i = 0; i < 60 && isAlive(pid); i++) await sleep(50);
  return !isAlive(pid);
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()));
});

describe('work in parts', () => {
  it('has its time limit anew after every part', async () => {
    expect(await outcome(open({ timeLimitMs: 1500 }), { do: 'in-parts', ms: 600 })).toBe('in parts');
  });

  it('still ends at its limit where a part hangs', async () => {
    expect(await outcome(open({ timeLimitMs: 600 }), { do: 'stops-half-way' })).toBe('E108');
  });
});

describe('a bad file', () => {
  it.each([
    ['hang', 'E108', { timeLimitMs: 400 }],
    ['heap', 'E109', { heapLimitMb: 40 }],
    ['heap, long stack', 'E109', {}],
    ['buffers', 'E109', { rssLimitMb: 250 }],
    ['exit', 'E110', {}],
    ['segfault', 'E110', {}],
    ['throws', 'E110', {}],
    ['huge', 'E111', { maxOutputBytes: 2 ** 20 }],
  ])(
    '%s is refused with %s, and the next file is read',
    async (fault, code, options) => {
      const pool = open(options);
      expect(await outcome(pool, { do: fault })).toBe(code);
      expect(await outcome(pool, { do: 'fine' })).toBe('fine');
    },
    30_000,
  );

  it('is named in the problem', async () => {
    const result = await open().run({ do: 'exit' }, 'archive/bad.pdf');
    expect(result).toMatchObject({ ok: false, problem: { where: 'archive/bad.pdf', detail: 'exit code 3' } });
  });
});

describe('what an earlier file left behind', () => {
  it('a late rejection does not touch the current file', async () => {
    const pool = open();
    expect(await outcome(pool, { do: 'late-rejection' })).toBe('settled');
    expect(await outcome(pool, { do: 'sleep', ms: 150 })).toBe('slept');
    expect(events).toContainEqual({ kind: 'stray', where: 'sleep', message: 'late' });
  });

  it('a death is not charged to the current file if that one succeeds alone', async () => {
    const pool = open();
    expect(await outcome(pool, { do: 'late-exception' })).toBe('settled');
    expect(await outcome(pool, { do: 'sleep', ms: 150 })).toBe('slept');
    expect(events).toContainEqual({ kind: 'cleared', where: 'sleep', suspects: ['late-exception'] });
  });

  it('a file that dies alone too is charged', async () => {
    const pool = open();
    expect(await outcome(pool, { do: 'fine' })).toBe('fine');
    expect(await outcome(pool, { do: 'exit' })).toBe('E110');
    expect(events.map((e) => e.kind)).toContain('retried');
  });
});

describe('children', () => {
  it('are reused, and replaced after a number of jobs', async () => {
    const pool = open({ jobsPerChild: 2 });
    const pids = [];
    for (let i = 0; i < 4; i++) pids.push(await outcome(pool, { do: 'pid' }));
    expect(new Set(pids).size).toBe(2);
    expect(pids[0]).toBe(pids[1]);
  });

  it('serve many jobs in parallel while being replaced all the time', async () => {
    const pool = open({ size: 2, jobsPerChild: 3 });
    const says = Array.from({ length: 20 }, (_, i) => `job ${i}`);
    expect(await Promise.all(says.map((say) => outcome(pool, { do: 'fine', say })))).toEqual(says);
  }, 20_000);

  it('do not print into the parent', async () => {
    expect(await outcome(open(), { do: 'prints' })).toBe('printed');
  });

  it('are gone after close', async () => {
    const pool = open();
    const pid = (await outcome(pool, { do: 'pid' })) as number;
    await pool.close();
    expect(isAlive(pid)).toBe(false);
    await expect(pool.run({ do: 'fine' }, 'late')).rejects.toThrow('closed');
  });

  it.each(['hang', 'sleep-forever'])(
    'go away when the parent is killed (%s)',
    async (what) => {
      const path = fileURLToPath(new URL('./entries/parent.mjs', import.meta.url));
      const parent = fork(path, [what === 'hang' ? 'hang' : 'pid'], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'], execArgv: [] });
      const [line] = (await once(parent.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
      const pid = Number(String(line).trim());
      expect(isAlive(pid)).toBe(true);
      parent.kill('SIGKILL');
      expect(await isGone(pid)).toBe(true);
    },
    15_000,
  );
});

it('an abort ends what runs and what waits, at once', async () => {
  const abort = new AbortController();
  const pool = open({ signal: abort.signal });
  const pid = (await outcome(pool, { do: 'pid' })) as number;
  const running = pool.run({ do: 'hang' }, 'running');
  const waiting = pool.run({ do: 'fine' }, 'waiting');
  setTimeout(() => abort.abort(new Error('interrupted')), 100);
  await expect(waiting).rejects.toThrow('interrupted');
  await expect(running).rejects.toThrow('interrupted');
  expect(await isGone(pid)).toBe(true);
});
