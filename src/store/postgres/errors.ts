import { type Failure, failure } from '../../model/index.js';

/** What PostgreSQL says of a failure. https://www.postgresql.org/docs/15/errcodes-appendix.html */
const STATES: Readonly<Record<string, string>> = {
  '28000': 'E412',
  '28P01': 'E412',
  '3D000': 'E412',
  '42501': 'E412',
  '3F000': 'E412',
  '53300': 'E411',
  '57P03': 'E411',
  '57P01': 'E413',
  '57P02': 'E413',
  '57P05': 'E413',
  '25P03': 'E413',
  '40001': 'E405',
  '40P01': 'E405',
  '55P03': 'E405',
  '53100': 'E501',
  '25006': 'E502',
  '58030': 'E502',
  XX001: 'E403',
  XX002: 'E403',
  '42P01': 'E403',
  '42703': 'E403',
};

/** What the system or the driver says where there is no answer at all. */
const ABSENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)$/;
const GONE = /^(?:ECONNRESET|EPIPE)$/;
/** The driver has no code for these. */
const GONE_WORDS = /connection terminated|not queryable|client was closed|connection ended/i;
const LOGIN_WORDS = /SASL|password must be|does not support SSL|certificate/i;
const TIMEOUT_WORDS = /timeout expired/i;

const codeOf = (error: Error & { readonly code?: unknown }): string | undefined => {
  const code = typeof error.code === 'string' ? error.code : '';
  if (STATES[code] !== undefined) return STATES[code];
  if (code.startsWith('08') || GONE.test(code)) return 'E413';
  if (ABSENT.test(code) || TIMEOUT_WORDS.test(error.message)) return 'E411';
  if (LOGIN_WORDS.test(error.message)) return 'E412';
  return GONE_WORDS.test(error.message) ? 'E413' : undefined;
};

/** The failure behind a driver's error, or null where the error is a bug of ours. */
export const serverFailureOf = (error: unknown, place: string): Failure | null => {
  if (!(error instanceof Error)) return null;
  // Several addresses of one host were tried.
  if (error instanceof AggregateError && error.errors.length > 0) return serverFailureOf(error.errors[0], place);
  const code = codeOf(error);
  return code === undefined ? null : failure(code, place, error.message, error);
};
