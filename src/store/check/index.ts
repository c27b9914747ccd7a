import type { Damage, Health } from '../../model/index.js';
import { factTables } from '../columns.js';
import type { Port } from '../port.js';
import { needsRebuild } from '../rebuilding.js';
import { broken } from '../seals.js';
import { needsLinking } from '../unlinked.js';
import { documents } from './documents.js';
import { damage, looking } from './looking.js';

const MOST = 100;

const STRAY = `
  select c.target, s.uri as file, d.id as document from _citations c
  join _documents d on d.source = c.source join sources s on s.id = c.source
  where c.target is not null
    and not exists (select 1 from _documents h where h.id = c.target)
    and not exists (select 1 from cited k where k.id = c.target)
  limit ${MOST}`;

/** Citations of documents that are neither held nor listed as cited. */
const targets = async (port: Port): Promise<Damage[]> => {
  const rows = await port.all<{ target: string; file: string; document: string }>(STRAY);
  return rows.map(({ target, file, document }) => damage('target', 'rebuild', { table: '_citations', file, document, detail: target }));
};

const derived = async (port: Port): Promise<Damage[]> => (await broken(port)).map((table) => damage('derived', 'rebuild', { table }));

const TORN = `
  select c.uri as file, c.members as wanted, count(s.id) as held from _containers c
  left join sources s on (s.uri > c.uri || '!/' and s.uri < c.uri || '!0') or (s.uri = c.uri and s.outcome = 'refused')
  group by c.uri having count(s.id) < c.members
  limit ${MOST}`;

/** Containers that are written down as taken apart, and of which members are missing. */
const containers = async (port: Port): Promise<Damage[]> => {
  const rows = await port.all<{ file: string; wanted: number; held: number }>(TORN);
  return rows.map(({ file, wanted, held }) => damage('orphan', 'force', { table: '_containers', file, detail: `${held} of ${wanted}` }));
};

const count = async (port: Port, table: string): Promise<number> => {
  const [row] = await port.all<{ count: number }>(`select count(*) as count from ${table}`).catch(() => []);
  return row?.count ?? 0;
};

/** Looks at everything that the database holds. What was found is answered, never thrown. */
export const check = async (port: Port): Promise<Health> => {
  const unfinished = ((await needsLinking(port).catch(() => false)) || (await needsRebuild(port).catch(() => false))) ?? false;
  const inItself: Damage[] = [];
  for (const { kind, look } of port.engine.looks) inItself.push(...(await looking(() => look(port), kind)));
  const damages = [
    ...inItself,
    ...(await looking(() => containers(port), 'orphan')),
    ...(await looking(() => documents(port, !unfinished), 'document')),
    ...(unfinished ? [] : await looking(() => targets(port), 'target')),
    ...(unfinished ? [] : await looking(() => derived(port), 'derived')),
  ];
  let facts = 0;
  for (const table of factTables) facts += await count(port, `_${table}`);
  return {
    sound: damages.length === 0,
    unfinished,
    files: await count(port, 'sources'),
    facts,
    citations: await count(port, '_citations'),
    damages,
  };
};
