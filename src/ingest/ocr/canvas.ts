import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';

export type { Canvas };

import { type Grey, greyOf } from './grey.js';

/** A white canvas, sizes in pixels. */
export function paper(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  return canvas;
}

/** What is drawn on a canvas. */
export function greyOfCanvas(canvas: Canvas): Grey {
  const { width, height } = canvas;
  return greyOf(canvas.data(), width, height);
}

/** A PNG, JPEG, WebP, GIF or BMP that is open; sizes in pixels. */
export interface OpenImage {
  readonly width: number;
  readonly height: number;
  draw(scale: number): Grey;
}

/** @throws if the bytes are no such picture or damaged */
export async function openImage(bytes: Uint8Array): Promise<OpenImage> {
  const image = await loadImage(Buffer.from(bytes));
  const { width, height } = image;
  const draw = (scale: number): Grey => {
    const canvas = paper(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return greyOfCanvas(canvas);
  };
  return { width, height, draw };
}
