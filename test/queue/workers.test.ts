import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { danchieu, start } from '../cli/danchieu.js';
import { newArchive, SERVER } from '../store/postgres.js';

const CORPUS = 'corpus/documents';
const LEASE = ['--lease', '2s'];

/** Documents of the corpus that are quick to read, a container among them. */
const names = readdirSync(CORPUS).filter((name) => /\.(?:txt|html|docx|zip|eml)$/.test(name));

describe.runIf(SERVER)('workers on a server', () => {
  let folder: string;
  let wanted: string;
  let db: string;
  let drop: () => Promise<void>;
  const run = async (...args: string[]) => {
    const ended = await danchieu(args, folder);
    return { ...ended, json: () => JSON.parse(ended.out) };
  };
  const on = (command: string, ...args: string[]) => run(command, ...args, '--db', db);
  const exportOf = async (from: string): Promise<string> => {
    const { out, code } = await run('export', '--format', 'jsonl', '--db', from);
    expect(code).toBe(0);
    return createHash('sha256').update(out).digest('hex');
  };
  const sound = async () => expect((await on('check', '--json')).json()).toMatchObject({ sound: true, unfinished: false });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'danchieu-workers-'));
    for (const name of names) copyFileSync(join(CORPUS, name), join(folder, name));
    writeFileSync(join(folder, 'empty.txt'), '');
    await run('run', '.', '--db', join(folder, '.reference.db'));
    wanted = await exportOf(join(folder, '.reference.db'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    ({ address: db, drop } = await newArchive(SERVER as string));
  });
  afterEach(() => drop());

  test('two of them make the archive that one process makes in a file, byte for byte', async () => {
    expect((await on('enqueue', '.', '--json')).json()).toMatchObject({ queued: names.length + 1, held: 0 });
    const both = await Promise.all([1, 2].map(() => on('work', '--until-empty', '--jobs', '1', '--json')));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const linkers = await Promise.all([on('link', '--json'), on('link', '--json')]);
    // The second is told who links, or finds nothing left to do.
    for (const { code, err } of linkers) expect(code === 0 || (code === 4 && /E406.*link/.test(err))).toBe(true);
    expect(linkers.some(({ code, out }) => code === 0 && JSON.parse(out).linked)).toBe(true);
    expect(await exportOf(db)).toBe(wanted);
    await sound();
    expect((await on('enqueue', '.', '--json')).json()).toMatchObject({ queued: 0, held: names.length + 1 });
    const status = (await on('status', '--json')).json();
    expect(status).toMatchObject({
      jobs: { waiting: 0, active: 0 },
      files: { waiting: 0 },
      unlinked: false,
      refusals: [{ code: 'E101' }],
    });
    expect(status.workers.map((row: { state: string }) => row.state)).toEqual(['ended', 'ended']);
    expect(status.workers.reduce((sum: number, row: { files: number }) => sum + row.files, 0)).toBeGreaterThanOrEqual(names.length + 1);
  });

  test('one that is killed gives its work back, one that is asked to end ends well', async () => {
    await on('enqueue', '.');
    const first = start(['work', '--jobs', '1', ...LEASE, '--log', '.log', '--log-level', 'debug', '--db', db], folder);
    await first.says(/Worker/);
    for (;;) {
      const { json } = await on('status', '--json');
      if (json().jobs.active > 0) break;
    }
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(['work', '--jobs', '2', ...LEASE, '--db', db], folder);
    for (;;) {
      const { json } = await on('status', '--json');
      if (json().files.waiting === 0) break;
    }
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect((await on('link')).code).toBe(0);
    expect(await exportOf(db)).toBe(wanted);
    await sound();
  });

  test('one with other rules leaves the jobs and says so', async () => {
    const rules = mkdtempSync(join(tmpdir(), 'danchieu-rules-'));
    await on('enqueue', '.');
    const { code, err } = await on('work', '--until-empty', '--rules', rules, '--ocr-language', 'vie', '--max-pages', '7');
    expect(code).toBe(4);
    expect(err).toMatch(/E416/);
    expect((await on('status', '--json')).json()).toMatchObject({ jobs: { active: 0, done: 0 } });
    rmSync(rules, { recursive: true });
  });
});
