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
  ['ĐẢNG BỘ TỈNH HẢI DƯƠNG\nTHÀNH ỦY CHÍ LINH\n*', 'Số 09-CTr/TU', 'Thành ủy Chí Linh'],
  ['BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC\n*', 'Số 6412-CV/BTCTW', 'Ban Tổ chức Trung ương'],
  // the second line went on in the small letters of a legacy font
  ['ủy ban nhân dân tỉnh hà nam sở nội vụ', 'Số: 238/KH-SNV', 'Sở Nội vụ tỉnh Hà Nam'],
  ['ỦY BAN NHÂN DÂN\nTỈNH SÔNG BÉ', 'Số: 412/QĐ-UB', 'Ủy ban nhân dân tỉnh Sông Bé'],
  ['TỔNG CÔNG TY ĐIỆN LỰC MIỀN NAM\nCÔNG TY ĐIỆN LỰC HẬU GIANG', 'Số: 1526/KH-PCHG', 'Công ty điện lực Hậu Giang'],
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

const PLAN = `SỞ NỘI VỤ TỈNH HÀ NAM\nSố: 238/KH-SNV\n\nHà Nam, ngày 12 tháng 3 năm 2024\n\n${BODY}`;
const cited = (head: string, line: string) => readRaw(plain(head + line), rules).summary.citations.at(-1);

test('the kind of a body alone is the one that speaks, else the one that the text names, else nobody', () => {
  expect(cited(PLAN, 'Theo Quyết định số 41/QĐ-NV ngày 15/1/2024 của Giám đốc Sở, không xét lại.')?.issuer).toBe(
    'Giám đốc Sở Nội vụ tỉnh Hà Nam',
  );
  const union = 'Theo Công văn số 40/TCT-TĐ ngày 12/2/2024 của Tổng công ty Cà phê Việt Nam và ';
  const unnamed = 'Công văn số 402/TCT-KHĐT ngày 18/2/2024 của Tổng công ty.';
  expect(cited(PLAN, union + unnamed)?.issuer).toBe('Tổng công ty Cà phê Việt Nam');
  expect(cited(PLAN, unnamed)).toMatchObject({ issuer: 'Tổng công ty', state: 'unidentified', target: null });
});

test.each([
  [
    'Theo đề nghị của Cục trưởng Cục Giám sát quản lý về hải quan tại Tờ trình số 112/TTr-GSQL ngày 25/2/2024;',
    'Cục trưởng Cục Giám sát quản lý về hải quan',
  ],
  ['Theo đề nghị của đồng chí Giám đốc Sở Xây dựng (Tờ trình số 57/TTr-SXD ngày 10/2/2024),', 'Giám đốc Sở Xây dựng tỉnh Hà Nam'],
])('%s', (line, issuer) => {
  expect(cited(PLAN, line)?.issuer).toBe(issuer);
});

test.each([
  [
    'Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Ban TĐKT Trung ương; KT. CHỦ TỊCH\n- Các sở, ban, ngành; PHÓ CHỦ TỊCH\n- Lưu: VP1, VP7. Vũ Đình Khoát\n',
    'Vũ Đình Khoát',
  ],
  ['Nơi nhận\tT/M ĐẢNG ỦY\n- Tỉnh ủy (để báo cáo),\tBÍ THƯ\n- Các chi bộ,\t(Chữ ký, dấu)\n- Lưu VPĐU.\tLê Xuân Thìn\n', 'Lê Xuân Thìn'],
  ['Nơi nhận:\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(đã ký)\nRơ Châm H’Lan\n', 'Rơ Châm H’Lan'],
])('%j', (foot, name) => {
  expect(readRaw(plain(`${PLAN}Các đơn vị thực hiện./.\n\n${foot}`), rules).summary.document.signer?.name).toBe(name);
});

test('a line that begins with a document goes on with what the one above it does with its own', () => {
  const line =
    'Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\nNghị quyết số 09-NQ/TU ngày 27/10/2021 của Tỉnh ủy, Sở Nội vụ ban hành Kế hoạch như sau:';
  expect(cited(PLAN, line)?.relation).toBe('implements');
});

test('a heading that announces a list says what befalls its lines', () => {
  const article =
    'Điều 2. Bãi bỏ toàn bộ các Thông tư sau\n\nThông tư số 02/2014/TT-BNV ngày 12 tháng 9 năm 2014 của Bộ trưởng Bộ Nội vụ;\n\nThông tư số 01/2016/TT-BNV ngày 11 tháng 10 năm 2016 của Bộ trưởng Bộ Nội vụ.';
  expect(cited(PLAN, article)?.relation).toBe('repeals');
});

test('the letters of a unit are no misspelt symbol, and a sentence ends a name', () => {
  const line =
    'Theo Công văn số 5250/NHNN-TD ngày 27/6/2023 của Ngân hàng Nhà nước Việt Nam. Chi nhánh nào tự ý thu thêm phí phải hoàn trả.';
  expect(cited(PLAN, line)).toMatchObject({ number: '5250/NHNN-TD', issuer: 'Ngân hàng Nhà nước Việt Nam' });
});

test.each([
  ['TUQ. TỔNG GIÁM ĐỐC\nTRƯỞNG BAN TỔ CHỨC CÁN BỘ - LAO ĐỘNG\n\nVƯƠNG TIẾN LUẬT\n', 'Vương Tiến Luật'],
  ['TUQ. GIÁM ĐỐC\nKT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n\nTrung tá, ThS. Lường Văn Xôm\n', 'Lường Văn Xôm'],
  ['CHÁNH ÁN\n\nK’ Brêu Thanh Tuyền\n', 'K’ Brêu Thanh Tuyền'],
])('%j', (foot, name) => {
  expect(readRaw(plain(`${PLAN}Các đơn vị thực hiện./.\n\nNơi nhận:\n- Lưu: VT.\n\n${foot}`), rules).summary.document.signer?.name).toBe(
    name,
  );
});
