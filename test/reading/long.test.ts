// What documents of real length say in ways that short ones seldom do.
import { expect, test } from 'vitest';
import { joins } from '../../src/normalize/reflow.js';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const headed = (issuer: string, number: string, type: string) =>
  `${issuer}\nSố: ${number}\n\nPhú Yên, ngày 05 tháng 01 năm 2023\n\n${type}\nTổ chức phong trào thi đua\n\nNội dung nêu rõ như sau đây.\n\n`;
const summary = (text: string) => readRaw(plain(text), rules).summary;
const DEPARTMENT = headed('UBND TỈNH PHÚ YÊN\nSỞ Y TẾ', '12/KH-SYT', 'KẾ HOẠCH');
const read = (body: string) => summary(DEPARTMENT + body);

test.each([
  [
    'each round behind its counts',
    'Tặng Giấy khen cho 04 tập thể khi sơ kết và không quá 06 tập thể khi tổng kết.',
    ['4 4 sơ kết', ' 6 tổng kết'],
  ],
  [
    'a clause with a year of its own takes no round from before',
    'Hằng năm tặng Giấy khen cho 03 tập thể; đề nghị tặng Bằng khen cho 01 tập thể trong năm 2024.',
    ['3 3 hàng năm', '1 1 '],
  ],
  ['who were given an award are no quota', 'Khi sơ kết, ngành y tế có 03 tập thể, 08 cá nhân được UBND tỉnh tặng Bằng khen.', []],
])('quotas: %s', (_, body, expected) => {
  expect(read(body).awards.map(({ min, max, occasion }) => [min, max, occasion].join(' '))).toEqual(expected);
});

test.each([
  ['Giám đốc Sở tặng Giấy khen cho 05 tập thể.', 'Giám đốc Sở Y tế tỉnh Phú Yên', null],
  ['Chủ tịch UBND cấp xã tặng Giấy khen cho không quá 03 hộ gia đình.', 'Chủ tịch Ủy ban nhân dân cấp xã', null],
  ['Giấy khen của Chủ tịch UBND cấp huyện: 02 tập thể cho mỗi huyện.', 'Chủ tịch Ủy ban nhân dân cấp huyện', 'huyện'],
])('who grants: %s', (body, grantor, per) => {
  expect(read(body).awards).toMatchObject([{ grantor, per }]);
});

test('a form named again is granted by whom the sentence named before', () => {
  const { awards } = read('Bộ Y tế xét tặng Bằng khen cho 02 tập thể, khi tổng kết tặng Bằng khen cho 05 tập thể.');
  expect(awards.map(({ grantor }) => grantor)).toEqual(['Bộ Y tế', 'Bộ Y tế']);
});

test('in a text that lays down law a day without a year is one of every year', () => {
  const body = 'Các đơn vị gửi báo cáo trước ngày 10 tháng 6 để tổng hợp.';
  const circular = summary(headed('BỘ Y TẾ', '09/2023/TT-BYT', 'THÔNG TƯ') + body);
  expect(circular.deadlines).toMatchObject([{ date: null, recurs: 'R/--06-10' }]);
  expect(read(body).deadlines).toMatchObject([{ date: '2023-06-10', recurs: null }]);
});

test('a second day behind brackets is under the same word', () => {
  const { deadlines } = read('Gửi hồ sơ chậm nhất ngày 20/7/2023 (đợt sơ kết) và ngày 15/9/2025.');
  expect(deadlines.map(({ date }) => date)).toEqual(['2023-07-20', '2025-09-15']);
});

test('a title of those who are counted is not what they get', () => {
  const { awards } = read('Cờ thi đua: không quá 20% tổng số tập thể đạt danh hiệu “Tập thể lao động tiên tiến”.');
  expect(awards).toMatchObject([{ form: 'cờ thi đua', max: 20, unit: 'percent' }]);
});

test('a bracket goes on in the next line, where no item begins', () => {
  const line = 'Thực hiện Kế hoạch số 30/KH-BYT của Bộ Y tế về y tế cơ sở (gọi tắt là Kế hoạch';
  expect(joins(`${line}\n30) và Kế hoạch số 31/KH-BYT.`, true, rules)).toHaveLength(1);
  expect(joins(`${line.replace('(', '')}\n30) Rà soát các trạm y tế.`, true, rules)).toEqual([]);
});

test('a project goes by the number of the decision that approves it, where it is defined so', () => {
  const { citations } = read(
    'Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ (gọi tắt là Đề án 06).\n\nKết quả Đề án 06 tốt.',
  );
  expect(citations.map(({ number }) => number)).toEqual(['06/QĐ-TTg', '06/QĐ-TTg', '06/QĐ-TTg']);
  expect(read('Kết quả Đề án 06 tốt.').citations).toMatchObject([{ number: null, state: 'unidentified' }]);
});

test('a place stands for its body, and a joint document goes by the first body of its symbol', () => {
  const { citations } = read('Học tập cách làm của huyện Tuy An tại Kế hoạch số 97/KH-UBND.');
  expect(citations).toMatchObject([{ issuer: 'Ủy ban nhân dân huyện Tuy An, tỉnh Phú Yên' }]);
  const joint = summary(headed('UBND TỈNH PHÚ YÊN\nLIÊN NGÀNH Y TẾ - TÀI CHÍNH', '07/HDLN-SYT-STC', 'HƯỚNG DẪN LIÊN NGÀNH'));
  expect(joint.document).toMatchObject({ issuer: 'Sở Y tế tỉnh Phú Yên', number: '07/HDLN-SYT-STC' });
});
