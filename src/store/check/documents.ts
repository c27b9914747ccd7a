import type { Advice, Damage } from '../../model/index.js';
import { factTables } from '../columns.js';
import { type Damaged, damagedIn, ranges } from '../digests.js';
import type { Port } from '../port.js';
import { damage } from './looking.js';

/** Damaged sources of a range; where the range cannot be read as a whole, its halves are. */
const damagedAmong = async (port: Port, first: number, last: number, linked: boolean): Promise<Damaged[]> => {
  try {
    return await damagedIn(port, first, last, linked);
  } catch {
    if (first === last) return [{ source: first, tables: ['sources'] }];
    const middle = Math.floor((first + last) / 2);
    return [...(await damagedAmong(port, first, middle, linked)), ...(await damagedAmong(port, middle + 1, last, linked))];
  }
};

interface Name {
  readonly file: string | null;
  readonly document: string | null;
}

const nameOf = async (port: Port, source: number): Promise<Name> => {
  const sql = 'select s.uri as file, r.document from sources s left join readings r on r.source = s.id where s.id = ?';
  const [row] = await port.all<Name>(sql, [source]).catch(() => []);
  return row ?? { file: null, document: null };
};

/** What was read can be made anew where the text that is kept is sound; the row that names the file cannot. */
const adviceFor = (tables: readonly string[]): Advice =>
  tables.includes('sources') || (tables.includes('_raws') && tables.length > 1) ? 'force' : tables.includes('_raws') ? 'force' : 'rebuild';

const damagesOf = async (port: Port, { source, tables }: Damaged): Promise<Damage[]> => {
  const name = await nameOf(port, source);
  const advice = adviceFor(tables);
  return tables.map((table) => damage(table === '_raws' ? 'raw' : 'document', advice, { ...name, table, detail: `source ${source}` }));
};

type Quote = readonly [ordinal: number, start: number | null, end: number | null, text: string | null];

/** Facts of a range that are not what stands at their place; offsets count UTF-16 units, which databases do not know. */
const misplaced = async (port: Port, first: number, last: number, skip: ReadonlySet<number>): Promise<Damage[]> => {
  const rows = await port.all<{ source: number; text: string }>('select source, text from _texts where source between ? and ?', [
    first,
    last,
  ]);
  const texts = new Map(rows.filter(({ source }) => !skip.has(source)).map(({ source, text }) => [source, text]));
  const damages: Damage[] = [];
  const { jsonArray, lines } = port.engine.sql;
  for (const name of factTables) {
    const table = `_${name}`;
    const quotes = await port.all<{ source: number; quotes: string }>(
      `select source, ${lines(jsonArray(['ordinal', 'span_start', 'span_end', 'text']), 'ordinal')} as quotes
       from ${table} where source between ? and ? group by source`,
      [first, last],
    );
    for (const { source, quotes: list } of quotes) {
      const text = texts.get(source);
      if (text === undefined) continue;
      const wrong = list
        .split('\n')
        .map((line) => JSON.parse(line) as Quote)
        .filter(([, start, end, quote]) => start !== null && end !== null && quote !== null && text.slice(start, end) !== quote);
      const named = await Promise.all(wrong.map(async ([ordinal]) => ({ ...(await nameOf(port, source)), table, detail: `${ordinal}` })));
      damages.push(...named.map((more) => damage('span', 'rebuild', more)));
    }
  }
  return damages;
};

/** Every source against the digests of what was written, every fact against the text. `linked`: linking ended, so its answers count too. */
export const documents = async (port: Port, linked: boolean): Promise<Damage[]> => {
  const damages: Damage[] = [];
  for await (const [first, last] of ranges(port)) {
    const damaged = await damagedAmong(port, first, last, linked);
    for (const one of damaged) damages.push(...(await damagesOf(port, one)));
    const known = new Set(damaged.map(({ source }) => source));
    // What is damaged is named already, and may not even be text.
    damages.push(...(await misplaced(port, first, last, known).catch(() => [])));
  }
  return damages;
};
