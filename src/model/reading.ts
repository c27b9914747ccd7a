import type { IdentityKey } from './identity.js';
import type { Problem } from './problem.js';
import type { Recognition, Source } from './source.js';
import type { Summary } from './summary.js';

/**
 * All that was read from one file, before the archive is looked at: the summary with every
 * citation `unheld` or `unidentified`, the normalised text its spans count in, and the identity
 * keys that linking compares. `citationKeys[i]` belongs to `summary.citations[i]`.
 */
export interface Reading {
  readonly source: Source;
  readonly text: string;
  /** Offset in `text` at which each page begins. */
  readonly pages: readonly number[];
  readonly summary: Summary;
  readonly key: IdentityKey | null;
  readonly citationKeys: readonly (IdentityKey | null)[];
  /** What was recognised from pictures; absent where all was text. */
  readonly ocr?: Pick<Recognition, 'engine' | 'pages'> | undefined;
  readonly problems: readonly Problem[];
  /** What the parser gave, packed, for the store to keep; only where an archive is read. */
  readonly raw?: Uint8Array | undefined;
}
