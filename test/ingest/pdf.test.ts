import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Pdf } from './make.js';
import { makePdf, put } from './make.js';
import { bodyOf, read, refusal, textIn } from './read.js';

const LONG = [
  'Căn cứ Quyết định số 569/QĐ-TTg ngày 11 tháng 5 năm 2022 của Thủ tướng',
  'Chính phủ về Chiến lược phát triển khoa học, công nghệ và đổi mới sáng tạo',
  'đến năm 2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau:',
];

/** Justified body text: the first line set in, all but the last reaching the right margin. */
function body(pdf: Pdf, y: number, lines: readonly string[] = LONG): number {
  lines.forEach((line, i) => {
    const x = i === 0 ? 110 : 85;
    const free = 540 - x - pdf.widthOfString(line);
    pdf.text(line, x, y + 16 * i, { lineBreak: false, wordSpacing: i < lines.length - 1 ? free / (line.split(' ').length - 1) : 0 });
  });
  return y + 16 * lines.length;
}

describe('reading order', () => {
  it('a letterhead in two columns is read left column first, and so is the signature', async () => {
    const raw = await read(
      await makePdf((pdf) => {
        pdf.fontSize(11);
        put(pdf, 'ỦY BAN NHÂN DÂN', 60, { centre: 150 });
        put(pdf, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 60, { centre: 400 });
        put(pdf, 'TỈNH HÒA BÌNH', 75, { centre: 150 });
        put(pdf, 'Độc lập - Tự do - Hạnh phúc', 75, { centre: 400 });
        put(pdf, 'Số: 12/KH-UBND', 105, { centre: 150 });
        put(pdf, 'Hòa Bình, ngày 01 tháng 8 năm 2022', 105, { centre: 400 });
        put(pdf, 'KẾ HOẠCH', 140, { centre: 310 });
        let y = body(pdf, 180);
        y = body(pdf, y);
        put(pdf, 'Nơi nhận:', y + 20, { x: 85 });
        put(pdf, 'TM. ỦY BAN NHÂN DÂN', y + 20, { centre: 420 });
        put(pdf, '- Như trên;', y + 36, { x: 85 });
        put(pdf, 'CHỦ TỊCH', y + 36, { centre: 420 });
        put(pdf, '- Lưu: VT.', y + 52, { x: 85 });
        put(pdf, 'Bùi Văn Khánh', y + 110, { centre: 420 });
      }),
    );
    expect(raw.text).toBe(
      [
        'ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH',
        'Số: 12/KH-UBND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
        'Hòa Bình, ngày 01 tháng 8 năm 2022',
        'KẾ HOẠCH',
        LONG.join('\n'),
        LONG.join('\n'),
        'Nơi nhận:\n- Như trên;\n- Lưu: VT.',
        'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
        'Bùi Văn Khánh',
      ].join('\n\n'),
    );
  });

  it('a blank left for the day does not part a column', async () => {
    const raw = await read(
      await makePdf((pdf) => {
        put(pdf, 'BỘ TÀI CHÍNH', 60, { centre: 150 });
        put(pdf, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 60, { centre: 400 });
        put(pdf, 'Số: 372/QĐ-BTC', 90, { centre: 150 });
        put(pdf, 'Hà Nội, ngày', 90, { x: 310 });
        put(pdf, 'tháng', 90, { x: 415 });
        put(pdf, 'năm 2026', 90, { x: 470 });
        put(pdf, 'QUYẾT ĐỊNH', 130, { centre: 350 });
        body(pdf, 180);
      }),
    );
    expect(raw.text).toMatch(
      /^BỘ TÀI CHÍNH\n\nSố: 372\/QĐ-BTC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHà Nội, ngày tháng năm 2026\n\nQUYẾT ĐỊNH\n/,
    );
  });

  it('a ruled table is rows of cells', async () => {
    const raw = await read(
      await makePdf((pdf) => {
        body(pdf, 60);
        const cells = [
          ['TT', 'Hình thức', 'Tập thể'],
          ['1', 'Bằng khen', '02'],
        ];
        cells.forEach((row, r) => {
          row.forEach((cell, c) => {
            pdf.rect(85 + 120 * c, 150 + 40 * r, 120, 40).stroke();
            put(pdf, cell, 160 + 40 * r, { x: 90 + 120 * c });
          });
        });
        put(pdf, 'của Thủ tướng', 213, { x: 210 });
        body(pdf, 260);
      }),
    );
    expect(textIn(raw, 'table')).toEqual(['TT\tHình thức\tTập thể\n1\tBằng khen\ncủa Thủ tướng\t02']);
    expect(raw.regions.filter((r) => r.role === 'cell')[5]).toMatchObject({ row: 1, column: 2, rowSpan: 1 });
  });
});

