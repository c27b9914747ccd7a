import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { failure } from '../index.js';
import { type Counts, type CountsOptions, countsOf } from './counts.js';

export interface MetricsOptions extends CountsOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  /** Default: this machine alone. */
  readonly host?: string | undefined;
  /** Whether work can be taken; false or an error: /readyz answers 503 (default: always). */
  readonly ready?: (() => Promise<boolean> | boolean) | undefined;
}

export interface Metrics extends Pick<Counts, 'take' | 'answered'> {
  /** `http://127.0.0.1:9464/metrics` */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const PLAIN = 'text/plain; charset=utf-8';

/**
 * Serves /metrics, /healthz (the process answers) and /readyz.
 * @throws Failure E504 where the port is taken or not allowed
 */
export const serveMetrics = async ({ port, host = LOOPBACK, ready = () => true, ...options }: MetricsOptions): Promise<Metrics> => {
  const { registry, take, answered } = countsOf(options);
  const say = (response: ServerResponse, status: number, text: string, type = PLAIN): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
  const answer = async (path: string | undefined, response: ServerResponse): Promise<void> => {
    if (path === '/metrics') return say(response, 200, await registry.metrics(), registry.contentType);
    if (path === '/healthz') return say(response, 200, 'ok\n');
    if (path !== '/readyz') return say(response, 404, 'not found\n');
    const isReady = await Promise.resolve()
      .then(ready)
      .catch(() => false);
    say(response, isReady ? 200 : 503, isReady ? 'ok\n' : 'not ready\n');
  };
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'GET only\n');
    answer(request.url?.split('?')[0], response).catch((error: Error) => say(response, 500, `${error.message}\n`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(failure('E504', `${host}:${port}`, error.message)));
    server.listen(port, host, resolve);
  });
  const shown = isIPv6(host) ? `[${host}]` : host;
  return {
    take,
    answered,
    address: `http://${shown}:${(server.address() as AddressInfo).port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        registry.clear();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
