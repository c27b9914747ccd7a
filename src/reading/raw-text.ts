import { deflateSync, inflateSync } from 'node:zlib';
import { type Problem, RawText } from '../model/schemas.js';

/** What a parser gave and what it left out: all that is needed to read a document again without its file. */
export interface KeptText {
  readonly raw: RawText;
  readonly problems: readonly Problem[];
}

/** Far beyond any text that ingest lets through; what inflates further was not packed here. */
const MOST_BYTES = 2 ** 30;

export const packRaw = (kept: KeptText): Uint8Array => deflateSync(JSON.stringify(kept));

/** Null where the bytes are not what was packed: damaged, or of another form. */
export const unpackRaw = (bytes: Uint8Array): KeptText | null => {
  try {
    const { raw, problems } = JSON.parse(inflateSync(bytes, { maxOutputLength: MOST_BYTES }).toString()) as KeptText;
    return { raw: RawText.parse(raw), problems };
  } catch {
    return null;
  }
};
