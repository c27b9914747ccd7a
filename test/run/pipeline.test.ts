import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Reading, type Result, refuse } from '../../src/model/index.js';
import { type PipelineOptions, run } from '../../src/pipeline.js';
import { digestFile } from '../../src/run/digest.js';
import { hasFiles, walk } from '../../src/run/finding.js';
import type { Store } from '../../src/store/index.js';
import { reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';
import { emptyStore } from '../store/stores.js';

let folder: string;
let store: Store;
let read: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  store = await emptyStore();
  read = [];
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Reads files whose text is a document number; refuses what begins with `bad`. */
const reader = async ({ path, uri }: { path: string; uri: string }): Promise<Result<Reading>> => {
  read.push(uri);
  const text = await readFile(path, 'utf8');
  if (text.startsWith('bad')) return refuse('E105', uri);
  const { sha256 } = await digestFile(path);
  const made = reading({
    uri,
    id: `vn/x/y/kh/2022/${text}`,
    number: `${text}/KH-X`,
    cites: [{ id: 'vn/x/y/kh/2022/1', text: 'Kế hoạch 1/KH-X', number: '1/KH-X' }],
  });
  const source = { ...made.source, sha256 };
  return { ok: true, value: { ...made, source, summary: { ...made.summary, source: { ...made.summary.source, sha256 } } }, problems: [] };
};
const options = (more: Partial<PipelineOptions> = {}): PipelineOptions => ({ read: reader, version: 'r1', resolve, jobs: 2, ...more });
const write = (name: string, text: string) => writeFile(join(folder, name), text);

describe('walk', () => {
  test('is sorted, leaves hidden files out, enters loops once', async () => {
    await mkdir(join(folder, 'b'));
    await write('b/2.txt', '');
    await write('a.txt', '');
    await write('.hidden', '');
    await write('~$a.docx', '');
    await symlink(folder, join(folder, 'b', 'loop'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    const { files, problems } = await walk([folder, join(folder, 'b'), join(folder, 'missing')]);
    expect(files.map(({ uri }) => uri.slice(folder.length + 1))).toEqual(['a.txt', 'b/2.txt']);
    expect(problems.map(({ code }) => code)).toEqual(['E113', 'E113']);
  });

  // macOS and Windows let no such name come about.
  test.runIf(process.platform === 'linux')('a name that is not UTF-8 is told as that', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${folder}/v`), Buffer.from([0xe3]), Buffer.from('n.txt')]), '');
    const { files, problems } = await walk([folder]);
    expect([files, problems]).toMatchObject([[], [{ code: 'E113', detail: 'name is not UTF-8' }]]);
    // As runs that are about some files give what could not be entered.
    expect((await walk([problems[0]?.where ?? ''])).problems).toEqual(problems);
  });
});

test('whether there is any file to read', async () => {
  await mkdir(join(folder, 'b'));
  await write('.hidden', '');
  await symlink(folder, join(folder, 'b', 'loop'));
  expect(await hasFiles([folder, join(folder, 'missing')])).toBe(false);
  await write('b/2.txt', '');
  expect(await hasFiles([folder])).toBe(true);
  expect(await hasFiles([join(folder, 'b', '2.txt')])).toBe(true);
});

describe('run', () => {
  test('reads, refuses, links, and says so', async () => {
    await write('1.txt', '1');
    await write('2.txt', '2');
    await write('3.txt', 'bad');
    const outcome = await run(store, [folder], options({ summaries: join(folder, 'out', 'deep') }));
    expect(outcome).toMatchObject({ found: 3, read: 2, unchanged: 0, refused: 1, summaries: 2, interrupted: false });
    expect(outcome.refusals).toEqual([{ file: join(folder, '3.txt'), code: 'E105', detail: null }]);
    expect((await readdir(join(folder, 'out', 'deep'))).sort()).toEqual(['1.txt.json', '2.txt.json']);
    const [row] = await store.all<{ n: number }>("select count(*) as n from _citations where state = 'resolved'");
    expect(row?.n).toBe(2);
  });

  test('reads again only what changed, or all when forced or read by another version', async () => {
    await write('1.txt', '1');
    await write('2.txt', '2');
    await write('3.txt', 'bad');
    await run(store, [folder], options());
    await write('2.txt', '22');
    read = [];
    expect(await run(store, [folder], options())).toMatchObject({ read: 1, unchanged: 1, refused: 1 });
    expect(read).toEqual([join(folder, '2.txt')]);
    expect(await run(store, [folder], options({ force: true }))).toMatchObject({ read: 2, unchanged: 0 });
    expect(await run(store, [folder], options({ version: 'r2' }))).toMatchObject({ read: 2, unchanged: 0 });
    const ids = await store.all<{ id: string }>('select id from _documents order by id');
    expect(ids.map(({ id }) => id)).toEqual(['vn/x/y/kh/2022/1', 'vn/x/y/kh/2022/22']);
  });

  test('tells how many documents are held of which the file is gone, and forgets none', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['1.txt', '2.txt', 'b/3.txt']) await write(name, name.replace(/\D/g, ''));
    expect(await run(store, [folder], options())).toMatchObject({ gone: 0 });
    await rm(join(folder, '2.txt'));
    await rm(join(folder, 'b'), { recursive: true });
    expect(await run(store, [folder], options())).toMatchObject({ found: 1, gone: 2 });
    expect(await run(store, [join(folder, '1.txt')], options())).toMatchObject({ gone: 0 });
    expect(await run(store, [join(folder, 'b')], options())).toMatchObject({ gone: 1, refused: 1 });
    expect(await store.all('select id from _documents')).toHaveLength(3);
  });

  test('forgets what is gone when told to, but nothing below a path that is not there', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['1.txt', '2.txt', 'b/3.txt', 'b/4.txt']) await write(name, name.replace(/\D/g, ''));
    await write('5.txt', 'bad');
    await run(store, [folder], options());
    const targets = async () => (await store.all<{ state: string }>('select distinct state from _citations')).map(({ state }) => state);
    expect(await targets()).toEqual(['resolved']);
    for (const name of ['1.txt', '5.txt', 'b/4.txt']) await rm(join(folder, name));
    expect(await run(store, [join(folder, 'b')], options({ prune: true }))).toMatchObject({ gone: 0, pruned: 1 });
    expect(await run(store, [folder], options({ prune: true }))).toMatchObject({ found: 2, unchanged: 2, gone: 0, pruned: 1 });
    expect((await store.all<{ uri: string }>('select uri from sources order by uri')).map(({ uri }) => uri)).toEqual([
      join(folder, '2.txt'),
      join(folder, 'b/3.txt'),
    ]);
    expect(await targets()).toEqual(['unheld']);
    await rm(join(folder, 'b'), { recursive: true });
    expect(await run(store, [join(folder, 'b')], options({ prune: true }))).toMatchObject({ gone: 1, pruned: 0 });
  });

  test('gives the same summaries with any number of workers', async () => {
    for (let i = 1; i < 20; i++) await write(`${i}.txt`, String(i));
    const out = async (jobs: number) => {
      const into = join(folder, `.out${jobs}`);
      const fresh = await emptyStore();
      await run(fresh, [folder], options({ jobs, summaries: into }));
      await fresh.close();
      return Promise.all((await readdir(into)).sort().map((name) => readFile(join(into, name), 'utf8')));
    };
    expect(await out(7)).toEqual(await out(1));
  });

  test('stops cleanly when interrupted, and goes on next time', async () => {
    for (let i = 1; i < 6; i++) await write(`${i}.txt`, String(i));
    const stop = new AbortController();
    const slow = async (file: { path: string; uri: string }): Promise<Result<Reading>> => {
      if (file.uri.endsWith('3.txt')) {
        stop.abort();
        return new Promise(() => {});
      }
      return reader(file);
    };
    const first = await run(store, [folder], options({ read: slow, jobs: 1, signal: stop.signal }));
    expect(first).toMatchObject({ refused: 0, interrupted: true });
    // Which of the files behind it came to be looked at before it is left open.
    expect(first.read).toBeLessThan(5);
    expect(await run(store, [folder], options())).toMatchObject({ read: 5 - first.read, unchanged: first.read, interrupted: false });
    expect(await store.needsLinking()).toBe(false);
  });

  test('a failing database ends the run with its failure', async () => {
    await write('1.txt', '1');
    const broken = { ...store, put: () => Promise.reject(new Error('disk')) };
    await expect(run(broken, [folder], options())).rejects.toThrow('disk');
  });
});
