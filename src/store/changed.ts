import type { SqlValue } from '../model/index.js';
import type { Column, Port } from './port.js';
import { inChunks } from './write.js';

/**
 * What may have changed for linking since the last one, so that it looks at no more than that. What is there is found by
 * itself: sources that were never linked have no digest of their links. What went is written down before it goes:
 *
 * - `id`: an identity that a file had
 * - `held`: number and symbol of a document, by which citations that lack parts find it
 * - `open`: the same of a document that lacks parts itself, by which whole citations tell that it may be meant
 * - `cited`: the same of a citation that names all parts, which makes known a document that is held nowhere
 * - `target`: what a citation led to
 */

const PURE = (table: string): string => `replace(${table}.key_symbol, '-', '')`;
/** The first day that is known of a document; of what is only cited, of which citations may know different days, its first year. */
const DAY = { r: "coalesce(r.key_date, substr(r.key_year, 1, 4), '')", c: "coalesce(substr(c.key_year, 1, 4), '')" } as const;
const pair = (table: 'r' | 'c'): string =>
  `${table}.key_number, ${PURE(table)}, coalesce(${table}.key_body, ''), coalesce(${table}.key_year, ''), ${DAY[table]}`;
const KEYED = (table: string): string => `${table}.key_number is not null and ${table}.key_symbol is not null`;

const COLUMNS = 'kind, id, number, symbol, body, year, day';
const NO_PAIR = "'', '', '', '', ''";

/** What goes with sources; to be called before they do. `held` selects their numbers. */
export const noteGoing = (port: Port, held: string, params: readonly SqlValue[]): Promise<void> =>
  port.run(
    `insert into _changed (${COLUMNS})
     with going as (${held})
     select 'id', r.document, ${NO_PAIR} from readings r where r.source in (select id from going)
     union select 'held', '', ${pair('r')} from readings r where r.source in (select id from going) and ${KEYED('r')}
     union select 'open', '', ${pair('r')} from readings r where r.source in (select id from going) and ${KEYED('r')} and r.identified = 0
   union select 'cited', '', ${pair('c')} from _citations c where c.source in (select id from going) and ${KEYED('c')} and c.key_path is not null
     union select 'target', c.target, ${NO_PAIR} from _citations c where c.source in (select id from going) and c.target is not null
     on conflict do nothing`,
    params,
  );

const TARGET: readonly Column[] = [{ name: 'id', type: 'text' }];

/** Notes what citations led to, or lead to now: how often it is cited is counted anew. */
export const noteTargets = (port: Port, targets: readonly string[]): Promise<void> =>
  inChunks(
    targets.map((target) => [target]),
    (json) =>
      port.run(
        `insert into _changed (${COLUMNS}) select distinct 'target', n.id, ${NO_PAIR} from (${port.unpack(TARGET)}) as n where true on conflict do nothing`,
        [json],
      ),
  );

const TABLES = ['link_ids', 'link_sources', 'link_named', 'link_pairs', 'link_citations', 'link_asked'];

/** As `Groups.find` asks: a citation of a body asks for that body or none, else one of a year for that or none. */
const asks = `
  case when c.key_body is not null then p.body in ('', c.key_body)
       when c.key_year is not null then p.year in ('', c.key_year) else true end`;

/** Nothing cites what comes after it, on the precision that both days have; as `fits` has it. */
const NOT_LATER = `(p.day = '' or r.date is null or substr(p.day, 1, length(r.date)) <= r.date)`;

/** What a citation makes known was known as it is by another that stays. Found by what it leads to: many share a number, hence the `|| ''`. */
const KNOWN_ALREADY = `exists (
  select 1 from _citations o
  where o.target = c.key_path and o.key_path = c.key_path and o.key_number || '' = c.key_number and o.key_symbol = c.key_symbol
    and o.key_family = c.key_family and (c.key_date is null or o.key_date = c.key_date)
    and not exists (select 1 from link_sources s where s.source = o.source)
    and exists (select 1 from _documents d where d.source = o.source))`;

