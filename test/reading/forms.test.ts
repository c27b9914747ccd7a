// Every form in which a number, a date or an act may be written, one line each: what it is read as. What stands
// in the rules as an example is not repeated here.
import { expect, test } from 'vitest';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const HEAD = `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
Số: 12/KH-UBND

Phú Yên, ngày 05 tháng 01 năm 2023

KẾ HOẠCH
Tổ chức phong trào thi đua

Ủy ban nhân dân tỉnh nêu rõ như sau đây.

`;
const read = (body: string) => readRaw(plain(HEAD + body), rules).summary;

test.each([
  // Decree 30/2020 App. III: types and their letters
  ['Tờ trình số 377/TTr-BTĐKT', 'tờ trình 377/TTr-BTĐKT, Ban Thi đua - Khen thưởng tỉnh Phú Yên'],
  ['Quy định số 15/QyĐ-UBND', 'quy định 15/QyĐ-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Qui chế số 03/QC-UBND', 'quy chế 03/QC-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Quy chế số 04/QCh-SNV', 'quy chế 04/QC-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Thông cáo số 07/TC-UBND', 'thông cáo 07/TC-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Phương án số 08/PA-UBND', 'phương án 08/PA-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Đề án số 09/ĐA-UBND', 'đề án 09/ĐA-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Dự án số 10/DA-UBND', 'dự án 10/DA-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Biên bản số 11/BB-SNV', 'biên bản 11/BB-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Công điện số 13/CĐ-UBND', 'công điện 13/CĐ-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Bản ghi nhớ số 14/BGN-UBND', 'bản ghi nhớ 14/BGN-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Bản thỏa thuận số 15/BTT-UBND', 'thỏa thuận 15/BTT-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Giấy ủy quyền số 16/GUQ-UBND', 'giấy ủy quyền 16/GUQ-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Giấy mời số 17/GM-UBND', 'giấy mời 17/GM-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Giấy giới thiệu số 18/GGT-UBND', 'giấy giới thiệu 18/GGT-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Giấy nghỉ phép số 19/GNP-SNV', 'giấy nghỉ phép 19/GNP-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Phiếu gửi số 20/PG-UBND', 'phiếu gửi 20/PG-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Phiếu chuyển số 21/PC-UBND', 'phiếu chuyển 21/PC-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Phiếu báo số 22/PB-UBND', 'phiếu báo 22/PB-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Bản sao y số 24/SY-UBND', 'bản sao y 24/SY-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Bản trích sao số 25/TrS-UBND', 'bản trích sao 25/TrS-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Bản sao lục số 26/SL-UBND', 'bản sao lục 26/SL-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Giấy chứng nhận số 27/GCN-UBND', 'giấy chứng nhận 27/GCN-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Chương trình số 31/Ctr-UBND', 'chương trình 31/CTr-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Tờ trình số 32/TTR-SNV', 'tờ trình 32/TTR-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Công văn số 45/CV-SNV', 'công văn 45/CV-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Công văn số 46/SNV', 'công văn 46/SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Công văn số 4977/BVHTTDL VP', 'công văn 4977/BVHTTDL, Bộ Văn hóa, Thể thao và Du lịch'],
  // letters that clash
  ['Hướng dẫn số 33/HD-SNV', 'hướng dẫn 33/HD-SNV, Sở Nội vụ tỉnh Phú Yên'],
  ['Hợp đồng số 33/HĐ-SNV', 'hợp đồng 33/HĐ-SNV, Sở Nội vụ tỉnh Phú Yên'],
  [
    'Thông báo số 34/TB-HĐTĐKT của Hội đồng Thi đua - Khen thưởng tỉnh',
    'thông báo 34/TB-HĐTĐKT, Hội đồng Thi đua - Khen thưởng tỉnh Phú Yên',
  ],
  ['Chỉ thị số 05/CT-CT của Chủ tịch UBND tỉnh', 'chỉ thị 05/CT-CT, Chủ tịch Ủy ban nhân dân tỉnh Phú Yên'],
  ['Thông tri số 05-TT/TU', 'thông tri 05-TT/TU, Tỉnh ủy Phú Yên'],
  ['Thông tư số 06/2022/TT-BNV', 'thông tư 06/2022/TT-BNV, Bộ Nội vụ'],
  ['Thông báo số 05/TB-CĐYT', 'thông báo 05/TB-CĐYT, Công đoàn ngành Y tế tỉnh Phú Yên'],
  ['Kết luận số 05/KL-TTr của Thanh tra tỉnh', 'kết luận 05/KL-TTr, Thanh tra tỉnh Phú Yên'],
  ['Công văn số 13/BTC-TĐKT của Ban Tổ chức Tỉnh ủy', 'công văn 13/BTC-TĐKT, Ban Tổ chức Tỉnh ủy Phú Yên'],
  // normative documents (Law 64/2025)
  [
    'Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
    'nghị quyết liên tịch 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN, Ủy ban Thường vụ Quốc hội',
  ],
  ['Lệnh số 05/2022/L-CTN', 'lệnh 05/2022/L-CTN, Chủ tịch nước'],
  ['Quyết định số 922/QĐ-CTN', 'quyết định 922/QĐ-CTN, Chủ tịch nước'],
  ['Nghị quyết số 02/2022/NQ-HĐTP', 'nghị quyết 02/2022/NQ-HĐTP, Hội đồng Thẩm phán Tòa án nhân dân tối cao'],
  ['Nghị quyết số 1662/NQ-UBTVQH15', 'nghị quyết 1662/NQ-UBTVQH15, Ủy ban Thường vụ Quốc hội'],
  ['Văn bản hợp nhất số 115/VBHN-VPQH', 'văn bản hợp nhất 115/VBHN-VPQH, Văn phòng Quốc hội'],
  ['Nghị quyết số 66.16/2026/NQ-CP', 'nghị quyết 66.16/2026/NQ-CP, Chính phủ'],
  // before 1997
  ['Nghị định số 8-HĐBT', 'nghị định 8-HĐBT, Hội đồng Bộ trưởng'],
  ['Nghị định số 122/HĐBT', 'nghị định 122/HĐBT, Hội đồng Bộ trưởng'],
  ['Quyết định số 245/CT của Chủ tịch Hội đồng Bộ trưởng', 'quyết định 245/CT, Chủ tịch Hội đồng Bộ trưởng'],
  ['Quyết định số 245-CT', 'quyết định 245-CT, Hội đồng Bộ trưởng'],
  ['Nghị định số 15-CP', 'nghị định 15-CP, Chính phủ'],
  ['Quyết định số 406/TTg', 'quyết định 406/TTg, Thủ tướng Chính phủ'],
  ['Sắc lệnh số 65-SL', 'sắc lệnh 65-SL, null'],
  ['Quyết định số 134/QĐUB của UBND tỉnh', 'quyết định 134/QĐUB, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Quyết định số 159/QĐ-ND-UB', 'quyết định 159/QĐ-ND-UB, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Quyết định số 256 /2004/QĐ-UB', 'quyết định 256/2004/QĐ-UB, Ủy ban nhân dân tỉnh Phú Yên'],
  // the Party
  ['Quy định số 08-QĐi/TW của Ban Chấp hành Trung ương', 'quy định 08-QĐi/TW, Ban Chấp hành Trung ương'],
  ['Quy định số 66-QĐ/TW của Ban Bí thư', 'quy định 66-QĐ/TW, Ban Bí thư'],
  ['Hướng dẫn 05-HD/VPTW', 'hướng dẫn 05-HD/VPTW, Văn phòng Trung ương Đảng'],
  ['Công văn số 125-CV/TU', 'công văn 125-CV/TU, Tỉnh ủy Phú Yên'],
  ['Quy hoạch số 04-QH/TU', 'quy hoạch 04-QH/TU, Tỉnh ủy Phú Yên'],
  ['Chiến lược số 03-CL/TW', 'chiến lược 03-CL/TW, null'],
  ['Hướng dẫn số 23-HD/BTGDVTW', 'hướng dẫn 23-HD/BTGDVTW, Ban Tuyên giáo và Dân vận Trung ương'],
  ['Chương trình hành động số 12-CTrHĐ/TU', 'chương trình hành động 12-CTrHĐ/TU, Tỉnh ủy Phú Yên'],
  ['Nghị quyết số 01-NQ/ĐH của Đại hội Đảng bộ tỉnh', 'nghị quyết 01-NQ/ĐH, Đại hội Đảng bộ tỉnh Phú Yên'],
  ['Nghị quyết số 1658/NQ-QUTW', 'nghị quyết 1658-NQ/QUTW, Quân ủy Trung ương'],
  ['Chỉ thị số 22/CT-TW của Ban Bí thư', 'chỉ thị 22-CT/TW, Ban Bí thư'],
  ['Chỉ thị số 20-CT/UBND', 'chỉ thị 20/CT-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Thông báo số 234-TB/T.Ư', 'thông báo 234-TB/TW, null'],
  ['Báo cáo số 12-BC/BCSĐ của Ban cán sự đảng UBND tỉnh', 'báo cáo 12-BC/BCSĐ, Ban cán sự đảng Ủy ban nhân dân tỉnh Phú Yên'],
  // mass organisations
  ['Hướng dẫn số 13/HD-TLĐ', 'hướng dẫn 13/HD-TLĐ, Tổng Liên đoàn Lao động Việt Nam'],
  ['Quyết định số 64/CĐYT', 'quyết định 64/CĐYT, Công đoàn ngành Y tế tỉnh Phú Yên'],
  ['Thông tri số 16/TTr-MTTW-BTT', 'thông tri 16/TTr-MTTW-BTT, Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam'],
  ['Kế hoạch 17/KH-MTTQ-BTT', 'kế hoạch 17/KH-MTTQ-BTT, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Yên'],
  ['Kế hoạch số 298 KH/TWĐTN', 'kế hoạch 298-KH/TWĐTN, Trung ương Đoàn TNCS Hồ Chí Minh'],
  ['Quyết định số 707 -QĐ/TWĐTN-VP', 'quyết định 707-QĐ/TWĐTN-VP, Trung ương Đoàn TNCS Hồ Chí Minh'],
  ['Quyết định số 20 -QĐ/HĐĐTW', 'quyết định 20-QĐ/HĐĐTW, Hội đồng Đội Trung ương'],
  ['Kế hoạch số 15/KH-ĐCT', 'kế hoạch 15/KH-ĐCT, Trung ương Hội Liên hiệp Phụ nữ Việt Nam'],
  ['Kế hoạch số 16-KH/HNDTW', 'kế hoạch 16-KH/HNDTW, Trung ương Hội Nông dân Việt Nam'],
  ['Kế hoạch số 17/KH-CCB', 'kế hoạch 17/KH-CCB, Hội Cựu chiến binh tỉnh Phú Yên'],
  // blanks, separators, slips
  ['Kế hoạch số 93. /KH-UBND', 'kế hoạch 93/KH-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Kế hoạch số 4510/ KH-UBND', 'kế hoạch 4510/KH-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Công văn số 109/UBND - VX', 'công văn 109/UBND-VX, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Báo cáo số 155/BC- BNV', 'báo cáo 155/BC-BNV, Bộ Nội vụ'],
  ['Thông tư số 36/2017/ TT-BLĐTBXH', 'thông tư 36/2017/TT-BLĐTBXH, Bộ Lao động - Thương binh và Xã hội'],
  ['Quyết định số 19/2007/QĐ_BKHCN', 'quyết định 19/2007/QĐ-BKHCN, Bộ Khoa học và Công nghệ'],
  ['Quyết định số 5064_QĐ-SYT', 'quyết định 5064/QĐ-SYT, Sở Y tế tỉnh Phú Yên'],
  ['Công văn số 1472/UBND', 'công văn 1472/UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Quyết định số 90/QĐ-TTG', 'quyết định 90/QĐ-TTg, Thủ tướng Chính phủ'],
  ['Quyết định 12/QĐ-UBNND', 'quyết định 12/QĐ-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Công văn số 99/BGDDT-TĐKT', 'công văn 99/BGDĐT-TĐKT, Bộ Giáo dục và Đào tạo'],
  ['Kế hoạch số 7/КН-UBND', 'kế hoạch 7/KH-UBND, Ủy ban nhân dân tỉnh Phú Yên'],
  ['Thông báo số 05-TB/TUngày 06/7/2021', 'thông báo 05-TB/TU, Tỉnh ủy Phú Yên'],
  // suffixes
  ['Nghị quyết số 12/2015/NQ-HĐND8', 'nghị quyết 12/2015/NQ-HĐND8, Hội đồng nhân dân tỉnh Phú Yên'],
  ['Nghị quyết số 02/2001/NQ-UBTVQH10', 'nghị quyết 02/2001/NQ-UBTVQH10, Ủy ban Thường vụ Quốc hội'],
  ['Kế hoạch số 26/KH-BCĐ (138)', 'kế hoạch 26/KH-BCĐ, Ban Chỉ đạo tỉnh Phú Yên'],
  ['Kế hoạch số 27/KH-BCĐ389', 'kế hoạch 27/KH-BCĐ389, Ban Chỉ đạo tỉnh Phú Yên'],
  ['Công văn số 55/SNV-TĐKT&NCC', 'công văn 55/SNV-TĐKT&NCC, Sở Nội vụ tỉnh Phú Yên'],
  ['Quyết định số 71/QĐ-BGD&ĐT', 'quyết định 71/QĐ-BGD&ĐT, Bộ Giáo dục và Đào tạo'],
  // joint documents
  ['Thông tư liên tịch số 13/2004/TTLT/BTC-BKHCN', 'thông tư liên tịch 13/2004/TTLT-BTC-BKHCN, Bộ Tài chính'],
  ['Thông tư liên bộ số 14/TTLB', 'thông tư liên tịch 14/TTLB, null'],
  ['Thông tư liên ngành số 01/TTLN-SKHCN-STC', 'thông tư liên tịch 01/TTLN-SKHCN-STC, Sở Khoa học và Công nghệ tỉnh Phú Yên'],
])('a number: %s', (text, expected) => {
  const cited = read(`Nêu tại ${text}.`).citations.map(({ type, number, issuer }) => `${type} ${number}, ${issuer}`);
  expect(cited).toEqual([expected]);
});

