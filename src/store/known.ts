import { compare, type KnownDocument, type LinkIndex } from '../model/index.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import type { Column, Port } from './port.js';

type Row = Record<string, unknown> & { readonly id: string };

const columnsOf = (table: string): string => KEY.map(({ name }) => `${table}.${name}`).join(', ');

const texts = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'text' as const }));
const PAIR = texts('number', 'symbol');
const QUESTION = texts('number', 'symbol', 'body', 'year');
const VALUE = texts('value');

const HELD_COLUMNS = `d.id, r.identified, ${columnsOf('r')}`;
const READING = 'join readings r on r.source = d.source and r.key_family is not null';

/** As `Groups.find` answers: of the body or of none, where a body is asked for, else of the year or of none. */
const asAsked = (table: string): string =>
  `case when n.body is not null then coalesce(${table}.key_body, n.body) = n.body
        when n.year is not null then coalesce(${table}.key_year, n.year) = n.year else true end`;

const heldByNumber = (port: Port): string => `
  select ${HELD_COLUMNS} from (${port.unpack(QUESTION)}) n
  join readings r on r.key_number = n.number and replace(r.key_symbol, '-', '') = n.symbol and r.key_family is not null and ${asAsked('r')}
  join _documents d on d.source = r.source`;

/** Held documents of which not all is known. */
const heldOpen = (port: Port): string => `
  select ${HELD_COLUMNS} from (${port.unpack(PAIR)}) n
  join readings r on r.key_number = n.number and replace(r.key_symbol, '-', '') = n.symbol and r.key_family is not null and r.identified = 0
  join _documents d on d.source = r.source`;

const heldById = (port: Port): string => `
  select ${HELD_COLUMNS} from (${port.unpack(VALUE)}) n join _documents d on d.id = n.value ${READING}`;

/**
 * What is cited with all parts of its key and held nowhere; only what shares its number with a citation that lacks parts
 * (of those that are `asked`).
 */
const citedAmong = (asked: string): string => `
  select c.key_path as id, replace(max(c.key_symbol), '-', '') as pure_symbol, ${KEY.map(({ part, name }) =>
    part === 'date' ? `case when count(distinct c.${name}) = 1 then max(c.${name}) end as ${name}` : `max(c.${name}) as ${name}`,
  ).join(', ')}
  from _citations c join _documents d on d.source = c.source
  where c.key_path is not null
    and (c.key_number, replace(c.key_symbol, '-', '')) in (${asked})
    and not exists (select 1 from _documents h where h.id = c.key_path)
  group by c.key_path, c.key_number, replace(c.key_symbol, '-', '')`;

const ALL_ASKED = `select key_number, replace(key_symbol, '-', '') from _citations where key_path is null and key_number is not null`;

/** Kept on the disk while linking: it grows with the archive. */
const citedTable = (asked: string): string => `
  drop table if exists known_cited;
  create temp table known_cited as ${citedAmong(asked)};
  create index known_cited_number on known_cited (key_number, pure_symbol);`;

const citedByNumber = (port: Port): string => `
  select k.* from (${port.unpack(QUESTION)}) n
  join known_cited k on k.key_number = n.number and k.pure_symbol = n.symbol and ${asAsked('k')}`;

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

type Question = readonly [number: string, symbol: string, body: string | null, year: string | null];

/** What was asked of an index, to be looked up all at once. */
class Asked {
  readonly ids = new Set<string>();
  readonly questions = new Map<string, Question>();
  readonly open = new Map<string, readonly [number: string, symbol: string]>();

  readonly index: LinkIndex = {
    byId: (id) => {
      this.ids.add(id);
      return null;
    },
    byNumber: (number, symbol, body = null, year = null) => {
      const question: Question = [number, symbol.replaceAll('-', ''), body, body === null ? year : null];
      this.questions.set(question.join(' '), question);
      return [];
    },
    unplaced: (number, symbol) => {
      const pure = symbol.replaceAll('-', '');
      this.open.set(`${number} ${pure}`, [number, pure]);
      return [];
    },
  };
}

/**
 * What the archive knows, as far as `ask` asks for it: `ask` is called with an index that notes the questions and
 * answers nothing, and must ask at least what it will ask of the index that is answered.
 */
export type Know = (ask: (index: LinkIndex) => void) => Promise<LinkIndex>;

/**
 * Opens what the archive knows; holds nothing of it in memory but what is asked. `asked` selects number and symbol of the
 * citations without all parts that will be asked about (default: of all).
 */
export const openKnown = async (port: Port, asked = ALL_ASKED): Promise<Know> => {
  await port.exec(citedTable(asked));
  await port.engine.weigh(port, 'known_cited');
  return async (ask) => {
    const asked = new Asked();
    ask(asked.index);
    const questions = JSON.stringify([...asked.questions.values()]);
    const rows = [
      ...(await port.all<Row>(heldById(port), [JSON.stringify([...asked.ids].map((id) => [id]))])),
      ...(await port.all<Row>(heldByNumber(port), [questions])),
      ...(await port.all<Row>(heldOpen(port), [JSON.stringify([...asked.open.values()])])),
    ];
    const made = documentMaker();
    const held = new Map(rows.map((row) => [row.id, row]));
    const documents = [...held.values()].flatMap((row) => made(row, true));
    const open = documents.filter(({ id }) => held.get(id)?.identified === 0);
    // Several questions may be answered by one document.
    const found = await port.all<Row>(citedByNumber(port), [questions]);
    const named = new Map(found.map((row) => [`${row.id} ${row.key_number} ${row.pure_symbol}`, row]));
    const cited = [...named.values()].flatMap((row) => made(row, false));
    const byId = new Map(documents.map((document) => [document.id, document]));
    const [groups, unplaced] = [new Groups([...documents, ...cited]), new Groups(open)];
    return { byId: (id) => byId.get(id) ?? null, byNumber: groups.find, unplaced: unplaced.find };
  };
};

export const closeKnown = (port: Port): Promise<void> => port.exec('drop table if exists known_cited');