const byPair = (kinds: string, condition: string): string => `
  select c.source, c.ordinal from link_pairs p
  join _citations c on c.key_number = p.number and ${PURE('c')} = p.symbol and c.key_number is not null and ${condition}
  join readings r on r.source = c.source
  where p.kind in (${kinds}) and ${asks} and ${NOT_LATER}`;

/** Tables of what is to be looked at, for the time of linking. */
const SELECTED = [
  `create temp table link_ids as
   select id from _changed where kind = 'id'
   union select r.document from _digests d join readings r on r.source = d.source where d.links is null`,
  // Files that speak for a document, or do not any more, since another came or went.
  `create temp table link_sources as
   select source from _digests where links is null
   union select r.source from link_ids i join readings r on r.document = i.id`,
  'create unique index link_sources_order on link_sources (source)',
  // What these citations name with all parts, each once.
  `create temp table link_named as
   select distinct c.key_path, c.key_number, c.key_symbol, c.key_family, c.key_body, c.key_year, c.key_date
   from link_sources s join _citations c on c.source = s.source where c.key_path is not null and ${KEYED('c')}`,
  `create temp table link_pairs as
   select kind, number, symbol, body, year, day from _changed where kind in ('held', 'open', 'cited')
   union select 'held', ${pair('r')} from link_sources s join readings r on r.source = s.source where ${KEYED('r')}
   union select 'open', ${pair('r')} from link_sources s join readings r on r.source = s.source
       where ${KEYED('r')} and r.identified = 0
   union select 'cited', ${pair('c')} from link_named c where not ${KNOWN_ALREADY}
   union select 'cited', ${pair('c')} from link_ids i join _citations c on c.target = i.id
       where ${KEYED('c')} and c.key_path = i.id
   union select 'cited', ${pair('c')} from link_ids i join _citations c on c.key_path = i.id and c.target is null
       where ${KEYED('c')}`,
  `create temp table link_citations as
   select c.source, c.ordinal from link_sources s join _citations c on c.source = s.source
   union select c.source, c.ordinal from link_ids i join _citations c on c.target = i.id
   union select c.source, c.ordinal from link_ids i join _citations c on c.key_path = i.id and c.target is null
   union ${byPair("'held', 'cited'", 'c.key_path is null')}
   union ${byPair("'open'", 'c.key_path is not null')}`,
  'create index link_citations_order on link_citations (source, ordinal)',
  // Numbers and symbols that will be asked for among what is only cited.
  `create temp table link_asked as
   select distinct c.key_number as number, ${PURE('c')} as symbol
   from link_citations l join _citations c on c.source = l.source and c.ordinal = l.ordinal
   where c.key_path is null and ${KEYED('c')}`,
];

/**
 * Selects into `link_citations` all citations that may be answered otherwise than they were, and marks the sources that
 * changed for their digests to be made anew. May be done again after a stop: nothing that it goes by is taken away
 * before linking ends.
 */
export const selectChanged = async (port: Port): Promise<void> => {
  await dropSelected(port);
  for (const statement of SELECTED) {
    await port.exec(statement);
    const table = /temp table (\w+)/.exec(statement)?.[1];
    if (table) await port.engine.weigh(port, table);
  }
  await port.transaction(async () => {
    await port.run('update _digests set links = null where links is not null and source in (select source from link_sources)');
    await port.run(
      `insert into _changed (${COLUMNS})
       select 'target', id, ${NO_PAIR} from link_ids where true
       union select 'target', c.target, ${NO_PAIR} from link_sources s join _citations c on c.source = s.source where c.target is not null
       on conflict do nothing`,
    );
  });
};

export const dropSelected = async (port: Port): Promise<void> => {
  for (const table of TABLES) await port.exec(`drop table if exists ${table}`);
};

/** Nothing is left to be looked at. */
export const forgetChanged = (port: Port): Promise<void> => port.run('delete from _changed');
