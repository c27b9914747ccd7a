import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listRoot, type Problem } from '../../src/model/index.js';
import { type Net, sourcesOf } from '../../src/sources/index.js';
import { isPublic } from '../../src/sources/public.js';
import { danchieu } from '../cli/danchieu.js';
import { HERE, startWeb, type Web } from './web-server.js';

const MOST = 1000;
const PRIVATE = '10.1.2.3';
const GOOD = { 'good.test': [HERE], 'other.test': [HERE], 'inside.test': [PRIVATE], 'both.test': [`${HERE} ${PRIVATE}`] };

let web: Web;
let folder: string;
let tries: number;
const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/plan': (response) => response.end('plan'),
  '/tagged': (response, { headers }) => {
    if (headers['if-none-match'] === '"7"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"7"' }).end('tagged');
  },
  '/packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
  '/bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000))),
  '/large': (response) => response.end('x'.repeat(MOST + 1)),
  '/endless': (response) => {
    const more = (): boolean => !response.destroyed && response.write('x'.repeat(200), () => setTimeout(more, 1));
    more();
  },
  '/slow': () => {},
  '/there': (response) => response.writeHead(302, { location: web.at('other.test', '/plan') }).end(),
  '/inside': (response) => response.writeHead(302, { location: web.at('inside.test', '/plan') }).end(),
  '/literal': (response) => response.writeHead(302, { location: 'https://[::1]/plan' }).end(),
  '/plain': (response) => response.writeHead(302, { location: 'http://good.test/plan' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/missing': (response) => response.writeHead(404).end(),
  '/login': (response) => response.writeHead(401).end(),
  '/busy': (response) => response.writeHead(tries++ === 0 ? 503 : 200).end('busy'),
  '/cut': (response) => {
    if (tries++ > 0) return response.end('whole');
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  },
};
beforeAll(async () => {
  web = await startWeb(['good.test', 'other.test', 'inside.test', 'both.test', 'turns.test'], (request, response) => {
    const page = pages[request.url ?? ''];
    if (page) page(response, request);
    else response.writeHead(500).end();
  });
});
afterAll(() => web.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  tries = 0;
  web.requests.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const fetched = async (address: string, net: Net = web.net(GOOD), before: string | null = null, fetchLimitMs = 20_000) => {
  const sources = sourcesOf({ allowUrls: true, fetchLimitMs }, MOST, net);
  const path = join(folder, 'document');
  const result = await sources.fetch({ uri: address, size: null, mark: null, modified: null }, path, before);
  sources.close();
  if (!result.ok) return { code: result.problem.code, detail: result.problem.detail, left: existsSync(path) };
  return result.value && { text: readFileSync(path, 'utf8'), mark: result.value.mark };
};

describe('fetching', () => {
  test('follows where a page leads, as far as hosts are public', async () => {
    expect(await fetched(web.at('good.test', '/there'))).toEqual({ text: 'plan', mark: null });
    expect(web.requests).toEqual(['good.test/there', 'other.test/plan']);
  });

  test('a page that bears its mark is not fetched again', async () => {
    expect(await fetched(web.at('good.test', '/tagged'))).toEqual({ text: 'tagged', mark: 'etag "7"' });
    expect(await fetched(web.at('good.test', '/tagged'), undefined, 'etag "7"')).toBeNull();
    expect(await fetched(web.at('good.test', '/tagged'), undefined, 'etag "6"')).toMatchObject({ text: 'tagged' });
  });

  test('what a host packed is unpacked, within the same limit', async () => {
    expect(await fetched(web.at('good.test', '/packed'))).toMatchObject({ text: 'packed' });
    expect(await fetched(web.at('good.test', '/bomb'))).toMatchObject({ code: 'E107', left: false });
  });

  test.each(['/busy', '/cut'])('what may pass is tried again: %s', async (path) => {
    expect(await fetched(web.at('good.test', path))).toMatchObject({ text: path === '/cut' ? 'whole' : 'busy' });
  });

  test.each([
    ['/missing', 'E131'],
    ['/login', 'E132'],
    ['/large', 'E107'],
    ['/endless', 'E107'],
    ['/round', 'E137'],
    ['/plain', 'E134'],
  ])('%s is refused with %s, and nothing is left of it', async (path, code) => {
    expect(await fetched(web.at('good.test', path))).toMatchObject({ code, left: false });
  });

  test('no longer than it may take', async () => {
    expect(await fetched(web.at('good.test', '/slow'), undefined, null, 300)).toEqual({ code: 'E135', detail: '300 ms', left: false });
  });

  test('a certificate that nobody vouches for is not believed', async () => {
    expect(await fetched(web.at('good.test', '/plan'), { ...web.net(GOOD), ca: undefined })).toMatchObject({ code: 'E133' });
    expect(web.requests).toEqual([]);
  });
});

describe('hosts that are not public are never asked', () => {
  test.each([
    ['a name of a private address', () => web.at('inside.test', '/plan')],
    ['a name of which one address is private', () => web.at('both.test', '/plan')],
    ['an address itself', () => 'https://192.168.0.1/plan'],
    ['an address of IPv6', () => 'https://[fd00::1]/plan'],
    ['a number that is an address', () => 'https://2130706434/plan'],
  ])('%s', async (_, address) => {
    expect(await fetched(address())).toMatchObject({ code: 'E134' });
    expect(web.requests).toEqual([]);
  });

  test.each(['/inside', '/literal'])('nor where a public page leads there: %s', async (path) => {
    expect(await fetched(web.at('good.test', path))).toMatchObject({ code: 'E134' });
    expect(web.requests).toEqual([`good.test${path}`]);
  });

  test('a name that means something else a moment later is asked for by what was checked', async () => {
    const net = web.net({ 'turns.test': [HERE, PRIVATE] });
    expect(await fetched(web.at('turns.test', '/plan'), net)).toMatchObject({ text: 'plan' });
    expect(net.asked).toEqual(['turns.test']);
    expect(await fetched(web.at('turns.test', '/plan'), net)).toMatchObject({ code: 'E134', detail: `turns.test is ${PRIVATE}` });
  });

  test.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '100.100.100.200', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1'],
    ...['192.0.0.192', '198.18.0.1', '203.0.113.7', '224.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254'],
    ...['2002:7f00:1::', '2001:0:1::', '2001:db8::1', 'ff02::1', 'localhost', ''],
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '203.162.4.190', '2001:4860:4860::8888', '2405:4800::1'])('%s is', (address) =>
    expect(isPublic(address)).toBe(true),
  );
});

