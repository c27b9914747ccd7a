import {
  type Corrected,
  type CorrectionsSource,
  type Corrector,
  compare,
  fold,
  type HeldDocument,
  type IdentityKey,
  type Judgement,
  type LinkedCitation,
  type Outcome,
  type Plan,
  type ReadCitation,
  type ReadDocument,
  type SqlValue,
} from '../model/index.js';
import { keyOf, keyValues } from './codec.js';
import { KEY, KEY_PATH, OWNER } from './columns.js';
import { asList, listOf } from './lists.js';
import { needlesOf } from './needles.js';
import type { Column, Port } from './port.js';
import { choosePrimaries } from './primaries.js';
import { readingTables } from './rows.js';
import { indexed } from './words.js';
import { inChunks, insert } from './write.js';

type Row = Record<string, SqlValue> & { source: number };
type CitationRow = Row & { ordinal: number };

const columnsOf = (name: string): readonly Column[] => readingTables.find(({ table }) => table === name)?.columns ?? [];
const CITATION = columnsOf('_citations');
const READING = columnsOf('readings');
const HEAD = -1;

const text = (name: string): Column => ({ name, type: 'text' });
const integer = (name: string): Column => ({ name, type: 'integer' });
const named = (columns: readonly Column[], table: string): string => columns.map(({ name }) => `${table}.${name}`).join(', ');

/** Rows set back to these values, whatever they are now. */
const putBack = async (port: Port, table: string, columns: readonly Column[], rows: readonly Row[]): Promise<void> => {
  const owners = columns.filter(({ name }) => name === 'source' || name === 'ordinal');
  const drop = `delete from ${table} where (${owners.map(({ name }) => name).join(', ')}) in (${port.unpack(owners)})`;
  await inChunks(
    rows.map((row) => owners.map(({ name }) => row[name] ?? null)),
    (list) => port.run(drop, [list]),
  );
  await insert(
    port,
    table,
    columns,
    rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
  );
};

const recount = (port: Port, sources: readonly number[]): Promise<void> =>
  port.run(
    `update sources set citations = (select count(*) from _citations c where c.source = sources.id) where id in (${listOf(port, 'integer')})`,
    [asList(sources)],
  );

/** Number and title are searched for in their own right, and documents are found by all their names. */
export const reindex = async (port: Port, sources: readonly number[]): Promise<void> => {
  const rows = await port.all<{ source: number; number: string | null; title: string | null; text: string; names: string }>(
    `select r.source, r.number, r.title, t.text, r.marks || r.words as names from readings r join _texts t on t.source = r.source where r.source in (${listOf(port, 'integer')})`,
    [asList(sources)],
  );
  for (const index of ['search', 'names'])
    await port.run(`delete from ${index} where rowid in (${listOf(port, 'integer')})`, [asList(sources)]);
  const columns = [integer('rowid'), ...['number', 'title', 'body'].map(text)];
  const values = rows.map((row) => [row.source, ...[row.number, row.title, row.text].map(indexed)]);
  await insert(port, 'search', columns, values);
  await insert(
    port,
    'names',
    [integer('rowid'), text('words')],
    rows.map(({ source, names }) => [source, indexed(names)]),
  );
};

/** Everything as it was read. */
const restore = async (port: Port): Promise<void> => {
  const kept = await port.all<{ source: number; ordinal: number; row: string }>('select source, ordinal, row from _as_read');
  await port.run('delete from _aliases');
  await port.run('delete from _corrections');
  if (kept.length === 0) return;
  const rows = kept.map(({ ordinal, row }) => ({ ordinal, row: JSON.parse(row) as Row }));
  const heads = rows.filter(({ ordinal }) => ordinal === HEAD).map(({ row }) => row);
  const sources = [...new Set(kept.map(({ source }) => source))];
  const documents = async () =>
    (
      await port.all<{ document: string }>(`select document from readings where source in (${listOf(port, 'integer')})`, [asList(sources)])
    ).map(({ document }) => document);
  const before = await documents();
  await putBack(port, 'readings', READING, heads);
  await putBack(
    port,
    '_citations',
    CITATION,
    rows.filter(({ ordinal }) => ordinal !== HEAD).map(({ row }) => row),
  );
  await reindex(
    port,
    heads.map(({ source }) => source),
  );
  await recount(port, sources);
  await choosePrimaries(port, [...before, ...(await documents())]);
  await port.run('delete from _as_read');
};

