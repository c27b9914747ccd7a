import { compare, foldWords, groupBy, type MissingRow, type Relation, type Rows, type WantedRow } from '../model/index.js';
import { addressOf } from './address.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { yearOf } from './days.js';
import { edgesAt, mostTelling } from './edges.js';
import { allIn } from './many.js';

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

interface Place {
  readonly id: string;
  readonly from: string;
  readonly source: number;
  readonly ordinal: number;
  readonly relation: Relation;
}

/** The same with who cites them, and the citation that says most of why it is needed. */
export const wanted = async (rows: Rows, filter: MissingFilter): Promise<WantedRow[]> => {
  const found = await missing(rows, filter);
  // A law may be cited by half of the archive: of all its citations only the example is put together in full.
  const places = await allIn<Place>(
    rows,
    found.map(({ id }) => id),
    (list) =>
      `select c.target as id, d.id as "from", c.source, c.ordinal, c.relation from _citations c join _documents d on d.source = c.source
       where c.target in (${list})`,
  );
  const byTarget = groupBy(
    places.sort((a, b) => compare(a.from, b.from) || a.ordinal - b.ordinal),
    ({ id }) => id,
  );
  const examples = new Map([...byTarget].flatMap(([id, own]) => [[id, mostTelling(own)] as const]));
  const edges = await edgesAt(
    rows,
    [...examples.values()].flatMap((place) => place ?? []),
  );
  return found.flatMap((row) => {
    const place = examples.get(row.id);
    const example = place && edges.get(addressOf(place.from, 'citations', place.ordinal));
    return example ? [{ ...row, citing: [...new Set(byTarget.get(row.id)?.map(({ from }) => from))], example }] : [];
  });
};
