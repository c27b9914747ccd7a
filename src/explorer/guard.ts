import type { Context, MiddlewareHandler } from 'hono';
import { explain, failure, until } from '../index.js';
import { languageOf } from './view.js';

/** Scripts, styles and pictures come from here alone; nothing may frame a page. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data: blob:",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Nothing is told to others; without any referrer browsers would hide the origin of our own forms too.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const NAMES = ['localhost', '127.0.0.1', '[::1]'];
const READING = ['GET', 'HEAD'];

// More than any question of the explorer needs; Node itself refuses what is longer than 16 KB.
const LONGEST_ADDRESS = 8000;
const LONGEST_VALUE = 2500;
const MOST_VALUES = 100;

export interface GuardOptions {
  /** The port that the Host header must name: a function, since it is known only when the server listens. */
  readonly port: () => number;
  /** Other names that the Host header may have, `archive.example` or `archive.example:8080` (default: none). */
  readonly hosts?: readonly string[] | undefined;
  /** Paths at which POST is answered (default: none). What is posted there is checked there. */
  readonly posts?: readonly string[] | undefined;
  /** Milliseconds that an answer may take (default 20,000). */
  readonly timeMs?: number | undefined;
}

const TIME_MS = 20_000;

/** What is refused before anything is asked is said in plain text: no page is made for whom nobody knows. */
const refused = (context: Context, status: 403 | 405 | 414, code: string): Response => {
  const words = explain(code, languageOf(new URL('http://localhost'), context.req.header('accept-language')));
  return context.text([code, words?.title, words?.hint].filter(Boolean).join(' · '), status);
};

/** A page elsewhere may link here, and no more: it loads nothing from here into itself. */
const isForeign = ({ req }: Context): boolean => {
  const site = req.header('sec-fetch-site') ?? 'none';
  return site !== 'same-origin' && site !== 'none' && req.header('sec-fetch-mode') !== 'navigate';
};

const isTooLong = ({ req }: Context): boolean => {
  if (req.url.length > LONGEST_ADDRESS) return true;
  const values = [...new URL(req.url).searchParams.values()];
  return values.length > MOST_VALUES || values.some((value) => value.length > LONGEST_VALUE);
};

/** A name that was allowed stands for itself, as behind a proxy, and for itself with the port of this server. */
const isOurs = (host: string, { port, hosts = [] }: GuardOptions): boolean => {
  const own = `:${port()}`;
  return NAMES.some((name) => host === name + own) || hosts.some((name) => [name, name + own].includes(host) && name !== '');
};

const refusal = (context: Context, options: GuardOptions): Response | null => {
  const { posts = [] } = options;
  // A page elsewhere whose name was pointed at the loopback address (DNS rebinding) still says its own name.
  if (!isOurs(context.req.header('host')?.toLowerCase() ?? '', options) || isForeign(context)) return refused(context, 403, 'E248');
  const { method } = context.req;
  if (!READING.includes(method) && !(method === 'POST' && posts.includes(context.req.path))) {
    context.header('allow', READING.join(', '));
    return refused(context, 405, 'E246');
  }
  return isTooLong(context) ? refused(context, 414, 'E247') : null;
};

/** Headers of every answer, also of those that refuse or tell of a failure. */
export const headers: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

export const HEALTH = '/healthz';

/** Tells whoever asks, by whatever name, that the process answers, and nothing else: those who watch over it know its address only. */
export const health: MiddlewareHandler = async (context, next) => {
  const { method, path } = context.req;
  return path === HEALTH && READING.includes(method) ? context.text('ok') : next();
};

/** Only who names this machine is answered, only with what is read, and not for longer than a while. */
export const guard =
  (options: GuardOptions): MiddlewareHandler =>
  async (context, next) => {
    const no = refusal(context, options);
    if (no) return no;
    return inTime(next, options.timeMs ?? TIME_MS, context.req.path);
  };

/**
 * What is too late is told at once, and its question is stopped too.
 * @throws Failure E445
 */
const inTime = async (work: () => Promise<void>, ms: number, path: string): Promise<void> => {
  const stopping = new AbortController();
  const late = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason));
  });
  const timer = setTimeout(() => stopping.abort(failure('E445', path, `${ms} ms`)), ms);
  try {
    await Promise.race([until(stopping.signal, work), late]);
  } finally {
    clearTimeout(timer);
  }
};
