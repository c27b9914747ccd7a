import { closeSync, openSync, writeSync } from 'node:fs';
import { failure, LOG_LEVELS, type LogLevel, type WatchEvent } from '../index.js';

export interface RunLog {
  take(event: WatchEvent): void;
  /** Why the log could not be written to its end; null where it was. */
  close(): string | null;
}

const levelOf = (event: WatchEvent): LogLevel => {
  switch (event.event) {
    case 'failed':
      return 'error';
    case 'refused':
    case 'waiting':
      return 'warning';
    case 'begun':
      return 'debug';
    case 'process':
      return event.what === 'started' || event.what === 'recycled' ? 'debug' : 'warning';
    case 'read':
      return event.warnings.length > 0 ? 'warning' : 'info';
    default:
      return 'info';
  }
};

/** An event as a line of JSON, with time and weight. */
export const eventLine = (event: WatchEvent): string =>
  `${JSON.stringify({ at: new Date().toISOString(), level: levelOf(event), ...event })}\n`;

const isWanted = (event: WatchEvent, least: LogLevel): boolean => LOG_LEVELS.indexOf(levelOf(event)) <= LOG_LEVELS.indexOf(least);

/**
 * A file that events are appended to. Lines are written at once, so that the last one stands there whatever happens then.
 * A log that fails ends no run. @throws Failure E502 for a file that cannot be opened
 */
export const openLog = (file: string, least: LogLevel): RunLog => {
  let fault: string | null = null;
  let handle: number;
  try {
    handle = openSync(file, 'a');
  } catch (error) {
    throw failure('E502', file, (error as Error).message, error);
  }
  return {
    take: (event) => {
      if (fault !== null || !isWanted(event, least)) return;
      try {
        writeSync(handle, eventLine(event));
      } catch (error) {
        fault = (error as Error).message;
      }
    },
    close: () => {
      closeSync(handle);
      return fault;
    },
  };
};
