// Heads and feet as copies of pages really have them.
import { expect, test } from 'vitest';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const headOf = (text: string) => readRaw(plain(text), rules).summary.document;

const BASIS = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n';

test('a number below its lead, and a title in capitals over several lines above who enacts', () => {
  const text = `ỦY\nBAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố:\n471/QĐ-UBND\n|\nCà Mau, ngày 01 tháng 04 năm 2015\n|\nQUYẾT ĐỊNH\nBAN\nHÀNH QUY CHẾ PHỐI HỢP TẠI TRUNG TÂM HÀNH CHÍNH CÔNG\nTỈNH CÀ MAU\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU\n${BASIS}`;
  expect(headOf(text)).toMatchObject({
    number: '471/QĐ-UBND',
    issuer: 'Ủy ban nhân dân tỉnh Cà Mau',
    title: 'BAN HÀNH QUY CHẾ PHỐI HỢP TẠI TRUNG TÂM HÀNH CHÍNH CÔNG TỈNH CÀ MAU',
  });
});

test('a title whose type was lost, with and without bases; who enacts is none', () => {
  const head = 'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 41/2019/QĐ-UBND | Quảng Trị, ngày 22 tháng 10 năm 2019 |\n';
  const enacts = 'ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ\n';
  const title = 'BAN HÀNH QUY ĐỊNH CHẾ ĐỘ BÁO CÁO ĐỊNH KỲ TRÊN ĐỊA BÀN TỈNH QUẢNG TRỊ';
  for (const basis of [BASIS, 'Điều 1. Ban hành kèm theo Quyết định này Quy định về báo cáo.\n'])
    expect(headOf(`${head}${title}\n${enacts}${basis}`)).toMatchObject({
      kind: 'official',
      type: 'quyết định',
      title,
      place: 'Quảng Trị',
    });
  expect(headOf(`${head}${enacts}${BASIS}`).title).toBeNull();
});

test('two columns that came as one line', () => {
  const text =
    'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HẬU GIANG Độc Lập - Tự Do - Hạnh phúc\n\nSố: 454/UBND-NCTH Vị Thanh, ngày 6 tháng 4 năm 2011\n\nV/v tiếp tục phối hợp tuyên truyền\n\nKính gửi:\n\n- Giám đốc Sở Nội vụ;\n- Chủ tịch UBND huyện.\nỦy ban nhân dân tỉnh có ý kiến như sau: giao các sở, ban, ngành thực hiện./.\n';
  expect(headOf(text)).toMatchObject({
    issuer: 'Ủy ban nhân dân tỉnh Hậu Giang',
    place: 'Vị Thanh',
    recipients: ['Giám đốc Sở Nội vụ', 'Chủ tịch UBND huyện'],
  });
});

test('an old act repeats number and day in its title and is signed without an office', () => {
  const text = `HỘI ĐỒNG BỘ TRƯỞNG\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 27 tháng 10 năm 1982\n\nQUYẾT ĐỊNH\n\nCỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 182/HĐBT\nNGÀY 27-10-1982 VỀ VIỆC THÀNH LẬP\nMỘT SỐ CƠ QUAN\n\nHỘI ĐỒNG BỘ TRƯỞNG\n\n${BASIS}\nQUYẾT ĐỊNH:\n\nĐiều 1.- Nay thành lập một số cơ quan.\n\nVõ Chí Công\n\n(Đã ký)\n`;
  expect(headOf(text)).toMatchObject({
    number: '182/HĐBT',
    title: 'VỀ VIỆC THÀNH LẬP MỘT SỐ CƠ QUAN',
    signer: { name: 'Võ Chí Công', position: null, capacity: null },
  });
});

test('the first sentence of a report is no title', () => {
  const text =
    'Ngày 24/4/2023, UBND tỉnh ban hành Quyết định số 19/2023/QĐ-UBND về việc bãi bỏ một số văn bản. Quyết định này có hiệu lực kể từ ngày 04/5/2023.\nTheo đó, 45 văn bản không còn phù hợp với quy định của pháp luật và điều kiện kinh tế - xã hội của địa phương sẽ bị bãi bỏ.\n';
  expect(headOf(text).title).toBeNull();
});

test('a council below a district committee is of that district', () => {
  const text = `UBND HUYỆN ĐỨC CƠ\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\n\nSố: 36/KH-HĐTĐKT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐức Cơ, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát động đợt thi đua\n\n${BASIS}`;
  expect(headOf(text).issuer).toMatch(/^Hội đồng Thi đua - Khen thưởng huyện Đức Cơ/);
});
