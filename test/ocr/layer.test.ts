import { expect, it } from 'vitest';
import { makePdf } from '../ingest/make.js';
import { read } from '../ingest/read.js';
import { page } from './draw.js';

const PRINT = [
  'UBND TỈNH PHÚ YÊN',
  'Số: 27/KH-UBND',
  'KẾ HOẠCH',
  'Căn cứ Luật số 58/2024/QH15 ngày 29 tháng 11 năm 2024 của Quốc hội khóa XV;',
  'Ủy ban nhân dân tỉnh ban hành kế hoạch tổ chức phong trào thi đua năm 2025,',
  'các sở, ban, ngành, đoàn thể và Ủy ban nhân dân các huyện, thị xã thực hiện,',
  'báo cáo kết quả về Sở Nội vụ trước ngày 15/12/2025 để tổng hợp theo quy định.',
];
const PAGE = [...PRINT, ...PRINT.slice(4), ...PRINT.slice(4), ...PRINT.slice(4), ...PRINT.slice(4), ...PRINT.slice(4)];
/** As a scanner that knows no Vietnamese leaves it behind its picture. */
const MISREAD = PAGE.join(' ')
  .replace('Luật số', 'Luật sẻ')
  .replace(/[ạảãầấậẩđ]/g, 'fl')
  .replace(/[ệềếể]/g, 'jj')
  .replace(/[ộồốổ]/g, 'w6');

const scan = () =>
  makePdf((pdf) => {
    pdf.fontSize(9).text(MISREAD, 40, 40, { width: 500 });
    pdf.rect(0, 0, 595, 842).fill('white');
    pdf.image(page(PAGE).toBuffer('image/png'), 0, 0, { width: 595.28, height: 841.89 });
  });

it('a text layer that was misread is read anew from its picture', async () => {
  const raw = await read(await scan(), { ocrEngine: 'bundled' });
  expect(raw.text).toContain('58/2024/QH15');
  expect(raw.text).not.toMatch(/jj|w6|fl/);
  expect(raw.ocr?.engine?.name).toBe('tesseract.js');
}, 60_000);

it('or kept where pictures are not to be read, and told as recognised', async () => {
  const raw = await read(await scan(), { ocr: false });
  expect(raw.text).toContain('Luật sẻ 58/2024/QH15'.replace('ậ', 'fl'));
  expect(raw.ocr).toMatchObject({ engine: null, pages: [{ page: 1 }] });
});
