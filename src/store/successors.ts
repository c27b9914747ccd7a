import { foldWords, type Successor } from '../model/index.js';
import type { Column, Port } from './port.js';
import { sealTable } from './seals.js';
import { insert } from './write.js';

const COLUMNS: readonly Column[] = ['body', 'name', 'folded_name'].map((name) => ({ name, type: 'text' as const }));

/** Puts these in place of the successors that were known. */
export const putSuccessors = async (port: Port, successors: readonly Successor[]): Promise<void> => {
  const rows = [...new Map(successors.map(({ body, name }) => [`${body} ${foldWords(name)}`, [body, name, foldWords(name)]])).values()];
  const known = await port.all<{ body: string; name: string }>('select body, name from successors');
  const text = (list: readonly { readonly body: string; readonly name: string }[]) =>
    list
      .map(({ body, name }) => `${body} ${name}`)
      .sort()
      .join();
  if (text(known) === text(rows.map(([body, name]) => ({ body: body as string, name: name as string })))) return;
  await port.transaction(async () => {
    await port.run('delete from successors');
    await insert(port, 'successors', COLUMNS, rows);
    await sealTable(port, 'successors');
  });
};
