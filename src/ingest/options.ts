import type { EngineChoice } from './ocr/engine.js';

/** Judges how Vietnamese a text looks: higher is better, about 1 for clean text, 0 or less for garbage. */
export type VietnameseScore = (text: string) => number;

/** Bounds on what one file may cost. Sizes in bytes, `maxText` in UTF-16 units. */
export interface Limits {
  readonly maxFile: number;
  readonly maxInflated: number;
  readonly maxText: number;
  readonly maxPages: number;
  /** Pages of one file that are recognised from their pictures. */
  readonly maxOcrPages: number;
  /** What all members of one container, and of those in it, may inflate to. */
  readonly maxUnpacked: number;
  readonly maxMembers: number;
  /** Containers within containers. */
  readonly maxDepth: number;
  /** How many times its packed size a member of some megabytes may inflate to. */
  readonly maxRatio: number;
}

/** What a caller may set, in a form that goes to a reading process. */
export interface IngestSettings extends Partial<Limits> {
  /** Passwords to be tried on locked files. */
  readonly passwords?: readonly string[] | undefined;
  /** Whether pictures of text are read (default true). */
  readonly ocr?: boolean | undefined;
  /** Languages of the pictures in the recogniser's own short names (default `vie`). */
  readonly ocrLanguages?: readonly string[] | undefined;
  /** What recognises them (default `auto`: the system's own Tesseract where it has the languages, else the bundled one). */
  readonly ocrEngine?: EngineChoice | undefined;
}

export interface IngestOptions extends IngestSettings {
  /** Replaces the judge of syllables that chooses between legacy encodings. */
  readonly vietnamese?: VietnameseScore;
  /** Called after every page that took long, so that who waits knows that work goes on. */
  readonly alive?: (() => void) | undefined;
}

export const DEFAULT_LIMITS: Limits = {
  maxFile: 200 * 2 ** 20,
  maxInflated: 500 * 2 ** 20,
  maxText: 50_000_000,
  maxPages: 5_000,
  maxOcrPages: 200,
  maxUnpacked: 8 * 2 ** 30,
  maxMembers: 100_000,
  maxDepth: 8,
  maxRatio: 250,
};

export const limitsOf = (options: IngestOptions): Limits => ({
  maxFile: options.maxFile ?? DEFAULT_LIMITS.maxFile,
  maxInflated: options.maxInflated ?? DEFAULT_LIMITS.maxInflated,
  maxText: options.maxText ?? DEFAULT_LIMITS.maxText,
  maxPages: options.maxPages ?? DEFAULT_LIMITS.maxPages,
  maxOcrPages: options.maxOcrPages ?? DEFAULT_LIMITS.maxOcrPages,
  maxUnpacked: options.maxUnpacked ?? DEFAULT_LIMITS.maxUnpacked,
  maxMembers: options.maxMembers ?? DEFAULT_LIMITS.maxMembers,
  maxDepth: options.maxDepth ?? DEFAULT_LIMITS.maxDepth,
  maxRatio: options.maxRatio ?? DEFAULT_LIMITS.maxRatio,
});