test.each([
  ['a blank number', 'Kế hoạch số:      /KH-UBND ngày   tháng   năm 2026; Quyết định số ..../QĐ-UBND.'],
  [
    'forms, standards, plates, telephones',
    'Mẫu số 01/KH-UBND; QCVN 05:2013/BTNMT; biển số 78A-123.45; điện thoại 0257.3841.234; quốc lộ 1A.',
  ],
  ['the gazette', 'Đăng trên CÔNG BÁO/Số 851 + 852/Ngày 01-7-2025.'],
  [
    'plenums, congresses, back references',
    'Nghị quyết Trung ương 7 (khóa X); Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII; Kế hoạch nêu trên; Kế hoạch này.',
  ],
  ['a five-year plan', 'Xây dựng Kế hoạch 5 năm 2021 - 2025 của tỉnh.'],
  ['law in general', 'Trang Thư viện pháp luật số 12 ngày 03/4/2022 có đăng; chương trình 135, đề án 06.'],
  ['a form to be filled in', 'Đối với hộ nghèo theo Quyết định số4: ...... ngày ...'],
])('no citation: %s', (_, text) => {
  expect(read(text).citations).toEqual([]);
});

const dates = (body: string) => read(body).citations.map(({ number, date }) => `${number} ${date}`);

test('a document of the same day has the date of the one before', () => {
  expect(dates('Nêu tại Kế hoạch số 20/KH-UBND ngày 05/3/2022 và Quyết định số 33/QĐ-UBND cùng ngày của UBND tỉnh.')).toEqual([
    '20/KH-UBND 2022-03-05',
    '33/QĐ-UBND 2022-03-05',
  ]);
  expect(dates('Ngày 05/3/2023, Sở Nội vụ có Công văn số 77/SNV-TĐKT; cùng ngày, UBND tỉnh ban hành Kế hoạch số 55/KH-UBND.')).toEqual([
    '77/SNV-TĐKT 2023-03-05',
    '55/KH-UBND 2023-03-05',
  ]);
});

