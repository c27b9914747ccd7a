import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// The built one: the process that is asked runs JavaScript.
import { type Archive, Failure, open } from '../../dist/index.js';
import { openStore } from '../../src/store/index.js';
import { drivers } from '../store/drivers.js';
import { archive as readings } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

const LIMIT_MS = 1000;
/** Starting a process, seeing that it is too large and ending it, on a busy machine. */
const SLACK_MS = 4000;

const folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
const db = join(folder, 'archive', 'a.db');
const secret = join(folder, 'secret.db');
beforeAll(async () => {
  await mkdir(join(folder, 'archive'));
  const store = await openStore(db, { create: true });
  await store.put(readings, 'r1');
  await store.relink(resolve);
  await store.close();
  const other = await openStore(secret, { create: true });
  await other.put(readings.slice(0, 1), 'r1');
  await other.close();
  await writeFile(join(folder, 'secret.txt'), 'classified');
});
afterAll(() => rm(folder, { recursive: true }));

const digest = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
const state = async () => ({
  names: ((await readdir(folder, { recursive: true })) as string[]).filter((name) => !/-(?:wal|shm)$/.test(name)).sort(),
  archive: await digest(db),
  secret: await digest(secret),
});

const ENDLESS = 'with recursive n(i) as (select 1 union all select i + 1 from n)';
const MANY = 'with recursive n(i) as (select 1 union all select i + 1 from n limit 3000)';