const KEEP: readonly Column[] = [...OWNER, text('row')];

/** Keeps rows as they are now, unless they were kept before. */
const keep = async (port: Port, rows: readonly (readonly [ordinal: number, row: Row])[]): Promise<void> => {
  const sql = `insert into _as_read (source, ordinal, row) ${port.unpack(KEEP)} where true on conflict (source, ordinal) do nothing`;
  await inChunks(
    rows.map(([ordinal, row]) => [row.source, ordinal, JSON.stringify(row)]),
    (list) => port.run(sql, [list]),
  );
};

const readingsOf = async (port: Port, ids: readonly string[]): Promise<(Row & { uri: string; sha256: string })[]> =>
  port.all(
    `select ${named(READING, 'r')}, s.uri, s.sha256 from readings r join sources s on s.id = r.source
     where r.document in (${listOf(port)}) order by s.uri`,
    [asList(ids)],
  );

const citationsOf = (port: Port, sources: readonly number[]): Promise<CitationRow[]> =>
  port.all(`select ${named(CITATION, 'c')} from _citations c where c.source in (${listOf(port, 'integer')}) order by c.source, c.ordinal`, [
    asList(sources),
  ]);

const pick = <F extends string>(row: Row, fields: readonly F[]): Record<F, string | null> =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as Record<F, string | null>;

const readDocument = (row: Row & { uri: string; sha256: string }): ReadDocument => ({
  source: row.source,
  file: row.uri,
  sha256: row.sha256,
  id: row.document as string,
  fields: pick(row, ['type', 'number', 'date', 'place', 'issuer', 'title']),
  key: keyOf(row),
});

const readCitation = (row: CitationRow): ReadCitation => ({
  source: row.source,
  ordinal: row.ordinal,
  text: row.text as string,
  fields: pick(row, ['type', 'number', 'date', 'issuer', 'title', 'pinpoint', 'relation']),
  inferred: JSON.parse(row.inferred as string) as string[],
  key: keyOf(row),
});

const keyColumns = (key: IdentityKey | null): Row =>
  Object.fromEntries(keyValues(key).map((value, i) => [KEY[i]?.name ?? '', value])) as Row;

const CORRECTED = text('corrected');

/** Fields and identities as corrected, for linking to go by. */
const applyPlan = async (
  port: Port,
  plan: Plan,
  heads: readonly (Row & { uri: string })[],
  citations: readonly CitationRow[],
): Promise<void> => {
  const headOf = new Map(heads.map((row) => [row.source, row]));
  const citationOf = new Map(citations.map((row) => [`${row.source} ${row.ordinal}`, row]));
  const documents = plan.documents.flatMap((change) => {
    const old = headOf.get(change.source);
    if (!old) return [];
    const { id, fields, key, corrected } = change;
    const symbol = change.symbol ?? (old.symbol as string | null);
    const file = old.uri.slice(old.uri.lastIndexOf('/') + 1);
    const row: Row = {
      ...old,
      ...fields,
      symbol,
      document: id,
      identified: change.identified ? 1 : 0,
      ...keyColumns(key),
      source: change.source,
      folded_number: fields.number === null ? null : fold(fields.number),
      folded_symbol: symbol === null ? null : fold(symbol),
      // Those of the reading stay: a document goes on being found under what was read.
      ...joined(old, needlesOf({ ...fields, symbol, id, file })),
      corrected: JSON.stringify(corrected),
    };
    return [[old, row] as const];
  });
  const cited = plan.citations.flatMap((change) => {
    const old = citationOf.get(`${change.source} ${change.ordinal}`);
    if (!old) return [];
    const { fields, inferred, key, path, corrected } = change;
    const named = path === undefined ? {} : { [KEY_PATH.name]: path };
    const row = {
      ...old,
      ...fields,
      ...keyColumns(key),
      ...named,
      source: change.source,
      inferred: JSON.stringify(inferred),
    } as CitationRow;
    return [[old, { ...row, corrected: JSON.stringify(corrected) } as CitationRow] as const];
  });
  await keep(port, [
    ...documents.map(([old]) => [HEAD, onlyOf(READING, old)] as const),
    ...cited.map(([old]) => [old.ordinal, onlyOf(CITATION, old)] as const),
  ]);
  await putBack(
    port,
    'readings',
    [...READING, CORRECTED],
    documents.map(([, row]) => row),
  );
  await putBack(
    port,
    '_citations',
    [...CITATION, CORRECTED],
    cited.map(([, row]) => row),
  );
  await reindex(
    port,
    documents.map(([, row]) => row.source),
  );
  await choosePrimaries(
    port,
    documents.flatMap(([old, row]) => [old.document as string, row.document as string]),
  );
};