const laws = (body: string) => read(body).citations.map(({ type, number }) => `${type} ${number}`);

test.each([
  [
    'of one day',
    'Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003; Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;',
    ['luật 15/2003/QH11', 'luật 11/2003/QH11'],
  ],
  [
    'of one name',
    'Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015; Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;',
    ['luật 83/2015/QH13', 'luật 89/2025/QH15'],
  ],
  [
    'under other names',
    'Căn cứ Luật Thi đua - Khen thưởng ngày 26/11/2003; Luật thi đua khen thưởng năm 2022;',
    ['luật 15/2003/QH11', 'luật 06/2022/QH15'],
  ],
  [
    'of two laws at once',
    'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;',
    ['luật 47/2019/QH14'],
  ],
  ['by number without day', 'Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;', ['luật 63/2025/QH15']],
  [
    'codes and ordinances',
    'Căn cứ Bộ luật Lao động ngày 20/11/2019; Pháp lệnh Dân số ngày 09/01/2003;',
    ['bộ luật 45/2019/QH14', 'pháp lệnh 06/2003/PL-UBTVQH11'],
  ],
  [
    'in a list under one word',
    'Nêu tại các luật số 43/2024/QH15, số 47/2024/QH15 và số 95/2025/QH15.',
    ['luật 43/2024/QH15', 'luật 47/2024/QH15', 'luật 95/2025/QH15'],
  ],
  ['by a number that a resolution shares', 'Nêu tại số 93/2015/QH13 và số 92/2015/QH13.', ['null 93/2015/QH13', 'bộ luật 92/2015/QH13']],
])('laws %s', (_, body, expected) => {
  expect(laws(body)).toEqual(expected);
});

