import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';

GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'), 'Print');

/** A small page of print at 150 dots per inch, one line after the other. */
export function page(lines: readonly string[], size = 28): Canvas {
  const canvas = createCanvas(1000, 80 + lines.length * size * 2);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = `${size}px Print`;
  lines.forEach((line, i) => {
    context.fillText(line, 60, 60 + i * size * 2);
  });
  return canvas;
}
