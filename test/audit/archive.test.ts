// What only several documents together tell.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditsOf } from '../../src/archive/audits.js';
import { countAll } from '../../src/archive/counting.js';
import { auditArchive, type Found } from '../../src/audit/index.js';
import { resolve } from '../../src/link/index.js';
import { type AuditRow, findingCodes, type Reading } from '../../src/model/index.js';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';
import type { Store } from '../../src/store/index.js';
import { emptyStore } from '../store/stores.js';

const rules = loadRules();

const read = (uri: string, text: string): Reading => {
  const reading = readRaw(plain(text), rules);
  const source = { ...reading.source, uri, sha256: uri.padEnd(64, '0') };
  return { ...reading, source, summary: { ...reading.summary, source: { ...reading.summary.source, path: uri, sha256: source.sha256 } } };
};

const plan = (uri: string, number: number, date: string, body: string, title = 'Tổ chức phong trào thi đua của năm'): Reading =>
  read(uri, `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: ${number}/KH-UBND\n\nPhú Yên, ${date}\n\nKẾ HOẠCH\n${title}\n\n${body}\n`);

const CIRCULAR = 'Thông tư số 07/2019/TT-BNV';
const OLD = 'Quyết định số 88/QĐ-UBND ngày 10 tháng 3 năm 2021 của UBND tỉnh Phú Yên về việc ban hành quy định xét tặng kỷ niệm chương';
const REPLACING = `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
Số: 15/QĐ-UBND

Phú Yên, ngày 05 tháng 01 năm 2023

QUYẾT ĐỊNH
Ban hành quy định mới về xét tặng kỷ niệm chương của tỉnh

Điều 1. Ban hành quy định về xét tặng kỷ niệm chương.

Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 02 năm 2023 và thay thế ${OLD}.
`;

const documents: readonly Reading[] = [
  plan('a.txt', 1, 'ngày 10 tháng 01 năm 2023', `Căn cứ ${CIRCULAR} ngày 01 tháng 6 năm 2019 của Bộ trưởng Bộ Nội vụ;\n\nCăn cứ ${OLD};`),
  plan('b.txt', 2, 'ngày 15 tháng 3 năm 2023', `Căn cứ ${CIRCULAR} ngày 01 tháng 6 năm 2019 của Bộ trưởng Bộ Nội vụ;\n\nCăn cứ ${OLD};`),
  plan('c.txt', 3, 'ngày 20 tháng 3 năm 2023', `Căn cứ ${CIRCULAR} ngày 01 tháng 9 năm 2019 của Bộ trưởng Bộ Nội vụ;`),
  plan(
    'd.txt',
    4,
    'ngày 25 tháng 3 năm 2023',
    'Thực hiện Kế hoạch số 01/KH-UBND ngày 11 tháng 01 năm 2023 của UBND tỉnh Phú Yên về phòng chống cháy rừng mùa khô tại huyện Sông Hinh;',
  ),
  plan('e.txt', 1, 'ngày 10 tháng 01 năm 2023', 'Nội dung.', 'Phòng cháy rừng mùa khô trên toàn bộ các huyện miền núi phía tây'),
  read('f.txt', REPLACING),
  read(
    'g.txt',
    'TỈNH ỦY PHÚ YÊN\n*\nSố 86-KH/TU\n\nPhú Yên, ngày 07 tháng 4 năm 2021\n\nKẾ HOẠCH\nThực hiện nghị quyết của Bộ Chính trị\n\nNội dung.\n',
  ),
  plan('h.txt', 8, 'ngày 10 tháng 4 năm 2023', 'Thực hiện Kế hoạch số 86-KH/TU ngày 17/4/2021 của Tỉnh ủy Phú Yên.'),
];

let store: Store;
beforeAll(async () => {
  store = await emptyStore();
  await store.put(documents, 'r1');
  await store.relink(resolve);
});
afterAll(() => store.close());

const audit = async (codes = findingCodes, of: readonly string[] = []): Promise<Found[]> => {
  const found: Found[] = [];
  for await (const row of auditArchive(store, async () => rules, { codes, documents: of })) found.push(row);
  return found;
};
const ID = (number: number): string => `vn/phu-yen/ubnd/kh/2023/0${number}`;

