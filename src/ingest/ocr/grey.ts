/** A picture in shades of grey, row by row, 0 black to 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Shades of grey in which red ink is paper: a seal is stamped over signature and text, and black on red
 * stays black in the red channel alone.
 * @param rgba four bytes a pixel; what is see-through is white paper
 */
export function greyOf(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Grey {
  const pixels = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < pixels.length; i++, p += 4) {
    const [r, g, b, a] = [rgba[p] as number, rgba[p + 1] as number, rgba[p + 2] as number, rgba[p + 3] as number];
    const light = Math.max(r, 0.299 * r + 0.587 * g + 0.114 * b);
    pixels[i] = a === 255 ? light : 255 - ((255 - light) * a) / 255;
  }
  return { width, height, pixels };
}

/** The picture as a file that every engine reads without a codec: binary PGM. */
export function pgmOf({ width, height, pixels }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}

/** A stretch of the picture; what lies outside is cut off. */
export function crop({ width, height, pixels }: Grey, x0: number, y0: number, x1: number, y1: number): Grey {
  const [left, top] = [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0))];
  const [right, bottom] = [Math.min(width, Math.ceil(x1)), Math.min(height, Math.ceil(y1))];
  const [w, h] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) out.set(pixels.subarray((top + y) * width + left, (top + y) * width + left + w), y * w);
  return { width: w, height: h, pixels: out };
}

/** The picture at another size, by linear interpolation. */
export function scaled({ width, height, pixels }: Grey, by: number): Grey {
  const [w, h] = [Math.max(1, Math.round(width * by)), Math.max(1, Math.round(height * by))];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const sy = Math.min(height - 1, Math.max(0, (y + 0.5) / by - 0.5));
    const [top, fy] = [Math.floor(sy), sy % 1];
    const [a, b] = [top * width, Math.min(height - 1, top + 1) * width];
    for (let x = 0; x < w; x++) {
      const sx = Math.min(width - 1, Math.max(0, (x + 0.5) / by - 0.5));
      const [left, fx] = [Math.floor(sx), sx % 1];
      const right = Math.min(width - 1, left + 1);
      const upper = (pixels[a + left] as number) * (1 - fx) + (pixels[a + right] as number) * fx;
      const lower = (pixels[b + left] as number) * (1 - fx) + (pixels[b + right] as number) * fx;
      out[y * w + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width: w, height: h, pixels: out };
}

/** Quarter turns, clockwise. */
export function turned(picture: Grey, quarters: number): Grey {
  let { width, height, pixels } = picture;
  for (let q = 0; q < ((quarters % 4) + 4) % 4; q++) {
    const out = new Uint8Array(pixels.length);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = pixels[y * width + x] as number;
    [width, height, pixels] = [height, width, out];
  }
  return { width, height, pixels };
}
