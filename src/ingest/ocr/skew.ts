import type { Grey } from './grey.js';

/** Scanners and hands turn pages by no more than so many degrees. */
const MOST = 5;
/** A page turned by less than this is left alone. */
const LEAST = 0.15;
/** The page is looked at in so many columns. */
const COLUMNS = 400;
const DARK = 128;

interface Dots {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly height: number;
}

/** Places of ink in a small copy of the page. */
function dotsOf({ width, height, pixels }: Grey): Dots {
  const step = Math.max(1, Math.floor(width / COLUMNS));
  const [x, y]: [number[], number[]] = [[], []];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column += step)
      if ((pixels[row * width + column] as number) < DARK) {
        x.push(column);
        y.push(row);
      }
  return { x: Float32Array.from(x), y: Float32Array.from(y), height };
}

/** How sharply rows of text stand out from the gaps between them if the page is turned back by `degrees`. */
function sharpness({ x, y, height }: Dots, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const bin = Math.max(2, height / 900);
  const rows = new Float64Array(Math.ceil((height * 1.4) / bin) + 2);
  const base = height * 0.2;
  for (let i = 0; i < x.length; i++) {
    const row = Math.round(((y[i] as number) - (x[i] as number) * slope + base) / bin);
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) sum += ((rows[i] as number) - (rows[i - 1] as number)) ** 2;
  return sum;
}

function best(dots: Dots, from: number, to: number, step: number): number {
  let [found, most] = [0, -1];
  for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
    const value = sharpness(dots, degrees);
    if (value > most) [found, most] = [degrees, value];
  }
  return found;
}

/** By how many degrees lines of text fall to the right; 0 for straight pages and pages without text. */
export function skewOf(picture: Grey): number {
  const dots = dotsOf(picture);
  if (dots.x.length < 200) return 0;
  const coarse = best(dots, -MOST, MOST, 0.5);
  const fine = best(dots, coarse - 0.4, coarse + 0.4, 0.1);
  return Math.abs(fine) < LEAST || Math.abs(fine) > MOST ? 0 : fine;
}

/** Turns the page back by `degrees`, about its middle; what comes in from outside is white. */
export function straightened(picture: Grey, degrees: number): Grey {
  if (degrees === 0) return picture;
  const { width, height, pixels } = picture;
  const out = new Uint8Array(pixels.length).fill(255);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = (x - cx) * cos - (y - cy) * sin + cx;
      const sy = (x - cx) * sin + (y - cy) * cos + cy;
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [fx, fy, at] = [sx - left, sy - top, top * width + left];
      const upper = (pixels[at] as number) * (1 - fx) + (pixels[at + 1] as number) * fx;
      const lower = (pixels[at + width] as number) * (1 - fx) + (pixels[at + width + 1] as number) * fx;
      out[y * width + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width, height, pixels: out };
}
