import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/reader.js';
import { loadRules } from '../../src/rules/index.js';
import { bytesOf, read, textIn } from './read.js';

const PLAN = `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN

**Số: 12/KH-UBND**

*Phú Yên, ngày 16 tháng 01 năm 2023*

# KẾ HOẠCH

## Thi đua năm 2023

Thực hiện **Kế hoạch số 145/KH-UBND** ngày 25/7/2022 của Ủy ban nhân dân tỉnh (\\*);

| Việc | Đơn vị | Thời hạn |
|------|:------:|----------|
| Sơ kết | **Sở Nội vụ** | trước ngày 20/8/2023 |
| Tổng kết | Sở Nội vụ | 30/4/2025 |
`;

test('Markdown is read without its marks, tables with their cells', async () => {
  const raw = await read(bytesOf(PLAN));
  expect(raw.text).not.toMatch(/\*\*|^#|\|/m);
  expect(raw.text).toContain('(*);');
  expect(textIn(raw, 'heading')).toEqual(['KẾ HOẠCH', 'Thi đua năm 2023']);
  expect(textIn(raw, 'cell').slice(3, 6)).toEqual(['Sơ kết', 'Sở Nội vụ', 'trước ngày 20/8/2023']);
});

test('its facts are those of the same document in plain text', async () => {
  const result = await readSource(bytesOf(PLAN), { uri: 'a.md' }, loadRules());
  if (!result.ok) throw new Error(result.problem.code);
  const { document, citations, deadlines } = result.value.summary;
  expect(document).toMatchObject({ number: '12/KH-UBND', date: '2023-01-16', type: 'kế hoạch' });
  expect(citations.map(({ number, date }) => [number, date])).toEqual([['145/KH-UBND', '2022-07-25']]);
  expect(deadlines.map(({ date }) => date)).toEqual(['2023-08-20', '2025-04-30']);
});

test.each([
  'Kế hoạch số 5 | 6 của tỉnh\n--------\n*\n- một\n- hai (*)\n(*) chú thích *',
  'Điểm 2**3 và 4**5\n# 1',
  'Tỉnh ủy\n*\nSố 12-KH/TU\n-------\n',
])('plain text is left as it is: %j', async (text) => {
  expect((await read(bytesOf(text))).text).toBe(text);
});
