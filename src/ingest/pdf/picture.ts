import type { Canvas } from '../ocr/canvas.js';
import { ANNOTATIONS, type Drawable, drawn, POINTS_PER_INCH } from './draw.js';
import { matrixOf } from './matrix.js';
import { type Corners, type Piece, placesOf, type Words } from './place.js';

/** A page as people see it. Sizes in pixels; `marked` is null where no words were asked for, false where they were not found. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly marked: boolean | null;
}

interface Page extends Drawable {
  getTextContent(): Promise<{ readonly items: readonly object[] }>;
}

const DPI = 110;
/** A poster is drawn smaller. */
const MOST_PIXELS = 4e6;
const YELLOW = 'rgb(255, 214, 0)';

const dpiOf = (page: Drawable): number => {
  const { width, height } = page.getViewport({ scale: 1 });
  return Math.min(DPI, Math.sqrt(MOST_PIXELS / Math.max(1, (width / POINTS_PER_INCH) * (height / POINTS_PER_INCH))));
};

const isPiece = (item: object): item is Piece => 'str' in item;

const found = async (page: Page, words: Words, dpi: number): Promise<Corners[]> => {
  const toPage = matrixOf(page.getViewport({ scale: dpi / POINTS_PER_INCH }).transform);
  const { items } = await page.getTextContent();
  return toPage ? placesOf(items.filter(isPiece), words, toPage) : [];
};

/** As a marker pen does: what is dark stays dark. */
const mark = (canvas: Canvas, places: readonly Corners[]): void => {
  const context = canvas.getContext('2d');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = YELLOW;
  for (const corners of places) {
    context.beginPath();
    for (const [x, y] of corners) context.lineTo(x, y);
    context.fill();
  }
};

export async function pictureOf(page: Page, words: Words | null): Promise<Picture> {
  const dpi = dpiOf(page);
  const canvas = await drawn(page, dpi, ANNOTATIONS.shown);
  const places = words === null ? [] : await found(page, words, dpi);
  mark(canvas, places);
  const { width, height } = canvas;
  return { png: canvas.toBuffer('image/png'), width, height, marked: words === null ? null : places.length > 0 };
}
