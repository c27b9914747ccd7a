import type { Condition, MatchFilter, TextIndex } from '../../model/index.js';
import { conditionOf, counted, filtered, isFree, profiles } from '../facets.js';
import type { Port } from '../port.js';
import { indexedWord } from '../words.js';
import { NAMING, wordsIn } from './ddl.js';

const ALL = [...NAMING, 'body'];
/** Of documents that merely hold the words, so many of the shortest are weighed: a text is a cost to look through. */
const WEIGHED = 100;
/** Characters behind which further places of a phrase count less, as in BM25. */
const LENGTH = 5000;

type Phrases = readonly (readonly string[])[];

const and = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' and '),
  params: conditions.flatMap(({ params }) => params),
});

const quoted = (word: string): string => `"${word.replaceAll(/["\\]/g, '')}"`;
/** Words as a literal of an array. */
const listOf = (words: readonly string[]): string => `{${[...new Set(words.map(indexedWord))].map(quoted).join(',')}}`;

const holdsWords = (columns: readonly string[], phrases: Phrases, table = 's'): Condition => ({
  sql: `${wordsIn(columns, table)} @> cast(? as text[])`,
  params: [listOf(phrases.flat())],
});

const pattern = (words: readonly string[]): string => `% ${words.map(indexedWord).join(' ')} %`;

/** The index holds words and not where they stand: that they stand in a row is looked up in the texts themselves. */
const holdsPhrase = (columns: readonly string[], words: readonly string[]): Condition => ({
  sql: `(${columns.map((name) => `' ' || s.${name} || ' ' like ?`).join(' or ')})`,
  params: columns.map(() => pattern(words)),
});

const holds = (columns: readonly string[], phrases: Phrases): Condition =>
  and([holdsWords(columns, phrases), ...phrases.filter(({ length }) => length > 1).map((words) => holdsPhrase(columns, words))]);

/** What a filter asks of a found file. */
const filterOf = async (filter: MatchFilter, port: Port): Promise<Condition> => {
  if (isFree(filter)) return { sql: 'true', params: [] };
  const { sql, params } = conditionOf(filter, port);
  return { sql: `exists (select 1 from (${await profiles(port)}) p where p.source = s.rowid${sql})`, params };
};

/** Files that speak for a document, `d`, looked up one by one: passing over all documents would cost what the archive holds. */
const FOUND = 'from search s cross join lateral (select d.id from _documents d where d.source = s.rowid limit 1) d';

interface Match {
  readonly source: number;
}

/** Documents named by the words: those whose number holds all of them first, then those of the shortest names. */
const named = (port: Port, phrases: Phrases, limit: number, filter: Condition): Promise<Match[]> => {
  const where = and([holds(NAMING, phrases), filter]);
  const number = holdsWords(['number'], phrases);
  return port.all<Match>(
    `select s.rowid as source ${FOUND} where ${where.sql}
     order by case when ${number.sql} then 0 else 1 end, length(s.number) + length(s.title), d.id limit ?`,
    [...where.params, ...number.params, limit],
  );
};

/** How often each phrase stands in a text. */
const counts = (phrases: Phrases): Condition => {
  const texts = phrases.map((words) => ` ${words.map(indexedWord).join(' ')} `);
  const count = `(length(f.body) - length(replace(f.body, ?, ''))) / cast(? as float8)`;
  return { sql: texts.map((_, i) => `${count} as count${i}`).join(', '), params: texts.flatMap((text) => [text, text.length]) };
};

/** How dense they stand there: the more often the better, the less the longer the text is. */
const density = (phrases: Phrases): string => phrases.map((_, i) => `count${i} / (count${i} + 0.3 + 0.9 * size / ${LENGTH})`).join(' + ');

/** Documents that hold the words and are not named by them, those in which they stand densest first. */
const held = (port: Port, phrases: Phrases, limit: number, filter: Condition, known: readonly number[]): Promise<Match[]> => {
  const where = and([holds(ALL, phrases), filter]);
  const counted = counts(phrases);
  const not = `s.rowid not in (${port.unpack([{ name: 'value', type: 'integer' }])})`;
  return port.all<Match>(
    `with found as materialized (
       select s.rowid as source, d.id, s.size, ' ' || s.body || ' ' as body ${FOUND}
       where ${where.sql} and ${not} order by s.size, d.id limit ?)
     select source from (select f.source, f.id, f.size, ${counted.sql} from found f offset 0) c
     order by ${density(phrases)} desc, size, id limit ?`,
    [...where.params, JSON.stringify(known.map((source) => [source])), Math.max(WEIGHED, limit), ...counted.params, limit],
  );
};

const ROWS_NAMED = { held: ['d.source', 'names'], cited: ['c.row', 'cited_names'] } as const;

/** Words over an inverted index (GIN), phrases over the folded texts beside it. */
export const serverTextIndex = (port: Port): TextIndex => ({
  named: (sets, table) => {
    const [row, index] = ROWS_NAMED[table];
    const any = sets.map((words) => holdsWords(['words'], [words], 'n'));
    return {
      sql: `${row} in (select n.rowid from ${index} n where ${any.map(({ sql }) => sql).join(' or ')})`,
      params: any.flatMap(({ params }) => params),
    };
  },
  match: async (phrases, limit, filter = {}) => {
    if (phrases.length === 0) return isFree(filter) ? [] : filtered(port, limit, filter);
    const condition = await filterOf(filter, port);
    const first = await named(port, phrases, limit, condition);
    if (first.length === limit) return first;
    const known = first.map(({ source }) => source);
    return [...first, ...(await held(port, phrases, limit - first.length, condition, known))];
  },
  counted: (phrases, filter = {}) => {
    const where = holds(ALL, phrases);
    const found = { sql: `select s.rowid as source from search s where ${where.sql}`, params: where.params };
    return counted(port, phrases.length === 0 ? null : found, filter);
  },
});
