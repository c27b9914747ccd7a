// Quotas of awards in the layouts in which plans write them: what each count takes from the lines around it.
import { expect, test } from 'vitest';
import { readRaw, readSource } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const HEAD =
  'ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: 12/KH-UBND\n\nPhú Yên, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\nSở Nội vụ xây dựng kế hoạch như sau:\n\n';
const line = (award: {
  form: string | null;
  recipient: string;
  min: number | null;
  max: number | null;
  occasion: string | null;
  year: number | null;
}) => [award.form, award.recipient, award.min ?? '', award.max ?? '', award.occasion ?? '', award.year ?? ''].join('|');
const awardsIn = (lines: readonly string[]) => readRaw(plain(HEAD + lines.join('\n\n')), rules).summary.awards.map(line);

test.each([
  [
    'bracketed figures below a line without a number',
    [
      '3.2. Khen thưởng sơ kết và tổng kết',
      'Sơ kết (sau 01 năm, tháng 8/2025) và tổng kết (tháng 8/2026), mỗi đợt đề nghị như sau:',
      '(1) Bằng khen của Bộ trưởng: 01 tập thể;',
      '(2) Giấy khen của Giám đốc Sở: 40 tập thể, cá nhân.',
    ],
    [
      'bằng khen|tập thể|1|1|sơ kết|2025',
      'bằng khen|tập thể|1|1|tổng kết|2026',
      'giấy khen|tập thể, cá nhân|40|40|sơ kết|2025',
      'giấy khen|tập thể, cá nhân|40|40|tổng kết|2026',
    ],
  ],
  [
    'below a heading of results nothing is promised',
    [
      '2. Kết quả khen thưởng năm 2022',
      '- Chánh án tặng Cờ thi đua cho 01 tập thể; tặng Bằng khen cho 04 tập thể, 11 cá nhân.',
      '3. Khen thưởng tổng kết',
      '- Chánh án tặng Bằng khen cho 06 tập thể.',
    ],
    ['bằng khen|tập thể|6|6|tổng kết|'],
  ],
  [
    'years of the last century, and one behind a bound',
    [
      '2/ Về khen thưởng tổng kết phong trào thi đua năm 1999:',
      '- Mỗi huyện được đề nghị tặng Bằng khen cho không quá một tập thể và không quá hai cá nhân.',
    ],
    ['bằng khen|tập thể||1|tổng kết|1999', 'bằng khen|cá nhân||2|tổng kết|1999'],
  ],
  [
    'letters above figures',
    ['a) Tổng kết năm 2025:', '1. Bằng khen: 05 tập thể.', '2. Giấy khen: 10 tập thể.', 'b) Sơ kết năm 2023:', '1. Giấy khen: 07 tập thể.'],
    ['bằng khen|tập thể|5|5|tổng kết|2025', 'giấy khen|tập thể|10|10|tổng kết|2025', 'giấy khen|tập thể|7|7|sơ kết|2023'],
  ],
  [
    'a share said of others than those who are given it, and a form inside its count',
    [
      '1. Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh',
      '- Tập thể: không quá 10% tổng số công đoàn cơ sở.',
      '2. Đề nghị tặng Cờ thi đua cho 01 đơn vị, 05 Bằng khen cho tập thể.',
    ],
    ['bằng khen|tập thể||10||', 'cờ thi đua|đơn vị|1|1||', 'bằng khen|tập thể|5|5||'],
  ],
  [
    'rounds whose years an earlier line told',
    ['1. Thời điểm: sơ kết tháng 12/2026 và tổng kết tháng 12/2027.', '2. Bằng khen: sơ kết và tổng kết mỗi đợt 20 tập thể.'],
    ['bằng khen|tập thể|20|20|sơ kết|2026', 'bằng khen|tập thể|20|20|tổng kết|2027'],
  ],
  [
    'presents, and those who had something given',
    [
      '1. Giấy khen của Giám đốc Sở',
      'Tặng 11 phần quà cho 11 hộ gia đình khó khăn.',
      'Năm học trước, ba tỉnh có 14 tập thể được tặng Bằng khen.',
    ],
    [],
  ],
  [
    'capital letters above Roman figures',
    [
      'A. KHEN THƯỞNG TỔNG KẾT NĂM 2025',
      'I. Bằng khen của Chủ tịch UBND tỉnh',
      '1. Tập thể: 20',
      'B. KHEN THƯỞNG HẰNG NĂM',
      'I. Giấy khen',
      '1. Tập thể: 05',
    ],
    ['bằng khen|tập thể|20|20|tổng kết|2025', 'giấy khen|tập thể|5|5|hàng năm|'],
  ],
  [
    'headings without any sign',
    [
      'Khen thưởng đợt 1',
      'Bằng khen của Ban Thường vụ:',
      'Tập thể: 05;',
      'Khen thưởng đợt 2',
      'Bằng khen của Ban Thường vụ:',
      'Tập thể: 08.',
    ],
    ['bằng khen|tập thể|5|5|đợt 1|', 'bằng khen|tập thể|8|8|đợt 2|'],
  ],
  [
    'bullets as headings',
    [
      '1. Sơ kết (năm 2023)',
      '- Bằng khen của Chủ tịch UBND tỉnh',
      '+ Tập thể: 05',
      '- Giấy khen của Giám đốc Sở',
      '+ Tập thể: 15',
      '2. Mỗi xã cử 01 cá nhân dự họp.',
    ],
    ['bằng khen|tập thể|5|5|sơ kết|2023', 'giấy khen|tập thể|15|15|sơ kết|2023'],
  ],
  [
    'parts of a count below it',
    ['2. Giấy khen tổng kết năm 2025: không quá 30 tập thể, cụ thể:', '- Khối trường học: 10 tập thể;', '- Khối xã: 20 tập thể.'],
    ['giấy khen|tập thể||30|tổng kết|2025'],
  ],
  [
    'the form beside the counts',
    [
      'a) Hình thức: Giấy khen của Giám đốc Sở;',
      'b) Số lượng: 10 tập thể;',
      '2. Số lượng khen thưởng: 05 cá nhân;',
      '3. Hình thức: Bằng khen của Chủ tịch UBND tỉnh.',
    ],
    ['giấy khen|tập thể|10|10||', 'bằng khen|cá nhân|5|5||'],
  ],
  [
    'rounds of terms and quarters',
    [
      '2. Giữa nhiệm kỳ (năm 2023) và cuối nhiệm kỳ (năm 2025): tặng Giấy khen cho 08 tập thể.',
      '3. Hằng quý: mỗi quý tặng Giấy khen cho 02 cá nhân.',
    ],
    ['giấy khen|tập thể|8|8|giữa nhiệm kỳ|2023', 'giấy khen|tập thể|8|8|cuối nhiệm kỳ|2025', 'giấy khen|cá nhân|2|2|hàng quý|'],
  ],
  ['a round under two names', ['1.1. Đợt 1 (sơ kết, tháng 8/2022)', '- Bằng khen: 03 tập thể.'], ['bằng khen|tập thể|3|3|đợt 1|2022']],
  [
    'shares of those who hold a title',
    [
      '1. “Chiến sĩ thi đua cơ sở”: tối đa 15% trong số “Lao động tiên tiến”.',
      '2. Bằng khen: 20 cá nhân; lãnh đạo, quản lý không quá 30% tổng số cá nhân.',
    ],
    ['chiến sĩ thi đua cơ sở|cá nhân||15||', 'bằng khen|cá nhân|20|20||'],
  ],
  [
    'the size of who names',
    ['1. Đơn vị dưới 50 người: tặng Bằng khen không quá 01 cá nhân; từ 50 đến 100 người: không quá 02 cá nhân.'],
    ['bằng khen|cá nhân||1||', 'bằng khen|cá nhân||2||'],
  ],
])('%s', (_, lines, expected) => {
  expect(awardsIn(lines)).toEqual(expected);
});

