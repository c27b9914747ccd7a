// What is to be done by a day: told before the limit, behind it, in its words, or once for several days.
import { expect, test } from 'vitest';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const HEAD =
  'ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: 12/KH-UBND\n\nPhú Yên, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\n';
const tasks = (line: string) => readRaw(plain(HEAD + line), rules).summary.deadlines.map(({ task }) => task);

test.each([
  ['a) Gửi hồ sơ về Sở Nội vụ trước ngày 10/8/2023.', ['Gửi hồ sơ về Sở Nội vụ']],
  ['Đăng ký thi đua: hoàn thành trước ngày 10/8/2023.', ['Đăng ký thi đua: hoàn thành']],
  [
    'Hồ sơ gửi (qua Phòng Nội vụ, điện thoại 0238.3844.505) trước ngày 10/8/2023.',
    ['Hồ sơ gửi (qua Phòng Nội vụ, điện thoại 0238.3844.505)'],
  ],
  // the words of the limit tell it
  ['Sở Nội vụ tổng hợp, trình UBND tỉnh trong tháng 8/2023.', ['Sở Nội vụ tổng hợp, trình UBND tỉnh']],
  // one task for two days, and two tasks side by side
  ['Các đơn vị báo cáo kết quả trước ngày 15/6/2023 và ngày 15/12/2023.', ['Các đơn vị báo cáo kết quả', 'Các đơn vị báo cáo kết quả']],
  [
    'Hồ sơ khen thưởng gửi trước ngày 15/6/2023 (sơ kết) và trước ngày 15/6/2025 (tổng kết).',
    ['Hồ sơ khen thưởng gửi', 'Hồ sơ khen thưởng gửi'],
  ],
  ['Hồ sơ sơ kết trình trước ngày 15/6/2023, hồ sơ tổng kết trình trước ngày 15/6/2025.', ['Hồ sơ sơ kết trình', 'hồ sơ tổng kết trình']],
  ['Tham mưu tổ chức sơ kết trong tháng 9/2023, tổng kết trong tháng 6/2025.', ['Tham mưu tổ chức sơ kết', 'tổng kết']],
  ['Sở Nội vụ xây dựng phương án tổng thể; hoàn thành trước ngày 10/6/2023.', ['Sở Nội vụ xây dựng phương án tổng thể; hoàn thành']],
  // said behind
  ['Định kỳ, trước ngày 10/12 hằng năm, các đơn vị báo cáo Sở Nội vụ.', ['các đơn vị báo cáo Sở Nội vụ']],
])('%s', (line, expected) => {
  expect(tasks(line)).toEqual(expected);
});

test('a report tells what was reached: only what it calls a goal is a target', () => {
  const report = HEAD.replace('KẾ HOẠCH\nTổ chức', 'BÁO CÁO\nKết quả').replace('KH-UBND', 'BC-UBND');
  const text = 'Tỷ lệ hồ sơ trực tuyến đạt 71,5%. Năm 2024 phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.\n';
  const targets = readRaw(plain(report + text), rules).summary.targets.map(({ value, subject }) => [value, subject]);
  expect(targets).toEqual([[80, 'tỷ lệ hồ sơ trực tuyến']]);
});

test('a ministry once wrote itself before the type of its decisions, which makes no number of the Party', () => {
  const text = `${HEAD}Căn cứ Quyết định số 999-TC/QĐ-CĐKT ngày 02/11/1996 của Bộ trưởng Bộ Tài chính.\n`;
  expect(readRaw(plain(text), rules).summary.citations.map(({ target }) => target)).toEqual(['vn/tw/btc/qd/1996/999']);
});
