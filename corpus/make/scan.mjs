// A page as a scanner leaves it: the outlines of the letters filled into a black-and-white picture, slightly askew.

import { strToU8, zlibSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { fonts } from './fonts.mjs';

const [width, height, dpi] = [1240, 1754, 150];
const askew = 0.006;

export async function scan({ fields, blocks }) {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    compress: false,
    info: { Creator: 'scanner', Producer: 'pdfkit', CreationDate: new Date(Date.UTC(2022, 0, 1)) },
  });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  doc.image(png(paint(layout(doc, { fields, blocks }))), 0, 0, { width: 595.28, height: 841.89 });
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** Lines of text with their places, in pixels. */
function layout(doc, { fields: f, blocks }) {
  const out = [];
  const measure = (text, font, size) => (doc.font(fonts[font]).fontSize(size).widthOfString(text) * dpi) / 72;
  const centre = (text, font, size, x, y) => {
    out.push({ text, font, size, x: x - measure(text, font, size) / 2, y });
  };
  for (const [i, t] of f.left.entries()) centre(t, i === f.left.length - 1 ? 'bold' : 'regular', 12, 340, 130 + 30 * i);
  centre('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'bold', 12, 830, 130);
  centre('Độc lập - Tự do - Hạnh phúc', 'bold', 12, 830, 160);
  centre(f.number[0], 'regular', 13, 340, 230);
  centre(f.place[0], 'italic', 13, 830, 230);
  let y = 310;
  for (const t of [...f.type, ...f.title]) {
    centre(t, 'bold', 13, 640, y);
    y += 36;
  }
  for (const b of blocks.filter((x) => x.text)) {
    let row = '';
    y += 12;
    for (const word of `     ${b.text}`.split(' ')) {
      if (measure(`${row} ${word}`, 'regular', 13) > 940) {
        out.push({ text: row, font: 'regular', size: 13, x: 180, y });
        y += 36;
        row = word;
      } else row += row ? ` ${word}` : word || ' ';
    }
    out.push({ text: row, font: 'regular', size: 13, x: 180, y });
    y += 36;
  }
  for (const t of blocks.find((x) => x.kind === 'sign').lines) {
    y += 40;
    centre(t, 'bold', 13, 860, y);
  }
  return out.map((l) => ({ ...l, face: doc.font(fonts[l.font])._font.font }));
}

function paint(rows) {
  const bits = new Uint8Array((width / 8) * height).fill(255);
  for (const { text, face, size, x, y } of rows) {
    const scale = (size * dpi) / 72 / face.unitsPerEm;
    let pen = x;
    for (const glyph of face.layout(text).glyphs) {
      fill(
        bits,
        outline(glyph.path.commands, (px, py) => turn(pen + px * scale, y - py * scale)),
      );
      pen += glyph.advanceWidth * scale;
    }
  }
  return bits;
}
const turn = (x, y) => [x - y * askew, y + x * askew];

function outline(commands, place) {
  const contours = [];
  let [cx, cy] = [0, 0];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([place(...args)]);
    else if (command === 'lineTo') contours.at(-1).push(place(...args));
    else if (command === 'quadraticCurveTo') {
      for (let t = 0.25; t <= 1; t += 0.25) {
        const u = 1 - t;
        contours.at(-1).push(place(u * u * cx + 2 * u * t * args[0] + t * t * args[2], u * u * cy + 2 * u * t * args[1] + t * t * args[3]));
      }
    }
    if (args.length) [cx, cy] = args.slice(-2);
  }
  return contours;
}

/** Non-zero winding, one sample per pixel. */
function fill(bits, contours) {
  const edges = contours.flatMap((c) => c.map((a, i) => [a, c[(i + 1) % c.length]]));
  if (!edges.length) return;
  const ys = edges.flatMap(([a, b]) => [a[1], b[1]]);
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= Math.min(height - 1, Math.ceil(Math.max(...ys))); y++) {
    const crossings = edges
      .filter(([a, b]) => a[1] <= y + 0.5 !== b[1] <= y + 0.5)
      .map(([a, b]) => ({ x: a[0] + ((y + 0.5 - a[1]) / (b[1] - a[1])) * (b[0] - a[0]), d: a[1] < b[1] ? 1 : -1 }))
      .sort((p, q) => p.x - q.x);
    let winding = 0;
    crossings.forEach(({ x, d }, i) => {
      winding += d;
      if (winding)
        for (let px = Math.max(0, Math.round(x)); px < Math.min(width, Math.round(crossings[i + 1]?.x ?? x)); px++)
          bits[(y * width + px) >> 3] &= ~(128 >> (px & 7));
    });
  }
}

function png(bits) {
  const stride = width / 8;
  const raw = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) raw.set(bits.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head[8] = 1; // one bit per pixel, grey
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(raw, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunk(name, data) {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.set(strToU8(name), 4);
  out.set(data, 8);
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

function crc(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) {
    c ^= b;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
