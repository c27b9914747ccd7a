import type { Problem, Result } from '../model/problem.js';
import type { Recognition, Region } from '../model/source.js';
import type { PictureReader } from './ocr/pictures.js';
import type { Limits, VietnameseScore } from './options.js';

/** What a format's reader gives: a RawText without its source. */
export interface Reading {
  readonly text: string;
  readonly pages: readonly number[];
  readonly regions: readonly Region[];
  readonly encoding: string | null;
  readonly parser: { readonly name: string; readonly version: string };
  /** What was recognised from pictures, if anything was. */
  readonly ocr?: Recognition | undefined;
}

/** What every reader is handed besides the bytes. `where` names the file in problems. */
export interface Context {
  readonly where: string;
  readonly limits: Limits;
  readonly vietnamese: VietnameseScore;
  /** Reads pictures of text; null where that is not wanted. */
  readonly pictures: PictureReader | null;
  /** To be tried on a locked file, in this order. */
  readonly passwords: readonly string[];
}

/** One file per format exports one of these. */
export type Reader = (bytes: Uint8Array, context: Context) => Promise<Result<Reading>>;

export const warn = (code: string, where: string, detail: string | null = null): Problem => ({
  code,
  severity: 'warning',
  where,
  detail,
});

/** The message of anything that was thrown, short enough for one line. */
export const messageOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 300);
};
