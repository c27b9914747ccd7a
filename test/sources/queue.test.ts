import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { danchieu } from '../cli/danchieu.js';
import { KEYS, type S3Server, startS3 } from './s3-server.js';

/** A schema of its own on the server that the other suites use too. */
const SERVER = process.env.DANCHIEU_TEST_PG;
const BUCKET = 'archive';
const NAMES = ['ke-hoach-145-kh-ubnd.pdf', 'thong-bao-56-tb-ubnd.txt', 'van-ban-den-0423.docx'];

let server: S3Server;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  server = await startS3(BUCKET);
  for (const name of NAMES) await server.put(`x/${name}`, readFileSync(join('corpus/documents', name)));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test.runIf(SERVER)('workers that read from a store come to what one process does', async () => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query('drop schema if exists from_store cascade; create schema from_store');
  const db = `${SERVER}?options=-c%20search_path%3Dfrom_store`;
  const run = async (...args: string[]) => danchieu(args, folder, { ...KEYS, AWS_ENDPOINT_URL_S3: server.endpoint });
  const root = `s3://${BUCKET}/x`;
  try {
    expect(JSON.parse((await run('enqueue', root, '--db', db, '--json')).out)).toMatchObject({ found: 3, queued: 3 });
    expect(JSON.parse((await run('work', '--until-empty', '--db', db, '--json')).out)).toMatchObject({ read: 2, refused: 1 });
    await run('link', '--db', db);
    expect(JSON.parse((await run('enqueue', root, '--db', db, '--json')).out)).toMatchObject({ found: 3, queued: 0, held: 3 });
    await run('run', root, '--db', 'one.db');
    const exported = async (from: string) => (await run('export', '--format', 'jsonl', '--db', from)).out;
    expect(await exported(db)).toBe(await exported('one.db'));
    expect((await exported(db)).split('\n').length).toBe(3);
  } finally {
    await client.query('drop schema from_store cascade');
    await client.end();
  }
});
