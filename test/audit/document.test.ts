// Faults planted in small documents of our own, each beside what honest documents write.
import { describe, expect, test } from 'vitest';
import { readRaw, readSource } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();

interface Head {
  readonly number?: string;
  readonly date?: string;
  readonly title?: string;
  readonly issuer?: string;
}

const document = (body: string, { number, date, title, issuer }: Head = {}): string =>
  `${issuer ?? 'ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN'}
Số: ${number ?? '12/KH-UBND'}

Phú Yên, ${date ?? 'ngày 05 tháng 6 năm 2023'}

KẾ HOẠCH
${title ?? 'Tổ chức phong trào thi đua'}

${body}
`;

const find = (body: string, head?: Head) => readRaw(plain(document(body, head)), rules).summary.findings;
const codes = (body: string, head?: Head): string[] => [...new Set(find(body, head).map(({ code }) => code))];

/** Each fault, with the words that its finding must stand on. */
const FAULTS: readonly (readonly [string, string, string, Head?])[] = [
  ['date-after', 'Căn cứ Kế hoạch số 45/KH-UBND ngày 12/9/2023 của UBND tỉnh;', 'ngày 12/9/2023'],
  ['date-impossible', 'Báo cáo gửi trước ngày 31/6/2023 về Sở Nội vụ.', '31/6/2023'],
  ['date-impossible', 'Hoàn thành vào ngày 30 tháng 02 năm 2024.', 'ngày 30 tháng 02 năm 2024'],
  ['date-malformed', 'Tỉnh được thành lập ngày 01/7//1989.', '01/7//1989'],
  ['date-blank', 'Thực hiện công tác thi đua.', 'tháng 6 năm 2023', { date: 'ngày    tháng 6 năm 2023' }],
  ['number-blank', 'Thực hiện công tác thi đua.', 'KH-UBND', { number: '     /KH-UBND' }],
  ['number-repaired', 'Thực hiện Kế hoạch số 155/KH_UBND ngày 24/8/2022 của UBND tỉnh.', '155/KH_UBND'],
  ['number-repaired', 'Căn cứ Quyết định số 569/QĐ-TTgngày 11/5/2022 của Thủ tướng Chính phủ;', '569/QĐ-TTgngày'],
  ['style-mixed', 'Thực hiện Nghị quyết số 09/NQ-TU ngày 01/11/2021 của Tỉnh ủy Phú Yên.', '09/NQ-TU'],
  ['style-mixed', 'Thực hiện Chỉ thị số 20-CT/UBND ngày 01/11/2021 của UBND tỉnh.', '20-CT/UBND'],
  ['type-differs', 'Thực hiện Kế hoạch số 77/QĐ-UBND ngày 24/8/2022 của UBND tỉnh.', '77/QĐ-UBND'],
  ['year-differs', 'Căn cứ Thông tư số 18/2022/TT-BNV ngày 12 tháng 10 năm 2021 của Bộ trưởng Bộ Nội vụ;', '18/2022/TT-BNV'],
  ['law-date', 'Căn cứ Luật Thi đua, khen thưởng ngày 25 tháng 6 năm 2022;', 'Luật Thi đua, khen thưởng'],
  ['law-date', 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2016;', 'ngày 19 tháng 6 năm 2016'],
  [
    'basis-repealed',
    'Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;',
    '91/2017/NĐ-CP',
    { date: 'ngày 05 tháng 6 năm 2024' },
  ],
  [
    'basis-repealed',
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
    'ngày 19 tháng 6 năm 2015',
    { date: 'ngày 05 tháng 6 năm 2025' },
  ],
  ['body-out-of-time', 'Thực hiện công tác thi đua.', 'TỈNH PHÚ YÊN', { date: 'ngày 05 tháng 3 năm 2026' }],
  [
    'body-out-of-time',
    'Thực hiện Kế hoạch số 31/KH-UBND ngày 12/01/2026 của UBND huyện Tuy An.',
    'UBND huyện Tuy An',
    { date: 'ngày 05 tháng 2 năm 2026', issuer: 'ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK' },
  ],
  ['issuer-differs', 'Thực hiện Thông tư số 15/2022/TT-BTC ngày 04/3/2022 của Bộ trưởng Bộ Nội vụ.', '15/2022/TT-BTC'],
  ['issuer-of-type', 'Căn cứ Pháp lệnh số 01/2012/PL ngày 22/3/2012 của Chính phủ;', 'Chính phủ'],
  ['period-length', 'Thực hiện Kế hoạch phát triển kinh tế - xã hội 05 năm (2020 - 2025) của tỉnh.', '05 năm (2020 - 2025)'],
  ['period-reversed', 'Mục tiêu của giai đoạn 2025 - 2021 được giữ nguyên.', '2025 - 2021'],
  [
    'period-title',
    `Phong trào thi đua “Đẩy mạnh nghiên cứu, ứng dụng khoa học công nghệ và đổi mới sáng tạo trong nông nghiệp” giai đoạn 2022 - 2025 được phát động.

Sơ kết phong trào thi đua “Đẩy mạnh nghiên cứu, ứng dụng khoa học công nghệ và đổi mới sáng tạo trong nông nghiệp” giai đoạn 2022 - 2025.

Tổng kết phong trào thi đua “Đẩy mạnh nghiên cứu, ứng dụng khoa học công nghệ và đổi mới sáng tạo trong nông nghiệp” giai đoạn 2022 - 2030.`,
    '2022 - 2030',
  ],
  [
    'review-outside',
    'III. KHEN THƯỞNG\n\nTổng kết năm 2028: tặng Bằng khen của Chủ tịch UBND tỉnh cho 10 tập thể.',
    '10 tập thể',
    { title: 'Tổ chức phong trào thi đua giai đoạn 2023 - 2025' },
  ],
  ['deadline-before-issue', 'Các sở gửi báo cáo về Sở Nội vụ trước ngày 20/5/2023 để tổng hợp.', '20/5/2023'],
  ['award-sum', 'Tặng Bằng khen cho 20 tập thể (10 xã, phường; 05 sở, ngành; 04 doanh nghiệp).', '20 tập thể ('],
  ['enumeration-broken', '1. Nội dung thi đua\n\nb) Hình thức tổ chức.\n\nc) Kinh phí.', 'b)'],
  ['quote-unclosed', 'Tổ chức Cuộc vận động “Toàn dân đoàn kết, cụ thể như sau.', '“Toàn dân đoàn kết'],
  ['citation-incomplete', 'Thực hiện Nghị quyết số 12-NQ/TU và các văn bản liên quan.', '12-NQ/TU'],
  [
    'citation-repeated',
    `Thực hiện Kế hoạch số 90/KH-UBND ngày 11/6/2021 của UBND tỉnh Phú Yên về thi đua xây dựng nông thôn mới.

Theo Kế hoạch số 90/KH-UBND ngày 11/6/2021 của UBND tỉnh Phú Yên về thi đua xây dựng nông thôn mới.`,
    '90/KH-UBND',
  ],
  ['misspelling', 'Phù hợp với điệu kiện của địa phương.', 'điệu kiện'],
  ['event-date', 'Chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng dự kiến ngày 17/01/2026.', '17/01/2026'],
  ['signer-capacity', 'Trên đây là kế hoạch./.\n\nKT. CHỦ TỊCH\nCHỦ TỊCH\n\nNguyễn Văn Hải', 'CHỦ TỊCH'],
];

describe('a planted fault is found, with its words', () => {
  test.each(FAULTS.map(([code, body, words, head]) => ({ code, body, words, head })))('$code: $body', ({ code, body, words, head }) => {
    const found = find(body, head).filter((one) => one.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toContain(words);
  });
});

/** What looks like the fault beside it and is none. */
const HONEST: readonly (readonly [string, string, Head?])[] = [
  ['a basis of the same day', 'Căn cứ Kế hoạch số 45/KH-UBND ngày 05/6/2023 của UBND tỉnh;'],
  ['the old law while it was in force', 'Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;'],
  [
    'a law that is cited on its last day',
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
    { date: 'ngày 28 tháng 02 năm 2025' },
  ],
  ['two laws of one day and month', 'Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;'],
  ['weeks after the end of a province', 'Thực hiện công tác thi đua.', { date: 'ngày 05 tháng 8 năm 2025' }],
  ['a regulation numbered among decisions', 'Thực hiện Quy định số 08-QĐ/TU ngày 25/10/2021 của Tỉnh ủy Phú Yên.'],
  ['a joint circular', 'Căn cứ Thông tư liên tịch số 13/2015/TTLT-BNV-BTC ngày 20/5/2015 của Bộ Nội vụ và Bộ Tài chính;'],
  ['a dispatch called a paper', 'Theo Công văn số 77/UBND-TH ngày 24/8/2022 của UBND tỉnh.'],
  ['ten years told from year to year', 'Tổng kết 10 năm (2012 - 2022) thực hiện phong trào.'],
  ['a term', 'Trong nhiệm kỳ 5 năm (2020 - 2025), tỉnh đã đạt nhiều kết quả.'],
  ['a plan of five years', 'Kế hoạch phát triển kinh tế - xã hội 05 năm (2021 - 2025) của tỉnh.'],
  ['two plans, one behind the other', 'Sau giai đoạn 2016 - 2020 là giai đoạn 2021 - 2025.'],
  ['parts that make up their total', 'Tặng Bằng khen cho 20 tập thể (10 xã, phường; 05 sở, ngành; 05 doanh nghiệp).'],
  ['some of the whole', 'Tặng Bằng khen cho 20 cá nhân (trong đó có 05 nữ, 02 nông dân).'],
  [
    'points that count on',
    '1. Nội dung\n\na) Thi đua;\n\nb) Khen thưởng;\n\nc) Kinh phí;\n\nd) Thời gian;\n\nđ) Địa điểm.\n\n2. Hình thức',
  ],
  ['a deputy', 'Trên đây là kế hoạch./.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Hải'],
  ['what was done in time', 'Các sở đã gửi báo cáo trước ngày 20/5/2023.'],
  ['a task in the year to come', 'Các sở gửi báo cáo trước ngày 20/5/2024.'],
  ['quotes within a name', 'Cuộc vận động “Người Việt Nam ưu tiên dùng hàng “Việt Nam”” được đẩy mạnh.'],
];

test('a day that no calendar has is not also said to be missing', () => {
  expect(codes('Thực hiện Kế hoạch số 90/KH-UBND ngày 31/02/2021 của UBND tỉnh Phú Yên.')).toEqual(['date-impossible']);
});

test.each(HONEST.map(([name, body, head]) => ({ name, body, head })))('nothing to mark: $name', ({ body, head }) => {
  expect(codes(body, head).filter((code) => code !== 'citation-incomplete')).toEqual([]);
});

test('what a page shows around its document is told', async () => {
  const links = Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Tin hoạt động số ${i} của các đơn vị trong tỉnh</a></li>`).join(
    '',
  );
  const lines = document('Thực hiện công tác thi đua.')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
  const page = `<html><body><main>${lines}</main><div class="related"><h3>Tin khác</h3><ul>${links}</ul></div></body></html>`;
  const reading = await readSource(new TextEncoder().encode(page), { uri: 'page.html' }, rules);
  expect(reading.ok && reading.value.summary.findings.map(({ code }) => code)).toContain('foreign-text');
});

test('a finding against another place of its document quotes that place', () => {
  const [found] = find('Căn cứ Kế hoạch số 45/KH-UBND ngày 12/9/2023 của UBND tỉnh;').filter(({ code }) => code === 'date-after');
  expect(found?.against).toMatchObject({ document: null, text: expect.stringContaining('05 tháng 6 năm 2023') });
  expect(found?.details).toEqual({ date: '2023-09-12', issued: '2023-06-05' });
});

test('a finding against a document of a register names its identity', () => {
  const [found] = find('Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;', { date: 'ngày 05 tháng 8 năm 2025' }).filter(
    ({ code }) => code === 'basis-repealed',
  );
  expect(found?.against?.document).toBe('vn/tw/qh/luat/2024/33/qh15');
});
