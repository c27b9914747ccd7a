import type { Archive } from '../index.js';
import { appOver } from './app.js';

/** Pages of each kind; those that may look through all of an archive are none of them. */
const PAGES = ['/', '/search?q=van+ban', '/missing', '/ambiguous', '/bodies', '/awards', '/deadlines', '/findings'];
const PORT = 80;
const HOST = `localhost:${PORT}`;

/** The page of some document, its graph and what rests on it. */
const pagesOfOne = async (archive: Archive): Promise<string[]> => {
  const [hit] = await archive.search('van ban', { limit: 1 });
  if (!hit) return [];
  const { id } = hit.document;
  return [`/d/${id}`, `/d/${id}?tab=cited-by`, `/graph?id=${encodeURIComponent(id)}`];
};

/**
 * Rules, code, statements and answers that pages wait for are there before the first one is asked for: each kind of page is
 * made once, one after the other, and thrown away. Ends early where `isOver` says so.
 */
export const warm = async (archive: Archive, isOver: () => boolean): Promise<void> => {
  await archive.levels([]);
  const app = appOver(archive, { port: () => PORT });
  for (const page of [...PAGES, ...(await pagesOfOne(archive))]) {
    if (isOver()) return;
    const answer = await app.request(new Request(`http://${HOST}${page}`, { headers: { host: HOST } }));
    await answer.arrayBuffer();
  }
};
