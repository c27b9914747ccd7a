/** The parts of word-extractor that are used; it brings no types. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  interface Piece {
    text: string;
    readonly length: number;
    readonly startFilePos: number;
    readonly size: number;
    readonly bpc: number;
    readonly unicode: boolean;
  }
  interface Reader {
    read(buffer: Buffer, offset: number, length: number, position: number): Promise<Buffer>;
  }
  export default class WordOleExtractor {
    _pieces: Piece[];
    _boundaries: Record<string, number>;
    extract(reader: Reader): Promise<unknown>;
    extractWordDocument(document: unknown, buffer: Buffer): Promise<unknown>;
    writeBookmarks(buffer: Buffer, table: Buffer): void;
    writePieces(buffer: Buffer, table: Buffer): void;
    writeCharacterProperties(buffer: Buffer, table: Buffer): void;
    writeParagraphProperties(buffer: Buffer, table: Buffer): void;
    normalizeHeaders(buffer: Buffer, table: Buffer): void;
    buildDocument(): unknown;
  }
}

declare module 'word-extractor/lib/ole-allocation-table.js' {
  export default class AllocationTable {
    readonly _table: readonly number[];
    getSecIdChain(start: number): number[];
  }
}
