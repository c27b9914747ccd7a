import type { Canvas } from '../ocr/canvas.js';

/** As much of a page of pdf.js as drawing it takes. */
export interface Drawable {
  readonly pageNumber: number;
  getViewport(at: { readonly scale: number }): { readonly width: number; readonly height: number; readonly transform?: unknown };
  render(target: never): { readonly promise: Promise<unknown> };
}

export const POINTS_PER_INCH = 72;
/** pdf.js' modes of drawing a page: the stamp of a signature would cover what it is set upon, a reader wants to see it. */
export const ANNOTATIONS = { none: 0, shown: 1 } as const;

export async function drawn(page: Drawable, dpi: number, annotationMode: number): Promise<Canvas> {
  const { paper } = await import('../ocr/canvas.js');
  const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
  const canvas = paper(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas, canvasContext, viewport, annotationMode } as never).promise;
  return canvas;
}
