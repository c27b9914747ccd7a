import { strToU8, zipSync } from 'fflate';

const entities = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const xml = (body) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Runs of one line; **bold** and __italic__ inside. */
function runs(text, style = {}) {
  return text
    .split(/(\*\*.+?\*\*|__.+?__)/)
    .filter(Boolean)
    .map((part) => {
      const bold = style.bold || part.startsWith('**');
      const italic = style.italic || part.startsWith('__');
      const bare = part.replace(/^(\*\*|__)(.+)\1$/, '$2');
      return `<w:r><w:rPr>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${style.size ? `<w:sz w:val="${style.size}"/>` : ''}</w:rPr><w:t xml:space="preserve">${entities(bare)}</w:t></w:r>`;
    })
    .join('');
}
const lines = (all, style) =>
  all.map((text, i) => (i ? '<w:r><w:br/></w:r>' : '') + runs(text, typeof style === 'function' ? style(i) : style)).join('');
const p = (content, { align = 'both', indent = 0 } = {}) =>
  `<w:p><w:pPr><w:spacing w:before="60" w:after="60"/>${indent ? `<w:ind w:firstLine="${indent}"/>` : ''}<w:jc w:val="${align}"/></w:pPr>${content}</w:p>`;
const cell = (width, content) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const row = (cells) => `<w:tr>${cells.join('')}</w:tr>`;
const grid = (widths, rows, borders) =>
  `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/>${
    borders
      ? `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((s) => `<w:${s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders>`
      : ''
  }</w:tblPr><w:tblGrid>${widths.map((x) => `<w:gridCol w:w="${x}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

function letterhead(f) {
  const centre = { align: 'center' };
  const names = lines(f.left, (i) => ({ bold: i === f.left.length - 1 })) + (f.party ? `<w:r><w:br/></w:r>${runs('*')}` : '');
  const motto = f.party ? ['ĐẢNG CỘNG SẢN VIỆT NAM'] : ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
  return (
    grid(
      [4200, 5400],
      [
        row([cell(4200, p(names, centre)), cell(5400, p(lines(motto, { bold: true }), centre))]),
        row([
          cell(4200, p(lines(f.number), centre) + (f.subject ? p(lines(f.subject, { size: 24 }), centre) : '')),
          cell(5400, p(lines(f.place, { italic: true }), centre)),
        ]),
      ],
    ) + p('')
  );
}

const block = {
  paragraph: (b) => p(runs(b.text), { indent: 567 }),
  italic: (b) => p(runs(b.text, { italic: true }), { indent: 567 }),
  heading: (b) => p(runs(b.text, { bold: true }), { indent: 567 }),
  title: (b) => p(runs(b.text, { bold: true }), { align: 'center' }),
  centred: (b) => p(runs(b.text, { italic: true }), { align: 'center' }),
  page: () => '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
  gap: () => '',
  table: (b) => {
    const width = Math.floor(9600 / b.rows[0].length);
    return (
      grid(
        b.rows[0].map(() => width),
        b.rows.map((cells, r) => row(cells.map((c) => cell(width, p(runs(c, { bold: r === 0 }), { align: 'center' }))))),
        true,
      ) + p('')
    );
  },
  to: (b, next) =>
    grid(
      [4800, 4800],
      [
        row([
          cell(
            4800,
            p(runs('Nơi nhận:', { bold: true, italic: true }), { align: 'left' }) +
              b.lines.map((l) => p(runs(l, { size: 22 }), { align: 'left' })).join(''),
          ),
          cell(4800, next?.kind === 'sign' ? signature(next.lines) : p('')),
        ]),
      ],
    ),
  // a joint document: two signatures side by side
  cosign: (b, next) => grid([4800, 4800], [row([cell(4800, signature(b.lines)), cell(4800, signature(next.lines))])]) + p(''),
  sign: () => '',
};
const signature = (all) =>
  p(lines(all.slice(0, -1), { bold: true }), { align: 'center' }) +
  p('') +
  p('') +
  p(runs(all.at(-1), { bold: true }), { align: 'center' });

export function docx({ fields, blocks }) {
  const body =
    letterhead(fields) +
    (fields.type ? p(lines(fields.type, { bold: true, size: 28 }), { align: 'center' }) : '') +
    (fields.title ? p(lines(fields.title, { bold: true, size: 28 }), { align: 'center' }) : '') +
    blocks.map((b, i) => block[b.kind](b, blocks[i + 1])).join('');
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  const part = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${part}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${part}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${part}.header+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': xml(`<w:document ${w}><w:body>${body}${section}</w:body></w:document>`),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${rel}/header" Target="header1.xml"/></Relationships>`,
    ),
    'word/styles.xml': xml(
      `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="27"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
    ),
    'word/header1.xml': xml(
      `<w:hdr ${w}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>`,
    ),
  };
  // the zip date has no time zone: a local date gives the same bytes everywhere
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(2022, 0, 1),
    level: 6,
  });
}
