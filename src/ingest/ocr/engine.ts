import type { Grey } from './grey.js';

/** One word as it was recognised. Pixels of the picture, origin at the top left; `baseline` is the height it stands on. */
export interface Word {
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly baseline: number;
  /** Height of its line's type from the tails to the tips of tall letters. */
  readonly size: number;
  /** Counts the lines of the picture as the engine found them. */
  readonly line: number;
  /** How sure the engine is, 0 to 1. */
  readonly confidence: number;
  /** Its letters, where a single line was looked at. */
  readonly letters: readonly Letter[];
}

export interface Letter {
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** `page`: columns and paragraphs are looked for. `line`: the picture is a single line. */
export type Segmentation = 'page' | 'line';

/** What reads pictures of text. All that the program asks of an engine. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** @param dpi dots per inch of the picture @throws if the engine fails */
  recognize(picture: Grey, dpi: number, segmentation: Segmentation): Promise<readonly Word[]>;
}

/** Which engine is wanted. `auto`: the system's own where it has the languages, else the one that is always there. */
export type EngineChoice = 'auto' | 'system' | 'bundled';

export const ENGINE_CHOICES: readonly EngineChoice[] = ['auto', 'system', 'bundled'];
