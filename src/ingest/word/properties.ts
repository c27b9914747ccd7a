/**
 * Paragraph properties of a Word 97-2003 file, as far as tables need them: which paragraphs stand
 * in a table and which end a row. word-extractor knows row ends only, and loses text in files that
 * were saved in fast mode when it marks them.
 */
export interface ParagraphRun {
  /** Bytes of the WordDocument stream. */
  readonly from: number;
  readonly to: number;
  readonly inTable: boolean;
  readonly rowEnd: boolean;
}

const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const PAGE = 512;
/** Sizes of the operands of a property by the top three bits of its code; 6 has its own length in front. */
const OPERAND = [1, 1, 2, 4, 2, 2, -1, 3];
/** A table definition has a two-byte length. */
const TABLE_DEFINITION = 0xd608;

function flagsOf(properties: Buffer): { inTable: boolean; rowEnd: boolean } {
  const flags = { inTable: false, rowEnd: false };
  for (let at = 2; at + 2 < properties.length; ) {
    const code = properties.readUInt16LE(at);
    at += 2;
    if (code === IN_TABLE) flags.inTable = properties[at] === 1;
    if (code === ROW_END) flags.rowEnd = properties[at] === 1;
    const size = OPERAND[code >> 13] as number;
    if (size > 0) at += size;
    else if (code === TABLE_DEFINITION) at += at + 2 <= properties.length ? properties.readUInt16LE(at) + 1 : 2;
    else at += (properties[at] ?? 0) + 1;
  }
  return flags;
}

/** Runs of paragraphs in order of their place in the file. What lies outside the file is left out. */
export function paragraphRuns(main: Buffer, table: Buffer): ParagraphRun[] {
  const start = main.readUInt32LE(0x0102);
  const size = main.readUInt32LE(0x0106);
  const plc = table.subarray(start, start + size);
  const count = Math.floor((plc.length - 4) / 8);
  const runs: ParagraphRun[] = [];
  for (let i = 0; i < count; i++) {
    const number = plc.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = main.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length < PAGE) continue;
    const paragraphs = page[PAGE - 1] as number;
    if ((paragraphs + 1) * 4 + paragraphs * 13 > PAGE) continue;
    for (let p = 0; p < paragraphs; p++) {
      const at = (page[(paragraphs + 1) * 4 + p * 13] as number) * 2;
      const length = at === 0 ? 0 : (page[at] as number);
      // an even number of bytes is written as zero and a count of words
      const properties =
        at === 0
          ? page.subarray(0, 0)
          : length === 0
            ? page.subarray(at + 2, at + 2 + (page[at + 1] ?? 0) * 2)
            : page.subarray(at + 1, at + length * 2);
      runs.push({ from: page.readUInt32LE(p * 4), to: page.readUInt32LE(p * 4 + 4), ...flagsOf(properties) });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** The run that holds a byte. */
export function runAt(runs: readonly ParagraphRun[], byte: number): ParagraphRun | null {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as ParagraphRun).to <= byte) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run && run.from <= byte ? run : null;
}
