import { type DocumentRow, failure } from '../model/index.js';
import type { Store } from '../store/index.js';

/** What is shown in full is held against its digests, which costs a fraction of opening the database. Throws E409. */
export const mustBeSound = async (store: Store, { id }: DocumentRow): Promise<void> => {
  const [row] = await store.all<{ source: number; file: string }>(
    'select d.source, s.uri as file from _documents d join sources s on s.id = d.source where d.id = ?',
    [id],
  );
  const tables = row ? await store.damaged(row.source) : [];
  if (row && tables.length > 0) throw failure('E409', row.file, tables.join(', '));
};
