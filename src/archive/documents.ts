import type { DocumentText, FactRow, Headed, SourceRow, Surroundings } from '../model/index.js';
import type { FactFilter } from '../query/index.js';
import type { Store } from '../store/index.js';
import type { PagePicture, Pictures } from './pictures.js';
import { validityIn } from './questions.js';
import { mustBeSound } from './sound.js';

export type { FactFilter } from '../query/index.js';
export type { PagePicture, PictureLack } from './pictures.js';

/** What is asked when one document is opened. `id` is an identity path, or one that corrections merged into another. */
export interface Documents {
  /** What `show` tells of a document but its facts, of which there may be thousands. */
  headed(id: string, options?: { readonly at?: string | undefined }): Promise<Headed | null>;
  /** The normalised text, in which spans count, with its page starts; of several files that of the one that speaks for the document. */
  text(id: string): Promise<DocumentText | null>;
  /** The facts of a document with their addresses, kind by kind in reading order; `within` a stretch of its text. */
  facts(id: string, filter?: FactFilter): Promise<FactRow[]>;
  /** The files of a document, the one that speaks for it first. */
  sources(id: string): Promise<SourceRow[]>;
  /** Citations by direction and relation, with the first `few` documents of each (default 5), and facts counted by kind. */
  surroundings(id: string, options?: { readonly few?: number | undefined }): Promise<Surroundings | null>;
  /**
   * The picture of a page (from 1) of a document whose file is a PDF, still at its place and the same, by its digest. With
   * `fact` (`citations/3`) the words of the fact are marked. Drawn in a process of its own, which lives until the archive is closed.
   */
  pagePicture(id: string, page: number, options?: { readonly fact?: string | undefined }): Promise<PagePicture>;
}

const FEW = 5;
const load = () => import('../query/index.js');

const headedIn = async (store: Store, id: string, at?: string): Promise<Headed | null> => {
  const { countCitedBy, documentById, headerOf } = await load();
  const document = await documentById(store, id);
  if (!document) return null;
  await mustBeSound(store, document);
  const validity = at === undefined ? null : await validityIn(store, document, at);
  return { document, citedBy: await countCitedBy(store, document.id), validity, header: await headerOf(store, document) };
};

export const documentsIn = (store: Store, pictures: Pictures): Documents => ({
  headed: (id, { at } = {}) => headedIn(store, id, at),
  text: async (id) => (await load()).textOf(store, id),
  facts: async (id, filter) => (await load()).factsOf(store, id, filter),
  sources: async (id) => (await load()).sourcesOf(store, id),
  surroundings: async (id, { few = FEW } = {}) => (await load()).surroundings(store, id, few),
  pagePicture: (id, page, { fact } = {}) => pictures.draw(id, page, fact),
});