/** Each with the codes that it may end with: E241 to E243 say at once, E441 to E443 after a while. */
const ATTACKS: readonly (readonly [what: string, sql: string, codes: string])[] = [
  ['reads a file by a function', `select readfile('${join(folder, 'secret.txt')}')`, 'E243'],
  ['writes a file by a function', `select writefile('${join(folder, 'new.txt')}', 'x')`, 'E243'],
  ['edits by a function', `select edit('x', 'touch ${join(folder, 'new.txt')}')`, 'E243'],
  ['loads an extension', `select load_extension('${join(folder, 'evil.so')}')`, 'E243'],
  ['loads an extension by a quoted name', `select "load_extension"('${join(folder, 'evil.so')}')`, 'E243'],
  ['asks for a pointer', "select hex(fts3_tokenizer('simple'))", 'E243'],
  ['sets a pointer', "select fts3_tokenizer('simple', x'0000000000000000')", 'E243'],
  ['attaches another database', `attach '${secret}' as s`, 'E241'],
  ['attaches behind a comment', `/* select */ attach '${secret}' as s`, 'E241'],
  ['attaches as a second statement', `select 1; attach '${secret}' as s`, 'E241'],
  ['hides the second statement behind a comment', `select 1 -- \n; attach '${secret}' as s; select * from s.documents`, 'E241'],
  ['closes the brackets it stands in', `select 1); attach '${secret}' as s; select (1`, 'E241'],
  ['closes them in a string that ends elsewhere', `select '\\'); attach ''x'' as s; --'`, 'E241'],
  ['ends the text with NUL', 'select 1\0; drop view documents', 'E241'],
  ['copies the database', `vacuum into '${join(folder, 'copy.db')}'`, 'E241'],
  ['copies it behind EXPLAIN', `explain query plan vacuum into '${join(folder, 'copy.db')}'`, 'E241'],
  ['vacuums', 'vacuum', 'E241'],
  ['deletes', 'delete from _documents', 'E241'],
  ['inserts', "insert into meta values ('a', 'b')", 'E241'],
  ['updates and returns', "update _documents set id = 'x' returning id", 'E241'],
  ['deletes behind WITH', 'with x as (select 1) delete from _documents', 'E242'],
  ['updates behind WITH, returning', "with x as (select 1) update _documents set id = 'x' returning id", 'E242'],
  ['inserts behind WITH', "with x as (select 1) insert into meta select 'a', 'b'", 'E242'],
  ['writes inside WITH', 'with x as (delete from _documents returning id) select * from x', 'E242'],
  ['makes a temporary table', 'create temp table t as select * from documents', 'E241'],
  ['makes a table', 'create table t (a)', 'E241'],
  ['drops a view', 'drop view documents', 'E241'],
  ['opens the schema for writing', 'pragma writable_schema = on', 'E241'],
  ['asks for writing by a pragma that is a table', 'select * from pragma_query_only(0)', 'E243|E242'],
  ['lifts the limit of memory', 'select * from pragma_hard_heap_limit(0)', 'E243'],
  ['tells where files lie', 'select file from pragma_database_list', 'E243'],
  ['tells what is built in, by a name in quotes', "select * from 'pragma_compile_options'", 'E243'],
  ['changes the key', "pragma key = 'x'", 'E241'],
  ['takes a lock', 'begin exclusive', 'E241'],
  ['reads raw pages', 'select data from sqlite_dbpage', 'E243'],
  ['writes by a command of the index', "insert into search(search) values ('rebuild')", 'E241'],
  ['never ends', `${ENDLESS} select count(*) from n`, 'E441'],
  ['never ends, row by row', `${ENDLESS} select i from n where i < 0`, 'E441'],
  ['multiplies tables', `${MANY} select count(*) from n a, n b, n c, n d`, 'E441'],
  ['sorts what it multiplies', `${MANY} select a.i from n a, n b, n c order by a.i * b.i * c.i desc`, 'E441|E442'],
  ['gathers without end', `${ENDLESS} select group_concat(hex(randomblob(1000))) from n`, 'E441|E442|E443'],
  ['collects JSON without end', `${ENDLESS} select json_group_array(printf('%01000d', i)) from n`, 'E441|E442|E443'],
  ['asks for a huge blob of zeros', 'select zeroblob(1000000000)', 'E441|E442|E443'],
  ['asks for many huge blobs', `${MANY} select zeroblob(15000000 + i) from n`, 'E441|E442|E443'],
  ['asks for a huge random blob', 'select length(randomblob(1000000000))', 'E441|E442|E443'],
  ['pads a text', "select printf('%1000000000d', 1)", 'E441|E442|E443|none'],
  ['repeats a character', "select length(printf('%.*c', 1000000000, 'x'))", 'E441|E442|E443|none'],
  [
    'grows a text by replacing',
    "select length(replace(replace(replace(hex(zeroblob(2000)), '00', hex(zeroblob(2000))), '00', hex(zeroblob(2000))), '00', hex(zeroblob(2000))))",
    'E441|E442|E443',
  ],
  [
    'doubles a text in a recursion',
    "with recursive d(t) as (select 'x' union all select t || t from d) select max(length(t)) from d",
    'E441|E442|E443',
  ],
  [
    'compares by a pattern that goes back and back',
    `select replace(hex(zeroblob(3000)), '00', 'a') like '${'%a'.repeat(60)}%b'`,
    'E441|none',
  ],
  ['compares by an expression of no function', "select 'aaaa' regexp '(a+)+$'", 'E242'],
  ['nests brackets', `select ${'('.repeat(5000)}1${')'.repeat(5000)}`, 'E242|none'],
  ['strings questions together', `select 1 ${'union all select 1 '.repeat(5000)}`, 'E242'],
  ['asks at great length', `select '${'x'.repeat(200_000)}'`, 'E241'],
];

describe.each(drivers)('with %s, no question', (driver) => {
  let archive: Archive;
  let before: Awaited<ReturnType<typeof state>>;
  beforeAll(async () => {
    archive = await open(db, { driver });
    before = await state();
  });
  afterAll(() => archive.close());

  test('is missing here', () => expect(ATTACKS.length).toBeGreaterThanOrEqual(30));

  test.each(ATTACKS)('%s', async (_what, sql, codes) => {
    const start = performance.now();
    const end = await archive.sql(sql, { timeoutMs: LIMIT_MS }).then(
      () => 'none',
      (error: unknown) => (error instanceof Failure ? error.problems[0]?.code : String(error)),
    );
    expect(performance.now() - start).toBeLessThan(LIMIT_MS + SLACK_MS);
    expect(codes.split('|')).toContain(end);
    expect(await state()).toEqual(before);
  });
});
