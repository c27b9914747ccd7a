import type { PoolEvent } from '../isolation/index.js';
import { type FileRead, type FileRefused, nameInArchive, type Reading, type Result, type RunEvent } from '../model/index.js';

export type OnEvent = (event: RunEvent) => void;

const endOf = (file: string, ms: number, result: Result<Reading>): FileRead | FileRefused => {
  if (!result.ok) return { event: 'refused', file, ms, code: result.problem.code, detail: result.problem.detail };
  const { source, summary, problems } = result.value;
  const { type, number, date, issuer, title } = summary.document;
  const document = { id: nameInArchive(summary), type, number, date, issuer, title, citations: summary.citations.length };
  return { event: 'read', file, ms, bytes: source.size, mediaType: source.mediaType, document, warnings: [...problems] };
};

const processDetails = (event: PoolEvent): { pid?: number; file?: string | null; detail?: string } => {
  const pid = 'pid' in event && event.pid !== undefined ? { pid: event.pid } : {};
  switch (event.kind) {
    case 'started':
    case 'recycled':
      return pid;
    case 'lost':
      return { ...pid, file: event.where, detail: `${event.how}: ${event.detail}` };
    case 'stray':
      return { file: event.where, detail: event.message };
    case 'retried':
      return { file: event.where, detail: event.detail };
    case 'cleared':
      return { file: event.where, detail: event.suspects.join(', ') };
  }
};

export const processEvent = (event: PoolEvent): RunEvent => ({ event: 'process', what: event.kind, ...processDetails(event) });

/** A reader that tells when it begins a file and what came of it. */
export const told =
  <File extends { readonly uri: string }, More extends readonly unknown[]>(
    read: (file: File, ...more: More) => Promise<Result<Reading>>,
    tell: OnEvent,
  ): ((file: File, ...more: More) => Promise<Result<Reading>>) =>
  async (file, ...more) => {
    const start = performance.now();
    tell({ event: 'begun', file: file.uri });
    const result = await read(file, ...more);
    tell(endOf(file.uri, Math.round(performance.now() - start), result));
    return result;
  };
