import type { Damage } from '../../model/index.js';
import { damage } from '../check/looking.js';
import type { Port } from '../port.js';

/** What the schema is made of, as far as it is the same for all versions of the server: names, types, order by bytes. */
const PARTS = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce(' ' || collation_name, '') as part
  from information_schema.columns where table_schema = current_schema() and table_name not like 'known\\_cited'
  union all select 'view ' || viewname from pg_views where schemaname = current_schema()
  union all select 'index ' || indexname from pg_indexes where schemaname = current_schema()
  union all select 'constraint ' || conrelid::regclass::text || ' ' || conname from pg_constraint
    where connamespace = current_schema()::regnamespace and contype in ('p', 'u', 'f', 'c')
  order by 1`;

const KEPT = 'schema';

const partsOf = async (port: Port): Promise<string[]> => (await port.all<{ part: string }>(PARTS)).map(({ part }) => part);

/** Keeps what migrations made, to be held against what is there when the archive is checked. */
export const keepSchema = async (port: Port): Promise<void> => {
  const parts = JSON.stringify(await partsOf(port));
  await port.run('insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value', [KEPT, parts]);
};

/** Tables, views, indexes and constraints that are not as the migrations made them. */
export const serverSchema = async (port: Port): Promise<Damage[]> => {
  const [kept] = await port.all<{ value: string }>('select value from meta where name = ?', [KEPT]);
  const here = new Set(await partsOf(port));
  const made = kept ? (JSON.parse(kept.value) as string[]) : [];
  return made.filter((part) => !here.has(part)).map((table) => damage('schema', 'restore', { table }));
};
