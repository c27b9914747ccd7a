import type { DocumentRow, SearchFilter } from '../../index.js';
import { numberIn, textIn } from '../ask.js';
import { nameOf } from '../links.js';
import type { View } from '../view.js';

/** What a report is about: its held documents, all of them, and what it is called. */
export interface Selection {
  readonly name: string;
  readonly documents: readonly DocumentRow[];
}

/** Documents of a selection that are looked at. */
const MOST = 1000;

const byIds = async (ids: readonly string[], { archive }: View): Promise<DocumentRow[]> => {
  const rows = await Promise.all(ids.slice(0, MOST).map(async (id) => (await archive.surroundings(id, { few: 0 }))?.document));
  return [...new Map(rows.flatMap((row) => (row?.held ? [[row.id, row] as const] : []))).values()];
};

/** Of a body by its path, or of all whose names have these words. */
const byBody = async (body: string, { archive }: View): Promise<DocumentRow[]> => {
  const paths = (await archive.bodies({ body })).flatMap((row) => (row.body && row.held > 0 ? [row.body] : []));
  const found = await Promise.all(paths.map(async (path) => (await archive.find(`vn/${path}`)).candidates));
  const own = found.flatMap((rows, i) => rows.filter(({ held, id }) => held && id.startsWith(`vn/${paths[i]}/`)));
  return [...new Map(own.map((row) => [row.id, row])).values()];
};

const filterIn = (view: View): SearchFilter => ({
  type: textIn(view, 'type'),
  body: textIn(view, 'body'),
  year: numberIn(view, 'year'),
});

/** What the address asks for: `id` (any number of times), `q` with the filters of a search, `body`; null where it says nothing. */
export const selectionOf = async (view: View): Promise<Selection | null> => {
  const ids = view.url.searchParams.getAll('id').filter((id) => id.trim() !== '');
  const [body, words] = [view.ask('body'), view.ask('q')];
  if (ids.length > 0) {
    const documents = await byIds(ids, view);
    const [only] = ids.length === 1 ? documents : [];
    return {
      name: only ? nameOf(only) : ids.length === 1 ? (ids[0] as string) : view.say.questions.counted.documents(ids.length),
      documents,
    };
  }
  if (words !== null) {
    const hits = await view.archive.search(words, { limit: MOST, ...filterIn(view) });
    return { name: words, documents: hits.map(({ document }) => document) };
  }
  return body === null ? null : { name: body, documents: await byBody(body, view) };
};