const onlyOf = (columns: readonly Column[], row: Row): Row =>
  Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])) as Row;

const joined = (old: Row, now: { readonly marks: string; readonly words: string }): { marks: string; words: string } => {
  const both = (one: string, other: string) => ` ${[...new Set(`${one} ${other}`.split(' ').filter(Boolean))].join(' ')} `;
  return { marks: both(old.marks as string, now.marks), words: both(old.words as string, now.words) };
};

interface LinkedRow extends Row {
  ordinal: number;
  state: LinkedCitation['state'];
  target: string | null;
  candidates: string;
  reason: string | null;
  corrected: string | null;
  document: string;
}

const LINKED = 'select c.*, r.document from _citations c join readings r on r.source = c.source';

/** The citations that corrections may have a say in, once linking has answered. */
const concerned = async (port: Port, plan: Plan): Promise<LinkedRow[]> => {
  const decided =
    plan.decided.length === 0
      ? []
      : await port.all<LinkedRow>(`${LINKED} join (${port.unpack(OWNER)}) as n on n.source = c.source and n.ordinal = c.ordinal`, [
          JSON.stringify(plan.decided),
        ]);
  if (plan.touched.length === 0) return decided;
  const touched = new Set(plan.touched);
  const leading = await port.all<LinkedRow>(`${LINKED} where c.target in (${listOf(port)})`, [asList(plan.touched)]);
  const open = await port.all<LinkedRow>(`${LINKED} where c.state = 'ambiguous'`);
  const wavering = open.filter(({ candidates }) => (JSON.parse(candidates) as string[]).some((id) => touched.has(id)));
  return [...new Map([...decided, ...leading, ...wavering].map((row) => [`${row.source} ${row.ordinal}`, row])).values()];
};

const linkedOf = (row: LinkedRow): LinkedCitation =>
  ({
    source: row.source,
    ordinal: row.ordinal,
    from: row.document,
    day: row.key_date ?? row.date ?? null,
    state: row.state,
    target: row.target,
    candidates: JSON.parse(row.candidates) as string[],
    reason: row.reason,
    corrected: row.corrected === null ? [] : (JSON.parse(row.corrected) as LinkedCitation['corrected']),
  }) as LinkedCitation;

const mergeReadings = async (port: Port, { merges: all, merged }: Plan, known: ReadonlySet<string>): Promise<void> => {
  // What nothing has leads nowhere: a mistyped identity is told of, not made up.
  const merges = new Map([...all].filter(([id]) => known.has(id)));
  if (merges.size === 0) return;
  const heads: Row[] = await port.all(`select ${named(READING, 'r')}, r.corrected from readings r where r.document in (${listOf(port)})`, [
    asList([...new Set([...merges.keys(), ...merges.values()])]),
  ]);
  await keep(
    port,
    heads.map((row) => [HEAD, onlyOf(READING, row)] as const),
  );
  const perDocument = new Map<string, number>();
  const aliases = [...merges]
    .sort(([one], [other]) => compare(one, other))
    .map(([id, document]) => {
      const ordinal = perDocument.get(document) ?? 0;
      perDocument.set(document, ordinal + 1);
      return [id, document, ordinal];
    });
  await insert(port, '_aliases', [text('id'), text('document'), integer('ordinal')], aliases);
  const marked = heads.map((row) => {
    const id = row.document as string;
    const marks = row.corrected === null ? [] : (JSON.parse(row.corrected as string) as Corrected[]);
    return [row.source, merges.get(id) ?? id, JSON.stringify(merged(id, marks, known))];
  });
  await inChunks(marked, (list) =>
    port.run(
      `update readings set document = n.document, identified = 1, corrected = n.corrected
       from (${port.unpack([integer('source'), text('document'), CORRECTED])}) as n where readings.source = n.source`,
      [list],
    ),
  );
  await choosePrimaries(port, [...merges.keys(), ...merges.values()]);
};

