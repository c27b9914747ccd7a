// Whole files, from bytes to facts and through `danchieu run`, as ratios in one run: `node bench/files.mjs [folder]`.
// Without a folder the files are those of the corpus.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { readSource } from '../dist/reading/reader.js';
import { loadRules } from '../dist/rules/index.js';

const ROUNDS = 5;
const COPIES_MILLISECONDS = 40_000;
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../corpus/documents', import.meta.url));
const rules = loadRules();
const work = mkdtempSync(join(tmpdir(), 'danchieu-bench-'));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const timed = async (run) => {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
};

/** Files of one format that are read at all, with their pages. */
async function filesOf(extension) {
  const files = [];
  for (const name of readdirSync(folder).filter((one) => extname(one) === extension)) {
    const bytes = readFileSync(join(folder, name));
    const result = await readSource(bytes, { uri: name }, rules, { ocr: false });
    if (result.ok) files.push({ name, bytes, pages: result.value.pages.length });
  }
  return files;
}

/** Median seconds of each contender over the same files, taking turns. */
async function measure(files, contenders) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, run] of Object.entries(contenders)) {
      const seconds = await timed(async () => {
        for (const file of files) await run(file);
      });
      // the first round warms up
      if (round > 0) times[name].push(seconds);
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const read = ({ name, bytes }) => readSource(bytes, { uri: name }, rules, { ocr: false });
const decode = ({ bytes }) => new TextDecoder().decode(bytes).normalize('NFC');
const unzipAndScan = ({ bytes }) => {
  const parts = unzipSync(bytes);
  let tags = 0;
  for (const [name, part] of Object.entries(parts)) if (name.endsWith('.xml')) for (const _ of strFromU8(part).matchAll(/<[^>]+>/g)) tags++;
  return tags;
};
const pdftotext = ({ name }) => spawnSync('pdftotext', [join(folder, name), '-'], { maxBuffer: 1e9 });
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

const FLOORS = {
  '.txt': ['decode', decode],
  '.html': ['decode', decode],
  '.docx': ['unzip, scan XML', unzipAndScan],
  '.pdf': hasPdftotext ? ['pdftotext', pdftotext] : null,
};
const rows = [];
for (const [extension, floor] of Object.entries(FLOORS)) {
  const files = await filesOf(extension);
  if (files.length === 0) continue;
  const times = await measure(files, { read, ...(floor && { floor: floor[1] }) });
  const bytes = files.reduce((sum, one) => sum + one.bytes.length, 0);
  const pages = files.reduce((sum, one) => sum + one.pages, 0);
  rows.push({
    format: extension.slice(1),
    files: files.length,
    'files/s': +(files.length / times.read).toFixed(0),
    'pages/s': +(pages / times.read).toFixed(0),
    'MB/s': +(bytes / 1e6 / times.read).toFixed(1),
    against: floor?.[0] ?? '(not here)',
    ratio: floor ? +(times.floor / times.read).toFixed(4) : null,
  });
}
console.log('Bytes to facts in one process, against the least that any reader would have to do');
console.table(rows);

const danchieu = (...args) => spawnSync(process.execPath, [MAIN, ...args], { maxBuffer: 1e9 });
let databases = 0;
const run = (path, ...flags) => {
  const db = join(work, `${databases++}.db`);
  return { db, seconds: timed(() => danchieu('run', path, '--db', db, ...flags)) };
};

/** Enough copies for a run of some seconds: starting must not count. */
async function copiesOf(extension) {
  const files = await filesOf(extension);
  const path = join(work, extension.slice(1));
  mkdirSync(path);
  const seconds = await timed(async () => {
    for (const file of files) await read(file);
  });
  const copies = Math.min(400, Math.ceil(COPIES_MILLISECONDS / 1000 / seconds));
  for (let n = 0; n < copies; n++) for (const { name } of files) copyFileSync(join(folder, name), join(path, `${n}-${name}`));
  return path;
}

const scaling = [];
for (const extension of ['.pdf', '.docx']) {
  const path = await copiesOf(extension);
  const pairs = [];
  for (let round = 0; round < ROUNDS; round++) {
    const one = await run(path, '--jobs', '1').seconds;
    const two = await run(path, '--jobs', '2').seconds;
    pairs.push({ one, two, ratio: one / two });
  }
  const middle = median(pairs.map(({ ratio }) => ratio));
  scaling.push({
    format: extension.slice(1),
    files: readdirSync(path).length,
    'one (s)': +median(pairs.map(({ one }) => one)).toFixed(1),
    'two (s)': +median(pairs.map(({ two }) => two)).toFixed(1),
    'one / two': +middle.toFixed(2),
  });
}
console.log('--jobs 2 against --jobs 1, median of five pairs');
console.table(scaling);

const first = run(work.concat('/pdf'), '--jobs', '1');
const firstSeconds = await first.seconds;
const again = [];
for (let round = 0; round < ROUNDS; round++)
  again.push(await timed(() => danchieu('run', work.concat('/pdf'), '--db', first.db, '--jobs', '1')));
console.log(
  `A second run over the unchanged archive: ${firstSeconds.toFixed(1)} s, then ${median(again).toFixed(2)} s, ${(firstSeconds / median(again)).toFixed(0)} times faster`,
);

const starts = { node: [], danchieu: [] };
for (let round = 0; round < 11; round++) {
  starts.node.push(await timed(() => execFileSync(process.execPath, ['-e', '0'])));
  starts.danchieu.push(await timed(() => danchieu('--version')));
}
const [bare, own] = [median(starts.node), median(starts.danchieu)];
console.log(`danchieu --version: ${(own * 1000).toFixed(0)} ms, ${(own / bare).toFixed(2)} times node -e 0`);
rmSync(work, { recursive: true, force: true });
