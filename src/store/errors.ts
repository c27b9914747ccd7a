import { type Failure, failure } from '../model/index.js';

/** SQLite's primary result codes that a person can do something about. https://sqlite.org/rescode.html */
const CODES: Readonly<Record<number, string>> = {
  5: 'E405',
  6: 'E405',
  8: 'E502',
  10: 'E502',
  11: 'E403',
  13: 'E501',
  14: 'E401',
  26: 'E403',
};

/** SQLite's primary result code of a driver's error. */
export const resultCode = (error: object): number | undefined => {
  const { errcode, errno } = error as { errcode?: unknown; errno?: unknown };
  const code = typeof errcode === 'number' ? errcode : errno;
  // The low byte of an extended code is the primary one.
  return typeof code === 'number' && code > 0 ? code & 0xff : undefined;
};

/** The failure behind a driver's error, or null where the error is a bug of ours. */
export const failureOf = (error: unknown, file: string): Failure | null => {
  if (!(error instanceof Error)) return null;
  const code = CODES[resultCode(error) ?? -1];
  return code === undefined ? null : failure(code, file, error.message, error);
};
