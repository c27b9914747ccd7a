import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph, table } from './make.js';
import { read, refusal, textIn } from './read.js';

describe('a Word document', () => {
  it('keeps line breaks, reads letterhead and signature column by column', async () => {
    const raw = await read(
      makeDocx(
        table([
          paragraph('ỦY BAN NHÂN DÂN', 'TỈNH HÒA BÌNH') + paragraph('Số: 12/KH-UBND'),
          paragraph('CỘNG HÒA') + paragraph('Hòa Bình, ngày 1 tháng 8 năm 2022'),
        ]) +
          paragraph('KẾ HOẠCH') +
          table([paragraph('Nơi nhận:') + paragraph('- Lưu: VT.'), paragraph('CHỦ TỊCH') + paragraph('Bùi Văn A')]),
      ),
    );
    expect(raw.text).toBe(
      'ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\n\nSố: 12/KH-UBND\n\nCỘNG HÒA\n\nHòa Bình, ngày 1 tháng 8 năm 2022\n\nKẾ HOẠCH\n\nNơi nhận:\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nBùi Văn A',
    );
    expect(raw.parser.name).toBe('mammoth');
    expect(raw.parser.version).toMatch(/^\d/);
  });

  it('keeps data tables as rows', async () => {
    const row = (...cells: string[]): string[] => cells.map((c) => paragraph(c));
    const raw = await read(makeDocx(paragraph('Phụ lục. '.repeat(120)) + table(row('TT', 'Tập thể'), row('1', '02'), row('2', ''))));
    expect(textIn(raw, 'table')).toEqual(['TT\tTập thể\n1\t02\n2']);
    expect(raw.regions.filter((r) => r.role === 'cell').map((r) => [r.row, r.column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
    ]);
  });
});

it('refuses what inflates beyond the limit, and what is cut off', async () => {
  const bomb = makeDocx(paragraph('a'), { 'word/media/image1.bin': new Uint8Array(5_000_000) });
  expect(await refusal(bomb, { maxInflated: 1_000_000 })).toBe('E107');
  expect(await refusal(bomb.subarray(0, bomb.length - 200))).toBe('E105');
});
