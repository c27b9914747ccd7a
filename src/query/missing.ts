import { compare, foldWords, groupBy, type MissingRow, type Relation, type Rows, type WantedRow } from '../model/index.js';
import { addressOf } from './address.js';
import { canonical } from './aliases.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { yearOf } from './days.js';
import { edgesAt, mostTelling } from './edges.js';
import { allIn } from './many.js';

export interface MissingFilter {
  readonly limit: number;
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly body?: string | undefined;
  /** Only what this document, or documents of this body, cite. */
  readonly from?: string | undefined;
}

const ALL = 'select id, type, number, date, issuer, title, mentions, documents from cited order by documents desc, mentions desc, id';

/** What a document, or the documents of a body, cite. */
const citedFrom = async (rows: Rows, from: string): Promise<ReadonlySet<string>> => {
  const id = await canonical(rows, from);
  const all = await rows.all<{ source: number; id: string; issuer: string | null }>(
    'select d.source, d.id, r.issuer from _documents d join readings r on r.source = d.source',
  );
  const test = bodyTest(from);
  const own = all.filter((row) => row.id === id);
  const citing = own.length > 0 ? own : all.filter((row) => test(row.issuer, bodyOfId(row.id)));
  const targets = await allIn<{ target: string }>(
    rows,
    citing.map(({ source }) => source),
    (list) => `select distinct target from _citations where source in (${list}) and target is not null`,
  );
  return new Set(targets.map(({ target }) => target));
};

/** Documents that are cited and not held, those that most documents cite first. */
export const missing = async (rows: Rows, { limit, type, year, body, from }: MissingFilter): Promise<MissingRow[]> => {
  const free = type === undefined && year === undefined && body === undefined && from === undefined;
  if (free) return rows.all(`${ALL} limit ${limit}`);
  const test = body === undefined ? () => true : bodyTest(body);
  const cited = from === undefined ? null : await citedFrom(rows, from);
  return (await rows.all<MissingRow>(ALL))
    .filter(
      (row) =>
        (type === undefined || foldWords(row.type ?? '') === foldWords(type)) &&
        (year === undefined || yearOf(row.date, row.id) === String(year)) &&
        test(row.issuer, bodyOfId(row.id)) &&
        (cited === null || cited.has(row.id)),
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
