import type { Picture, Words } from '../ingest/index.js';
import type { Pool } from '../isolation/index.js';
import type { DocumentText, FactRow } from '../model/index.js';
import type { Store } from '../store/index.js';

/** Why there is no picture: see `PagePicture`. */
export type PictureLack = 'not-held' | 'not-pdf' | 'container' | 'no-page' | 'gone' | 'changed' | 'locked' | 'unreadable';

/**
 * The picture of a page (PNG, sizes in pixels), or what stands in its way: the document is not held, its file is no PDF,
 * lies within a container, has no such page, is not at its place any more, is another one now, has a password, cannot be drawn.
 * `marked`: whether the words of the fact were found on the page; null where no fact was asked for.
 */
export type PagePicture =
  | ({ readonly lacks: null; readonly file: string; readonly pages: number } & Picture)
  | { readonly lacks: PictureLack; readonly file: string | null; readonly detail: string | null };

export interface PictureJob {
  readonly path: string;
  readonly sha256: string;
  readonly page: number;
  readonly words: Words | null;
}

type Drawn = Picture & { readonly pages: number };
type DrawingPool = Pool<PictureJob, Drawn>;

export interface Pictures {
  /** Draws a page (from 1); with `fact` (`citations/3`) its place is marked. */
  draw(id: string, page: number, fact?: string): Promise<PagePicture>;
  close(): Promise<void>;
}

const TIME_MS = 15_000;
const HEAP_MB = 512;
const RSS_MB = 1024;
const OUTPUT_BYTES = 32 * 2 ** 20;

const poolOf = async (): Promise<DrawingPool> => {
  const { createPool } = await import('../isolation/index.js');
  return createPool<PictureJob, Drawn>({
    entry: new URL('./picture-child.js', import.meta.url),
    size: 1,
    timeLimitMs: TIME_MS,
    heapLimitMb: HEAP_MB,
    rssLimitMb: RSS_MB,
    maxOutputBytes: OUTPUT_BYTES,
  });
};

const PDF = 'application/pdf';
const MEMBER = '!/';
/** A share of a network is not this machine. */
const isElsewhere = (file: string): boolean => /^(?:\\\\|\/\/)/.test(file);

/** The words of a fact as far as they stand on the page, and how many of the like come before them there. */
const wordsOf = async ({ text, pages }: DocumentText, { span }: FactRow, page: number): Promise<Words | null> => {
  if (span === null) return null;
  const { timesIn } = await import('../ingest/index.js');
  const [from, to] = [pages[page - 1] ?? 0, pages[page] ?? text.length];
  const words = text.slice(Math.max(from, span.start), Math.min(to, span.end));
  return words === '' ? null : { text: words, nth: timesIn(text.slice(from, Math.max(from, span.start)), words) };
};

const LACKS: Readonly<Record<string, PictureLack>> = { E113: 'gone', E103: 'locked' };
/** What the child says of a file that is another one now. */
export const CHANGED = 'changed';

const pictureIn = async (
  store: Store,
  pool: () => Promise<DrawingPool>,
  asked: { id: string; page: number; fact: string | undefined },
): Promise<PagePicture> => {
  const { factsOf, sourcesOf, textOf } = await import('../query/index.js');
  const { id, page, fact } = asked;
  const lacks = (lack: PictureLack, file: string | null = null, detail: string | null = null): PagePicture => ({
    lacks: lack,
    file,
    detail,
  });
  const [source, text] = [(await sourcesOf(store, id)).find(({ speaks }) => speaks), await textOf(store, id)];
  if (!source || !text) return lacks('not-held');
  const { file, sha256, mediaType } = source;
  if (mediaType !== PDF) return lacks('not-pdf', file, mediaType);
  if (file.includes(MEMBER)) return lacks('container', file);
  if (!sha256 || isElsewhere(file)) return lacks('gone', file);
  if (!Number.isInteger(page) || page < 1 || page > text.pages.length) return lacks('no-page', file);
  const [row] = fact === undefined ? [] : await factsOf(store, id, { only: fact });
  const result = await (await pool()).run({ path: file, sha256, page, words: row ? await wordsOf(text, row, page) : null }, file);
  if (result.ok) return { lacks: null, file, ...result.value };
  const { code, detail } = result.problem;
  return detail === CHANGED ? lacks('changed', file) : lacks(LACKS[code] ?? 'unreadable', file, detail);
};

/** Draws pages of an archive in a process of its own, which is started with the first and killed where it takes too long or grows too large. */
export const picturesOf = (store: Store): Pictures => {
  let pool: Promise<DrawingPool> | null = null;
  const open = (): Promise<DrawingPool> => {
    pool ??= poolOf();
    return pool;
  };
  return {
    draw: (id, page, fact) => pictureIn(store, open, { id, page, fact }),
    close: async () => {
      await (await pool)?.close();
      pool = null;
    },
  };
};
