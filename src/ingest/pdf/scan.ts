import type { Grey } from '../ocr/grey.js';
import { dpiFor, type PictureReader } from '../ocr/pictures.js';
import { beside, runsOf } from '../ocr/runs.js';
import { ANNOTATIONS, type Drawable, drawn, POINTS_PER_INCH } from './draw.js';
import { looksMisread, strangeness, textOfRuns } from './layer.js';
import type { PageContent } from './page.js';

async function greyPage(page: Drawable, dpi: number): Promise<Grey> {
  const { greyOfCanvas } = await import('../ocr/canvas.js');
  return greyOfCanvas(await drawn(page, dpi, ANNOTATIONS.none));
}

/**
 * Recognises what stands on a page's pictures. Text that the page has of its own stays, unless it was misread by whoever
 * made it and is read better now. Null where nothing was gained.
 */
export async function readScan(page: Drawable, content: PageContent, pictures: PictureReader): Promise<PageContent | null> {
  const { width, height } = page.getViewport({ scale: 1 });
  const dpi = dpiFor(width, height);
  const seen = await pictures.read(page.pageNumber, dpi, () => greyPage(page, dpi));
  if (!seen || seen.words.length === 0) return null;
  const points = POINTS_PER_INCH / dpi;
  const misread = looksMisread(content);
  if (misread) {
    const anew = strangeness(seen.words.map((word) => word.text).join(' '));
    if (anew === null || anew >= (strangeness(textOfRuns(content)) ?? 0)) return null;
  }
  const size = { width: seen.width * points, height: seen.height * points };
  const sameWay = Math.abs(size.width - content.width) < 2 && Math.abs(size.height - content.height) < 2;
  const own = sameWay && !misread ? content.runs : [];
  const words = beside(seen.words, own, points);
  if (words.length === 0) return null;
  const after = own.reduce((most, run) => Math.max(most, run.order + 1), 0);
  const runs = runsOf(words, points).map((run) => ({ ...run, order: run.order + after }));
  const kept = sameWay
    ? { stamps: content.stamps, rules: content.rules, sideways: content.sideways }
    : { stamps: [], rules: [], sideways: [] };
  return { ...content, ...size, ...kept, runs: [...own, ...runs], picture: 0, paths: 0 };
}
