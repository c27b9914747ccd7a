import UTIF, { type IFD } from 'utif2';
import type { OpenImage } from './canvas.js';
import { type Grey, greyOf, scaled } from './grey.js';

export const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 42) || (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[3] === 42);

const sizeOf = (ifd: IFD, tag: 't256' | 't257'): number => Number((ifd[tag] as number[] | undefined)?.[0] ?? 0);

/** The pages of a TIFF, decoded one at a time. @throws where it is damaged */
export function openTiff(bytes: Uint8Array): OpenImage[] {
  const data = Buffer.from(bytes);
  return UTIF.decode(data).map((ifd) => {
    const [width, height] = [sizeOf(ifd, 't256'), sizeOf(ifd, 't257')];
    const draw = (scale: number): Grey => {
      UTIF.decodeImage(data, ifd);
      const grey = greyOf(UTIF.toRGBA8(ifd), width, height);
      // what was unpacked would stay with the page
      ifd.data = new Uint8Array(0);
      return scale === 1 ? grey : scaled(grey, scale);
    };
    return { width, height, draw };
  });
}
