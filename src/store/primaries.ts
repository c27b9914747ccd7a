import { asList, listOf } from './lists.js';
import type { Port } from './port.js';

/** Whatever the order of arrival: the file with most citations speaks for the document, then the smallest digest. */
const CHOICE = (which: string): string => `
  insert into _documents (id, source)
  select document, source from (
    select r.document, r.source,
           row_number() over (partition by r.document order by s.citations desc, s.sha256, s.uri) as place
    from readings r join sources s on s.id = r.source ${which}
  ) ranked where place = 1`;

export const chooseAll = async (port: Port): Promise<void> => {
  await port.run('delete from _documents');
  await port.run(CHOICE(''));
};

export const choosePrimaries = async (port: Port, documents: readonly string[]): Promise<void> => {
  const list = asList([...new Set(documents)]);
  await port.run(`delete from _documents where id in (${listOf(port)})`, [list]);
  await port.run(CHOICE(`where r.document in (${listOf(port)})`), [list]);
};
