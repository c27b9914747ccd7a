// What random byte flips do to a database: each must be found and named, or change no answer.
//   node bench/flips.mjs [FLIPS=100] [SEED=1] [DIR=corpus/documents]
// Half of the flips hit the database, half the -wal file that a run leaves behind a busy reader.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf } from './random.mjs';

const SELF = fileURLToPath(import.meta.url);
const PARTS = ['', '-wal', '.journal'];

const gathered = async (items) => {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
};

/** What the archive answers to a question of each kind, as one text. */
const answersOf = async (archive) =>
  JSON.stringify([
    await gathered(archive.summaries()),
    await gathered(archive.exportText('graphml')),
    await archive.missing({ limit: 1000 }),
    await archive.refused(),
    await archive.stats(),
    await archive.search('thi đua khen thưởng', { limit: 100 }),
    await archive.search('kế hoạch', { limit: 100 }),
    (await archive.find('ubnd')).candidates,
    await archive.deadlines(),
    await archive.awards(),
    await archive.bodies(),
  ]);

/** Checks a database and asks it, in this process; prints what came of it. */
const look = async (file) => {
  const { open, Failure } = await import('../dist/index.js');
  try {
    const archive = await open(file);
    const { damages } = await archive.check();
    const answers = damages.length === 0 ? await answersOf(archive) : null;
    await archive.close();
    console.log(JSON.stringify({ named: damages.map(({ kind, table, file: where }) => [kind, table, where]), answers }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(JSON.stringify({ named: error.problems.map(({ code, where }) => [code, null, where]), answers: null }));
  }
};

/** The same in a process of its own: a damaged file may do anything to the one that reads it. */
export const lookApart = (file) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SELF, 'look', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? JSON.parse(stdout) : { named: [], answers: null, failed: stderr };
};

/** Databases to be damaged: one that a run closed, and one whose last run is still in the -wal file. */
export const makeDatabases = async (folder, paths) => {
  const { open } = await import('../dist/index.js');
  const { default: sqlite3 } = await import('sqlite3');
  const [closed, busy] = [join(folder, 'closed.db'), join(folder, 'busy.db')];
  const first = await open(closed, { create: true });
  await first.run(paths);
  await first.close();
  copyFileSync(closed, busy);
  const reader = new sqlite3.Database(busy);
  await new Promise((resolve, reject) => reader.exec('begin; select count(*) from meta', (error) => (error ? reject(error) : resolve())));
  const second = await open(busy);
  await second.run(paths, { force: true });
  const kept = join(folder, 'wal.db');
  for (const part of PARTS) if (existsSync(busy + part)) copyFileSync(busy + part, kept + part);
  await second.close();
  await new Promise((resolve) => reader.close(resolve));
  return { closed, wal: kept };
};

const copyOf = (folder, original) => {
  const copy = join(folder, 'flipped.db');
  for (const each of [...PARTS, '-shm']) {
    rmSync(copy + each, { force: true });
    if (existsSync(original + each) && each !== '-shm') copyFileSync(original + each, copy + each);
  }
  return copy;
};

/** What an unharmed copy answers; to look at the original would bring its -wal file home. Throws where it is not sound. */
export const soundAnswers = (folder, original) => {
  const { named, answers, failed } = lookApart(copyOf(folder, original));
  if (answers === null) throw new Error(`not sound before any flip: ${failed ?? JSON.stringify(named)}`);
  return answers;
};

/** Flips one byte of a copy and says what became of it. */
export const flip = (folder, original, part, random, answers) => {
  const copy = copyOf(folder, original);
  const offset = Math.floor(random() * statSync(original + part).size);
  const bytes = readFileSync(copy + part);
  bytes[offset] ^= 1 + Math.floor(random() * 255);
  writeFileSync(copy + part, bytes);
  const { named, answers: now, failed } = lookApart(copy);
  const outcome = failed ? 'failed' : named.length > 0 ? 'named' : now === answers ? 'harmless' : 'silently wrong';
  return { part: part || 'database', offset, outcome, named, failed };
};

const main = async ([flips = '100', seed = '1', ...dirs]) => {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-flips-'));
  try {
    const { closed, wal } = await makeDatabases(folder, dirs.length > 0 ? dirs : ['corpus/documents']);
    const answers = new Map([closed, wal].map((file) => [file, soundAnswers(folder, file)]));
    const random = randomOf(Number(seed));
    const counts = {};
    for (let i = 0; i < Number(flips); i++) {
      const [original, part] = i % 2 === 0 ? [closed, ''] : [wal, '-wal'];
      const one = flip(folder, original, part, random, answers.get(original));
      const key = `${one.part}: ${one.outcome}`;
      counts[key] = (counts[key] ?? 0) + 1;
      if (one.outcome === 'failed' || one.outcome === 'silently wrong') console.log(JSON.stringify(one));
    }
    console.log(JSON.stringify({ flips: Number(flips), seed: Number(seed), ...counts }, null, 2));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === SELF) await (process.argv[2] === 'look' ? look(process.argv[3]) : main(process.argv.slice(2)));