test('rows that hold a round or a form alone speak for the rows below them; a bound in a cell governs its list', async () => {
  const row = (...cells: string[]) => `<TR>${cells.map((cell) => `<TD>${cell}</TD>`).join('')}</TR>`;
  const page = `<HTML><BODY><P>Khen thưởng như sau:</P><TABLE BORDER=1>${[
    row('STT', 'Nội dung', 'Số lượng'),
    row('I', 'Sơ kết năm 2023', ''),
    row('1', 'Bằng khen', 'Không quá 02 tập thể, 03 cá nhân'),
    row('2', 'Giấy khen', '05 tập thể'),
    row('II', 'Tổng kết năm 2025', ''),
    row('1', 'Bằng khen', '04 tập thể'),
  ].join('')}</TABLE></BODY></HTML>`;
  const result = await readSource(Buffer.from(page), { uri: 'page.html' }, rules);
  if (!result.ok) throw new Error(result.problem.code);
  expect(result.value.summary.awards.map(line)).toEqual([
    'bằng khen|tập thể||2|sơ kết|2023',
    'bằng khen|cá nhân||3|sơ kết|2023',
    'giấy khen|tập thể|5|5|sơ kết|2023',
    'bằng khen|tập thể|4|4|tổng kết|2025',
  ]);
});
