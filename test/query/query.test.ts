import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentRow } from '../../src/model/index.js';
import { census, citedBy, cites, findDocuments, missing, refused, search } from '../../src/query/index.js';
import { meantByNumber, namedFirst } from '../../src/query/rank.js';
import { snippetOf } from '../../src/query/snippet.js';
import type { Store } from '../../src/store/index.js';
import { archive, reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';
import { emptyStore } from '../store/stores.js';

let store: Store;
beforeAll(async () => {
  store = await emptyStore();
  await store.put(archive, 'r1');
  const problem = { code: 'E104', severity: 'error' as const, where: 'scan.pdf', detail: null };
  await store.refuse([{ uri: 'scan.pdf', sha256: null, size: 3, problem }], 'r1');
  await store.relink(resolve);
});
afterAll(() => store.close());

const DAK_NONG = 'vn/dak-nong/ubnd/kh/2022/461';
const HOA_BINH = 'vn/hoa-binh/ubnd/kh/2022/461';
const LETTER = 'vn/dak-nong/skhcn/cv/2023/12';
const DECISION = 'vn/tw/ttg/qd/2022/569';

describe('an ID may be', () => {
  test.each([
    [DAK_NONG, [DAK_NONG]],
    ['vn/dak-nong', [LETTER, DAK_NONG]],
    ['ke-hoach-461.pdf', [DAK_NONG]],
    ['archive/ke-hoach-461.pdf', [DAK_NONG]],
    ['Ke-Hoach-461', [DAK_NONG]],
    ['461/KH-UBND', [DAK_NONG, HOA_BINH]],
    ['461', [DAK_NONG, HOA_BINH]],
    ['KH-UBND', [DAK_NONG, HOA_BINH]],
    ['461/KH-UBND Đắk Nông', [DAK_NONG]],
    ['461/kh-ubnd dak nong', [DAK_NONG]],
    ['Kế hoạch 461 ngày 24/8/2022 của UBND tỉnh Hòa Bình', []],
    ['ke hoach 461 hoa binh 24/8/2022', [HOA_BINH]],
    ['skhcn dak nong', [LETTER]],
    ['thi đua', [DAK_NONG]],
    [DECISION, [DECISION]],
    ['569/qđ-ttg', [DECISION]],
    ['vn/dak-nong/', [LETTER, DAK_NONG]],
    ['vn/dak-nong/ubnd/kh/2022/46', []],
    ['vn/dak', []],
  ])('%s', async (query, ids) => {
    const { candidates } = await findDocuments(store, query);
    expect(candidates.map(({ id }) => id)).toEqual(ids);
  });

  test('nothing known, with what comes near', async () => {
    const { candidates, near } = await findDocuments(store, '461/QD-XYZ');
    expect(candidates).toEqual([]);
    expect(near.map(({ id }) => id)).toContain(DAK_NONG);
    expect(await findDocuments(store, '  ')).toMatchObject({ candidates: [], near: [] });
    expect((await findDocuments(store, '100% o\'clock _ ! "')).candidates).toEqual([]);
  });
});

describe('what ended is found under what it lives on in', () => {
  let former: Store;
  const LAM_DONG = 'vn/lam-dong/ubnd/kh/2022/77';
  beforeAll(async () => {
    former = await emptyStore();
    const own = reading({ uri: 'l.txt', id: LAM_DONG, number: '77/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Lâm Đồng', title: 'Thi đua' });
    await former.put([...archive, own], 'r1');
    await former.putSuccessors([
      { body: 'dak-nong', name: 'Lâm Đồng' },
      { body: 'hoa-binh', name: 'Phú Thọ' },
    ]);
    await former.relink(resolve);
  });
  afterAll(() => former.close());

  test.each([
    ['461/KH-UBND Lâm Đồng', [DAK_NONG]],
    ['kế hoạch lam dong', [LAM_DONG, LETTER, DAK_NONG]],
    ['77 lâm đồng', [LAM_DONG]],
    ['461 phú thọ', [HOA_BINH]],
    ['461 nghệ an', []],
  ])('%s', async (query, ids) => {
    expect((await findDocuments(former, query)).candidates.map(({ id }) => id)).toEqual(ids);
  });

  test('in the text too, behind what is of the present one', async () => {
    const hits = await search(former, 'phú thọ', 10);
    expect(hits.map(({ document }) => document.id)).toEqual([]);
    const text = { uri: 'h.txt', id: 'vn/hoa-binh/ubnd/kh/2022/9', number: '9/KH-UBND', body: 'Kế hoạch của tỉnh Hòa Bình' };
    await former.put([reading(text)], 'r1');
    expect((await search(former, 'phú thọ', 10)).map(({ document }) => document.id)).toEqual([text.id]);
  });
});

describe('of documents that have the words', () => {
  const row = (id: string, type: string, number: string | null, title: string | null): DocumentRow => ({
    ...{ id, type, number, title, held: false, kind: null, symbol: null, date: null, issuer: null, citations: 0, files: [] },
  });
  const decree = row('a', 'nghị định', '30/2020/NĐ-CP', null);
  const guide = row('b', 'hướng dẫn', '05/HD-BNV', 'thực hiện Nghị định 30/2020/NĐ-CP');
  const circular = row('c', 'thông tư', '30/2020/TT-BNV', 'hướng dẫn Nghị định');
  const law = row('z', 'luật', '06/2022/QH15', 'Luật Thi đua, khen thưởng');
  const change = row('d', 'luật', '39/2013/QH13', 'Luật sửa đổi Luật Thi đua, khen thưởng');

  test.each([
    ['Nghị định 30/2020', [decree]],
    ['nghi dinh so 30', [decree]],
    ['30/2020', [decree, circular]],
    ['nghi dinh 2020', [decree, guide, circular]],
  ])('%s means by number', (query, meant) => {
    expect(meantByNumber(query, [decree, guide, circular])).toEqual(meant);
  });

  test('an exact name comes first', () => {
    expect(namedFirst('luat thi dua khen thuong', [change, law])).toEqual([law, change]);
    expect(namedFirst('thi đua', [change, law])).toEqual([change, law]);
  });

  test('the store is asked so', async () => {
    const more = await emptyStore();
    const decreeText = { uri: '1', id: 'vn/tw/cp/kh/2020/30', number: '30/2020/KH-CP', title: 'Công tác văn thư' };
    const guideText = { uri: '2', id: 'vn/tw/bnv/kh/2021/05', number: '05/KH-BNV', title: 'Thực hiện Kế hoạch 30/2020/KH-CP' };
    await more.put([reading(decreeText), reading(guideText)], 'r1');
    expect((await findDocuments(more, 'Kế hoạch 30/2020')).candidates.map(({ id }) => id)).toEqual([decreeText.id]);
    expect((await findDocuments(more, 'vn/tw/cp/kh/2020/3')).candidates).toEqual([]);
    await more.close();
  });
});

test('edges carry their evidence, in reading order', async () => {
  const edges = await cites(store, LETTER);
  expect(edges.map(({ state, to }) => [state, to])).toEqual([
    ['resolved', DAK_NONG],
    ['unheld', DECISION],
    ['unidentified', null],
  ]);
  expect(edges[0]).toMatchObject({
    relation: 'implements',
    quote: 'Kế hoạch số 461/KH-UBND',
    file: 'archive/cong-van.html',
    rule: 'test.citation',
    span: { page: 1 },
  });
});

test('who cites a document, held or not', async () => {
  expect((await citedBy(store, DAK_NONG)).map(({ from }) => from)).toEqual([LETTER]);
  expect((await citedBy(store, DECISION)).map(({ from }) => from)).toEqual([LETTER, DAK_NONG]);
});

test('counts, gaps and refusals', async () => {
  expect(await census(store)).toEqual([
    { state: 'resolved', reason: null, citations: 1, documents: 1 },
    { state: 'unheld', reason: null, citations: 2, documents: 2 },
    { state: 'unidentified', reason: 'no-number', citations: 1, documents: 1 },
  ]);
  expect(await missing(store, { limit: 5 })).toMatchObject([{ id: DECISION, mentions: 2, documents: 2 }]);
  expect(await refused(store)).toEqual([{ file: 'scan.pdf', code: 'E104', detail: null }]);
});

describe('search', () => {
  test.each(['ke hoach thi dua', 'KẾ HOẠCH "thi đua"', 'doi moi cong nghe'])('%s', async (query) => {
    const hits = await search(store, query, 10);
    expect(hits.map(({ document }) => document.id)).toEqual([DAK_NONG]);
    const { snippet, marks } = hits[0] as (typeof hits)[number];
    expect(marks.length).toBeGreaterThan(0);
    expect(snippet.normalize('NFC')).toContain('đổi mới');
  });

  test('operators of FTS5 are words like others', async () => {
    expect(await search(store, 'NOT OR ( * ^ NEAR(', 10)).toEqual([]);
    expect(await search(store, '* " ( -', 10)).toEqual([]);
  });

  test('marks are in the original, decomposed text too', () => {
    const text = 'Một văn bản về thi đua khen thưởng'.normalize('NFD');
    const { snippet, marks } = snippetOf(text, [['van', 'ban'], ['dua']]);
    expect(marks.map(({ start, end }) => snippet.slice(start, end).normalize('NFC'))).toEqual(['văn bản', 'đua']);
  });
});
