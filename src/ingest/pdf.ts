import type { Problem, Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { looksLegacy } from './legacy/repair.js';
import { unmarked } from './ocr/marks.js';
import { recognized } from './ocr/pictures.js';
import { compose } from './pdf/compose.js';
import { graphicsOf } from './pdf/graphics.js';
import { hasGaps, isMisread, isPicture, isScan, isTextless } from './pdf/judge.js';
import { looksMisread, strangeness, textOfRuns } from './pdf/layer.js';
import { restoreSoftHyphens } from './pdf/lost.js';
import { apply, matrixOf, multiply } from './pdf/matrix.js';
import type { PageContent, Run } from './pdf/page.js';
import { type Picture, pictureOf } from './pdf/picture.js';
import type { Words } from './pdf/place.js';
import { readScan } from './pdf/scan.js';
import type { Context, Reading } from './reading.js';
import { messageOf, warn } from './reading.js';
import { versionOf } from './version.js';

type PdfParse = typeof import('pdf-parse');
type Page = import('pdfjs-dist').PDFPageProxy;
type Item = Extract<Awaited<ReturnType<Page['getTextContent']>>['items'][number], { str: string }>;
type PageReader = (page: Page) => Promise<string>;
type Ops = Readonly<Record<string, number>>;

type Turned = Run & { readonly turn: number };
type PageText = Pick<PageContent, 'width' | 'height' | 'runs' | 'sideways'> & { readonly turn: number };

/** Turns text that runs up or down the page upright, by the direction that most of it has. */
function upright(runs: readonly Turned[], width: number, height: number): PageText {
  const weight = [0, 0, 0, 0];
  for (const r of runs) weight[r.turn] = (weight[r.turn] ?? 0) + r.text.trim().length;
  const turn = weight.indexOf(Math.max(...weight));
  const turned = (r: Turned): Run => {
    if (r.turn === 1) return { ...r, x: r.y, y: width - r.x };
    if (r.turn === 2) return { ...r, x: width - r.x, y: height - r.y };
    if (r.turn === 3) return { ...r, x: height - r.y, y: r.x };
    return r;
  };
  const quarter = turn % 2 === 1;
  return {
    runs: runs.filter((r) => r.turn === turn).map(turned),
    sideways: runs.filter((r) => r.turn !== turn && r.text.trim() !== '').map(turned),
    width: quarter ? height : width,
    height: quarter ? width : height,
    turn,
  };
}

/** Items of text; where they look like a font encoding, as drawn: NFKC and the loss of soft hyphens would spoil its letters. */
async function itemsOf(page: Page, ops: Ops): Promise<Item[]> {
  const items = async (disableNormalization: boolean): Promise<Item[]> =>
    (await page.getTextContent({ disableNormalization })).items.filter((item) => 'str' in item);
  const usual = await items(false);
  if (!looksLegacy(usual.map((item) => item.str).join(' '))) return usual;
  const drawn = await items(true);
  const list = await page.getOperatorList().catch(() => null);
  const texts = drawn.map((item) => item.str);
  const whole = list ? restoreSoftHyphens(texts, list, ops.showText as number) : texts;
  return drawn.map((item, i) => ({ ...item, str: whole[i] as string }));
}

async function textOfPage(page: Page, ops: Ops): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = matrixOf(viewport.transform);
  const items = await itemsOf(page, ops);
  const runs: Turned[] = [];
  items.forEach((item, order) => {
    if (!toPage) return;
    const own = matrixOf(item.transform);
    if (!own) return;
    const m = multiply(toPage, own);
    const [x, y] = apply(m, 0, 0);
    const turn = (Math.round(Math.atan2(m[1], m[0]) / (Math.PI / 2)) + 4) % 4;
    runs.push({ text: item.str, x, y, width: item.width, size: Math.hypot(m[2], m[3]) || 1, order, turn });
  });
  return upright(runs, viewport.width, viewport.height);
}

/** Reading drawing operations costs as much as reading text: only where they can tell something. */
async function readPage(page: Page, ops: Ops): Promise<PageContent> {
  const { turn, ...text } = await textOfPage(page, ops);
  const bare: PageContent = { ...text, rules: [], stamps: [], picture: 0, paths: 0 };
  const annotations = await page.getAnnotations().catch(() => []);
  const stamped = annotations.some((a: { subtype?: string; hasAppearance?: boolean }) => a.subtype !== 'Link' && a.hasAppearance);
  if (!(stamped || hasGaps(bare) || looksMisread(bare))) return bare;
  const viewport = page.getViewport({ scale: 1 });
  const toPage = matrixOf(viewport.transform);
  const list = await page.getOperatorList().catch(() => null);
  if (!toPage || !list) return bare;
  const { rules, stamps, picture, paths } = graphicsOf(list, ops, toPage);
  const covered = Math.min(1, picture / (viewport.width * viewport.height));
  return { ...bare, ...(turn === 0 ? { rules, stamps } : {}), picture: covered, paths };
}

/**
 * The builds for Node bring replacements for what older engines lack, two of them slow ones of built-ins that
 * this engine has and that all reading uses: these are put back.
 */
async function pdfLibraries() {
  const { push } = Array.prototype;
  const { parse } = JSON;
  const [{ PDFParse }, { OPS }] = await Promise.all([import('pdf-parse') as Promise<PdfParse>, import('pdfjs-dist/legacy/build/pdf.mjs')]);
  Array.prototype.push = push;
  JSON.parse = parse;
  return { PDFParse, OPS };
}

