import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, open, type RunOptions } from 'danchieu';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Problem, Sources } from '../../src/model/index.js';
import { sourcesOf } from '../../src/sources/index.js';
import { KEYS, type S3Server, startS3 } from './s3-server.js';

const BUCKET = 'archive';
let server: S3Server;
let folder: string;
let archive: Archive;
let options: RunOptions;
beforeAll(async () => {
  server = await startS3(BUCKET);
});
afterAll(() => server.close());
beforeEach(async () => {
  for (const [name, value] of Object.entries(KEYS)) vi.stubEnv(name, value);
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  archive = await open(join(folder, 'a.db'), { create: true });
  options = { sources: { s3: { endpoint: server.endpoint } }, jobs: 1 };
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await archive.close();
  rmSync(folder, { recursive: true });
});

const corpus = (name: string): Buffer => readFileSync(join('corpus/documents', name));
const PLAN = 'ke-hoach-145-kh-ubnd.pdf';
const NOTICE = 'thong-bao-56-tb-ubnd.txt';
const gets = async (): Promise<string[]> =>
  (await server.requests()).filter((line) => line.startsWith('GET') && !line.includes('list-type'));
const gather = async (sources: Sources, root: string) => {
  const [names, problems]: [string[], Problem[]] = [[], []];
  for await (const one of sources.list(root)) 'uri' in one ? names.push(one.uri) : problems.push(one);
  return { names, problems };
};

test('a folder of a bucket is read like a folder, and what is unchanged is not fetched again', async () => {
  await server.put(`one/2022/${PLAN}`, corpus(PLAN));
  await server.put(`one/thông báo 56 + phụ lục.txt`, corpus(NOTICE));
  await server.put('one/empty.docx', '');
  await server.put('one/.hidden', 'x');
  await server.put('one-and-more/other.txt', 'x');
  await server.requests();

  const root = `s3://${BUCKET}/one`;
  const first = await archive.run([root], options);
  expect(first.files).toMatchObject({ found: 3, read: 2, refused: 1, gone: 0 });
  expect(first.refused).toMatchObject([{ file: `${root}/empty.docx`, code: 'E101' }]);
  expect((await gets()).length).toBe(3);
  expect((await archive.find('145/KH-UBND')).candidates[0]?.held).toBe(true);

  const local = await open(join(folder, 'b.db'), { create: true });
  await local.run([join('corpus/documents', PLAN)]);
  const quotes = async (one: Archive) =>
    (await one.cites((await one.find('145/KH-UBND')).candidates[0]?.id ?? '')).map(({ quote }) => quote);
  expect(await quotes(archive)).toEqual(await quotes(local));
  await local.close();

  expect((await archive.run([root], options)).files).toMatchObject({ found: 3, read: 0, unchanged: 2, refused: 1 });
  expect(await gets()).toEqual([]);

  await server.put('one/thông báo 56 + phụ lục.txt', `${corpus(NOTICE)}\nthêm`);
  expect((await archive.plan([root], options)).files).toMatchObject({ new: 0, changed: 1, unchanged: 2 });
  expect(await gets()).toEqual([]);
  expect((await archive.run([root], options)).files).toMatchObject({ read: 1, unchanged: 1, refused: 1 });
  expect((await gets()).length).toBe(1);
  expect(readdirSync(folder).filter((name) => name.includes('.work'))).toEqual([]);
});

test('where only the way of reading changed, kept texts stand in for objects', async () => {
  await server.put(`kept/${NOTICE}`, corpus(NOTICE));
  await archive.run([`s3://${BUCKET}/kept`], options);
  await server.requests();
  const rules = mkdtempSync(join(folder, 'rules-'));
  writeFileSync(join(rules, 'more.yaml'), 'rules: []\n');
  expect((await archive.run([`s3://${BUCKET}/kept`], { ...options, rules: [rules] })).files).toMatchObject({ read: 1 });
  expect(await gets()).toEqual([]);
});

test('what is gone is told, forgotten when that is asked for, and never taken for gone by a run over a folder', async () => {
  for (const name of ['a.txt', 'b.txt', 'b!/c.txt', 'd.txt']) await server.put(`gone/${name}`, `${corpus(NOTICE)}\n${name}`);
  const root = `s3://${BUCKET}/gone`;
  await archive.run([root], options);
  await server.remove('gone/b.txt');
  expect((await archive.run(['.'], { since: new Date('2999-01-01') })).files).toMatchObject({ gone: 0 });
  expect((await archive.run([root], options)).files).toMatchObject({ found: 3, unchanged: 3, gone: 1, pruned: 0 });
  expect((await archive.run([root], { ...options, prune: true })).files).toMatchObject({ gone: 0, pruned: 1 });
  expect((await archive.about()).files).toBe(3);

  // A store that does not answer says of nothing that it is gone.
  const dead = { ...options, sources: { s3: { endpoint: 'http://127.0.0.1:1' } }, prune: true };
  const { files, refused } = await archive.run([root], dead);
  expect([files.gone, files.pruned, refused[0]?.code]).toEqual([0, 0, 'E133']);
  expect((await archive.about()).files).toBe(3);
});

