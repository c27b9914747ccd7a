// What scripts/sizing.mjs counts with: processor seconds per document and page by format, and what storing and linking
// take of short texts. Processor time, so that a busy machine does not matter. After `npm run build`:
//   node bench/rates.mjs FOLDER [TEXTS=2000]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '../dist/reading/reader.js';
import { loadRules } from '../dist/rules/index.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const [folder = fileURLToPath(new URL('../corpus/documents', import.meta.url)), texts = '2000'] = process.argv.slice(2);
const rules = loadRules();
// pdf.js rejects a promise long after its document is done.
process.on('unhandledRejection', () => {});

const cpuOf = async (work) => {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
};
const rounded = (value, digits = 1) => Number(value.toFixed(digits));

/** The second reading counts: the first loads parsers. */
const byFormat = async () => {
  const formats = {};
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    const format = extname(name).slice(1).toLowerCase();
    if (!['pdf', 'docx', 'doc', 'html', 'rtf', 'txt'].includes(format) || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    const read = () => readSource(bytes, { uri: name }, rules, { ocr: false });
    await read();
    const { result, ms } = await cpuOf(read);
    if (!result.ok) continue;
    formats[format] ??= { documents: 0, pages: 0, characters: 0, bytes: 0, ms: 0 };
    const row = formats[format];
    row.documents++;
    row.pages += result.value.pages.length;
    row.characters += result.value.text.length;
    row.bytes += bytes.length;
    row.ms += ms;
  }
  return Object.fromEntries(
    Object.entries(formats).map(([format, { documents, pages, characters, bytes, ms }]) => [
      format,
      {
        documents,
        'ms a document': rounded(ms / documents),
        'ms per 1,000 characters': rounded((1000 * ms) / characters, 2),
        ...(format === 'pdf' ? { 'ms a page': rounded(ms / pages), 'characters a page': Math.round(characters / pages) } : {}),
        'KB a document': rounded(bytes / documents / 1024),
      },
    ]),
  );
};

const text = (i) =>
  `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: ${i}/KH-UBND\n\nPhú Yên, ngày ${1 + (i % 28)} tháng ${1 + (i % 12)} năm ${2012 + (i % 13)}\n\nKẾ HOẠCH\nThi đua đợt ${i}\n\n${Array.from({ length: 10 }, (_, j) => `Căn cứ Kế hoạch số ${1 + ((i * 7 + j * 131) % Number(texts))}/KH-UBND ngày 5/2/${2012 + ((i + j) % 13)} của Ủy ban nhân dân tỉnh Phú Yên;`).join('\n')}\n`;

/** A run over short texts, its processes together. */
const stored = () => {
  const work = mkdtempSync(join(tmpdir(), 'danchieu-rates-'));
  try {
    for (let i = 1; i <= Number(texts); i++) writeFileSync(join(work, `${i}.txt`), text(i));
    const [db, log] = [join(work, 'a.db'), join(work, 'run.log')];
    const command = `TIMEFORMAT='%U %S'; time '${process.execPath}' '${MAIN}' run '${work}' --db '${db}' --jobs 2 --log '${log}' >/dev/null 2>&1`;
    const [user, system] = spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stderr.trim().split(' ').map(Number);
    const events = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const at = (event) => Date.parse(events.find((one) => one.event === event).at);
    const documents = events.find((one) => one.event === 'run-ended').files.read;
    return {
      documents,
      'ms a document, all told': rounded((1000 * (user + system)) / documents, 2),
      'ms of linking a document (by the clock)': rounded((at('run-ended') - at('stage')) / documents, 2),
      'citations a document': 10,
      'KB of database a document': rounded(statSync(db).size / documents / 1024),
      'KB of text a document': rounded(Buffer.byteLength(text(1)) / 1024),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
};

console.log(JSON.stringify({ folder, formats: await byFormat(), texts: stored() }, null, 2));
