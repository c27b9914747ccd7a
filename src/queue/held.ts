import type { Rows, SqlValue } from '../model/index.js';
import type { Held, Store } from '../store/index.js';

type HeldContainer = NonNullable<Awaited<ReturnType<Store['heldContainer']>>>;

/** What an archive holds of some files, looked up all at once. */
export interface HeldFiles {
  readonly held: ReadonlyMap<string, Held>;
  readonly containers: ReadonlyMap<string, HeldContainer>;
  /** Of the digests that were asked for those of bytes that are held under some name. */
  readonly bytes: ReadonlySet<string>;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export const heldOf = async (store: Rows, uris: readonly string[], digests: readonly string[] = []): Promise<HeldFiles> => {
  const list: readonly SqlValue[] = uris;
  const held = await store.all<Held & { uri: string }>(
    `select s.uri, s.sha256, s.reader, s.ingest, s.outcome, p.code, p.detail
     from sources s left join problems p on p.source = s.id and s.outcome = 'refused' where s.uri in (${marks(uris)})`,
    list,
  );
  const containers = await store.all<HeldContainer & { uri: string }>(
    `select uri, sha256, reader, members from _containers where uri in (${marks(uris)})`,
    list,
  );
  const bytes =
    digests.length === 0
      ? []
      : await store.all<{ sha256: string }>(`select distinct sha256 from sources where sha256 in (${marks(digests)})`, digests);
  return {
    held: new Map(held.map((row) => [row.uri, row])),
    containers: new Map(containers.map((row) => [row.uri, row])),
    bytes: new Set([...bytes.map(({ sha256 }) => sha256), ...digests.filter((sha256) => sha256 === '')]),
  };
};

/** The same store, which answers from what was looked up of these files. */
export const withHeld = (store: Store, uris: readonly string[], { held, containers, bytes }: HeldFiles): Store => {
  const known = new Set(uris);
  return {
    ...store,
    held: async (uri) => (known.has(uri) ? (held.get(uri) ?? null) : store.held(uri)),
    heldContainer: async (uri) => (known.has(uri) ? (containers.get(uri) ?? null) : store.heldContainer(uri)),
    // Of what lies in a store the digest was not known when this was looked up.
    rawOfBytes: async (sha256, ingest) => (bytes.has(sha256) || bytes.has('') ? store.rawOfBytes(sha256, ingest) : null),
  };
};
