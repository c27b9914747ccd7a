import type { SqlCell } from '../../model/index.js';
import type { DriverName } from '../drivers/choose.js';

export interface Question {
  /** Path of the database, or address of the server. */
  readonly file: string;
  readonly sql: string;
  /** Rows answered at most. */
  readonly limit: number;
  readonly driver?: DriverName | undefined;
  /** Milliseconds after which a server gives up. */
  readonly timeoutMs?: number | undefined;
}

export const cellOf = (value: unknown): SqlCell => {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return value === null || value === undefined ? null : String(value);
};
