// What SIGKILL at random moments does to a run: however often it dies, the resumed result must equal that of a run
// that nothing stopped, byte for byte. Sources are compared by their names: the numbers of their rows go by the order
// in which they arrived.
//   node bench/kills.mjs [KILLS=200] [SEED=1] [DIR...=corpus/documents]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf } from './random.mjs';

const SELF = fileURLToPath(import.meta.url);
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const MOST_FILES = 400;
const MOST_BYTES = 3_000_000;
const LONGEST_MS = 6000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sha = (text) => createHash('sha256').update(text).digest('hex');

const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

const isThere = (pid) => {
  try {
    // A process that ended and that nobody waited for is none any more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Copies files of every kind below the folders into one, so that the run reads something that nothing else changes. */
export const gather = (dirs, into) => {
  mkdirSync(into, { recursive: true });
  let count = 0;
  for (const [place, dir] of dirs.entries())
    for (const name of readdirSync(dir, { recursive: true }).sort()) {
      const path = join(dir, name);
      const found = statSync(path);
      if (!found.isFile() || found.size > MOST_BYTES || count >= MOST_FILES) continue;
      copyFileSync(path, join(into, `${place}-${String(count++).padStart(4, '0')}${extname(name)}`));
    }
  return count;
};

const all = (database, sql) =>
  new Promise((resolve, reject) => database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows))));

/** A digest per table over all rows, sources by name; what differs between any two runs (how often was committed) is left out. */
export const dump = async (file) => {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(file);
  const tables = await all(
    database,
    "select name from sqlite_schema where type = 'table' and sql not like '%VIRTUAL%' and name not like '%search_%' and name not like '%names_%' and name not like 'sqlite_%'",
  );
  const digests = {};
  for (const { name } of tables) {
    if (['_digests', '_seals', 'migrations'].includes(name)) continue;
    const columns = (await all(database, `select name from pragma_table_info('${name}')`)).map((row) => row.name);
    const own = columns
      .filter((column) => column !== 'source' && !(name === 'sources' && column === 'id'))
      .map((column) => `t."${column}"`);
    const where = name === 'meta' ? "where name not in ('commits', 'run')" : '';
    const rows = columns.includes('source')
      ? await all(database, `select s.uri as source_uri, ${own} from "${name}" t join sources s on s.id = t.source`)
      : await all(database, `select ${own} from "${name}" t ${where}`);
    digests[name] = sha(
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    );
  }
  for (const index of ['search', 'names', 'cited_names']) {
    await all(database, `create virtual table temp.${index}_words using fts5vocab(main, ${index}, row)`);
    digests[index] = sha(JSON.stringify(await all(database, `select * from temp.${index}_words order by term`)));
  }
  await new Promise((resolve) => database.close(resolve));
  return digests;
};

const danchieu = (args, more = {}) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, ...more });

/** All that a finished archive answers: its export, its rows, whether it is sound. */
export const resultOf = async (db) => {
  const check = JSON.parse(danchieu(['check', '--db', db, '--json']).stdout);
  return {
    sound: check.sound && !check.unfinished,
    damages: check.damages,
    export: sha(danchieu(['export', '--format', 'jsonl', '--db', db]).stdout),
    tables: await dump(db),
  };
};

export const differences = (one, other) => [
  ...(other.sound ? [] : [`not sound: ${JSON.stringify(other.damages)}`]),
  ...(one.export === other.export ? [] : ['export']),
  ...Object.keys(one.tables).filter((table) => one.tables[table] !== other.tables[table]),
];

/** Runs until it ends or is killed after `wait` ms: the parent, or one of its children, of which the run takes no harm. */
export const runAndKill = async (files, db, wait, ofChild) => {
  const run = spawn(process.execPath, [MAIN, 'run', files, '--db', db, '--json'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  run.stderr.on('data', (text) => {
    said += text;
  });
  let ended = null;
  const end = new Promise((resolve) => {
    run.once('exit', (code, signal) => {
      ended = { code, signal };
      resolve();
    });
  });
  await Promise.race([end, sleep(wait)]);
  if (ended) return { ended, killed: false, orphans: [], said };
  const children = childrenOf(run.pid);
  if (ofChild && children.length > 0) {
    try {
      process.kill(children[Math.floor(wait) % children.length], 'SIGKILL');
    } catch {
      // It left of its own accord a moment ago.
    }
    await end;
    return { ended, killed: true, orphans: [], said };
  }
  run.kill('SIGKILL');
  await end;
  // A child in an endless loop is ended by its watchdog, which looks twice a second.
  for (let i = 0; i < 40 && children.some(isThere); i++) await sleep(100);
  return { ended: null, killed: true, orphans: children.filter(isThere), said };
};

/** Kills runs over one database until one comes to its end; answers how many kills it took and what is wrong. */
export const cycle = async (files, folder, random, reference, most, longest) => {
  const place = mkdtempSync(join(folder, 'cycle-'));
  const db = join(place, 'a.db');
  const faults = [];
  let [kills, ofParents] = [0, 0];
  for (;;) {
    const wait = kills < most ? 50 + random() * longest : 3_600_000;
    const ofChild = random() < 0.3;
    const { ended, killed, orphans, said } = await runAndKill(files, db, wait, ofChild);
    if (killed) kills++;
    if (killed && !ended) ofParents++;
    if (orphans.length > 0) faults.push(`orphans ${orphans}`);
    if (ended && ![0, 1].includes(ended.code)) faults.push(`ended ${JSON.stringify(ended)}: ${said.slice(-500)}`);
    if (ended) break;
  }
  const left = readdirSync(place).filter((name) => name !== 'a.db');
  if (left.length > 0) faults.push(`left over: ${left}`);
  faults.push(...differences(reference, await resultOf(db)));
  if (faults.length === 0) rmSync(place, { recursive: true });
  return { kills, ofParents, faults, place };
};

export const referenceOf = async (files, folder) => {
  const db = join(folder, 'reference.db');
  const started = Date.now();
  danchieu(['run', files, '--db', db]);
  return { ...(await resultOf(db)), ms: Date.now() - started };
};

const main = async ([kills = '200', seed = '1', ...dirs]) => {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-kills-'));
  const files = join(folder, 'files');
  const count = gather(dirs.length > 0 ? dirs : ['corpus/documents'], files);
  const reference = await referenceOf(files, folder);
  if (!reference.sound) throw new Error(`the run that nothing stopped is not sound: ${JSON.stringify(reference.damages)}`);
  const random = randomOf(Number(seed));
  const total = { files: count, msUninterrupted: reference.ms, kills: 0, ofParents: 0, resumed: 0, faults: [] };
  while (total.kills < Number(kills)) {
    const one = await cycle(
      files,
      folder,
      random,
      reference,
      Math.min(25, Number(kills) - total.kills),
      Math.min(reference.ms * 0.4, LONGEST_MS),
    );
    total.kills += one.kills;
    total.ofParents += one.ofParents;
    total.resumed++;
    if (one.faults.length > 0) total.faults.push([one.place, ...one.faults]);
    console.error(`${total.kills} kills, ${total.resumed} times resumed to the end, ${total.faults.length} with faults`);
  }
  console.log(JSON.stringify(total, null, 2));
  if (total.faults.length === 0) rmSync(folder, { recursive: true });
};

if (process.argv[1] === SELF) await main(process.argv.slice(2));
