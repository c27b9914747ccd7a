import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { latin } from './codepage.js';
import type { Context, Reading } from './reading.js';
import { messageOf } from './reading.js';
import { versionOf } from './version.js';
import { piecesOf } from './word/body.js';
import type { Piece } from './word/flow.js';
import { layOut } from './word/flow.js';
import type { ParagraphRun } from './word/properties.js';
import { paragraphRuns, runAt } from './word/properties.js';

type Extractor = import('word-extractor/lib/word-ole-extractor.js').default;

class Refused extends Error {
  constructor(readonly code: 'E103' | 'E106') {
    super(code);
  }
}

const ENCRYPTED = 0x0100;
/** Word 6 and 95 begin so; their text is kept in another way. */
const OLD_MAGIC = [0xa5dc, 0xa5db, 0xa59b, 0xa59c];

/**
 * A damaged file can chain its sectors in a ring; word-extractor would follow it until the memory
 * is full. A chain cannot have more sectors than there are.
 */
async function breakRings(): Promise<void> {
  const { default: AllocationTable } = await import('word-extractor/lib/ole-allocation-table.js');
  AllocationTable.prototype.getSecIdChain = function (start) {
    const chain: number[] = [];
    for (let sector: number | undefined = start; sector !== undefined && sector >= 0; sector = this._table[sector]) {
      if (chain.length >= this._table.length) throw new Error('sectors chained in a ring');
      chain.push(sector);
    }
    return chain;
  };
}

/** Deletions are marked by NUL in a piece; a mark that changed its length has hit the wrong piece. */
function keepLengths(extractor: Extractor, mark: () => void): void {
  const before = extractor._pieces.map((piece) => piece.text);
  mark();
  extractor._pieces.forEach((piece, i) => {
    if (piece.text.length !== piece.length) piece.text = before[i] as string;
  });
}

/**
 * word-extractor finds the pieces of the text; its own cleaning would make cell ends into tabs and
 * line breaks into paragraphs and write "undefined" for soft hyphens, so the pieces are taken before.
 */
async function bodyOf(bytes: Uint8Array): Promise<readonly Piece[]> {
  const { default: WordOleExtractor } = await import('word-extractor/lib/word-ole-extractor.js');
  await breakRings();
  let runs: readonly ParagraphRun[] = [];
  class Body extends WordOleExtractor {
    override extractWordDocument(document: unknown, buffer: Buffer): Promise<unknown> {
      const magic = buffer.readUInt16LE(0);
      if (OLD_MAGIC.includes(magic)) throw new Refused('E106');
      if (magic === 0xa5ec && (buffer.readUInt16LE(0x0a) & ENCRYPTED) !== 0) throw new Refused('E103');
      return super.extractWordDocument(document, buffer);
    }
    /** Not needed, and fails on bookmarks that Word itself reads. */
    override writeBookmarks(): void {}
    override normalizeHeaders(): void {}
    override writePieces(buffer: Buffer, table: Buffer): void {
      super.writePieces(buffer, table);
      for (const piece of this._pieces)
        if (!piece.unicode) piece.text = latin(buffer.subarray(piece.startFilePos, piece.startFilePos + piece.size));
    }
    override writeCharacterProperties(buffer: Buffer, table: Buffer): void {
      keepLengths(this, () => super.writeCharacterProperties(buffer, table));
    }
    override writeParagraphProperties(buffer: Buffer, table: Buffer): void {
      runs = paragraphRuns(buffer, table);
    }
    override buildDocument(): unknown {
      return null;
    }
  }
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extractor = new Body();
  await extractor.extract({
    read: (buffer, offset, length, position) => {
      source.copy(buffer, offset, position, position + length);
      return Promise.resolve(buffer);
    },
  });
  const places: number[] = [];
  let body = '';
  for (const piece of extractor._pieces) {
    body += piece.text;
    for (let i = 0; i < piece.text.length; i++) places.push(piece.startFilePos + i * piece.bpc);
  }
  // footnotes, headers, comments and text boxes come behind the body
  body = body.slice(0, extractor._boundaries.ccpText);
  const at = (i: number): ParagraphRun | null => runAt(runs, places[i] as number);
  return piecesOf(body, { isInTable: (i) => at(i)?.inTable === true, isRowEnd: (i) => at(i)?.rowEnd === true });
}

/**
 * Reads the body of a Word 97-2003 document, laid out like a DOCX.
 * Refuses E103 (encrypted), E105 (damaged), E106 (Word 6 or 95).
 */
export async function readDoc(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  let pieces: readonly Piece[];
  try {
    pieces = await bodyOf(bytes);
  } catch (error) {
    return error instanceof Refused
      ? refuse(error.code, context.where, error.code === 'E106' ? 'Word 6 or 95' : null)
      : refuse('E105', context.where, messageOf(error));
  }
  return ok({
    ...(await layOut(pieces)),
    pages: [0],
    encoding: null,
    parser: { name: 'word-extractor', version: versionOf('word-extractor') },
  });
}
