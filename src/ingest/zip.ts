/** One entry of a ZIP's central directory; sizes in bytes as the directory claims them. */
export interface ZipEntry {
  readonly name: string;
  readonly compressed: number;
  readonly inflated: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_COMMENT = 65_535;

/**
 * Reads the central directory only: nothing is inflated, so a bomb costs nothing.
 * Null if there is none (cut off, or not a ZIP).
 */
export function entriesOf(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - MAX_COMMENT); i--) {
    if (view.getUint32(i, true) === END) {
      end = i;
      break;
    }
  }
  if (end < 0) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  while (at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      compressed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.length > 0 ? entries : null;
}

/** Inflates entries one after the other and counts; stops early. The directory may lie about sizes. */
export async function inflatesWithin(bytes: Uint8Array, limit: number): Promise<boolean> {
  const { Unzip, UnzipInflate } = await import('fflate');
  let total = 0;
  let over = false;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) return;
      total += chunk.length;
      if (total > limit) {
        over = true;
        file.terminate();
      }
    };
    if (!over) file.start();
  });
  unzip.register(UnzipInflate);
  const STEP = 1 << 16;
  for (let at = 0; at < bytes.length && !over; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  return !over;
}

/** The named entries, inflated; null if one of them comes to more than `limit` bytes, whatever the directory says. */
export async function readEntries(bytes: Uint8Array, names: readonly string[], limit: number): Promise<Map<string, Uint8Array> | null> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const found = new Map<string, Uint8Array>();
  let over = false;
  const unzip = new Unzip((file) => {
    if (!names.includes(file.name) || over) return;
    const parts: Uint8Array[] = [];
    let total = 0;
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      total += chunk.length;
      parts.push(chunk);
      if (total > limit) {
        over = true;
        file.terminate();
      } else if (final) found.set(file.name, Buffer.concat(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const STEP = 1 << 16;
  for (let at = 0; at < bytes.length && !over; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  return over ? null : found;
}
