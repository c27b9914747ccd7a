// Who issued a document, in the ways in which letterheads say it: the lines above the number, and what they mean.
import { expect, test } from 'vitest';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const BODY = 'KẾ HOẠCH\nTổ chức phong trào thi đua năm 2024\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\n\n';
const issuerOf = (head: string, number: string, more = '') =>
  readRaw(plain(`${head}\n${number}\n\nPhú Yên, ngày 12 tháng 3 năm 2024\n\n${BODY}${more}`), rules).summary.document.issuer;

test.each([
  // the head of an organisation stands above its committees
  ['ĐẢNG BỘ TỈNH ĐIỆN BIÊN\nĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH\n*', 'Số 41-KH/ĐU', /^Đảng ủy các cơ quan Đảng tỉnh/],
  ['ĐẢNG BỘ TỈNH PHÚ THỌ\nHUYỆN ỦY HẠ HÒA\n*', 'Số 12-KH/HU', 'Huyện ủy Hạ Hòa'],
  ['ĐẢNG BỘ XÃ ĐAN THƯỢNG\nCHI BỘ TRƯỜNG THCS ĐAN THƯỢNG\n*', 'Số 12-KH/CB', /^Chi bộ Trường THCS Đan Thượng$/i],
  ['ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH\nĐẢNG ỦY SỞ Y TẾ\n*', 'Số 12-KH/ĐU', /^Đảng ủy Sở Y tế/i],
  ['THÀNH ỦY HẠ LONG\n*', 'Số 12-KH/TU', 'Thành ủy Hạ Long'],
  ['TỈNH ỦY CÀ MAU\nỦY BAN KIỂM TRA\n*', 'Số 12-KH/UBKTTU', 'Ủy ban Kiểm tra Tỉnh ủy Cà Mau'],
  ['TỈNH ỦY HẢI DƯƠNG BAN DÂN VẬN\n*', 'Số 14-HD/DV', 'Ban Dân vận Tỉnh ủy Hải Dương'],
  // organs of the youth, women's and farmers' unions
  ['TỈNH ĐOÀN TUYÊN QUANG\nBAN CHẤP HÀNH\n***', 'Số: 214-KH/TĐTN', 'Ban Chấp hành Tỉnh đoàn Tuyên Quang'],
  ['ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH NGHỆ AN\n***', 'Số: 14-KH/TĐTN', 'Tỉnh đoàn Nghệ An'],
  ['THÀNH ĐOÀN HÀ NỘI\nBAN THƯỜNG VỤ', 'Số: 12-KH/TĐTN', 'Ban Thường vụ Thành đoàn Hà Nội'],
  ['HUYỆN ĐOÀN MÊ LINH\n***', 'Số: 12-KH/HĐTN', 'Huyện đoàn Mê Linh'],
  ['HỘI NÔNG DÂN VIỆT NAM\nBCH TỈNH ĐẮK LẮK', 'Số: 22-KH/HNDT', 'Hội Nông dân tỉnh Đắk Lắk'],
  // branches, offices over several lines, names longer than those of running text
  ['NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH PHÚ YÊN', 'Số: 12/KH-PHY', 'Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Phú Yên'],
  [
    'ĐOÀN ĐẠI BIỂU QUỐC HỘI\nVÀ HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ TĨNH\nVĂN PHÒNG',
    'Số: 12/KH-VP',
    'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Hà Tĩnh',
  ],
  [
    'UBND TỈNH BẾN TRE\nBAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH\nMỤC TIÊU QUỐC GIA',
    'Số: 12/KH-BCĐ',
    /^Ban chỉ đạo các chương trình mục tiêu quốc gia/i,
  ],
  ['KHỐI THI ĐUA SỐ 3', 'Số: 12/KH-KTĐ', /^Khối thi đua số 3$/i],
])('%j', (head, number, issuer) => {
  if (typeof issuer === 'string') expect(issuerOf(head, number)).toBe(issuer);
  else expect(issuerOf(head, number)).toMatch(issuer);
});

test('a name that no register holds is written as the text below the capitals writes it', () => {
  const head = 'UBND XÃ TÂN THANH\nTRƯỜNG MẦM NON HOA SEN';
  expect(issuerOf(head, 'Số: 12/KH-MN', 'Trường Mầm non Hoa Sen phát động phong trào.\n')).toBe('Trường Mầm non Hoa Sen');
  expect(issuerOf(head, 'Số: 12/KH-MN')).toBe('Trường mầm non hoa sen');
});

test('a report announces what it says a body issued, and only that', () => {
  const text =
    'UBND tỉnh phát động thi đua\n\nNgày 09/7/2025, UBND tỉnh Đồng Tháp vừa ban hành Kế hoạch số 26/KH-UBND phát động đợt thi đua cao điểm.\n\nTheo Kế hoạch 26, các sở triển khai Chỉ thị số 04/CT-UBND ngày 01/02/2025 của Chủ tịch UBND tỉnh cùng với nhiều nội dung khác nữa trong năm.\n';
  const { document, citations } = readRaw(plain(text), rules).summary;
  expect(document.kind).toBe('news');
  expect(citations.filter(({ relation }) => relation === 'announces').map(({ number }) => number)).toEqual(['26/KH-UBND']);
});