const heldAmong = async (port: Port, ids: readonly string[]): Promise<Map<string, HeldDocument>> => {
  const rows = await port.all<{ id: string; date: string | null }>(
    `select d.id, coalesce(r.key_date, r.date) as date from _documents d join readings r on r.source = d.source where d.id in (${listOf(port)})`,
    [asList(ids)],
  );
  return new Map(rows.map(({ id, date }) => [id, { date }]));
};

/** Of these identities, those that are held or cited. */
const knownAmong = async (port: Port, ids: readonly string[], rows: readonly LinkedRow[]): Promise<Set<string>> => {
  const held = await port.all<{ id: string }>(`select document as id from readings where document in (${listOf(port)})`, [asList(ids)]);
  return new Set([
    ...held.map(({ id }) => id),
    ...rows.flatMap(({ target, candidates }) => [target ?? '', ...(JSON.parse(candidates) as string[])]),
  ]);
};

const ANSWER: readonly Column[] = [...OWNER, ...['state', 'target', 'candidates', 'reason', 'corrected'].map(text)];

const answer = (row: LinkedRow, { state, target, candidates, reason, corrected }: Judgement): SqlValue[] => [
  row.source,
  row.ordinal,
  state,
  target,
  JSON.stringify(candidates),
  reason,
  JSON.stringify(corrected),
];

const applyJudgements = async (port: Port, judged: readonly (readonly [LinkedRow, Judgement])[]): Promise<void> => {
  await keep(
    port,
    judged.map(([row]) => [row.ordinal, onlyOf(CITATION, row)] as const),
  );
  const [edges, rejected] = [judged.filter(([, one]) => !one.rejected), judged.filter(([, one]) => one.rejected)];
  const columns = ['state', 'target', 'candidates', 'reason', 'corrected'].map((name) => `${name} = n.${name}`).join(', ');
  await inChunks(
    edges.map(([row, one]) => answer(row, one)),
    (list) =>
      port.run(
        `update _citations set ${columns} from (${port.unpack(ANSWER)}) as n where _citations.source = n.source and _citations.ordinal = n.ordinal`,
        [list],
      ),
  );
  const marked = [...OWNER, text('rejected')];
  await inChunks(
    rejected.map(([row, { corrected }]) => [row.source, row.ordinal, JSON.stringify(corrected)]),
    async (list) => {
      const same = '_as_read.source = n.source and _as_read.ordinal = n.ordinal';
      await port.run(`update _as_read set rejected = n.rejected from (${port.unpack(marked)}) as n where ${same}`, [list]);
      await port.run(`delete from _citations where (source, ordinal) in (select source, ordinal from (${port.unpack(marked)}) as n)`, [
        list,
      ]);
    },
  );
  await recount(port, [...new Set(rejected.map(([row]) => row.source))]);
};

const OUTCOME: readonly Column[] = [
  integer('ordinal'),
  integer('line'),
  text('action'),
  text('status'),
  integer('documents'),
  integer('citations'),
  text('lacking'),
  text('entry'),
];

const META = 'corrections';

/** The corrections that were given last; null where there are none. */
export const rememberedCorrections = async (port: Port): Promise<CorrectionsSource | null> => {
  const [row] = await port.all<{ value: string }>('select value from meta where name = ?', [META]);
  return row ? (JSON.parse(row.value) as CorrectionsSource) : null;
};

const remember = async (port: Port, source: CorrectionsSource | null, outcomes: readonly Outcome[]): Promise<void> => {
  await port.run('delete from meta where name = ?', [META]);
  if (source) await port.run('insert into meta (name, value) values (?, ?)', [META, JSON.stringify(source)]);
  const rows = outcomes.map(({ line, action, status, documents, citations, lacking, entry }, i) => [
    ...[i, line, action, status, documents, citations],
    ...[JSON.stringify(lacking), JSON.stringify(entry)],
  ]);
  await insert(port, '_corrections', OUTCOME, rows);
};

