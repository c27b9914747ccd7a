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

/** Nothing cites what comes after it, on the precision that both days have; as `fits` has it. */
const NOT_LATER = `(p.day = '' or r.date is null or substr(p.day, 1, length(r.date)) <= r.date)`;

/** What a citation makes known was known as it is by another that stays. Found by what it leads to: many share a number, hence the `|| ''`. */
const KNOWN_ALREADY = `exists (
  select 1 from _citations o
  where o.target = c.key_path and o.key_path = c.key_path and o.key_number || '' = c.key_number and o.key_symbol = c.key_symbol
    and o.key_family = c.key_family and (c.key_date is null or o.key_date = c.key_date)
    and not exists (select 1 from link_sources s where s.source = o.source)
    and exists (select 1 from _documents d where d.source = o.source))`;

const BODY = "coalesce(c.key_body, '')";
const YEAR = "coalesce(c.key_year, '')";

/**
 * As `Groups.find` asks: a citation of a body asks for that body or none, else one of a year for that or none, else for all.
 * Each case is asked by itself, so that an index leads to what is meant and to nothing else.
 */
const ASKS: readonly { readonly pairs: string; readonly by: string; readonly citations: string }[] = [
  { pairs: "p.body <> ''", by: ', p.body', citations: `${BODY} = p.body` },
  { pairs: "p.body = ''", by: '', citations: `${BODY} > ''` },
  { pairs: "p.year <> ''", by: ', p.year', citations: `${BODY} = '' and ${YEAR} = p.year` },
  { pairs: "p.year = ''", by: '', citations: `${BODY} = '' and ${YEAR} > ''` },
  { pairs: 'true', by: '', citations: `${BODY} = '' and ${YEAR} = ''` },
];

/** Of pairs that differ in nothing that is asked but their days the first leads to all that the others do. */
const byPair = (kinds: string, condition: string): string =>
  ASKS.map(
    ({ pairs, by, citations }) => `
  select c.source, c.ordinal
  from (select p.number, p.symbol${by}, min(p.day) as day from link_pairs p where p.kind in (${kinds}) and ${pairs}
        group by p.number, p.symbol${by}) as p
  cross join _citations c
  join readings r on r.source = c.source
  where c.key_number = p.number and ${PURE('c')} = p.symbol and c.key_number is not null and ${condition} and ${citations} and ${NOT_LATER}`,
  ).join(' union ');

/** As its index has it: asked by `target is null`, a database may go by the index of targets, in which most have none. */
const ASTRAY = "coalesce(c.target, '') = ''";

const OPEN = (part: string): string => `case when c.key_path is null then ${part} end`;

/**
 * Citations to be resolved, each with its place. Those that lack parts come by number and symbol, so that what bears
 * these is looked up once for all of them; the others as they lie.
 */
const inOrder = (citations: string, also = ''): string => `
  create temp table link_citations as
  select c.source, c.ordinal${also}, row_number() over (order by ${OPEN('c.key_number')}, ${OPEN(PURE('c'))}, c.source, c.ordinal) as place
  from (${citations}) as l cross join _citations c where c.source = l.source and c.ordinal = l.ordinal`;
const ORDERED = 'create unique index link_citations_order on link_citations (place)';

/**
 * Tables of what is to be looked at, for the time of linking. `cross join`: SQLite keeps its order, so that it begins with
 * what changed and not with all that is held.
 */
const SELECTED = [
  `create temp table link_ids as
   select id from _changed where kind = 'id'
   union select r.document from _digests d cross join readings r where r.source = d.source and d.links is null`,
  // Files that speak for a document, or do not any more, since another came or went.
  `create temp table link_sources as
   select source from _digests where links is null
   union select r.source from link_ids i cross join readings r where r.document = i.id`,
  'create unique index link_sources_order on link_sources (source)',
  // What these citations name with all parts and nothing holds, each once: what is held they do not make known.
  `create temp table link_named as
   select distinct c.key_path, c.key_number, c.key_symbol, c.key_family, c.key_body, c.key_year, c.key_date
   from link_sources s cross join _citations c
   where c.source = s.source and c.key_path is not null and ${KEYED('c')} and not exists (select 1 from _documents d where d.id = c.key_path)`,
  `create temp table link_pairs as
   select kind, number, symbol, body, year, day from _changed where kind in ('held', 'open', 'cited')
   union select 'held', ${pair('r')} from link_sources s cross join readings r where r.source = s.source and ${KEYED('r')}
   union select 'open', ${pair('r')} from link_sources s cross join readings r
       where r.source = s.source and ${KEYED('r')} and r.identified = 0
   union select 'cited', ${pair('c')} from link_named c where not ${KNOWN_ALREADY}
   union select 'cited', ${pair('c')} from link_ids i cross join _citations c
       where c.target = i.id and ${KEYED('c')} and c.key_path = i.id
   union select 'cited', ${pair('c')} from link_ids i cross join _citations c
       where c.key_path = i.id and ${ASTRAY} and ${KEYED('c')}`,
  inOrder(
    `
   select c.source, c.ordinal from link_sources s cross join _citations c where c.source = s.source
   union select c.source, c.ordinal from link_ids i cross join _citations c where c.target = i.id
   union select c.source, c.ordinal from link_ids i cross join _citations c where c.key_path = i.id and ${ASTRAY}
   union ${byPair("'held', 'cited'", 'c.key_path is null')}
   union ${byPair("'open'", 'c.key_path is not null')}`,
    `, ${OPEN('c.key_number')} as number, ${OPEN(PURE('c'))} as symbol`,
  ),
  ORDERED,
  // Numbers and symbols that will be asked for among what is only cited.
  `create temp table link_asked as select distinct number, symbol from link_citations where number is not null and symbol is not null`,
];

const create = async (port: Port, statements: readonly string[]): Promise<void> => {
  await dropSelected(port);
  for (const statement of statements) {
    await port.exec(statement);
    const table = /temp table (\w+)/.exec(statement)?.[1];
    if (table) await port.engine.weigh(port, table);
  }
};

/** Selects all citations. */
export const selectAll = (port: Port): Promise<void> => create(port, [inOrder('select source, ordinal from _citations'), ORDERED]);

/**
 * Selects into `link_citations` all citations that may be answered otherwise than they were, and marks the sources that
 * changed for their digests to be made anew. May be done again after a stop: nothing that it goes by is taken away
 * before linking ends.
 */
export const selectChanged = async (port: Port): Promise<void> => {
  await create(port, SELECTED);
  await port.transaction(async () => {
    await port.run('update _digests set links = null where links is not null and source in (select source from link_sources)');
    await port.run(
      `insert into _changed (${COLUMNS})
       select 'target', id, ${NO_PAIR} from link_ids where true
       union select 'target', c.target, ${NO_PAIR} from link_sources s cross join _citations c where c.source = s.source and c.target is not null
       on conflict do nothing`,
    );
  });
};

export const dropSelected = async (port: Port): Promise<void> => {
  for (const table of TABLES) await port.exec(`drop table if exists ${table}`);
};

/** Nothing is left to be looked at. */
export const forgetChanged = (port: Port): Promise<void> => port.run('delete from _changed');
