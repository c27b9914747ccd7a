import { describe, expect, it } from 'vitest';
import { codecs } from '../../src/ingest/legacy/codecs.js';
import { isSyllable } from '../../src/ingest/legacy/syllable.js';
import { restoreSoftHyphens } from '../../src/ingest/pdf/lost.js';
import { asBytes, disguises } from './disguise.js';
import { makeDocx, makePdf, paragraph, put, table } from './make.js';
import { bytesOf, read } from './read.js';

// small letters only, but for those that TCVN3 has as capitals
const TEXT = `ủy ban nhân dân tỉnh hòa bình
Số: 155/QĐ-UBND

quyết định về việc khen thưởng phong trào thi đua năm 2003
Căn cứ Luật thi đua, khen thưởng; xét đề nghị của Sở nội vụ tại tờ trình ngày 24/8/2003,
tặng bằng khen cho 05 tập thể và 10 cá nhân ở những xã, phường của huyện mỹ đức.`;

const disguise = await disguises();
const NAMES = ['tcvn3', 'vni', 'viscii', 'windows-1258'] as const;

describe.each(NAMES)('%s', (name) => {
  it('as the bytes of a text file', async () => {
    const raw = await read(asBytes(disguise[name](TEXT)));
    expect([raw.encoding, raw.text]).toEqual([name, TEXT]);
  });

  it('as characters that only a font made right', async () => {
    const raw = await read(bytesOf(disguise[name](TEXT)));
    expect([raw.encoding, raw.text]).toEqual([name, TEXT]);
  });
});

it('reads every letter of VNI, with capital marks and small ones', async () => {
  const letters =
    'á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ đ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ';
  const vni = (await codecs()).find((codec) => codec.name === 'vni');
  for (const letter of [...letters, ...letters.toUpperCase()]) expect(vni?.decode(disguise.vni(letter))).toBe(letter);
});

it('repairs the lines that need it and leaves the Unicode ones', async () => {
  const fine = 'Các đơn vị báo cáo “kết quả” trước ngày 30/6; diện tích 25 m², nhiệt độ 30 °C (§ 3).';
  const mixed = [
    fine,
    disguise.tcvn3('thực hiện nghị định số 12/2001/NĐ-CP của Chính phủ'),
    fine,
    disguise.vni('Số: 991/QĐ-UBND ngày 14 tháng5 năm 2008'),
    fine,
  ];
  expect((await read(bytesOf(mixed.join('\n')))).text.split('\n')).toEqual([
    fine,
    'thực hiện nghị định số 12/2001/NĐ-CP của Chính phủ',
    fine,
    'Số: 991/QĐ-UBND ngày 14 tháng5 năm 2008',
    fine,
  ]);
});

it.each([
  'Café « Régence », à Genève: déjà vu, où, façade, Noël, garçon',
  'Überprüfung für größere Behörden; año, señor, mañana, niño, corazón',
  'Bảng giá: 3 × 4 m², ±5 %, ½ suất, 20 °C, Ký hiệu QÐ-UBND và BGDÐT',
])('leaves what is no legacy text: %s', async (text) => {
  const raw = await read(bytesOf(text));
  expect([raw.encoding, raw.text]).toEqual(['utf-8', text]);
});

it('keeps regions and pages at their text when letters change in number', async () => {
  const cells = [
    ['Đơn vị', 'số lượng'],
    ['xã mỹ đức', 'mười tập thể'],
    ['huyện bảo lộc', 'bốn cá nhân'],
    ['thị trấn', 'một'],
  ];
  const shown = cells.map((row) => row.map((cell) => paragraph(disguise.vni(cell))));
  const raw = await read(
    makeDocx(
      paragraph(disguise.vni('Biểu tổng hợp khen thưởng phong trào thi đua yêu nước của tỉnh lâm đồng năm 2003. '.repeat(9))) +
        table(...shown),
    ),
  );
  expect(raw.regions.filter((r) => r.role === 'cell').map((r) => raw.text.slice(r.start, r.end).trim())).toEqual(cells.flat());
  const pages = await read(bytesOf(TEXT.split('\n').map(disguise.vni).join('\n\f')));
  expect(pages.pages.map((p) => pages.text.slice(p).split('\n')[0])).toEqual(TEXT.split('\n'));
});

it('reads a PDF whose letters only its font makes right', async () => {
  const lines = [
    'quyết định về việc tặng bằng khen',
    'Căn cứ Luật thi đua và nghị định của Chính phủ',
    'tặng cờ cho 05 tập thể và 10 cá nhân',
  ];
  const raw = await read(
    await makePdf((pdf) => {
      for (const [i, line] of lines.entries()) put(pdf, disguise.tcvn3(line), 100 + 20 * i, { x: 60 });
    }),
  );
  expect(raw.encoding).toBe('tcvn3');
  expect(raw.text.split(/\n+/)).toEqual(lines);
});

it('gives back the soft hyphens that pdf.js drops', () => {
  const glyphs = (text: string) => [[...text].map((unicode) => ({ unicode }))];
  const list = { fnArray: [1, 7, 1], argsArray: [glyphs('t\u00ad v\u00ad'), [], glyphs('\u00edc \u00adu')] };
  expect(restoreSoftHyphens(['t v', '', '\u00edc u'], list, 1)).toEqual(['t\u00ad v\u00ad', '', '\u00edc \u00adu']);
  expect(restoreSoftHyphens(['other'], list, 1)).toEqual(['other']);
});

it('knows the build of a syllable', () => {
  for (const word of 'nghiêng thuở quyền giết rượu khuyên oằn huỳnh Đắk uỷ yếu gì giếng quốc thuế xoong ngoằn'.split(' '))
    expect([word, isSyllable(word)]).toEqual([word, true]);
  for (const word of 'cỏc tôc năo oự thảnhh qứ ñaø'.split(' ')) expect([word, isSyllable(word)]).toEqual([word, false]);
});

it('reads a short line as the document is written, though another encoding makes more words of it', async () => {
  const text = `${TEXT}\nSố: 568/SYT-TĐ`;
  const raw = await read(bytesOf(disguise.vni(text)));
  expect(raw.text).toBe(text);
});
