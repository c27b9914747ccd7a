import { failure } from '../model/index.js';
import { backUp } from './backup.js';
import { orphans, schema, structure } from './check/structure.js';
import type { Engine, Fragments, Sealed } from './engine.js';
import { acquire } from './lock.js';
import { APPLICATION_ID } from './migrations/0070-integrity.js';
import type { Port } from './port.js';
import { textIndex } from './search.js';

export const MEMORY = ':memory:';

// The pages of the indexes of some hundred thousand documents; with SQLite's 2 MB time grows far faster than the archive.
export const CACHE_KB = 32 * 1024;
/** Linking goes through the archive by number and by target, in no order of the rows. */
const LINKING_KB = 128 * 1024;

const sql: Fragments = {
  unpack: (columns) => `select ${columns.map(({ name }, i) => `value->>${i} as ${name}`).join(', ')} from json_each(?)`,
  jsonArray: (values) => `json_array(${values.join(', ')})`,
  lines: (value, order) => `group_concat(${value}, char(10) order by ${order})`,
  // The affinity that its column would give it.
  member: (json, { name, type }) => (type === 'text' ? `${json}->>'${name}'` : `cast(${json}->>'${name}' as ${type})`),
  toHex: (bytes) => `hex(${bytes})`,
  fromHex: (digits) => `unhex(${digits})`,
};

/** An index of FTS5 keeps its words in tables of its own. https://sqlite.org/fts5.html#fts5_data_structures */
const wordSeals = (name: string): Sealed[] => [
  { table: `${name}_data`, key: ['id'], value: 'block' },
  { table: `${name}_idx`, key: ['segid', 'term'], value: 'json_array(hex(term), pgno)' },
  { table: `${name}_docsize`, key: ['id'], value: "hex(sz) || ' ' || origin" },
];

/** Throws E403 for a database of another program. */
const mustBeOurs = async (port: Port, done: readonly string[], file: string): Promise<void> => {
  const [header] = await port.all<{ application_id: number }>('pragma application_id');
  const id = header?.application_id;
  if (id !== (done.includes('0070-integrity') ? APPLICATION_ID : 0)) throw failure('E403', file, `application_id ${id}`);
};

const settle = async (port: Port): Promise<boolean> => {
  const [row] = await port.all<{ busy: number }>('pragma wal_checkpoint(truncate)').catch(() => []);
  return row?.busy === 0;
};

/** SQLite in a file, or in memory. */
export const sqliteEngine = (file: string): Engine => ({
  name: 'SQLite',
  sql,
  // Immediate: a transaction that starts by reading could not be upgraded while another writes.
  begin: 'begin immediate',
  place: file,
  isPassing: file === MEMORY,
  textIndex,
  clear: (port, table) => port.run(`insert into ${table} (${table}) values ('delete-all')`),
  wordSeals: ['search', 'names', 'cited_names'].flatMap(wordSeals),
  tables: async (port) => (await port.all<{ name: string }>("select name from sqlite_schema where type = 'table'")).map(({ name }) => name),
  mustBeOurs: (port, done) => mustBeOurs(port, done, file),
  migration: (text) => text,
  // Kept by the file itself; only copies made by a backup lack it.
  beforeWriting: (port) => port.exec('pragma journal_mode = wal'),
  afterMigrating: async () => {},
  backUp: (port, version) => backUp(port, file, version),
  lock: async (_, task) => {
    if (file === MEMORY) return { release: async () => {} };
    const held = acquire(file, task);
    return { release: async () => held.release() };
  },
  // One connection at a time writes, by SQLite's own lock.
  besideWriters: async () => {},
  sourceNumbers: async (port, count) => {
    const [row] = await port.all<{ last: number | null }>('select max(id) as last from sources');
    return Array.from({ length: count }, (_, i) => (row?.last ?? 0) + 1 + i);
  },
  settle,
  reindex: (port) => port.exec('reindex'),
  weigh: async () => {},
  byIndexes: (_, work) => work(),
  beforeLinking: (port) => port.exec(`pragma cache_size = -${LINKING_KB}`),
  afterLinking: (port) => port.exec(`pragma cache_size = -${CACHE_KB}`),
  looks: [
    { kind: 'structure', look: structure },
    { kind: 'schema', look: schema },
    { kind: 'orphan', look: orphans },
  ],
});
