import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { appOver } from '../../src/explorer/app.js';
import { failure } from '../../src/index.js';
import { askOf, HOST } from './asking.js';
import { plantedArchive, type Small } from './planted.js';

let small: Small;
let app: Hono;
let ask: ReturnType<typeof askOf>;
beforeAll(async () => {
  small = await plantedArchive(60);
  app = appOver(small.archive, { port: () => 1, sql: true });
  ask = askOf(app);
});
afterAll(() => small.close());

/** Every route that there is, with something in the place of parameters, and one that there is none of. */
const paths = (): string[] => [
  ...new Set(
    app.routes
      .map(({ path }) => path)
      .filter((path) => path !== '/*' && path !== '*')
      .map((path) => path.replace(/:\w+(?:\{[^}]*\})?/g, 'style.css').replace(/\*/g, 'vn/x')),
  ),
  '/no/such/page',
];

const bare = (path: string, headers: Record<string, string>, method = 'GET') =>
  app.request(new Request(`http://${HOST}${path}`, { method, headers }));

test('other names are answered only where they were allowed, as they were', async () => {
  const allowing = appOver(small.archive, { port: () => 1, hosts: ['archive.example', 'inside:8080'] });
  const status = async (host: string) => (await allowing.request(new Request(`http://${HOST}/`, { headers: { host } }))).status;
  for (const host of ['archive.example', 'archive.example:1', 'Archive.Example', 'inside:8080', HOST])
    expect([host, await status(host)]).toEqual([host, 200]);
  for (const host of ['archive.example:2', 'inside', 'inside:1', 'x.archive.example', '', ':1'])
    expect([host, await status(host)]).toEqual([host, 403]);
});

test('whoever watches over the process is told that it answers, and no more', async () => {
  const response = await bare('/healthz', { host: '10.0.0.7:8321' });
  expect([response.status, await response.text()]).toEqual([200, 'ok']);
  expect((await bare('/healthz', { host: '10.0.0.7:8321' }, 'POST')).status).toBe(403);
  expect((await bare('/healthz/x', { host: '10.0.0.7:8321' })).status).toBe(403);
});

describe('on every route', () => {
  test.each([
    ['a foreign name', { host: 'archive.example' }],
    ['a foreign name with the port', { host: 'archive.example:1' }],
    ['a name that begins like ours', { host: 'localhost.example:1' }],
    ['another port', { host: 'localhost:2' }],
    ['no port', { host: 'localhost' }],
    ['an address of the net', { host: '192.168.1.7:1' }],
    ['no name at all', {}],
    ['a script of a page elsewhere', { host: HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page of another port of this machine', { host: HOST, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  ])('%s gets 403 and nothing else', async (_, headers) => {
    expect(paths().length).toBeGreaterThan(25);
    for (const path of paths()) {
      const response = await bare(path, headers);
      expect([path, response.status]).toEqual([path, 403]);
      expect(await response.text()).toMatch(/^E248 /);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s gets 405', async (method) => {
    for (const path of paths()) {
      const response = await bare(path, { host: HOST }, method);
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
    }
  });

  test('headers keep scripts, frames and other origins out, also of errors', async () => {
    for (const path of paths()) {
      const { headers } = await ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect([path, policy.includes("default-src 'self'"), policy.includes("frame-ancestors 'none'")]).toEqual([path, true, true]);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

test.each(['localhost:1', '127.0.0.1:1', '[::1]:1', 'LOCALHOST:1'])('%s is this machine', async (host) => {
  expect((await bare('/', { host })).status).toBe(200);
});

test('a link from elsewhere may be followed', async () => {
  expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status).toBe(200);
});

test.each([
  ['an address of 9,000 letters', `/?q=${'x'.repeat(9000)}`],
  ['a parameter of 3,000 letters', `/search?q=${'x'.repeat(3000)}`],
  ['200 parameters', `/?${Array.from({ length: 200 }, (_, i) => `a${i}=1`).join('&')}`],
])('%s gets 414', async (_, path) => {
  const response = await ask(path);
  expect([response.status, (await response.text()).slice(0, 4)]).toEqual([414, 'E247']);
});

test('HEAD is answered as GET is, without a body', async () => {
  const response = await ask('/api/census', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

describe('what goes wrong', () => {
  const over = (census: () => Promise<never>, timeMs?: number) => askOf(appOver({ ...small.archive, census }, { port: () => 1, timeMs }));

  test('is told with its code and a hint, and no word of where in the program', async () => {
    const response = await over(() => Promise.reject(failure('E403', 'a.db', 'malformed')))('/api/census');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { code: 'E403', hint: expect.stringMatching(/./), where: 'a.db' } });
  });

  test('and was not foreseen is told on standard error alone', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const text = await (await over(() => Promise.reject(new TypeError('secret of the house')))('/api/census')).text();
    expect(text).not.toMatch(/secret|\.ts|\.js|at /);
    expect(String(told.mock.calls[0]?.[0])).toContain('secret of the house');
    told.mockRestore();
  });

  test('and takes too long is ended with 503', async () => {
    const response = await over(() => new Promise(() => {}), 20)('/api/census');
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'E445' } }]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
