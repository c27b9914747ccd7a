import { describe, expect, test } from 'vitest';
import { masksOf, redactSummary } from '../../src/redact/index.js';
import { readRules } from '../../src/rules/index.js';
import { plan } from '../store/readings.js';

const masks = masksOf(readRules());
const mask = (text: string, officials: string[] = []) => masks(text, officials)(text);

describe('phone numbers are masked', () => {
  test.each([
    ['ĐT: 0912 345 678.', 'ĐT: ***.'],
    ['điện thoại 0257.3841.234', 'điện thoại ***'],
    ['(0257) 3 841 234', '(***'],
    ['gọi +84 912-345-678 ngay', 'gọi *** ngay'],
    ['SĐT 3841234', 'SĐT ***'],
    ['đường dây nóng: 1900 1234', 'đường dây nóng: ***'],
    ['Fax: (028) 38 221 221', 'Fax: (***'],
  ])('%s', (text, wanted) => expect(mask(text)).toBe(wanted));
});

describe('what is no phone number stays', () => {
  test.each([
    'Kế hoạch số 0145/KH-UBND ngày 02/09/2022',
    'ngày 02.09.2022 và 03.10.2023',
    'từ 01-01-2022 08 giờ 30',
    'kinh phí 84.500.000.000 đồng',
    'giai đoạn 2021-2025, năm 2022 2023 2024',
    'mã số 079123456789012',
  ])('%s', (text) => expect(mask(text)).toBe(text));
});

describe('names of private persons are masked', () => {
  test.each([
    ['Tặng Giấy khen cho ông Nguyễn Văn Tám, nông dân.', 'Tặng Giấy khen cho ông ***, nông dân.'],
    ['Bà: Trần Thị Hoa', 'Bà: ***'],
    ['các ông Nguyễn Văn Tám, Trần Văn Bảy và bà Lê Thị Chín', 'các ông ***, *** và bà ***'],
    ['ÔNG NGUYỄN VĂN TÁM', 'ÔNG ***'],
    ['bà H’Len Niê', 'bà ***'],
    ['ông (bà) Phạm Thị Mười', 'ông (bà) ***'],
    ['em Đỗ Minh Khang, học sinh', 'em ***, học sinh'],
    ['ông Trần Quốc Toàn, Giám đốc Công ty TNHH Hòa Phát', 'ông ***, Giám đốc Công ty TNHH Hòa Phát'],
    ['Đầu mối: đồng chí Võ Thị Sáu, chuyên viên, ĐT 0912345678', 'Đầu mối: đồng chí ***, chuyên viên, ĐT ***'],
    ['Tặng ông Nguyễn Văn Tám. Sau đó Nguyễn Văn Tám phát biểu.', 'Tặng ông ***. Sau đó *** phát biểu.'],
  ])('%s', (text, wanted) => expect(mask(text)).toBe(wanted));
});

describe('officials, places and common words stay', () => {
  test.each([
    'ông Nguyễn Văn Tám, Chủ tịch Ủy ban nhân dân tỉnh',
    'bà Trần Thị Hoa - Phó Giám đốc Sở Nội vụ',
    'Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu',
    'tỉnh Bà Rịa Vũng Tàu',
    'trẻ em Hà Nội, trẻ em Việt Nam',
    'Chị em phụ nữ; bà con nhân dân',
    'Sở Khoa học và Công nghệ, số 12 Trần Phú, Thành phố Hồ Chí Minh',
    'danh hiệu Anh hùng Lao động',
    'đồng chí Bí thư Tỉnh ủy',
  ])('%s', (text) => expect(mask(text)).toBe(text));

  test('who signed', () => {
    expect(mask('Thừa lệnh ông Đặng Văn Tin', ['Đặng Văn Tin'])).toBe('Thừa lệnh ông Đặng Văn Tin');
  });
});

test('the text of a document tells whose name is private wherever else it stands', () => {
  const hide = masks('Tặng Bằng khen cho bà Lê Thị Chín.', []);
  expect(hide('Biểu dương LÊ THỊ CHÍN')).toBe('Biểu dương ***');
  expect(hide('lê thị')).toBe('***');
  expect(hide('thị trường')).toBe('thị trường');
});

test('of a summary every text is masked, but not what identifies, links or names a file, nor who signed', () => {
  const name = 'Kế hoạch thưởng ông Nguyễn Văn Tám, ĐT 0912 345 678';
  const summary = { ...plan.summary, document: { ...plan.summary.document, title: name, recipients: [name] } };
  const hidden = redactSummary(summary, masks(name, ['Đặng Văn Tin']));
  const masked = 'Kế hoạch thưởng ông ***, ĐT ***';
  expect(hidden).toEqual({ ...summary, document: { ...summary.document, title: masked, recipients: [masked] } });
});
