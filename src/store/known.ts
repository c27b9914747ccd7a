import { compare, type KnownDocument, type LinkIndex } from '../model/index.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import type { Column, Port } from './port.js';

type Row = Record<string, unknown> & { readonly id: string };

const columnsOf = (table: string): string => KEY.map(({ name }) => `${table}.${name}`).join(', ');

const texts = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'text' as const }));
const PAIR = texts('number', 'symbol');
const PAIR_AND = texts('number', 'symbol', 'part');
const VALUE = texts('value');

const HELD_COLUMNS = `d.id, r.identified, ${columnsOf('r')}`;
const READING = 'join readings r on r.source = d.source and r.key_family is not null';

/** By what documents of a number and symbol are asked for: by their body, by their year, or not at all. */
const BY = ['body', 'year', 'any'] as const;
type By = (typeof BY)[number];

/** A part that is not known is asked for as ''. */
const asAsked = (table: string, by: By): string => (by === 'any' ? '' : `and coalesce(${table}.key_${by}, '') = n.part`);

const heldByNumber = (port: Port, by: By): string => `
  select ${HELD_COLUMNS} from (${port.unpack(by === 'any' ? PAIR : PAIR_AND)}) n
  join readings r on r.key_number = n.number and replace(r.key_symbol, '-', '') = n.symbol ${asAsked('r', by)} and r.key_family is not null
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
    part === 'date' ? `case when min(c.${name}) = max(c.${name}) then max(c.${name}) end as ${name}` : `max(c.${name}) as ${name}`,
  ).join(', ')}
  from (select distinct a.number, a.symbol from (${asked}) as a) as a
  cross join _citations c
  where c.key_number = a.number and replace(c.key_symbol, '-', '') = a.symbol and c.key_path is not null and c.key_number is not null
    and not exists (select 1 from _documents h where h.id = c.key_path) and exists (select 1 from _documents d where d.source = c.source)
  group by c.key_path, c.key_number, replace(c.key_symbol, '-', '')`;

const ALL_ASKED = `select key_number as number, replace(key_symbol, '-', '') as symbol from _citations where key_path is null and key_number is not null`;

/** Kept on the disk while linking: it grows with the archive. */
const citedTable = (asked: string): string => `
  drop table if exists known_cited;
  create temp table known_cited as ${citedAmong(asked)};
  create index known_cited_body on known_cited (key_number, pure_symbol, coalesce(key_body, ''));
  create index known_cited_year on known_cited (key_number, pure_symbol, coalesce(key_year, ''));`;

const citedByNumber = (port: Port, by: By): string => `
  select k.* from (${port.unpack(by === 'any' ? PAIR : PAIR_AND)}) n
  join known_cited k on k.key_number = n.number and k.pure_symbol = n.symbol ${asAsked('k', by)}`;

const UNKNOWN = '?';
/** What is said of a number and a symbol, in one text. */
const questionOf = (number: string, symbol: string, part = ''): string => `${number} ${symbol.replaceAll('-', '')} ${part}`;
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
      for (const part of [undefined, byBody(body), byYear(year)]) this.#add(questionOf(number, symbol, part), document);
    }
  }

  #add(group: string, document: KnownDocument): void {
    const same = this.#groups.get(group);
    if (same) same.push(document);
    else this.#groups.set(group, [document]);
  }

  readonly find: LinkIndex['byNumber'] = (number, symbol, body = null, year = null) => {
    const group = (part?: string) => this.#groups.get(questionOf(number, symbol, part)) ?? [];
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

type Question = readonly [number: string, symbol: string, part?: string];

/** What was asked of an index, to be looked up all at once. */
class Asked {
  readonly ids = new Set<string>();
  readonly questions: Readonly<Record<By, Map<string, Question>>> = { body: new Map(), year: new Map(), any: new Map() };
  readonly open = new Map<string, readonly [number: string, symbol: string]>();

  #ask(by: By, ...question: Question): void {
    this.questions[by].set(questionOf(...question), question);
  }

  readonly index: LinkIndex = {
    byId: (id) => {
      this.ids.add(id);
      return null;
    },
    // As `Groups.find` answers: of the body or of none, where a body is asked for, else of the year or of none.
    byNumber: (number, symbol, body = null, year = null) => {
      const pure = symbol.replaceAll('-', '');
      const by = body !== null ? 'body' : year !== null ? 'year' : 'any';
      if (by === 'any') this.#ask(by, number, pure);
      else for (const part of [body ?? year ?? '', '']) this.#ask(by, number, pure, part);
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
    const answers = async (sql: (port: Port, by: By) => string): Promise<Row[]> => {
      const found: Row[][] = [];
      for (const by of BY) {
        const questions = [...asked.questions[by].values()];
        if (questions.length > 0) found.push(await port.all<Row>(sql(port, by), [JSON.stringify(questions)]));
      }
      return found.flat();
    };
    const rows = [
      ...(await port.all<Row>(heldById(port), [JSON.stringify([...asked.ids].map((id) => [id]))])),
      ...(await answers(heldByNumber)),
      ...(await port.all<Row>(heldOpen(port), [JSON.stringify([...asked.open.values()])])),
    ];
    const made = documentMaker();
    const held = new Map(rows.map((row) => [row.id, row]));
    const documents = [...held.values()].flatMap((row) => made(row, true));
    const open = documents.filter(({ id }) => held.get(id)?.identified === 0);
    // Several questions may be answered by one document.
    const found = await answers(citedByNumber);
    const named = new Map(found.map((row) => [`${row.id} ${row.key_number} ${row.pure_symbol}`, row]));
    const cited = [...named.values()].flatMap((row) => made(row, false));
    const byId = new Map(documents.map((document) => [document.id, document]));
    const [groups, unplaced] = [new Groups([...documents, ...cited]), new Groups(open)];
    return { byId: (id) => byId.get(id) ?? null, byNumber: groups.find, unplaced: unplaced.find };
  };
};

export const closeKnown = (port: Port): Promise<void> => port.exec('drop table if exists known_cited');
