import { foldWords, groupBy, type MissingRow, type Rows, type WantedRow } from '../model/index.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { yearOf } from './days.js';
import { edgesOfMany, mostTelling } from './edges.js';

export interface MissingFilter {
  readonly limit: number;
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly body?: string | undefined;
}

const ALL = 'select id, type, number, date, issuer, title, mentions, documents from cited order by documents desc, mentions desc, id';

/** Documents that are cited and not held, those that most documents cite first. */
export const missing = async (rows: Rows, { limit, type, year, body }: MissingFilter): Promise<MissingRow[]> => {
  const free = type === undefined && year === undefined && body === undefined;
  if (free) return rows.all(`${ALL} limit ${limit}`);
  const test = body === undefined ? () => true : bodyTest(body);
  return (await rows.all<MissingRow>(ALL))
    .filter(
      (row) =>
        (type === undefined || foldWords(row.type ?? '') === foldWords(type)) &&
        (year === undefined || yearOf(row.date, row.id) === String(year)) &&
        test(row.issuer, bodyOfId(row.id)),
    )
    .slice(0, limit);
};

/** The same with who cites them, and the citation that says most of why it is needed. */
export const wanted = async (rows: Rows, filter: MissingFilter): Promise<WantedRow[]> => {
  const found = await missing(rows, filter);
  const edges = await edgesOfMany(
    rows,
    'c.target',
    found.map(({ id }) => id),
  );
  const byTarget = groupBy(edges, ({ to }) => to);
  return found.flatMap((row) => {
    const own = byTarget.get(row.id) ?? [];
    const example = mostTelling(own);
    return example ? [{ ...row, citing: [...new Set(own.map(({ from }) => from))], example }] : [];
  });
};
