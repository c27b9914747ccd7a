import { type Corrected, compare, groupBy, type Summary } from '../model/index.js';
import { factOf } from './codec.js';
import { type FactTable, factTables } from './columns.js';
import { asList, listOf } from './lists.js';
import type { Port } from './port.js';

/** Which files' summaries: those that speak for their documents, of all or of these ids; or of these files. */
export type Selection = { readonly documents: 'all' | readonly string[] } | { readonly files: readonly string[] };

const BATCH = 200;

/** Rows of `sources` in the order in which they are handed out: by identity, or as asked for by file. */
const chosen = async (port: Port, selection: Selection): Promise<number[]> => {
  if ('files' in selection) {
    const rows = await port.all<{ source: number; uri: string }>(
      `select r.source, s.uri from readings r join sources s on s.id = r.source where s.uri in (${listOf(port)})`,
      [asList(selection.files)],
    );
    const places = new Map(rows.map(({ uri, source }) => [uri, source]));
    return selection.files.flatMap((uri) => places.get(uri) ?? []);
  }
  const rows =
    selection.documents === 'all'
      ? await port.all<{ id: string; source: number }>('select id, source from _documents')
      : await port.all<{ id: string; source: number }>(`select id, source from _documents where id in (${listOf(port)})`, [
          asList(selection.documents),
        ]);
  return rows.sort((a, b) => compare(a.id, b.id)).map(({ source }) => source);
};

type Row = Record<string, unknown> & { source: number };

const bySource = (rows: readonly Row[]): Map<number, Row[]> => groupBy(rows, ({ source }) => source);

const rowsOf = async (port: Port, table: string, list: string): Promise<Map<number, Row[]>> =>
  bySource(await port.all<Row>(`select * from ${table} where source in (${listOf(port, 'integer')}) order by source, ordinal`, [list]));

const READINGS = (port: Port): string => `
  select r.*, s.uri, s.sha256, s.media_type
  from readings r join sources s on s.id = r.source
  where r.source in (${listOf(port, 'integer')})`;

/** The marks of corrections, where there are any. */
const marked = (corrected: unknown): { corrected?: Corrected[] } =>
  typeof corrected === 'string' ? { corrected: JSON.parse(corrected) as Corrected[] } : {};

const headerOf = (row: Row, recipients: readonly Row[], aliases: readonly Row[]): unknown => ({
  id: row.identified === 1 ? row.document : null,
  kind: row.kind,
  type: row.type,
  number: row.number,
  symbol: row.symbol,
  date: row.date,
  place: row.place,
  issuer: row.issuer,
  title: row.title,
  signer: row.signer_name === null ? null : { name: row.signer_name, position: row.signer_position, capacity: row.signer_capacity },
  recipients: recipients.map(({ name }) => name),
  ...marked(row.corrected),
  ...(aliases.length > 0 ? { aliases: aliases.map(({ id }) => id as string).sort() } : {}),
});

const citationOf = (row: Row): unknown => ({ ...(factOf('citations', row) as object), ...marked(row.corrected) });

/** Citations that corrections rejected, as they were before. */
const REJECTED = (port: Port): string =>
  `select source, ordinal, row, rejected from _as_read
   where rejected is not null and source in (${listOf(port, 'integer')}) order by source, ordinal`;

const rejectedOf = (rows: readonly Row[]): { rejected?: unknown[] } => {
  const rejected = rows.map(({ row, rejected: corrected, source }) =>
    citationOf({ ...(JSON.parse(row as string) as Row), source, corrected }),
  );
  return rejected.length > 0 ? { rejected } : {};
};

const batchOf = async (port: Port, sources: readonly number[]): Promise<Summary[]> => {
  const list = asList(sources);
  const readings = bySource(await port.all<Row>(READINGS(port), [list]));
  const facts = new Map<FactTable, Map<number, Row[]>>();
  for (const table of factTables) facts.set(table, await rowsOf(port, `_${table}`, list));
  const recipients = await rowsOf(port, '_recipients', list);
  const keywords = await rowsOf(port, '_keywords', list);
  const rejected = bySource(await port.all<Row>(REJECTED(port), [list]));
  const aliases = bySource(
    await port.all<Row>(
      `select d.source, a.id from _aliases a join _documents d on d.id = a.document where d.source in (${listOf(port, 'integer')})`,
      [list],
    ),
  );
  return sources.flatMap((source) =>
    (readings.get(source) ?? []).map((row) => {
      const factsOf = (table: FactTable) => (facts.get(table)?.get(source) ?? []).map((fact) => factOf(table, fact));
      // The casts end here: columns and contract are held together by a test that reads back what it put.
      return {
        schema: 'danchieu/summary/1',
        source: {
          path: row.uri,
          sha256: row.sha256,
          mediaType: row.media_type,
          pages: row.pages,
          encoding: row.encoding,
        },
        document: headerOf(row, recipients.get(source) ?? [], aliases.get(source) ?? []),
        citations: (facts.get('citations')?.get(source) ?? []).map(citationOf),
        periods: factsOf('periods'),
        deadlines: factsOf('deadlines'),
        dates: factsOf('dates'),
        awards: factsOf('awards'),
        campaigns: factsOf('campaigns'),
        targets: factsOf('targets'),
        keywords: (keywords.get(source) ?? []).map(({ word }) => word),
        findings: factsOf('findings'),
        ...rejectedOf(rejected.get(source) ?? []),
      } as Summary;
    }),
  );
};

/** Summaries with the states that linking gave, a few hundred held in memory at a time. */
export async function* summaries(port: Port, selection: Selection): AsyncGenerator<Summary> {
  const sources = await chosen(port, selection);
  for (let start = 0; start < sources.length; start += BATCH) yield* await batchOf(port, sources.slice(start, start + BATCH));
}