test('short forms are told apart by the year behind their serial', () => {
  const body =
    'Nêu tại Thông tư liên tịch số 01/2017/TTLT-BCA-BQP và Thông tư liên tịch số 01/2021/TTLT-BCA-BQP. Theo Thông tư liên tịch số 01/2017.';
  expect(read(body).citations.map(({ number }) => number)).toEqual([
    '01/2017/TTLT-BCA-BQP',
    '01/2021/TTLT-BCA-BQP',
    '01/2017/TTLT-BCA-BQP',
  ]);
});

const related = (body: string) => read(body).citations.map(({ relation, number }) => `${relation} ${number}`);

test.each([
  ['a suspension is none of the relations', 'Ngưng hiệu lực Thông tư số 12/2019/TT-BNV.', ['mentions 12/2019/TT-BNV']],
  ['pupils are guided, not documents', 'Hướng dẫn học sinh học tập theo Chỉ thị số 05-CT/TW.', ['mentions 05-CT/TW']],
  [
    'nested in a title',
    'Nêu tại Quyết định số 142/QĐ-TTg ban hành kế hoạch thực hiện Kết luận số 52-KL/TW.',
    ['mentions 142/QĐ-TTg', 'mentions 52-KL/TW'],
  ],
  [
    'one verb of a whole list',
    'Thực hiện Chỉ thị số 05-CT/TW; Chỉ thị số 06-CT/TU và Chỉ thị số 07/CT-UBND của UBND tỉnh.',
    ['implements 05-CT/TW', 'implements 06-CT/TU', 'implements 07/CT-UBND'],
  ],
  [
    'a verb behind its list',
    'Quyết định số 10/QĐ-UBND ngày 05/01/2015; Quyết định số 22/QĐ-UBND ngày 03/02/2016 hết hiệu lực kể từ ngày ký.',
    ['repeals 10/QĐ-UBND', 'repeals 22/QĐ-UBND'],
  ],
  [
    'a basis that goes on below',
    'Căn cứ Luật Viên chức ngày 15/11/2010;\nLuật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019;',
    ['legal-basis 58/2010/QH12', 'legal-basis 52/2019/QH14'],
  ],
  ['direction by opinion', 'Theo ý kiến chỉ đạo của Thủ tướng Chính phủ tại Công văn số 33/TTg-KGVX.', ['mentions 33/TTg-KGVX']],
  [
    'consolidated',
    'Nêu tại Nghị định số 98/2023/NĐ-CP (hợp nhất tại Văn bản hợp nhất số 01/VBHN-BNV).',
    ['mentions 98/2023/NĐ-CP', 'mentions 01/VBHN-BNV'],
  ],
])('relations: %s', (_, body, expected) => {
  expect(related(body)).toEqual(expected);
});

