// Recognises pages of the corpus drawn as pictures, clean and degraded, with every engine that is there, and tells seconds
// per page and the share of characters that come out right. After `npm run build`: node bench/ocr.mjs [documents, default 3]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { greyOfCanvas, paper } from '../dist/ingest/ocr/canvas.js';
import { engineFor } from '../dist/ingest/ocr/choose.js';
import { recognizePage } from '../dist/ingest/ocr/page.js';
import { straightened } from '../dist/ingest/ocr/skew.js';

const folder = new URL('../corpus/documents/', import.meta.url).pathname;
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf') && !name.endsWith('.scan.pdf'))
  .slice(0, Number(process.argv[2] ?? 3));

/** A generator of the same noise every time. */
const random = (seed) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32;
  return seed / 2 ** 32;
};

function noisy(picture) {
  const next = random(7);
  const pixels = Uint8Array.from(picture.pixels, (shade) => Math.max(0, Math.min(255, shade + (next() + next() - 1) * 90)));
  for (let i = 0; i < pixels.length / 400; i++) pixels[Math.floor(next() * pixels.length)] = 0;
  return { ...picture, pixels };
}

const CONDITIONS = {
  'clean, 300 dpi': { dpi: 300, spoil: (picture) => picture },
  'clean, 150 dpi': { dpi: 150, spoil: (picture) => picture },
  'noise, 200 dpi': { dpi: 200, spoil: noisy },
  'askew 1.5°, 200 dpi': { dpi: 200, spoil: (picture) => straightened(picture, -1.5) },
};

async function drawn(page, dpi) {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = paper(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
  return greyOfCanvas(canvas);
}

const letters = (text) => [...text.normalize('NFC').replace(/\s+/g, '')];

/** Words of both texts are compared by their counts: the order of columns is not what is measured here. */
function accuracy(wanted, got) {
  const have = new Map();
  for (const word of got.normalize('NFC').split(/\s+/)) have.set(word, (have.get(word) ?? 0) + 1);
  let [right, all] = [0, 0];
  const missed = [];
  for (const word of wanted.normalize('NFC').split(/\s+/)) {
    all += word.length;
    const left = have.get(word) ?? 0;
    if (left > 0) {
      have.set(word, left - 1);
      right += word.length;
    } else missed.push(word);
  }
  // what was not found whole is held against the nearest word that is left over
  const rest = [...have].flatMap(([word, count]) => new Array(count).fill(word));
  for (const word of missed) {
    let best = { at: -1, wrong: word.length };
    rest.forEach((other, at) => {
      const wrong = other === null ? word.length : edits(letters(word), letters(other));
      if (wrong < best.wrong) best = { at, wrong };
    });
    right += word.length - best.wrong;
    if (best.at >= 0) rest[best.at] = null;
  }
  return right / all;
}

function edits(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  a.forEach((letter, i) => {
    const next = [i + 1];
    for (let k = 0; k < b.length; k++) next.push(Math.min(next[k] + 1, row[k + 1] + 1, row[k] + (letter === b[k] ? 0 : 1)));
    row = next;
  });
  return row.at(-1);
}

const rows = [];
for (const choice of ['system', 'bundled']) {
  const engine = await engineFor(['vie'], choice);
  if (!engine) {
    console.log(`${choice}: not there`);
    continue;
  }
  for (const [condition, { dpi, spoil }] of Object.entries(CONDITIONS)) {
    let [seconds, right] = [0, 0];
    for (const name of documents) {
      const document = await getDocument({ data: new Uint8Array(readFileSync(join(folder, name))), verbosity: 0 }).promise;
      const page = await document.getPage(1);
      const text = (await page.getTextContent()).items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('');
      const picture = spoil(await drawn(page, dpi));
      const begun = performance.now();
      const { words } = await recognizePage(picture, dpi, engine, () => {});
      seconds += (performance.now() - begun) / 1000;
      right += accuracy(text.trim(), words.map((word) => word.text).join(' '));
    }
    rows.push({
      engine: `${engine.name} ${engine.version}`,
      condition,
      'seconds a page': Number((seconds / documents.length).toFixed(2)),
      'characters right, %': Number(((100 * right) / documents.length).toFixed(2)),
    });
  }
}
console.table(rows);
process.exit(0);
