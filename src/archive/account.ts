import type { FileCounts, RunAccount, RunEvent } from '../model/index.js';
import { groupBy } from '../model/index.js';

const SLOWEST = 10;

/** What only the caller of a run knows. */
export type AccountHead = Pick<RunAccount, 'paths' | 'versions' | 'settings'>;

interface Format {
  files: number;
  bytes: number;
  ms: number;
}

const perSecond = (amount: number, ms: number): number => Math.round((amount / Math.max(1, ms)) * 1000 * 100) / 100;

/** Gathers what happens in a run; no more than a line per refused file is kept. */
export class Account {
  readonly #started = new Date();
  readonly #formats = new Map<string, Format>();
  readonly #warnings = new Map<string, { count: number; files: number }>();
  readonly #processes = { started: 0, recycled: 0, lost: 0, retried: 0 };
  #slowest: { file: string; ms: number }[] = [];
  #bytes = 0;

  take(event: RunEvent): void {
    if (event.event === 'process' && event.what in this.#processes) this.#processes[event.what as 'lost']++;
    if ((event.event === 'read' || event.event === 'refused') && event.ms !== null) this.#timed(event.file, event.ms);
    if (event.event !== 'read') return;
    this.#bytes += event.bytes;
    const format = this.#formats.get(event.mediaType) ?? { files: 0, bytes: 0, ms: 0 };
    this.#formats.set(event.mediaType, { files: format.files + 1, bytes: format.bytes + event.bytes, ms: format.ms + event.ms });
    for (const [code, own] of groupBy(event.warnings, ({ code }) => code)) {
      const { count, files } = this.#warnings.get(code) ?? { count: 0, files: 0 };
      this.#warnings.set(code, { count: count + own.length, files: files + 1 });
    }
  }

  #timed(file: string, ms: number): void {
    this.#slowest.push({ file, ms });
    if (this.#slowest.length > 10 * SLOWEST) this.#slowest = this.#longest();
  }

  #longest(): { file: string; ms: number }[] {
    return [...this.#slowest].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  }

  close(
    head: AccountHead,
    files: FileCounts,
    interrupted: boolean,
    refused: readonly { file: string; code: string; detail: string | null }[],
  ): RunAccount {
    const ended = new Date();
    const durationMs = ended.getTime() - this.#started.getTime();
    const refusals = [...groupBy(refused, ({ code }) => code)].map(([code, own]) => ({
      code,
      count: own.length,
      files: own.map(({ file, detail }) => ({ file, detail })),
    }));
    return {
      schema: 'danchieu/run/1',
      started: this.#started.toISOString(),
      ended: ended.toISOString(),
      durationMs,
      interrupted,
      ...head,
      files,
      bytes: this.#bytes,
      rates: {
        filesPerSecond: perSecond(files.read + files.unchanged + files.refused, durationMs),
        bytesPerSecond: perSecond(this.#bytes, durationMs),
      },
      formats: [...this.#formats]
        .map(([mediaType, format]) => ({ mediaType, ...format }))
        .sort((a, b) => b.files - a.files || (a.mediaType < b.mediaType ? -1 : 1)),
      refusals: refusals.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      warnings: [...this.#warnings].map(([code, counts]) => ({ code, ...counts })).sort((a, b) => (a.code < b.code ? -1 : 1)),
      processes: { ...this.#processes },
      slowest: this.#longest(),
      peakMemory: process.resourceUsage().maxRSS * 1024,
    };
  }
}
