import { openImage } from './canvas.js';
import type { Grey } from './grey.js';
import { isTiff, openTiff } from './tiff.js';

/** One picture of a file: how many dots it has per inch of its page, and itself, once it is wanted. */
export interface Picture {
  readonly dpi: number;
  draw(): Grey;
}

type Opened =
  | { readonly ok: true; readonly library: string; readonly pictures: readonly Picture[] }
  | { readonly ok: false; readonly code: 'E105' | 'E107'; readonly detail: string };

/** A picture with more dots than this is no page, whatever it says. */
const MOST_PIXELS = 150e6;
/** Larger ones are drawn smaller, smaller ones larger: letters are recognised best at some 30 to 40 dots. */
const USUAL_PIXELS = 10e6;
const LEAST_PIXELS = 3.5e6;
/** A4: what has no size of its own is taken for a whole page. */
const AREA_IN_INCHES = 8.27 * 11.69;

/** How much larger or smaller a picture should be drawn, and what dots per inch it has then. */
export function fitting(width: number, height: number): { readonly scale: number; readonly dpi: number } {
  const pixels = width * height;
  const wanted = Math.min(USUAL_PIXELS, Math.max(LEAST_PIXELS, pixels));
  const scale = Math.min(3, Math.sqrt(wanted / pixels));
  return { scale, dpi: Math.max(70, Math.sqrt((pixels * scale * scale) / AREA_IN_INCHES)) };
}

const PNG = Buffer.from('\x89PNG', 'latin1');
const JPEG = Buffer.from([0xff, 0xd8]);
/** So many bytes of the picture itself there must be. */
const LEAST_DATA = 16;

/** Is the file cut off before its first dots? The decoder would take the process with it, so it is not asked. */
function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, 4).equals(PNG)
    ? file.indexOf('IDAT')
    : file.subarray(0, 2).equals(JPEG)
      ? file.indexOf('\xff\xda', 0, 'latin1')
      : 0;
  return start < 0 || start + LEAST_DATA > file.length;
}

/** Opens a file of one picture or, as TIFF may hold, of several. */
export async function openPictures(bytes: Uint8Array): Promise<Opened> {
  if (isCutOff(bytes)) return { ok: false, code: 'E105', detail: 'cut off' };
  try {
    const tiff = isTiff(bytes);
    const images = tiff ? openTiff(bytes) : [await openImage(bytes)];
    const large = images.find(({ width, height }) => width * height > MOST_PIXELS);
    if (large) return { ok: false, code: 'E107', detail: `${large.width} × ${large.height} dots` };
    const pictures = images
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ width, height, draw }) => {
        const { scale, dpi } = fitting(width, height);
        return { dpi, draw: () => draw(scale) };
      });
    if (pictures.length === 0) return { ok: false, code: 'E105', detail: 'no picture in it' };
    return { ok: true, library: tiff ? 'utif2' : '@napi-rs/canvas', pictures };
  } catch (error) {
    return { ok: false, code: 'E105', detail: error instanceof Error ? error.message : String(error) };
  }
}
