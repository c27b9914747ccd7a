import type { MiddlewareHandler } from 'hono';

/** Scripts, styles and pictures come from here alone; nothing may frame a page. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data: blob:",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Only who names this machine is answered: a page elsewhere whose name was pointed at the loopback address (DNS
 * rebinding) gets 403. `port` is a function since it is known only when the server listens.
 */
export const guard =
  (port: () => number): MiddlewareHandler =>
  async (context, next) => {
    const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port()}`);
    if (!hosts.includes(context.req.header('host')?.toLowerCase() ?? '')) return context.text('403', 403);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    return;
  };
