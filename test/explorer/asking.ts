import type { Hono } from 'hono';

export const HOST = 'localhost:1';

/** Asks an app as a browser of this machine would. */
export const askOf =
  (app: Hono) =>
  async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(new Request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...(init.headers as Record<string, string>) } }));
