import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/ingest/detect.js';
import { bytesOf, read, refusal, textIn } from './read.js';

const ODF = 'xmlns:office="o" xmlns:text="t" xmlns:table="b"';
const content = (body: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<office:document-content ${ODF}><office:body>${body}</office:body></office:document-content>`;
const odf = (kind: string, body: string, doctype = '', manifest = ''): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8(content(body, doctype)),
    'META-INF/manifest.xml': strToU8(`<manifest:manifest>${manifest}</manifest:manifest>`),
  });
const odt = (body: string, doctype = ''): Uint8Array => odf('text', `<office:text>${body}</office:text>`, doctype);
const cell = (text: string, more = ''): string => `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`;

describe('OpenDocument', () => {
  it('keeps line breaks, leaves out what was deleted, puts notes behind', async () => {
    const raw = await read(
      odt(
        '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>ỦY BAN NHÂN DÂN<text:line-break/>TỈNH PHÚ YÊN</text:p>' +
          '<text:h>Điều 1</text:h><text:p>A&amp;B<text:s text:c="2"/>&#x110;<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích</text:p></text:note-body></text:note></text:p><text:p>C</text:p>',
      ),
    );
    expect(raw.text).toBe('ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nĐiều 1\n\nA&B Đ\n\nC\n\nChú thích');
    expect(textIn(raw, 'heading')).toEqual(['Điều 1']);
    expect(raw.source.mediaType).toBe('application/vnd.oasis.opendocument.text');
  });

  it('gives tables as rows, what stands there several times as often', async () => {
    const rows = `<table:table-row>${cell('STT')}${cell('Đơn vị')}</table:table-row><table:table-row>${cell('x', ' table:number-columns-repeated="2"')}</table:table-row>`;
    const raw = await read(
      odf('spreadsheet', `<office:spreadsheet><table:table table:name="Danh sách">${rows}</table:table></office:spreadsheet>`),
    );
    expect(textIn(raw, 'heading')).toEqual(['Danh sách']);
    expect(textIn(raw, 'cell')).toEqual(['STT', 'Đơn vị', 'x', 'x']);
  });

  it('expands no entities, and survives any depth and any count of repetitions', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    expect((await read(odt('<text:p>12/KH-UBND &b;&f;</text:p>', bomb))).text).toBe('12/KH-UBND &b;&f;');
    const deep = odt(`<text:p>12/KH-UBND</text:p>${'<text:section>'.repeat(50_000)}<text:p>x</text:p>`);
    expect((await read(deep)).text).toBe('12/KH-UBND');
    const wide = cell('x', ' table:number-columns-repeated="16384"');
    const raw = await read(
      odf(
        'spreadsheet',
        `<office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">${wide}</table:table-row></table:table></office:spreadsheet>`,
      ),
    );
    expect(raw.text.length).toBeLessThan(20_000);
  });

  it('is refused where it is locked, and read as flat XML too', async () => {
    expect(await refusal(odf('text', '', '', '<manifest:encryption-data/>'))).toBe('E103');
    const flat = `<?xml version="1.0"?><office:document ${ODF}><office:body><office:text><text:p>Số: 12</text:p></office:text></office:body></office:document>`;
    expect((await read(bytesOf(flat))).text).toBe('Số: 12');
  });
});

const R = 'http://schemas.openxmlformats.org';
const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (rows: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${R}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${R}/spreadsheetml/2006/main" xmlns:r="${R}/officeDocument/2006/relationships"><sheets><sheet name="Khen thưởng" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${R}/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${R}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`),
  });

it('a workbook: the letterhead column by column, then the table with its cells', async () => {
  const raw = await read(
    xlsx(
      `<row r="1">${inline('A1', 'UBND TỈNH PHÚ YÊN')}${inline('E1', 'CỘNG HÒA')}</row><row r="2">${inline('A2', 'Số: 12/KH-UBND')}${inline('E2', 'Phú Yên, ngày 1')}</row>` +
        `<row r="4">${inline('A4', 'STT')}${inline('B4', 'Đơn vị')}${inline('C4', 'Bằng khen')}</row><row r="5"><c r="A5"><v>1</v></c>${inline('B5', 'Sở Nội vụ')}<c r="C5"><v>0.30000000000000004</v></c></row>`,
    ),
  );
  expect(raw.text).toBe(
    'Khen thưởng\n\nUBND TỈNH PHÚ YÊN\nSố: 12/KH-UBND\n\nCỘNG HÒA\nPhú Yên, ngày 1\n\nSTT\tĐơn vị\tBằng khen\n1\tSở Nội vụ\t0.3',
  );
  expect(textIn(raw, 'cell')).toEqual(['STT', 'Đơn vị', 'Bằng khen', '1', 'Sở Nội vụ', '0.3']);
});

it('a page saved as one file is read in the charset of its part', async () => {
  const page = Buffer.from('<html><body><p>K=EA=EC hoa=F2ch 12/KH-UBND</p></body></html>');
  const mhtml = `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=windows-1258\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page}\r\n--x--\r\n`;
  expect((await read(bytesOf(mhtml))).text.normalize('NFC')).toBe('Kế hoạch 12/KH-UBND');
});

it.each([
  ['email', 'Received: from x\r\nFrom: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\n\r\nhai'],
  ['mhtml', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x--'],
  ['mbox', 'From a@b.vn Mon Aug  1 10:00:00 2022\nReceived: from x\n\nhai'],
  ['text', 'From: the office\nTo: all departments\nDate: 1 August 2022\n\nA memorandum.'],
  ['text', 'Số: 12/KH-UBND'],
])('%s is told by its head', async (format, head) => {
  expect((await detect(bytesOf(head))).format).toBe(format);
});

it('a ZIP with a stored Word document in it is no Word document', async () => {
  const inner = zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') });
  expect((await detect(zipSync({ 'kh.docx': [inner, { level: 0 }] }))).format).toBe('zip');
});
