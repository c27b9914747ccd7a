import { type Edge, foldWords, type MissingRow, type Rows, type WantedRow } from '../model/index.js';
import { addressOf } from './address.js';
import { canonical } from './aliases.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { yearOf } from './days.js';
import { edgesAt } from './edges.js';
import { allIn, firstOf } from './many.js';

export interface MissingFilter {
  readonly limit: number;
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly body?: string | undefined;
  /** Only what this document, or documents of this body, cite. */
  readonly from?: string | undefined;
  /** So many of the documents that cite each (default: all); `documents` counts them all. */
  readonly citing?: number | undefined;
}

/** A row with the citation that was chosen when it was listed. */
interface Listed extends MissingRow {
  readonly example_document: string | null;
  readonly example_ordinal: number | null;
}

const ALL = `select id, type, number, date, issuer, title, mentions, documents, example_document, example_ordinal
  from cited order by documents desc, mentions desc, id`;

/** What a document, or the documents of a body, cite. */
const citedFrom = async (rows: Rows, from: string): Promise<ReadonlySet<string>> => {
  const own = await rows.all<{ source: number }>('select source from _documents where id = ?', [await canonical(rows, from)]);
  const sources = own.length > 0 ? own : await ofBody(rows, from);
  const targets = await allIn<{ target: string }>(
    rows,
    sources.map(({ source }) => source),
    (list) => `select distinct target from _citations where source in (${list}) and target is not null`,
  );
  return new Set(targets.map(({ target }) => target));
};

const ofBody = async (rows: Rows, body: string): Promise<{ source: number }[]> => {
  const test = bodyTest(body);
  const all = await rows.all<{ source: number; id: string; issuer: string | null }>(
    'select d.source, d.id, r.issuer from _documents d join readings r on r.source = d.source',
  );
  return all.filter(({ id, issuer }) => test(issuer, bodyOfId(id)));
};

const withoutExample = ({ example_document: _, example_ordinal: __, ...row }: Listed): MissingRow => row;

const listed = async (rows: Rows, { limit, type, year, body, from }: MissingFilter): Promise<Listed[]> => {
  const free = type === undefined && year === undefined && body === undefined && from === undefined;
  if (free) return rows.all(`${ALL} limit ${Math.trunc(limit)}`);
  const test = body === undefined ? () => true : bodyTest(body);
  const cited = from === undefined ? null : await citedFrom(rows, from);
  return firstOf(
    limit,
    (bounds) => rows.all<Listed>(`${ALL}${bounds}`),
    (row) =>
      (type === undefined || foldWords(row.type ?? '') === foldWords(type)) &&
      (year === undefined || yearOf(row.date, row.id) === String(year)) &&
      test(row.issuer, bodyOfId(row.id)) &&
      (cited === null || cited.has(row.id)),
  );
};

/** Documents that are cited and not held, those that most documents cite first. */
export const missing = async (rows: Rows, filter: MissingFilter): Promise<MissingRow[]> => (await listed(rows, filter)).map(withoutExample);

/** The documents that cite each, in order: an index tells them alone. */
const citingOf = async (rows: Rows, ids: readonly string[], most: number | undefined): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  const bound = most === undefined ? '' : ` limit ${Math.trunc(most)}`;
  for (const id of ids)
    for (const row of await rows.all<{ id: string }>(
      `select distinct d.id from _citations c join _documents d on d.source = c.source where c.target = ? order by d.id${bound}`,
      [id],
    ))
      found.get(id)?.push(row.id);
  return found;
};

/** The citations that were chosen when the rows were listed. */
const examplesOf = async (rows: Rows, found: readonly Listed[]): Promise<Map<string, Edge>> => {
  const documents = [...new Set(found.flatMap(({ example_document }) => example_document ?? []))];
  const places = await allIn<{ id: string; source: number }>(
    rows,
    documents,
    (list) => `select id, source from _documents where id in (${list})`,
  );
  const sources = new Map(places.map(({ id, source }) => [id, source]));
  return edgesAt(
    rows,
    found.flatMap(({ example_document, example_ordinal }) => {
      const source = example_document === null ? undefined : sources.get(example_document);
      return source === undefined || example_ordinal === null ? [] : [{ source, ordinal: example_ordinal }];
    }),
  );
};

/** The same with who cites them, and the citation that says most of why it is needed. */
export const wanted = async (rows: Rows, filter: MissingFilter): Promise<WantedRow[]> => {
  const found = await listed(rows, filter);
  const examples = await examplesOf(rows, found);
  const citing = await citingOf(
    rows,
    found.map(({ id }) => id),
    filter.citing,
  );
  return found.flatMap((row) => {
    const { example_document: from, example_ordinal: ordinal } = row;
    const example = from === null || ordinal === null ? undefined : examples.get(addressOf(from, 'citations', ordinal));
    return example ? [{ ...withoutExample(row), citing: citing.get(row.id) ?? [], example }] : [];
  });
};