test('long lists are asked for page by page, in the order of their bytes', async () => {
  const keys = Array.from({ length: 1003 }, (_, i) => `many/${String(i).padStart(4, '0')}.txt`);
  for (let i = 0; i < keys.length; i += 50) await Promise.all(keys.slice(i, i + 50).map((key) => server.put(key, 'x')));
  await server.requests();
  const sources = sourcesOf({ s3: { endpoint: server.endpoint } }, 1e6);
  expect((await gather(sources, `s3://${BUCKET}/many/`)).names).toEqual(keys.map((key) => `s3://${BUCKET}/${key}`));
  expect((await server.requests()).filter((line) => line.includes('list-type=2')).length).toBe(2);
  expect((await gather(sources, `s3://${BUCKET}/many/0007.txt`)).names).toEqual([`s3://${BUCKET}/many/0007.txt`]);
  sources.close();
});

test('containers in a bucket are opened, once', async () => {
  const packed = readdirSync('corpus/documents').find((name) => name.endsWith('.zip')) as string;
  await server.put(`packed/${packed}`, corpus(packed));
  const first = await archive.run([`s3://${BUCKET}/packed`], options);
  expect(first.files.read).toBeGreaterThan(1);
  await server.requests();
  expect((await archive.run([`s3://${BUCKET}/packed`], options)).files).toMatchObject({ read: 0, unchanged: first.files.read });
  expect(await gets()).toEqual([]);
});

test('what is not there or may not be read is refused, and the rest goes on', async () => {
  const missing = ['s3://no-such-bucket/x', `s3://${BUCKET}/no/such`];
  const report = await archive.run([...missing, join('corpus/documents', NOTICE)], options);
  expect(report.refused).toMatchObject([
    { file: missing[1], code: 'E131' },
    { file: missing[0], code: 'E131' },
  ]);
  expect(report.files).toMatchObject({ read: 1, refused: 2 });
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'other');
  expect((await archive.run([`s3://${BUCKET}/one`], options)).refused).toMatchObject([{ code: 'E132' }]);
});

test('an object beyond the limit is not fetched', async () => {
  await server.put('large/a.txt', 'x'.repeat(5000));
  await server.requests();
  const { refused } = await archive.run([`s3://${BUCKET}/large`], { ...options, ingest: { maxFile: 4000 } });
  expect(refused).toMatchObject([{ code: 'E107', detail: '5000 bytes, 4000 allowed' }]);
  expect(await gets()).toEqual([]);
});

/** A way to the store that answers so many requests for objects with a fault. */
const faulty = async (faults: ('503' | 'cut')[]): Promise<Server> => {
  const proxy = createServer((asked, answer) => {
    const fault = asked.url?.includes('list-type') ? undefined : faults.shift();
    if (fault === '503') return answer.writeHead(503).end();
    const { hostname, port } = new URL(server.endpoint);
    asked.pipe(
      request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (back) => {
        answer.writeHead(back.statusCode ?? 500, back.headers);
        if (fault !== 'cut') return back.pipe(answer);
        back.once('data', (piece: Buffer) => answer.write(piece.subarray(0, 100), () => answer.destroy()));
      }),
    );
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  return proxy;
};

test('a store that is overloaded or breaks off is asked again', async () => {
  await server.put(`again/${NOTICE}`, corpus(NOTICE));
  const proxy = await faulty(['503', 'cut', '503']);
  const endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const report = await archive.run([`s3://${BUCKET}/again`], { ...options, sources: { s3: { endpoint } } });
  expect([report.refused, report.files.read]).toEqual([[], 1]);
  proxy.close();
});

test('a fetch that fails takes away nothing that was read before', async () => {
  await server.put(`stays/${NOTICE}`, corpus(NOTICE));
  const root = `s3://${BUCKET}/stays`;
  await archive.run([root], options);
  await server.put(`stays/${NOTICE}`, `${corpus(NOTICE)}\nthêm`);
  const proxy = await faulty(Array.from({ length: 20 }, () => 'cut' as const));
  const endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const report = await archive.run([root], { ...options, sources: { s3: { endpoint } } });
  proxy.close();
  expect(report.refused).toMatchObject([{ code: 'E133' }]);
  expect(await archive.refused()).toEqual([]);
  expect(await archive.count()).toBe(1);
  expect((await archive.run([root], options)).files).toMatchObject({ read: 1, refused: 0 });
});

test('stores cannot be watched', async () => {
  const watching = archive.watch([`s3://${BUCKET}`], { signal: AbortSignal.timeout(5000) });
  await expect(watching).rejects.toThrow('E255');
});