test.each([
  ['theo điểm a, b khoản 1 Điều 6 Thông tư số 01/2024/TT-BNV', 'điểm a, b khoản 1 Điều 6'],
  ['theo khoản 1, khoản 3 Điều 7 Thông tư số 01/2024/TT-BNV', 'khoản 1, khoản 3 Điều 7'],
  ['theo Mục III.1 Kế hoạch số 23/KH-UBND', 'Mục III.1'],
  ['theo Phần thứ hai Kế hoạch số 24/KH-UBND', 'Phần thứ hai'],
  ['theo Chương II Nghị định số 91/2017/NĐ-CP', 'Chương II'],
  ['theo tiểu mục 1 mục II Kế hoạch số 25/KH-UBND', 'tiểu mục 1 mục II'],
  ['theo tiết b điểm 2.1 khoản 2 mục III Kế hoạch số 22/KH-UBND', 'tiết b điểm 2.1 khoản 2 mục III'],
  ['theo gạch đầu dòng thứ nhất điểm a khoản 1 Điều 3 Quyết định số 31/QĐ-UBND', 'gạch đầu dòng thứ nhất điểm a khoản 1 Điều 3'],
  ['theo Biểu số 03 Kế hoạch số 26/KH-UBND', 'Biểu số 03'],
  ['theo điểm đ khoản 1 Điều 4 Nghị định số 98/2023/NĐ-CP', 'điểm đ khoản 1 Điều 4'],
  ['theo quy định tại khoản 3\nĐiều 58 Nghị định số 78/2025/NĐ-CP', 'khoản 3 Điều 58'],
])('the part that is meant: %s', (text, pinpoint) => {
  expect(read(`${text}.`).citations[0]?.pinpoint).toBe(pinpoint);
});

