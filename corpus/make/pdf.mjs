import PDFDocument from 'pdfkit';
import { fonts } from './fonts.mjs';

const margins = { top: 62, bottom: 58, left: 85, right: 48 };
const width = 595.28 - margins.left - margins.right;
const indent = 30;

/** A document in the layout of Decree 30/2020 (or of the Party's guidance 36, when the head says `party`). */
export async function pdf({ fields, blocks }) {
  const doc = open(fields.title?.join(' ') ?? '');
  const bytes = collect(doc);
  doc.addPage();
  letterhead(doc, fields);
  heading(doc, fields);
  for (const [i, block] of blocks.entries()) draw[block.kind](doc, block, blocks[i + 1]);
  doc.end();
  return bytes;

  function open(Title) {
    // uncompressed: zlib's output differs between Node versions
    const made = new PDFDocument({
      size: 'A4',
      margins,
      compress: false,
      autoFirstPage: false,
      info: { Title, Creator: 'danchieu corpus', Producer: 'pdfkit', CreationDate: new Date(Date.UTC(2022, 0, 1)) },
    });
    for (const [name, path] of Object.entries(fonts)) made.registerFont(name, path);
    let page = 0;
    made.on('pageAdded', () => runningHead(made, fields, ++page));
    return made;
  }
}

function collect(doc) {
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  return new Promise((done) => doc.on('end', () => done(Buffer.concat(chunks))));
}

function runningHead(doc, fields, page) {
  const { _font: font, _fontSize: size, x, y } = doc;
  if (fields.gazette) {
    const [first, text] = [Number(fields.gazette[1]), fields.gazette[0]];
    line(doc, `${first + page - 1}`, 'regular', 11, margins.left, 34);
    line(doc, text, 'regular', 11, margins.left, 34, { width, align: 'center' });
  } else if (page > 1) line(doc, `${page}`, 'regular', 13, margins.left, 34, { width, align: 'center' });
  Object.assign(doc, { x: margins.left, y: margins.top });
  if (font && size) Object.assign(doc, { _font: font, _fontSize: size, x, y });
}

function line(doc, text, font, size, x, y, options = {}) {
  doc
    .font(font)
    .fontSize(size)
    .text(text, x, y, { lineBreak: Boolean(options.width), ...options });
  return doc.y;
}

/** Two columns, drawn cell by cell as a word processor draws its table. */
function letterhead(doc, f) {
  const [x1, w1, x2, w2] = f.wide ? [50, 215, 270, 290] : [58, 205, 268, 290];
  const stack = (lines, x, w, y, style) =>
    lines.reduce((at, text, i) => line(doc, text, ...style(i, lines), x, at, { width: w, align: 'center' }), y);
  const top = doc.y;
  const names = stack(f.left, x1, w1, top, (i, all) => [i === all.length - 1 ? 'bold' : 'regular', 12]);
  const rule = (x, y, w) =>
    doc
      .lineWidth(0.6)
      .moveTo(x, y)
      .lineTo(x + w, y)
      .stroke();
  if (f.party) line(doc, '*', 'regular', 13, x1, names, { width: w1, align: 'center' });
  else rule(x1 + w1 / 2 - 30, names + 3, 60);
  const mottoText = f.party ? ['ĐẢNG CỘNG SẢN VIỆT NAM'] : ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
  const motto = stack(mottoText, x2, w2, top, (i) => ['bold', i ? 13 : 12]);
  rule(x2 + w2 / 2 - 80, motto + 3, 160);
  const row = Math.max(names + (f.party ? 14 : 0), motto) + 12;
  let bottom = line(doc, f.number[0], 'regular', 13, x1, row, { width: w1, align: 'center' });
  const place = line(doc, f.place[0], 'italic', 13, x2, row, { width: w2, align: 'center' });
  if (f.subject) bottom = stack(f.subject, x1, w1, bottom + 4, () => ['regular', 12]);
  Object.assign(doc, { x: margins.left, y: Math.max(bottom, place) + 16 });
}

function heading(doc, f) {
  if (f.type) line(doc, f.type[0], 'bold', 14, margins.left, doc.y, { width, align: 'center' });
  for (const text of f.title ?? []) line(doc, text, 'bold', 14, margins.left, doc.y, { width, align: 'center' });
  doc.y += 14;
}

const paragraph =
  (font, options) =>
  (doc, { text }) => {
    doc
      .font(font)
      .fontSize(13.5)
      .text(text, margins.left, doc.y, { width, align: 'justify', indent, lineGap: 2, ...options });
    doc.y += 5;
  };
const draw = {
  paragraph: paragraph('regular'),
  italic: paragraph('italic'),
  heading: paragraph('bold'),
  title: paragraph('bold', { align: 'center', indent: 0 }),
  centred: paragraph('italic', { align: 'center', indent: 0 }),
  page: (doc) => doc.addPage(),
  gap: (doc, { lines }) => {
    doc.y += Number(lines[0]);
  },
  table,
  to: (doc, block, next) => {
    const needed = 24 + 13 * block.lines.length;
    if (doc.y + needed > 841 - margins.bottom) doc.addPage();
    const top = doc.y + 8;
    line(doc, 'Nơi nhận:', 'boldItalic', 12, margins.left, top, { width: 200 });
    for (const text of block.lines) line(doc, text, 'regular', 11, margins.left, doc.y, { width: 220 });
    const bottom = doc.y;
    if (next?.kind === 'sign') signature(doc, next.lines, top);
    Object.assign(doc, { x: margins.left, y: Math.max(bottom, doc.y) + 18 });
  },
  sign: () => {},
};

function signature(doc, lines, top) {
  const [x, w] = [320, 230];
  let y = top;
  for (const text of lines.slice(0, -1)) y = line(doc, text, 'bold', 13, x, y, { width: w, align: 'center' });
  line(doc, lines.at(-1), 'bold', 13.5, x, y + 62, { width: w, align: 'center' });
}

function table(doc, { rows }) {
  const weights = rows[0].map((_, c) => Math.max(6, ...rows.map((r) => Math.min(30, (r[c] ?? '').length))));
  const sum = weights.reduce((a, b) => a + b);
  const widths = weights.map((w) => (w / sum) * width);
  rows.forEach((cells, r) => {
    doc.font(r ? 'regular' : 'bold').fontSize(12);
    const height = Math.max(...cells.map((c, i) => doc.heightOfString(c || ' ', { width: widths[i] - 8 }))) + 6;
    if (doc.y + height > 841 - margins.bottom) doc.addPage();
    const y = doc.y;
    cells.reduce((x, text, i) => {
      doc.lineWidth(0.5).rect(x, y, widths[i], height).stroke();
      line(doc, text, r ? 'regular' : 'bold', 12, x + 4, y + 3, { width: widths[i] - 8 });
      return x + widths[i];
    }, margins.left);
    Object.assign(doc, { x: margins.left, y: y + height });
  });
  doc.y += 8;
}
