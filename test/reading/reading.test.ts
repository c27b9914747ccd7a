// What a careful reader finds in a few lines, where more than one rule has a part in it.
import { expect, test } from 'vitest';
import { readRaw, readSource } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const HEAD =
  'ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: 12/KH-UBND\n\nPhú Yên, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\n';
const read = (text: string) => readRaw(plain(text), rules).summary;
const awardsIn = (body: string) =>
  read(HEAD + body).awards.map(({ form, recipient, min, max, occasion, year }) => [form, recipient, min, max, occasion, year].join(' '));
const citationsIn = (body: string) => read(HEAD + body).citations.map(({ number, relation }) => `${relation} ${number}`);

test('a numbered item ends what the headings above it said', () => {
  const body = `III. KHEN THƯỞNG

1. Khen thưởng hằng năm

Giấy khen của Chủ tịch UBND huyện:

+ 10 tập thể;

2. Khen thưởng tổng kết năm 2025

Bằng khen của Chủ tịch UBND tỉnh:

Tập thể: 02

3. Mỗi xã chọn 01 mô hình, 01 cá nhân để giới thiệu trên trang thông tin.`;
  expect(awardsIn(body)).toEqual(['giấy khen tập thể 10 10 hàng năm ', 'bằng khen tập thể 2 2 tổng kết 2025']);
});

test('each round keeps the year that the heading gives it', () => {
  const body = `1. Khen thưởng sơ kết (năm 2027) và tổng kết (năm 2030)

a) Bằng khen của Chủ tịch UBND tỉnh:

- Sơ kết: 20 tập thể (10 xã, phường; 05 sở, ngành; 05 doanh nghiệp), 30 cá nhân.

- Tổng kết: tối đa 30 tập thể.`;
  expect(awardsIn(body)).toEqual([
    'bằng khen tập thể 20 20 sơ kết 2027',
    'bằng khen cá nhân 30 30 sơ kết 2027',
    'bằng khen tập thể  30 tổng kết 2030',
  ]);
});

test.each([
  ['delegates broken down', 'Bằng khen của Chủ tịch UBND tỉnh: mỗi huyện cử 10 đại biểu (gồm 04 tập thể, 06 cá nhân).'],
  ['what was given', 'Tính đến tháng 8/2025, toàn tỉnh có 68 mô hình; 05 tập thể được Chủ tịch UBND tỉnh tặng Bằng khen.'],
  ['a decision that was taken', 'Quyết định số 31/QĐ-UBND của UBND huyện tặng Giấy khen cho 06 tập thể không đúng trình tự.'],
  ['the word for year', 'Điều 1. Tiêu chí tặng Cờ thi đua; năm được ghi là năm đơn vị có thành tích.'],
  ['members', 'Bằng khen của Chủ tịch UBND tỉnh: cụm có từ 05 đến 09 đơn vị thành viên được xét.'],
  ['copies of papers', 'Hồ sơ đề nghị tặng Bằng khen gồm 03 bản chính.'],
])('no quota: %s', (_, body) => {
  expect(awardsIn(body)).toEqual([]);
});

test.each([
  ['recipients counted together', 'Tặng Bằng khen cho 20 xã, phường, thị trấn.', ['bằng khen xã, phường, thị trấn 20 20  ']],
  [
    'a bound behind the recipient',
    'Tặng Giấy khen: tập thể không quá 15, cá nhân không quá 40.',
    ['giấy khen tập thể  15  ', 'giấy khen cá nhân  40  '],
  ],
  ['words where something is given', 'Tặng Bằng khen cho năm tập thể.', ['bằng khen tập thể 5 5  ']],
])('quotas: %s', (_, body, expected) => {
  expect(awardsIn(body)).toEqual(expected);
});

test('laws of one name are told apart by their days', () => {
  expect(citationsIn('Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng ngày 14/6/2005 và ngày 16/11/2013;')).toEqual([
    'legal-basis 47/2005/QH11',
    'legal-basis 39/2013/QH13',
  ]);
});

test('what is quoted is not done by the document that quotes it', () => {
  const quoted = 'Điều 103 quy định như sau: “Luật Hải quan số 29/2001/QH10 hết hiệu lực kể từ ngày Luật này có hiệu lực.”';
  expect(citationsIn(quoted)).toEqual(['mentions 29/2001/QH10']);
  expect(citationsIn('Luật Hải quan số 29/2001/QH10 hết hiệu lực kể từ ngày Luật này có hiệu lực.')).toEqual(['repeals 29/2001/QH10']);
});

test('the part that is repealed is kept with the repeal', () => {
  const [citation] = read(`${HEAD}Bãi bỏ khoản 4 Điều 84, các điều 104, 105 và 117 của Luật Bảo hiểm xã hội số 58/2014/QH13.`).citations;
  expect(citation).toMatchObject({ relation: 'repeals', pinpoint: 'khoản 4 Điều 84, các điều 104, 105 và 117' });
});

test('older editions give number and day below type and title', () => {
  const law =
    'LUẬT\n\nBÌNH ĐẲNG GIỚI\n\nCỦA QUỐC HỘI KHÓA XI, KỲ HỌP THỨ 10\n\nSỐ 73/2006/QH11 NGÀY 29 THÁNG 11 NĂM 2006\n\nLuật này quy định về bình đẳng giới.';
  expect(read(law).document).toMatchObject({ id: 'vn/tw/qh/luat/2006/73/qh11', date: '2006-11-29', title: 'BÌNH ĐẲNG GIỚI' });
});

test('tables of old pages: attributes in capitals, bounds and remarks in cells, quarters as limits', async () => {
  const page = `<HTML><BODY><P>Khen thưởng như sau:</P>
    <TABLE BORDER=1><TR><TD ROWSPAN=2>Đối tượng</TD><TD COLSPAN=2>Giấy khen của Giám đốc Sở</TD><TD ROWSPAN=2>Ghi chú</TD></TR>
    <TR><TD>Sơ kết năm 2023</TD><TD>Tổng kết năm 2025</TD></TR>
    <TR><TD>Tập thể</TD><TD>05</TD><TD>Không quá 08</TD><TD>Ít nhất 03 doanh nghiệp</TD></TR></TABLE>
    <TABLE BORDER=1><TR><TD>Nhiệm vụ</TD><TD>Thời gian thực hiện</TD></TR>
    <TR><TD>Ban hành bộ tiêu chí</TD><TD>Quý IV/2023</TD></TR><TR><TD>Tuyên truyền</TD><TD>2023 - 2025</TD></TR></TABLE></BODY></HTML>`;
  const result = await readSource(Buffer.from(page), { uri: 'page.html' }, rules);
  if (!result.ok) throw new Error(result.problem.code);
  const { awards, deadlines } = result.value.summary;
  expect(awards.map(({ recipient, min, max, occasion, year }) => [recipient, min, max, occasion, year])).toEqual([
    ['tập thể', 5, 5, 'sơ kết', 2023],
    ['tập thể', null, 8, 'tổng kết', 2025],
  ]);
  expect(deadlines.map(({ date, task }) => [date, task])).toEqual([['2023-Q4', 'Ban hành bộ tiêu chí']]);
});
