import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const FONT = join(require.resolve('dejavu-fonts-ttf/package.json'), '../ttf/DejaVuSerif.ttf');

export type Pdf = PDFKit.PDFDocument;

/** A PDF that `draw` fills; A4, no margins in the way, a font with all Vietnamese letters. */
export async function makePdf(draw: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, ...options });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const end = new Promise((resolve) => pdf.on('end', resolve));
  pdf.font(FONT).fontSize(12);
  draw(pdf);
  pdf.end();
  await end;
  return new Uint8Array(Buffer.concat(parts));
}

/** One line at a place; `centre` is the axis that it is set around. */
export const put = (pdf: Pdf, text: string, y: number, at: { x?: number; centre?: number }): void => {
  const x = at.x ?? (at.centre ?? 0) - pdf.widthOfString(text) / 2;
  pdf.text(text, x, y, { lineBreak: false });
};

const RELATION = 'http://schemas.openxmlformats.org';

export const paragraph = (...lines: string[]): string =>
  `<w:p>${lines.map((line, i) => `<w:r>${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${line}</w:t></w:r>`).join('')}</w:p>`;

export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export function makeDocx(body: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const main = `<w:document xmlns:w="${RELATION}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${RELATION}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${RELATION}/package/2006/relationships"><Relationship Id="r1" Type="${RELATION}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(main),
    ...more,
  });
}