/** A citation as it was read, where it stands, and where it leads now (null where it was rejected). */
export interface CitationAsRead extends ReadCitation {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly rule: string;
  readonly answer: { readonly state: string; readonly target: string | null } | null;
}

/** The files of a document and their citations, in order of file, as if there were no corrections. */
export interface AsRead {
  readonly documents: readonly ReadDocument[];
  readonly citations: readonly CitationAsRead[];
}

export const asRead = async (port: Port, id: string): Promise<AsRead> => {
  const heads = await readingsOf(port, [id]);
  const sources = heads.map(({ source }) => source);
  const kept = await port.all<{ source: number; ordinal: number; row: string }>(
    `select source, ordinal, row from _as_read where source in (${listOf(port, 'integer')})`,
    [asList(sources)],
  );
  const own = new Map(kept.filter(({ ordinal }) => ordinal === HEAD).map(({ source, row }) => [source, JSON.parse(row) as Row]));
  const nameOf = ({ source, ordinal }: { source: number; ordinal: number }): string => `${source} ${ordinal}`;
  const now = new Map((await citationsOf(port, sources)).map((row) => [nameOf(row), row]));
  const before = kept.filter(({ ordinal }) => ordinal !== HEAD).map(({ row }) => JSON.parse(row) as CitationRow);
  const all = [...new Map([...now, ...before.map((row) => [nameOf(row), row] as const)]).values()];
  const places = new Map(sources.map((source, place) => [source, place]));
  const inOrder = (one: CitationRow, other: CitationRow): number =>
    (places.get(one.source) ?? 0) - (places.get(other.source) ?? 0) || one.ordinal - other.ordinal;
  return {
    documents: heads.map((row) => readDocument({ ...row, ...own.get(row.source) })),
    citations: all.sort(inOrder).map((row) => {
      const current = now.get(nameOf(row));
      return {
        ...readCitation(row),
        ...{ start: row.span_start as number, end: row.span_end as number, page: row.page as number, rule: row.rule as string },
        answer: current ? { state: current.state as string, target: current.target as string | null } : null,
      };
    }),
  };
};

/** What corrections do at linking: `before` it to what was read, `after` it to what was answered. */
export interface Laying {
  before(): Promise<void>;
  after(): Promise<void>;
}

const NONE: Corrector = {
  source: null,
  mentioned: [],
  plan: () => {
    throw new Error('there is nothing to plan');
  },
};

/**
 * Lays corrections over the archive, in place of those that lie there. Both halves are done again where a run was
 * stopped between them.
 */
export const layCorrections = (port: Port, corrector: Corrector = NONE): Laying => {
  let plan: Plan | null = null;
  return {
    before: () =>
      port.transaction(async () => {
        await restore(port);
        if (corrector.mentioned.length === 0) return;
        const heads = await readingsOf(port, corrector.mentioned);
        const citations = await citationsOf(
          port,
          heads.map(({ source }) => source),
        );
        plan = corrector.plan(heads.map(readDocument), citations.map(readCitation));
        await applyPlan(port, plan, heads, citations);
      }),
    after: () =>
      port.transaction(async () => {
        if (!plan) return remember(port, corrector.source, []);
        const before = await concerned(port, plan);
        const known = await knownAmong(port, [...plan.merges.keys()], before);
        await mergeReadings(port, plan, known);
        // Once more: what was merged is cited from under its new identity.
        const rows = await concerned(port, plan);
        const told = rows.flatMap(({ target, candidates }) => [target ?? '', ...(JSON.parse(candidates) as string[])]);
        const held = await heldAmong(port, [...new Set([...told, ...plan.touched, ...plan.leading, ...plan.merges.values()])]);
        const { judge } = plan;
        const judged = rows.flatMap((row) => {
          const one = judge(linkedOf(row), (id) => held.get(id) ?? null);
          return one ? [[row, one] as const] : [];
        });
        await applyJudgements(port, judged);
        await remember(port, corrector.source, plan.outcomes(known));
      }),
  };
};