test.each([
  ['Kế hoạch 05 năm (2021-2025)', ['2021/2025']],
  ['thực hiện trong năm 2024 – 2025', ['2024/2025']],
  ['giai đoạn 2021 đến 2025', ['2021/2025']],
  ['từ ngày 01/3/2023 đến trước ngày 01/7/2023', ['2023-03-01/2023-07-01']],
  ['từ tháng 9/2022 đến tháng 5/2023', ['2022-09/2023-05']],
  ['giai đoạn 2 của dự án, giai đoạn một túi hồ sơ, khóa XIII', []],
  ['từ tháng 9/2022 các xã triển khai', []],
])('periods: %s', (text, expected) => {
  expect(read(`${text}.`).periods.map(({ start, end }) => `${start}/${end}`)).toEqual(expected);
});

test.each([
  ['ngày 10/03 âm lịch; ngày 10 tháng 3 âm lịch năm 2023', []],
  ['mã số 2023/05; kinh phí 2.025.000 đồng; tỷ lệ 20-25%', []],
  ['ngày 16/11 /2013', ['2013-11-16']],
  ['có hiệu lực kể từ ngày ký', []],
])('dates: %s', (text, expected) => {
  expect(read(`Nêu rõ ${text}.`).dates.map(({ date }) => date)).toEqual(expected);
});

test.each([
  ['Muộn nhất ngày 20/3/2023 gửi báo cáo.', ['2023-03-20']],
  ['Xây dựng kế hoạch xong trước 30/4/2023.', ['2023-04-30']],
  ['Các đơn vị gửi kết quả trước 15/5 để tổng hợp.', ['2023-05-15']],
  ['Định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12) gửi báo cáo về Sở.', ['R/--06-15', 'R/--12-15']],
  ['Kế hoạch này có hiệu lực từ ngày 01/3/2023, dự kiến tổng kết vào ngày 15/12.', []],
])('deadlines: %s', (text, expected) => {
  expect(read(text).deadlines.map(({ date, recurs }) => date ?? recurs)).toEqual(expected);
});