describe('found across documents', () => {
  test('one day among several that most documents do not give', async () => {
    const found = (await audit(['date-conflict'])).filter(({ about }) => about === 'vn/tw/bnv/tt/2019/07');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      document: ID(3),
      file: 'c.txt',
      details: { date: '2019-09-01', other: '2019-06-01', of: 'cited' },
      against: { document: ID(1), file: 'a.txt', text: expect.stringContaining('01 tháng 6') },
    });
  });

  test('a day and a title that the document itself does not bear', async () => {
    const found = await audit(['date-conflict', 'title-conflict'], [ID(1)]);
    expect(found.map(({ code, document, about }) => [code, document, about])).toEqual([
      ['date-conflict', ID(4), ID(1)],
      ['title-conflict', ID(4), ID(1)],
    ]);
    expect(found[0]?.against).toEqual({ document: ID(1), file: expect.any(String), text: null, span: null });
  });

  test('a document of the Party whose day leaves open whether it is meant', async () => {
    const found = await audit(['date-conflict'], ['vn/phu-yen/tinh-uy/kh/2020-2025/86']);
    expect(found.map(({ file, details }) => [file, details.other])).toEqual([['h.txt', '2021-04-07']]);
  });

  test('two documents of one number', async () => {
    const found = await audit(['identity-shared']);
    expect(found.map(({ document }) => document)).toEqual([ID(1)]);
  });

  test('a basis that was replaced, from the day on which that took effect', async () => {
    const found = await audit(['basis-replaced']);
    expect(found.map(({ file, about }) => [file, about])).toEqual([['b.txt', 'vn/phu-yen/ubnd/qd/2021/88']]);
    expect(found[0]?.details.from).toBe('2023-02-01');
    expect(found[0]?.against?.file).toBe('f.txt');
  });
});

test('a basis that a document on a web page replaced', async () => {
  const other = await emptyStore();
  const onPage = documents.map((one) =>
    one.source.uri === 'f.txt'
      ? { ...one, summary: { ...one.summary, document: { ...one.summary.document, kind: 'web-page' as const } } }
      : one,
  );
  await other.put(onPage, 'r1');
  await other.relink(resolve);
  const found: Found[] = [];
  for await (const one of auditArchive(other, async () => rules, { codes: ['basis-replaced'], documents: [] })) found.push(one);
  expect(found.map(({ file }) => file)).toEqual(['b.txt']);
  await other.close();
});

test('gravest first; every quote is what stands in its file', async () => {
  const found = await audit();
  const texts = new Map(documents.map(({ source, text }) => [source.uri, text]));
  for (const { file, span, quote } of found) expect(span && texts.get(file)?.slice(span.start, span.end)).toBe(quote);
  const order = found.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
  expect(order).toEqual([...order].sort());
  expect(found.length).toBeGreaterThan(4);
});

test('of one document only', async () => {
  for (const { document, about } of await audit(findingCodes, [ID(3)])) expect([document, about]).toContain(ID(3));
});

test('what linking kept of it is the same, in all and of one document', async () => {
  const rows = async (of?: string): Promise<AuditRow[]> => {
    const found: AuditRow[] = [];
    for await (const row of auditsOf(store).audit(of === undefined ? {} : { documents: [of] })) found.push(row);
    return found;
  };
  const [all, one, counts] = [await rows(), await rows(ID(1)), await auditsOf(store).auditCounts()];
  expect(counts.map(({ findings }) => findings)).toEqual(counts.map(({ code }) => all.filter((row) => row.code === code).length));
  expect(one.some(({ about }) => about === ID(1))).toBe(true);
  await store.relink(resolve, undefined, countAll);
  expect((await store.all("select name from _kept where name = 'audit'")).length).toBe(1);
  expect([await rows(), await rows(ID(1)), await auditsOf(store).auditCounts()]).toEqual([all, one, counts]);
  const first: AuditRow[] = [];
  for await (const row of auditsOf(store).firstFindings({ codes: findingCodes })) first.push(row);
  expect(first).toEqual(all);
});
