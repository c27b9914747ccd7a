import type { Problem, Reading } from '../model/index.js';
import { OWNER } from './columns.js';
import { countCommit, markUnlinked } from './commits.js';
import { type ContainerRow, writeContainers } from './containers.js';
import { sealLinksOf, sealSources } from './digests.js';
import { asList, listOf } from './lists.js';
import { type Marked, writeMarks } from './marks.js';
import type { Column, Port } from './port.js';
import { choosePrimaries } from './primaries.js';
import { putRaws } from './raws.js';
import { remove } from './remove.js';
import { documentId, type Entry, readingTables } from './rows.js';
import { insert } from './write.js';

/** A file that was not read. What could not be known about it is null. */
export interface Refusal {
  readonly uri: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly problem: Problem;
}

/** Seals sources of these numbers, which ascend; other writers may have taken numbers in between. */
const sealAll = async (port: Port, sources: readonly number[], sealing = sealSources): Promise<void> => {
  for (let first = 0; first < sources.length; ) {
    let last = first;
    while (sources[last + 1] === (sources[last] as number) + 1) last++;
    await sealing(port, sources[first] as number, sources[last] as number);
    first = last + 1;
  }
};

const lastOfEachFile = (readings: readonly Reading[]): Reading[] => [
  ...new Map(readings.map((reading) => [reading.source.uri, reading])).values(),
];

const writeReadings = async (port: Port, readings: readonly Reading[], reader: string, ingest: string | null): Promise<void> => {
  const fresh = lastOfEachFile(readings);
  const lost = await remove(
    port,
    fresh.map(({ source }) => source.uri),
  );
  const sources = await port.engine.sourceNumbers(port, fresh.length);
  const entries: Entry[] = fresh.map((reading, i) => ({ source: sources[i] as number, reading, reader, ingest }));
  for (const { table, columns, rows } of readingTables) await insert(port, table, columns, entries.flatMap(rows));
  await putRaws(port, entries);
  await sealAll(port, sources);
  await choosePrimaries(port, [...lost, ...fresh.map(documentId)]);
  await markUnlinked(port, 'some');
};

const REFUSED: readonly Column[] = [
  { name: 'id', type: 'integer' },
  { name: 'uri', type: 'text' },
  { name: 'sha256', type: 'text' },
  { name: 'size', type: 'integer' },
  { name: 'reader', type: 'text' },
  { name: 'outcome', type: 'text' },
  { name: 'ingest', type: 'text' },
];
const PROBLEM: readonly Column[] = [...OWNER, ...['code', 'severity', 'place', 'detail'].map((name) => ({ name, type: 'text' as const }))];

const writeRefusals = async (port: Port, refusals: readonly Refusal[], reader: string, ingest: string | null): Promise<void> => {
  const lost = await remove(
    port,
    refusals.map(({ uri }) => uri),
  );
  const sources = await port.engine.sourceNumbers(port, refusals.length);
  const rows = refusals.map(({ uri, sha256, size }, i) => [sources[i] as number, uri, sha256, size, reader, 'refused', ingest]);
  await insert(port, 'sources', REFUSED, rows);
  const problems = refusals.map(({ problem }, i) => [
    sources[i] as number,
    0,
    problem.code,
    problem.severity,
    problem.where,
    problem.detail,
  ]);
  await insert(port, 'problems', PROBLEM, problems);
  await sealAll(port, sources);
  await sealAll(port, sources, sealLinksOf);
  if (lost.length === 0) return;
  await choosePrimaries(port, lost);
  await markUnlinked(port, 'some');
};

/** What came of some files. */
export interface Batch {
  readonly readings?: readonly Reading[];
  /** Written after the readings; a file is in one of both. */
  readonly refusals?: readonly Refusal[];
  /** Written last: a container counts as taken apart only when its members are there. */
  readonly containers?: readonly ContainerRow[];
  /** By what those were known that were fetched. */
  readonly marks?: readonly Marked[];
}

/**
 * Writes it all in one transaction, in place of what was held of the same files; `also` is done first in it, and where it
 * rejects nothing is written. `reader` and `ingest` are the versions by which it was read.
 */
export const putBatch = (
  port: Port,
  { readings = [], refusals = [], containers = [], marks = [] }: Batch,
  reader: string,
  ingest: string | null,
  also: () => Promise<void> = async () => {},
): Promise<void> =>
  port.transaction(async () => {
    await port.engine.besideWriters(port);
    await also();
    if (readings.length > 0) await writeReadings(port, readings, reader, ingest);
    if (refusals.length > 0) await writeRefusals(port, refusals, reader, ingest);
    if (containers.length > 0) await writeContainers(port, containers, reader);
    if (marks.length > 0) await writeMarks(port, marks);
    // Last: the one row that all writers change is held until the end.
    if (readings.length + refusals.length > 0) await countCommit(port);
  });

/** Removes files and all that was read from them. */
export const forget = (port: Port, uris: readonly string[]): Promise<void> =>
  port.transaction(async () => {
    await port.engine.besideWriters(port);
    const lost = await remove(port, uris);
    await port.run(`delete from _marks where uri in (${listOf(port)})`, [asList(uris)]);
    await countCommit(port);
    if (lost.length === 0) return;
    await choosePrimaries(port, lost);
    await markUnlinked(port, 'some');
  });
