import { failure } from '../../model/index.js';
import type { Engine, Fragments, Sealed } from '../engine.js';
import type { Column, Port } from '../port.js';
import { migrationOf } from './ddl.js';
import { acquireOnServer, throughGate } from './lock.js';
import { serverTextIndex } from './search.js';
import { keepSchema, serverSchema } from './structure.js';

const TYPES: Readonly<Record<Column['type'], string>> = { text: 'text', integer: 'bigint', real: 'float8' };

const sql: Fragments = {
  unpack: (columns) => {
    const values = columns.map(({ name, type }, i) => `${type === 'text' ? `value->>${i}` : `(value->>${i})::${TYPES[type]}`} as ${name}`);
    return `select ${values.join(', ')} from jsonb_array_elements(?::jsonb) as list(value)`;
  },
  jsonArray: (values) => `json_build_array(${values.join(', ')})::text`,
  lines: (value, order) => `string_agg(${value}, chr(10) order by ${order})`,
  // Nine bytes are twelve digits.
  digest: (text) => `left(translate(encode(substring(sha256(convert_to(${text}, 'UTF8')) from 1 for 9), 'base64'), '+/', '-_'), 11)`,
  member: (json, { name, type }) => `(${json}::jsonb->>'${name}')::${TYPES[type]}`,
  toHex: (bytes) => `encode(${bytes}, 'hex')`,
  fromHex: (digits) => `decode(${digits}, 'hex')`,
};

/** That each text is in the index; what the index says of it is made by the server and checked by it. */
const wordSeals: readonly Sealed[] = ['search', 'names', 'cited_names'].map((table) => ({ table, key: ['rowid'], value: "''" }));

/** Tables whose rows linking joins: without figures about them the server chooses its ways blindly. */
const LINKED = ['sources', 'readings', '_documents', '_citations'];

const tables = async (port: Port): Promise<string[]> => {
  const rows = await port.all<{ name: string }>('select tablename as name from pg_tables where schemaname = current_schema() order by 1');
  return rows.map(({ name }) => name);
};

/** Numbers of sources come of a sequence: many writers at once would all find the same highest one in the table. */
const numberSources = (port: Port): Promise<void> =>
  port.exec(`create sequence if not exists source_numbers;
             select setval('source_numbers', (select max(id) from sources)) where exists (select 1 from sources)`);

/** What linking sorts and groups fits into memory; a server that was given more keeps it. */
const LINKING_MEMORY = `select set_config('work_mem', '64MB', false) where pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')`;

/**
 * A server takes a step to another row for several times what it costs where tables are in memory or on a solid disk, so it
 * would rather go through all of a large table than look up some thousands of its rows; of joins that are written in an order
 * it keeps the order, as SQLite does.
 */
const BY_INDEXES = {
  random_page_cost: '1.1',
  join_collapse_limit: '1',
  ...Object.fromEntries(['hashjoin', 'mergejoin', 'material', 'memoize'].map((way) => [`enable_${way}`, 'off'])),
};
const byIndexes = Object.entries(BY_INDEXES)
  .map(([name, value]) => `set ${name} = ${value}`)
  .join('; ');
const asBefore = Object.keys(BY_INDEXES)
  .map((name) => `reset ${name}`)
  .join('; ');

/** A schema of PostgreSQL on a server of version 15 or later. */
export const postgresEngine = (place: string): Engine => ({
  name: 'PostgreSQL',
  sql,
  begin: 'begin',
  place,
  isPassing: false,
  textIndex: serverTextIndex,
  clear: (port, table) => port.run(`delete from ${table}`),
  wordSeals,
  tables,
  mustBeOurs: async (_, done) => {
    if (done.length > 0 && !done.includes('0001-sources')) throw failure('E403', place, 'migrations of another program');
  },
  migration: migrationOf,
  beforeWriting: async () => {},
  afterMigrating: async (port) => {
    await numberSources(port);
    await keepSchema(port);
  },
  // Copies are the server's affair: its own tools make them while it works.
  backUp: async () => {},
  lock: acquireOnServer(place),
  besideWriters: async (port) => void (await throughGate(port)),
  sourceNumbers: async (port, count) => {
    const rows = await port.all<{ id: number }>("select nextval('source_numbers') as id from generate_series(1, ?)", [count]);
    return rows.map(({ id }) => id).sort((a, b) => a - b);
  },
  settle: async () => true,
  reindex: async (port) => {
    for (const table of await tables(port)) await port.run(`reindex table ${table}`);
  },
  weigh: (port, table) => port.exec(`analyze ${table}`),
  byIndexes: async (port, work) => {
    await port.exec(byIndexes);
    try {
      return await work();
    } finally {
      await port.exec(asBefore).catch(() => undefined);
    }
  },
  beforeLinking: async (port) => {
    await port.exec(LINKING_MEMORY);
    for (const table of LINKED) await port.exec(`analyze ${table}`);
  },
  afterLinking: async (port) => {
    await port.exec('reset work_mem');
    for (const index of ['search_words', 'search_named', 'names_words', 'cited_names_words'])
      await port.all(`select gin_clean_pending_list('${index}'::regclass)`);
  },
  looks: [{ kind: 'schema', look: serverSchema }],
});
