import { noteGoing } from './changed.js';
import { countCommit } from './commits.js';
import { asList, listOf } from './lists.js';
import type { Port } from './port.js';

/** Removes all that is held of these files; answers which documents may have lost their primary source. */
export const remove = async (port: Port, uris: readonly string[]): Promise<string[]> => {
  const list = asList(uris);
  const held = `select id from sources where uri in (${listOf(port)})`;
  const documents = await port.all<{ document: string }>(`select distinct document from readings where source in (${held})`, [list]);
  if (documents.length > 0) await noteGoing(port, held, [list]);
  for (const index of ['search', 'names']) await port.run(`delete from ${index} where rowid in (${held})`, [list]);
  await port.run(`delete from sources where uri in (${listOf(port)})`, [list]);
  await port.run(`delete from _containers where uri in (${listOf(port)})`, [list]);
  return documents.map(({ document }) => document);
};

/** The same by number, where the name of a file cannot be trusted. */
export const forgetSources = async (port: Port, sources: readonly number[]): Promise<void> => {
  const list = asList(sources);
  const numbers = listOf(port, 'integer');
  for (const index of ['search', 'names']) await port.run(`delete from ${index} where rowid in (${numbers})`, [list]);
  await port.run(`delete from sources where id in (${numbers})`, [list]);
  await countCommit(port);
};
