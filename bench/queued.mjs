// What the measurements of the queue share: documents, commands, a server's databases.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusTexts } from './texts.mjs';

export const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const DOCUMENT = 6000;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const sha = (text) => createHash('sha256').update(text).digest('hex');

/** Text documents of some kilobytes, made of the corpus with their numbers varied: each is another document. */
export const writeTexts = (count, folder) => {
  mkdirSync(folder, { recursive: true });
  const texts = corpusTexts();
  for (let i = 0; i < count; i++) {
    let nth = 0;
    const text = texts[i % texts.length]
      .slice(0, DOCUMENT)
      .replace(/\d+(?=(?:\/\d{4})?[/-][A-Z\u0110])/g, () => String(((i * 131 + nth++ * 17) % 9000) + 1));
    writeFileSync(join(folder, `${String(i).padStart(5, '0')}.txt`), text);
  }
};

/** Runs a command to its end; throws where it ends otherwise than `codes` allow. */
export const danchieu = (args, codes = [0]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (!codes.includes(status)) throw new Error(`${args.join(' ')}: ${status}\n${stderr.slice(-2000)}`);
  return stdout;
};

/** Starts a command; `end` tells its code, signal and what it said. */
export const start = (args) => {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said = (said + text).slice(-4000);
    });
  const end = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, said })));
  return { child, end };
};

export const exportOf = (db) => sha(danchieu(['export', '--format', 'jsonl', '--db', db]));

/** Asks a server something. */
export const asked = async (address, sql, values = []) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  await client.connect();
  return client.query(sql, values).finally(() => client.end().catch(() => undefined));
};

let made = 0;
/** The address of a new schema; its queue has one of its own. */
export const newArchive = async (server) => {
  const schema = `bench_${process.pid}_${++made}`;
  await asked(server, `create schema ${schema}`);
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${schema}`);
  const drop = async () => {
    await asked(server, `drop schema if exists ${schema} cascade`);
    await asked(server, `drop schema if exists danchieu_queue_${schema} cascade`);
  };
  return { db: address.href, schema, queue: `danchieu_queue_${schema}`, drop };
};
