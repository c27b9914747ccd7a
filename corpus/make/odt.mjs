import { strToU8, zipSync } from 'fflate';

const entities = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const names = ['office', 'text', 'table', 'style', 'fo', 'manifest'];
const space = { fo: 'xsl-fo-compatible' };
const xml = (root, version, body) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${names
    .map((n) => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${space[n] ?? n}:1.0"`)
    .join(' ')} ${version}>${body}</${root}>`;

const p = (text, style = 'Standard') =>
  `<text:p text:style-name="${style}">${text
    .split(/(\*\*.+?\*\*)/)
    .map((part) =>
      part.startsWith('**') ? `<text:span text:style-name="Bold">${entities(part.slice(2, -2))}</text:span>` : entities(part),
    )
    .join('')}</text:p>`;
const all = (lines, style) => lines.map((line) => p(line, style)).join('');
const table = (rows) =>
  `<table:table><table:table-column table:number-columns-repeated="${rows[0].length}"/>${rows
    .map(
      (cells) =>
        `<table:table-row>${cells.map((c) => `<table:table-cell office:value-type="string">${c}</table:table-cell>`).join('')}</table:table-row>`,
    )
    .join('')}</table:table>`;

const block = {
  paragraph: (b) => p(b.text),
  heading: (b) => `<text:h text:outline-level="1">${entities(b.text)}</text:h>`,
  table: (b) => table(b.rows.map((cells) => cells.map((c) => p(c)))),
  to: (b, next) => table([[p('**Nơi nhận:**') + all(b.lines), next?.kind === 'sign' ? all(next.lines, 'Centred') : p('')]]),
  sign: () => '',
};

/** A text document as LibreOffice writes it, without what only the eye sees. */
export function odt({ fields, blocks }) {
  const motto = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
  const body =
    table([
      [all(fields.left, 'Centred'), all(motto, 'Centred')],
      [all(fields.number, 'Centred'), all(fields.place, 'Centred')],
    ]) +
    all([...fields.type, ...fields.title], 'Centred') +
    blocks.map((b, i) => block[b.kind](b, blocks[i + 1])).join('');
  const styles =
    '<office:automatic-styles><style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Centred" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style></office:automatic-styles>';
  const type = 'application/vnd.oasis.opendocument.text';
  const entry = (path, media) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`;
  const files = {
    'content.xml': xml(
      'office:document-content',
      'office:version="1.3"',
      `${styles}<office:body><office:text>${body}</office:text></office:body>`,
    ),
    'META-INF/manifest.xml': xml('manifest:manifest', 'manifest:version="1.3"', entry('/', type) + entry('content.xml', 'text/xml')),
  };
  // the type comes first and unpacked; the date has no time zone
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ mimetype: [strToU8(type), { level: 0 }], ...packed }, { mtime: new Date(2022, 0, 1), level: 6 });
}