/** Names of pdf.js' exceptions that mean a lock rather than damage. */
const isLocked = (error: unknown): boolean => error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`);

/**
 * Reads the text layer of a PDF in reading order.
 * Refuses E103 (password), E104 (no text layer, or a stamp alone), E105 (damaged), E111 (too long);
 * warns W101 (page left out), W102 (more pages than allowed), W103 (pages without a text layer).
 */
export async function readPdf(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  let result = await readWith(undefined, bytes, context);
  for (const password of context.passwords) {
    if (result.ok || result.problem.code !== 'E103') break;
    result = await readWith(password, bytes, context);
  }
  return result;
}

async function readWith(password: string | undefined, bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { PDFParse, OPS } = await pdfLibraries();
  const { where, limits, pictures } = context;
  // pdf.js takes the buffer over, so it gets its own copy
  const parser = new PDFParse({
    data: bytes.slice(),
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
  });
  const contents: PageContent[] = [];
  const problems: Problem[] = [];
  /** Pages whose text was recognised, and badly, by whoever made the file. */
  const foreign: { page: number; confidence: number }[] = [];
  // pdf-parse walks the pages but throws positions away in this one method; columns and tables need them
  (parser as unknown as { getPageText: PageReader }).getPageText = async (page) => {
    const content = await readPage(page, OPS as unknown as Ops);
    contents.push(content);
    if (pictures && isPicture(content)) {
      const seen = await readScan(page, content, pictures).catch((error: unknown) => {
        problems.push(warn('W106', `${where}#page=${page.pageNumber}`, messageOf(error)));
        return null;
      });
      if (seen) contents[contents.length - 1] = seen;
    }
    const kept = contents.at(-1) as PageContent;
    if (isMisread(kept)) foreign.push({ page: contents.length, confidence: 1 - (strangeness(textOfRuns(kept)) ?? 0) });
    return '';
  };
  const empty: PageContent = { width: 1, height: 1, runs: [], sideways: [], rules: [], stamps: [], picture: 0, paths: 0 };
  try {
    let total = 1;
    let length = 0;
    for (let n = 1; n <= Math.min(total, limits.maxPages); n++) {
      try {
        total = (await parser.getText({ partial: [n] })).total;
      } catch (error) {
        if (total === 1 && n === 1 && !(await pagesOf(parser))) throw error;
        total = (await pagesOf(parser)) ?? total;
        problems.push(warn('W101', `${where}#page=${n}`, messageOf(error)));
      }
      while (contents.length < n) contents.push(empty);
      length += contents[n - 1]?.runs.reduce((sum, r) => sum + r.text.length, 0) ?? 0;
      if (length > limits.maxText) return refuse('E111', where, `more than ${limits.maxText} characters`);
    }
    if (total > limits.maxPages) problems.push(warn('W102', where, `${limits.maxPages} of ${total} pages read`));
  } catch (error) {
    return isLocked(error) ? refuse('E103', where) : refuse('E105', where, messageOf(error));
  } finally {
    await parser.destroy().catch(() => {});
  }
  const scans = contents.flatMap((page, i) => (isScan(page) ? [i + 1] : []));
  if (isTextless(contents)) {
    if (problems.length === contents.length) return refuse('E105', where, problems[0]?.detail ?? null);
    return refuse('E104', where, `${contents.length} pages, ${scans.length} of them pictures`);
  }
  if (scans.length > 0) problems.push(warn('W103', where, `pages ${scans.join(', ')}`));
  if (pictures?.left) problems.push(warn('W107', where, `${pictures.left} pages beyond ${limits.maxOcrPages}`));
  const { text, pages, regions, doubts } = unmarked(compose(contents));
  const reader = { name: 'pdf-parse', version: versionOf('pdf-parse') };
  return ok({ text, pages, regions, encoding: null, ...recognized(reader, pictures?.seen ?? null, doubts, foreign) }, problems);
}

type Document = import('pdfjs-dist').PDFDocumentProxy;
const opened = (parser: InstanceType<PdfParse['PDFParse']>): Promise<Document> =>
  (parser as unknown as { load(): Promise<Document> }).load();

/** Draws a page (from 1) for people. Refuses E103 (password), E105 (damaged, no such page). */
export async function drawPdf(
  bytes: Uint8Array,
  page: number,
  words: Words | null,
  where: string,
): Promise<Result<Picture & { pages: number }>> {
  const { PDFParse } = await pdfLibraries();
  const parser = new PDFParse({ data: bytes.slice(), verbosity: 0, isEvalSupported: false, disableFontFace: true });
  try {
    const file = await opened(parser);
    return ok({ ...(await pictureOf(await file.getPage(page), words)), pages: file.numPages });
  } catch (error) {
    return isLocked(error) ? refuse('E103', where) : refuse('E105', where, messageOf(error));
  } finally {
    await parser.destroy().catch(() => {});
  }
}

/** How many pages there are, if the file opens at all. */
const pagesOf = async (parser: InstanceType<PdfParse['PDFParse']>): Promise<number | null> => {
  const doc = await opened(parser).catch(() => null);
  return doc?.numPages ?? null;
};
