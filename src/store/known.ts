import { compare, type KnownDocument, type LinkIndex } from '../model/index.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import type { Port } from './port.js';

const PAGE = 5000;

type Row = Record<string, unknown> & { readonly id: string };

const columnsOf = (table: string): string => KEY.map(({ name }) => `${table}.${name}`).join(', ');

const HELD = `
  select d.id, d.source, r.identified, ${columnsOf('r')}
  from _documents d join readings r on r.source = d.source
  where d.source > ? and r.key_family is not null order by d.source limit ${PAGE}`;

/** What is cited with all parts of its key and held nowhere; only what shares its number with a citation that lacks parts. */
const CITED = `
  select c.key_path as id, ${KEY.map(({ part, name }) =>
    part === 'date' ? `case when count(distinct c.${name}) = 1 then max(c.${name}) end as ${name}` : `max(c.${name}) as ${name}`,
  ).join(', ')}
  from _citations c join _documents d on d.source = c.source
  where c.key_path is not null
    and (c.key_number, replace(c.key_symbol, '-', '')) in (
      select key_number, replace(key_symbol, '-', '') from _citations where key_path is null and key_number is not null
    )
    and not exists (select 1 from _documents h where h.id = c.key_path)
  group by c.key_path`;

const UNKNOWN = '?';
const groupKey = (number: string, symbol: string, part = ''): string => `${number} ${symbol.replaceAll('-', '')} ${part}`;
const byBody = (body: string | null): string => `body ${body ?? UNKNOWN}`;
const byYear = (year: string | null): string => `year ${year ?? UNKNOWN}`;

const inOrder = (documents: readonly KnownDocument[]): KnownDocument[] => [...documents].sort((a, b) => compare(a.id, b.id));

/** Documents by number and symbol, and among these by body and by year; each list in ascending order of id. */
class Groups {
  readonly #groups = new Map<string, KnownDocument[]>();

  constructor(documents: readonly KnownDocument[]) {
    for (const document of inOrder(documents)) {
      const { number, symbol, body, year } = document.key;
      if (number === null || symbol === null) continue;
      for (const part of [undefined, byBody(body), byYear(year)]) this.#add(groupKey(number, symbol, part), document);
    }
  }

  #add(group: string, document: KnownDocument): void {
    const same = this.#groups.get(group);
    if (same) same.push(document);
    else this.#groups.set(group, [document]);
  }

  readonly find: LinkIndex['byNumber'] = (number, symbol, body = null, year = null) => {
    const group = (part?: string) => this.#groups.get(groupKey(number, symbol, part)) ?? [];
    if (body === null && year === null) return group();
    const [same, unknown] = body === null ? [group(byYear(year)), group(byYear(null))] : [group(byBody(body)), group(byBody(null))];
    return unknown.length === 0 ? same : inOrder([...same, ...unknown]);
  };
}

/** A function that gives one copy of equal strings: bodies, types and symbols are few, and a row brings its own of each. */
const interning = () => {
  const known = new Map<string, string>();
  return <T extends string | null>(value: T): T => {
    if (value === null) return value;
    const same = known.get(value);
    if (same === undefined) known.set(value, value);
    return (same ?? value) as T;
  };
};

const documentMaker = () => {
  const one = interning();
  return (row: Row, held: boolean): KnownDocument[] => {
    const key = keyOf(row);
    if (key === null) return [];
    const { family, body, type, number, year, symbol, date } = key;
    const shared = { body: one(body), type: one(type), number: one(number), year: one(year), symbol: one(symbol), date: one(date) };
    return [{ id: row.id, key: { family: one(family), ...shared }, held }];
  };
};

async function* heldRows(port: Port): AsyncGenerator<Row> {
  for (let last = -1, page: (Row & { source: number })[]; ; last = (page.at(-1) as { source: number }).source) {
    page = await port.all(HELD, [last]);
    yield* page;
    if (page.length < PAGE) return;
  }
}

/** What linking needs to know of the archive, in memory. */
export const loadIndex = async (port: Port): Promise<LinkIndex> => {
  const made = documentMaker();
  const held: KnownDocument[] = [];
  const open: KnownDocument[] = [];
  for await (const row of heldRows(port)) {
    const documents = made(row, true);
    held.push(...documents);
    if (row.identified === 0) open.push(...documents);
  }
  const byId = new Map(held.map((document) => [document.id, document]));
  const cited = (await port.all<Row>(CITED)).flatMap((row) => made(row, false));
  const groups = new Groups([...held, ...cited]);
  const unplaced = new Groups(open);
  return { byId: (id) => byId.get(id) ?? null, byNumber: groups.find, unplaced: unplaced.find };
};
