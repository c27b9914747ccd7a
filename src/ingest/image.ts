import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { unmarked } from './ocr/marks.js';
import { openPictures } from './ocr/open.js';
import { recognized } from './ocr/pictures.js';
import { runsOf } from './ocr/runs.js';
import { compose } from './pdf/compose.js';
import type { PageContent } from './pdf/page.js';
import type { Context, Reading } from './reading.js';
import { messageOf, warn } from './reading.js';
import { versionOf } from './version.js';

const POINTS_PER_INCH = 72;

/**
 * Reads a picture of text (PNG, JPEG, TIFF with all its pages, WebP, GIF, BMP) by recognising it.
 * Refuses E104 (pictures are not to be read, or nothing was recognised), E105 (damaged), E106 (no such picture), E107 (too many
 * dots); warns W106 (page not recognised), W107 (more pages than allowed).
 */
export async function readImage(bytes: Uint8Array, { where, limits, pictures }: Context): Promise<Result<Reading>> {
  if (!pictures) return refuse('E104', where, 'a picture');
  const opened = await openPictures(bytes);
  if (!opened.ok) return refuse(opened.code, where, opened.detail);
  const contents: PageContent[] = [];
  const problems = [];
  for (const [i, picture] of opened.pictures.slice(0, limits.maxPages).entries()) {
    try {
      const { dpi, draw } = picture;
      const points = POINTS_PER_INCH / dpi;
      const seen = await pictures.read(i + 1, dpi, draw);
      const size = { width: (seen?.width ?? 1) * points, height: (seen?.height ?? 1) * points };
      contents.push({ ...size, runs: runsOf(seen?.words ?? [], points), sideways: [], rules: [], stamps: [], picture: 0, paths: 0 });
    } catch (error) {
      contents.push({ width: 1, height: 1, runs: [], sideways: [], rules: [], stamps: [], picture: 0, paths: 0 });
      problems.push(warn('W106', `${where}#page=${i + 1}`, messageOf(error)));
    }
  }
  if (contents.every((content) => content.runs.length === 0)) return refuse('E104', where, problems[0]?.detail ?? 'no text was recognised');
  if (pictures.left > 0) problems.push(warn('W107', where, `${pictures.left} pages beyond ${limits.maxOcrPages}`));
  const { text, pages, regions, doubts } = unmarked(compose(contents));
  const parser = { name: opened.library, version: versionOf(opened.library) };
  return ok({ text, pages, regions, encoding: null, ...recognized(parser, pictures.seen, doubts) }, problems);
}
