// A child that breaks on demand. Runs the built protocol: `npm run build` comes before the tests.
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../../../dist/isolation/child.js';

const hoard = [];
const faults = {
  fine: (job) => ({ ok: true, value: job.say ?? 'fine', problems: [] }),
  pid: () => ({ ok: true, value: process.pid, problems: [] }),
  hang: () => {
    for (;;);
  },
  sleep: async (job) => {
    await sleep(job.ms);
    return { ok: true, value: 'slept', problems: [] };
  },
  'in-parts': async (job, alive) => {
    for (let part = 0; part < 4; part++) {
      await sleep(job.ms);
      alive();
    }
    return { ok: true, value: 'in parts', problems: [] };
  },
  'stops-half-way': async (_, alive) => {
    alive();
    await sleep(60_000);
  },
  heap: () => {
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, i) => `${i}`));
  },
  // what V8 says when the heap is full: the reason first, then a stack of any length
  'heap, long stack': () => {
    process.stderr.write('FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n', () =>
      process.stderr.write(' 1: 0xee85e7 a frame [node]\n'.repeat(400), () => process.abort()),
    );
    return new Promise(() => {});
  },
  buffers: async () => {
    for (;;) {
      hoard.push(Buffer.alloc(20 * 2 ** 20, 1));
      await sleep(5);
    }
  },
  exit: () => process.exit(3),
  segfault: () => process.kill(process.pid, 'SIGSEGV'),
  throws: () => {
    throw new Error('a bug');
  },
  huge: () => ({ ok: true, value: 'x'.repeat(3 * 2 ** 20), problems: [] }),
  prints: () => {
    console.log('noise');
    return { ok: true, value: 'printed', problems: [] };
  },
  // settles well and rejects, or throws, when another job is current
  'late-rejection': () => {
    setTimeout(() => void Promise.reject(new Error('late')), 60);
    return { ok: true, value: 'settled', problems: [] };
  },
  'late-exception': () => {
    setTimeout(() => {
      throw new Error('much too late');
    }, 60);
    return { ok: true, value: 'settled', problems: [] };
  },
};
serve((job, alive) => faults[job.do](job, alive));