test.each([
  ['Đề nghị tặng Huân chương Chiến công hạng Nhất cho 02 cá nhân.', ['huân chương chiến công cá nhân 2 2']],
  [
    'Tặng Huân chương Lao động hạng Nhì cho 02 tập thể, hạng Ba cho 03 cá nhân.',
    ['huân chương lao động tập thể 2 2', 'huân chương lao động cá nhân 3 3'],
  ],
  ['CSTĐCS không quá 15% cá nhân.', ['chiến sĩ thi đua cơ sở cá nhân  15']],
  ['Tặng Bằng khen cho 25 tập thể và cá nhân (13 tập thể và 12 cá nhân).', ['bằng khen tập thể, cá nhân 25 25']],
  ['Tặng Bằng khen cho mười (10) tập thể, hai mươi cá nhân.', ['bằng khen tập thể 10 10', 'bằng khen cá nhân 20 20']],
  ['Bằng khen: ….. tập thể…….cá nhân.', []],
  ['Mức thưởng Bằng khen: tập thể 3.600.000 đồng, cá nhân 1.800.000 đồng.', []],
  ['Hội đồng sẽ xem xét tặng Giấy khen; phiếu đồng ý từ 80% cá nhân trở lên.', []],
  ['Đã tặng Bằng khen cho 20 tập thể; phấn đấu 90% tập thể đạt danh hiệu Tập thể lao động tiên tiến.', []],
])('quotas: %s', (text, expected) => {
  expect(read(text).awards.map(({ form, recipient, min, max }) => [form, recipient, min, max].join(' '))).toEqual(expected);
});

const head = (text: string) => readRaw(plain(text), rules).summary.document;
const PREAMBLE =
  '\n\nChính phủ\n\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\n\nĐiều 1. Nghị định này quy định về cán bộ xã.';

test.each([
  [
    'LUẬT SỐ 11/2003/QH11 NGÀY 26 THÁNG 11 NĂM 2003 VỀ TỔ CHỨC HỘI ĐỒNG NHÂN DÂN',
    'vn/tw/qh/luat/2003/11/qh11',
    'VỀ TỔ CHỨC HỘI ĐỒNG NHÂN DÂN',
  ],
  ['Nghị định số 114/2003/NĐ-CP ngày 10/10/2003 của Chính phủ về cán bộ, công chức xã', 'vn/tw/cp/nd/2003/114', 'về cán bộ, công chức xã'],
  ['Nghị định của Chính phủ số 114/2003/NĐ-CP\nngày 10/10/2003 về cán bộ, công chức xã', 'vn/tw/cp/nd/2003/114', 'về cán bộ, công chức xã'],
])('a head in one sentence: %s', (line, id, title) => {
  expect(head(line + PREAMBLE)).toMatchObject({ id, title, kind: 'official' });
  const report = `${line}\n\nThực hiện Nghị định trên, các xã đã tổ chức hội nghị và phân công cán bộ theo dõi từng thôn.`;
  expect(head(report).number).toBeNull();
});

test('a mistyped position is no name, and a place may be broken over two lines', () => {
  const text = (place: string) =>
    `BỘ TÀI CHÍNH\nSố: 12/2020/TT-BTC\n${place}, ngày 05 tháng 3 năm 2020\nTHÔNG TƯ\nHướng dẫn quản lý kinh phí\n\nĐiều 1. Phạm vi.\n\nKT. BỘ TRƯỞNG\nTHỨ TRUỞNG\n\nLê Văn An`;
  const signer = { name: 'Lê Văn An', position: 'Thứ trưởng', capacity: 'KT.' };
  expect(head(text('HÀ NỘI'))).toMatchObject({ place: 'Hà Nội', date: '2020-03-05', signer });
  expect(head(text('Đồng\nTháp'))).toMatchObject({ place: 'Đồng Tháp', date: '2020-03-05', signer });
});

test('a body in capitals ends where the sentence goes on', () => {
  const [cited] = read('THỰC HIỆN KẾ HOẠCH SỐ 33/KH-UBND NGÀY 03/4/2022 CỦA UBND TỈNH GIAI ĐOẠN 2021 - 2025').citations;
  expect(cited).toMatchObject({ number: '33/KH-UBND', date: '2022-04-03', issuer: 'Ủy ban nhân dân tỉnh Phú Yên' });
});