test('a list has an address a line, each once; what is none is told with its line', async () => {
  const list = join(folder, 'list.txt');
  writeFileSync(
    list,
    '\ufeff# portal\r\nhttps://a.test/1.pdf#top\n\nhttps://a.test/1.pdf\nhttp://a.test/2.pdf\nhttps://u:p@a.test/\nkh.pdf\n',
  );
  const sources = sourcesOf({ allowUrls: true }, MOST);
  const [uris, problems]: [string[], Problem[]] = [[], []];
  for await (const one of sources.list(listRoot(list))) 'uri' in one ? uris.push(one.uri) : problems.push(one);
  expect(uris).toEqual(['https://a.test/1.pdf']);
  expect(problems.map(({ code, where, detail }) => [code, where.slice(list.length), detail])).toEqual([
    ['E134', ':5', 'not https'],
    ['E134', ':6', 'name or password in it'],
    ['E134', ':7', 'not an address'],
  ]);
});

test('nothing is fetched from the web unless that is allowed', async () => {
  writeFileSync(join(folder, 'list.txt'), 'https://127.0.0.1:1/a.pdf\n');
  const off = await danchieu(['run', '--urls', 'list.txt', '--db', 'a.db'], folder);
  expect([off.code, off.err]).toEqual([2, expect.stringContaining('E254')]);
  expect((await danchieu(['run'], folder)).err).toContain('E201');
  const on = await danchieu(['run', '--urls', 'list.txt', '--allow-urls', '--db', 'a.db', '--json'], folder);
  expect([on.code, JSON.parse(on.out).refused]).toEqual([1, [{ file: 'https://127.0.0.1:1/a.pdf', code: 'E134', detail: '127.0.0.1' }]]);
  writeFileSync(join(folder, 'danchieu.config.yaml'), 'allowUrls: true\ndb: a.db\n');
  expect((await danchieu(['run', 'https://[::1]/'], folder)).code).toBe(1);
});
