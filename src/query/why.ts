import type { DocumentRow, Inference, PagedSpan, Rows } from '../model/index.js';
import { type Addressed, addressOf } from './address.js';

/** Part of a document's text, from so far before a fact that its list is opened there, and where the fact stands in it. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const [LIST, CLAUSE] = [6000, 600];

export const passageAround = async (rows: Rows, id: string, { start, end }: PagedSpan): Promise<Passage | null> => {
  const [row] = await rows.all<{ text: string }>('select t.text from _documents d join _texts t on t.source = d.source where d.id = ?', [
    id,
  ]);
  if (!row) return null;
  const wanted = Math.max(0, start - LIST);
  const from = wanted === 0 ? 0 : Math.min(start, row.text.indexOf('\n', wanted) + 1);
  return { text: row.text.slice(from, end + CLAUSE), start: start - from, end: end - from };
};

/** A row of a table of facts. */
export type FactColumns = Record<string, unknown> & { ordinal: number };
type Row = FactColumns;

/** A fact as it is held: its own values, the passage around it, its file. */
export interface HeldFact {
  readonly kind: Addressed;
  readonly values: Record<string, unknown>;
  readonly quote: string;
  readonly file: string;
  readonly span: PagedSpan | null;
  readonly sentence: string | null;
  readonly mark: { start: number; end: number } | null;
  readonly confidence: number | null;
  readonly rule: string | null;
  readonly inferred: readonly Inference[];
}

const EVIDENCE = new Set(['source', 'ordinal', 'text', 'span_start', 'span_end', 'page', 'rule', 'confidence']);
const LISTS = new Set(['inferred', 'candidates', 'corrected']);
const NAMES: Readonly<Record<string, string>> = { period_start: 'start', period_end: 'end' };

/** What the fact says, without its evidence and the parts of its key. */
export const valuesOf = (row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !EVIDENCE.has(name) && !name.startsWith('key_'))
      .map(([name, value]) => [NAMES[name] ?? name, LISTS.has(name) ? (JSON.parse(value as string) as unknown) : value]),
  );

const MOST = 300;
const STOP = /[\n]|[.!?;]["\u201d)]*\s/gu;

/** The sentence around a stretch of the text: from the stop before it to the stop behind it, some hundred characters at most. */
export const sentenceAround = (text: string, start: number, end: number): { sentence: string; mark: { start: number; end: number } } => {
  const floor = Math.max(0, start - MOST);
  const before = [...text.slice(floor, start).matchAll(STOP)].at(-1);
  let from = before ? floor + before.index + before[0].length : floor;
  const ceiling = Math.min(text.length, end + MOST);
  const behind = new RegExp(STOP.source, 'u').exec(text.slice(end, ceiling));
  const to = behind ? end + behind.index + behind[0].trimEnd().length : ceiling;
  while (from < start && /\s/u.test(text.charAt(from))) from++;
  return { sentence: text.slice(from, to), mark: { start: start - from, end: end - from } };
};

/** A field that a citation takes from elsewhere, and the nearest citation of the same document that states it for the same target. */
const inferenceOf = (document: string, fact: Row, others: readonly Row[], field: string): Inference => {
  const states = (row: Row): boolean => row[field] !== null && !(JSON.parse(row.inferred as string) as string[]).includes(field);
  const stated = others
    .filter((row) => row.ordinal !== fact.ordinal && row[field] === fact[field] && row.number === fact.number && states(row))
    .sort((a, b) => Math.abs(a.ordinal - fact.ordinal) - Math.abs(b.ordinal - fact.ordinal) || a.ordinal - b.ordinal)[0];
  return {
    field,
    value: (fact[field] as string | null | undefined) ?? null,
    stated: stated
      ? { fact: addressOf(document, 'citations', stated.ordinal), quote: stated.text as string, page: stated.page as number }
      : null,
  };
};

const inferencesOf = async (rows: Rows, document: string, kind: Addressed, fact: Row): Promise<Inference[]> => {
  const fields = typeof fact.inferred === 'string' ? (JSON.parse(fact.inferred) as string[]) : [];
  if (fields.length === 0) return [];
  const others =
    kind === 'citations'
      ? await rows.all<Row>('select x.* from _citations x join _documents d on d.source = x.source where d.id = ? order by x.ordinal', [
          document,
        ])
      : [];
  return fields.map((field) => inferenceOf(document, fact, others, field));
};

/** The fact of this address; null where the document has none of it. */
export const heldFact = async (rows: Rows, { id }: DocumentRow, kind: Addressed, ordinal: number): Promise<HeldFact | null> => {
  const [fact] = await rows.all<Row>(
    `select x.* from _${kind} x join _documents d on d.source = x.source where d.id = ? and x.ordinal = ?`,
    [id, ordinal],
  );
  const [place] = await rows.all<{ uri: string; text: string }>(
    'select s.uri, t.text from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.id = ?',
    [id],
  );
  if (!fact || !place) return null;
  const { span_start: start, span_end: end, page } = fact as Row & { span_start: number | null; span_end: number; page: number };
  const around = start === null ? null : sentenceAround(place.text, start, end);
  return {
    kind,
    values: valuesOf(fact),
    quote: start === null ? '' : place.text.slice(start, end),
    file: place.uri,
    span: start === null ? null : { start, end, page },
    sentence: around?.sentence ?? null,
    mark: around?.mark ?? null,
    confidence: (fact.confidence as number | undefined) ?? null,
    rule: (fact.rule as string | undefined) ?? null,
    inferred: await inferencesOf(rows, id, kind, fact),
  };
};