describe('furniture', () => {
  it('running heads and page numbers are marked, a paragraph goes on over the page', async () => {
    const raw = await read(
      await makePdf((pdf) => {
        for (const page of [9, 10]) {
          if (page === 10) pdf.addPage({ size: 'A4', margin: 0 });
          put(pdf, 'CÔNG BÁO/Số 851 + 852/Ngày 01-7-2025', 40, { centre: 300 });
          put(pdf, `${page}`, 40, { x: page === 9 ? 530 : 60 });
          let y = body(pdf, 90, page === 9 ? LONG : LONG.slice(1));
          y = body(pdf, y);
          body(pdf, y, page === 9 ? LONG.slice(0, 2).concat(LONG[1] ?? '', 'x') : LONG);
        }
      }),
    );
    expect(textIn(raw, 'furniture')).toHaveLength(2);
    expect(bodyOf(raw)).not.toMatch(/CÔNG BÁO|^\d+$/m);
    expect(raw.pages).toHaveLength(2);
    expect(raw.text.slice(raw.pages[1]).trimStart()).toMatch(/^10\s+CÔNG BÁO/);
  });

  it('a note that every page repeats at its foot stays', async () => {
    const raw = await read(
      await makePdf((pdf) => {
        for (const page of [1, 2]) {
          if (page === 2) pdf.addPage({ size: 'A4', margin: 0 });
          body(pdf, body(pdf, 90));
          pdf.fontSize(10);
          put(pdf, `${page} Cụm từ này được thay thế theo`, 760, { x: 85 });
          put(pdf, 'quy định tại Nghị định số 21/2024/NĐ-CP.', 773, { x: 85 });
          pdf.fontSize(12);
        }
      }),
    );
    expect(bodyOf(raw).match(/21\/2024/g)).toHaveLength(2);
  });
});

describe('refusals', () => {
  it('a page without text is a scan, a locked file is locked', async () => {
    expect(await refusal(await makePdf((pdf) => pdf.rect(0, 0, 500, 700).fill('grey')))).toBe('E104');
    expect(await refusal(await makePdf((pdf) => put(pdf, 'x', 50, { x: 50 }), { userPassword: 'secret' }))).toBe('E103');
  });

  it('a stamp on a picture of a page is a scan too', async () => {
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const scan = await makePdf((pdf) => {
      pdf.image(dot, 0, 0, { width: 595, height: 842 });
      put(pdf, 'Ký bởi: Ủy ban nhân dân tỉnh 07.01.2025', 20, { x: 300 });
    });
    expect(await refusal(scan)).toBe('E104');
  });

  it('pages beyond the limit are left out', async () => {
    const two = await makePdf((pdf) => {
      body(pdf, 60);
      pdf.addPage({ size: 'A4', margin: 0 });
      body(pdf, 60);
    });
    expect((await read(two, { maxPages: 1 })).pages).toEqual([0]);
  });
});

it('drawing codes come from the very pdf.js that pdf-parse uses', () => {
  const require = createRequire(import.meta.url);
  const ours = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> };
  const theirs = JSON.parse(readFileSync(require.resolve('pdf-parse').replace(/dist[\s\S]*/, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(ours.dependencies['pdfjs-dist']).toBe(theirs.dependencies['pdfjs-dist']);
});
