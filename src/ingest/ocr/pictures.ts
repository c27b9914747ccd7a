import type { Recognition } from '../../model/source.js';
import { engineFor } from './choose.js';
import type { Engine, EngineChoice } from './engine.js';
import type { Grey } from './grey.js';
import type { Doubt } from './marks.js';
import { type Recognized, recognizePage } from './page.js';

export interface PictureSettings {
  readonly languages: readonly string[];
  readonly engine: EngineChoice;
  readonly maxPages: number;
  readonly alive: () => void;
}

/** How pages of one file were recognised. `confidence` is the mean over all letters of a page, 0 to 1. */
export interface Seen {
  readonly engine: { readonly name: string; readonly version: string };
  readonly pages: readonly { readonly page: number; readonly confidence: number }[];
}

/** Reads the pictures of one file, up to the limit, and keeps account of it. */
export class PictureReader {
  readonly #settings: PictureSettings;
  readonly #pages: { page: number; confidence: number }[] = [];
  #engine: Engine | null = null;
  #left = 0;

  constructor(settings: PictureSettings) {
    this.#settings = settings;
  }

  /** So many pages were left out because the limit was reached. */
  get left(): number {
    return this.#left;
  }

  get seen(): Seen | null {
    const engine = this.#engine;
    return engine && this.#pages.length > 0 ? { engine: { name: engine.name, version: engine.version }, pages: this.#pages } : null;
  }

  /**
   * @param page 1-based
   * @param draw makes the picture once it is sure that it is wanted
   * @returns null where the limit is reached or no engine has the languages
   * @throws what the engine throws
   */
  async read(page: number, dpi: number, draw: () => Promise<Grey> | Grey): Promise<Recognized | null> {
    const { languages, engine, maxPages, alive } = this.#settings;
    if (this.#pages.length >= maxPages) {
      this.#left++;
      return null;
    }
    this.#engine ??= await engineFor(languages, engine);
    if (!this.#engine) return null;
    const recognized = await recognizePage(await draw(), dpi, this.#engine, alive);
    this.#pages.push({ page, confidence: Math.round(recognized.confidence * 1000) / 1000 });
    alive();
    return recognized;
  }
}

interface Parser {
  readonly name: string;
  readonly version: string;
}

type SeenPages = Seen['pages'];

/**
 * What a reading says of who read it: the parser, and beside it the engine where pictures were recognised.
 * @param foreign pages whose text came recognised with the file
 */
export function recognized(
  parser: Parser,
  seen: Seen | null,
  doubts: readonly Doubt[],
  foreign: SeenPages = [],
): { parser: Parser; ocr?: Recognition } {
  const engine = seen?.engine ?? null;
  const pages = [...foreign, ...(seen?.pages ?? []).filter(({ page }) => foreign.every((other) => other.page !== page))];
  if (pages.length === 0) return { parser };
  const both = engine ? { name: `${parser.name}+${engine.name}`, version: `${parser.version}+${engine.version}` } : parser;
  return { parser: both, ocr: { engine, pages: pages.sort((a, b) => a.page - b.page), doubts: [...doubts] } };
}

const DPI = 300;
/** Larger pictures are drawn smaller: an A3 page at full size, a poster at less. */
const MOST_PIXELS = 20e6;

/** Dots per inch at which a page of this size (points) is drawn. */
export const dpiFor = (width: number, height: number): number =>
  Math.min(DPI, Math.sqrt(MOST_PIXELS / Math.max(1, (width / 72) * (height / 72))));
