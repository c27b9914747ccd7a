import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/reader.js';
import { loadRules } from '../../src/rules/index.js';
import { bytesOf, read, textIn } from './read.js';

const HEAD = `UBND TỈNH PHÚ YÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-SNV\tPhú Yên, ngày 16 tháng 01 năm 2023

KẾ HOẠCH
Thi đua năm 2023

Các đơn vị bình xét theo số lượng sau:
`;
const FOOT = `
CHỦ TỊCH\tPHÓ CHỦ TỊCH\tTHƯ KÝ

Lê Văn An\tPhạm Thị Bình\tĐỗ Văn Chín
`;
const TABLES = {
  tabs: 'TT\tHình thức\tTập thể\tHộ gia đình\n1\tBằng khen của UBND tỉnh\t10\t\n2\tGiấy khen\t3\t12\n',
  'several tabs': 'TT\tHình thức\t\t\tTập thể\tHộ gia đình\n1\tBằng khen của UBND tỉnh\t10\t0\n2\tGiấy khen\t\t\t\t3\t12\n',
  bars: `+----+--------------+---------+-------------+
| TT | Hình thức    | Tập thể | Hộ gia đình |
+----+--------------+---------+-------------+
| 1  | Bằng khen    | 10      |             |
| 2  | Giấy khen    | 3       | 12          |
+----+--------------+---------+-------------+
`,
  blanks: 'TT   Hình thức       Tập thể    Hộ gia đình\n1    Bằng khen       10         0\n2    Giấy khen       3          12\n',
};

test.each(Object.entries(TABLES))('a table of plain text set by %s is read by its cells', async (_, table) => {
  const { value } = (await readSource(bytesOf(HEAD + table), { uri: 'a.txt' }, loadRules())) as {
    value: { summary: { awards: { form: string; recipient: string; min: number | null }[] } };
  };
  expect(value.summary.awards.map(({ form, recipient, min }) => [form, recipient, min])).toEqual([
    ['bằng khen', 'tập thể', 10],
    ['giấy khen', 'tập thể', 3],
    ['giấy khen', 'hộ gia đình', 12],
  ]);
});

test('a cell is the slice at its span, in the column below its head', async () => {
  const raw = await read(bytesOf(HEAD + TABLES.bars));
  expect(textIn(raw, 'cell').slice(4)).toEqual(['1', 'Bằng khen', '10', '2', 'Giấy khen', '3', '12']);
  expect(raw.regions.filter(({ role }) => role === 'cell').map(({ row, column }) => `${row}.${column}`)).toEqual([
    '0.0',
    '0.1',
    '0.2',
    '0.3',
    '1.0',
    '1.1',
    '1.2',
    '2.0',
    '2.1',
    '2.2',
    '2.3',
  ]);
});

test.each([
  ['a letterhead', HEAD],
  ['signatures', FOOT],
  ['two lines with a tab', 'Số lượng:\t10\nĐơn vị:\t5\n'],
  ['words set wide', 'a   b   c\n1   2   3   4\n5   6   7\n'],
])('%s beside each other are no table', async (_, text) => {
  expect(textIn(await read(bytesOf(text)), 'table')).toEqual([]);
});
