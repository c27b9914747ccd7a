import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Edge, Summary } from '../../src/model/index.js';
import {
  census,
  citedBy,
  cites,
  correctionRows,
  documentById,
  findDocuments,
  missing,
  rejectedEdges,
  search,
} from '../../src/query/index.js';
import type { Store } from '../../src/store/index.js';
import { runInto } from '../golden/corpus.js';
import { correctorOf, exportOf, FILES, fileOf, held, lay, NOTICE, PLAN_2023, PLAN_2024, SIGNED } from './archive.js';

const NINH_THUAN = 'vn/ninh-thuan/ubnd/kh/2022/145';
const PHU_YEN = 'vn/phu-yen/ubnd/kh/2022/145';
const DISTRICT = 'vn/phu-yen/tuy-an/ubnd/kh/2022/97';
const NOTICE_FILE = 'documents/thong-bao-56-tb-ubnd.txt';

let store: Store;
let asRead: string;
beforeEach(async () => {
  store = await held();
  asRead = await exportOf(store);
});
afterEach(() => store.close());

const summaryOf = async (id: string): Promise<Summary | undefined> => {
  for await (const summary of store.summaries({ documents: [id] })) return summary;
  return undefined;
};
const quoted = async (quote: string, from = NOTICE): Promise<Edge[]> => (await cites(store, from)).filter((edge) => edge.quote === quote);
const statuses = async (): Promise<string[]> => (await correctionRows(store)).map(({ status }) => status);

const AMBIGUOUS = 'Kế hoạch số 12/KH-UBND của UBND tỉnh';
const REJECT = { action: 'reject', from: NOTICE, quote: 'Đề án 06' };
const SETTLE = { action: 'settle', from: NOTICE, number: '12/KH-UBND', to: PLAN_2024 };

describe('a verdict', () => {
  test('settles an ambiguous edge, and says what it was', async () => {
    expect(await quoted(AMBIGUOUS)).toMatchObject([{ state: 'ambiguous', candidates: [PLAN_2023, PLAN_2024] }]);
    const before = (await citedBy(store, PLAN_2024)).length;
    await lay(store, [SETTLE]);
    const [edge] = await quoted(AMBIGUOUS);
    expect(edge).toMatchObject({ state: 'resolved', to: PLAN_2024, candidates: [], reason: 'corrected' });
    const was = { state: 'ambiguous', target: null, candidates: [PLAN_2023, PLAN_2024], reason: 'several-fit' };
    expect(edge?.corrected).toEqual([{ action: 'settle', ...SIGNED, was }]);
    expect(await citedBy(store, PLAN_2024)).toHaveLength(before + 1);
    expect((await summaryOf(NOTICE))?.citations.find(({ text }) => text === AMBIGUOUS)).toMatchObject({
      target: PLAN_2024,
      corrected: [{ was }],
    });
  });

  test('leads to what is not held, which is then wanted', async () => {
    const to = 'vn/tw/ttg/qd/2022/06';
    await lay(store, [{ ...REJECT, action: 'settle', to }]);
    expect(await quoted('Đề án 06')).toMatchObject([{ state: 'unheld', to }]);
    expect((await missing(store, { limit: 1000 })).map(({ id }) => id)).toContain(to);
  });

  test('rejects: the citation is none, in no count, and listed as rejected', async () => {
    const before = await documentById(store, NOTICE);
    const count = (await census(store)).reduce((sum, { citations }) => sum + citations, 0);
    await lay(store, [REJECT]);
    expect(await quoted('Đề án 06')).toEqual([]);
    expect((await documentById(store, NOTICE))?.citations).toBe((before?.citations ?? 0) - 1);
    expect((await census(store)).reduce((sum, { citations }) => sum + citations, 0)).toBe(count - 1);
    const summary = await summaryOf(NOTICE);
    expect(summary?.citations.map(({ text }) => text)).not.toContain('Đề án 06');
    expect(summary?.rejected).toMatchObject([
      { text: 'Đề án 06', rule: 'citation.short', corrected: [{ action: 'reject', by: SIGNED.by }] },
    ]);
    expect(await rejectedEdges(store)).toMatchObject([{ from: NOTICE, quote: 'Đề án 06', file: NOTICE_FILE, span: { page: 1 } }]);
  });

  test('accepts: what the program says, and goes on saying it when more comes in', async () => {
    await store.close();
    store = await held(FILES.filter((name) => name !== 'ke-hoach-12-kh-ubnd-2023.docx'));
    expect(await quoted(AMBIGUOUS)).toMatchObject([{ state: 'resolved', to: PLAN_2024, reason: 'missing:date' }]);
    const entry = { ...SETTLE, action: 'accept' };
    await lay(store, [entry]);
    expect((await quoted(AMBIGUOUS))[0]).toMatchObject({ to: PLAN_2024, corrected: [{ action: 'accept', was: {} }] });
    await runInto(store, FILES, { corrector: correctorOf(fileOf([entry])) });
    expect((await quoted(AMBIGUOUS))[0]).toMatchObject({ to: PLAN_2024, corrected: [{ was: { state: 'ambiguous' } }] });
  });

  test('is about one of several citations of the same words, or about all', async () => {
    const all = (await quoted('Quyết định 415')).length;
    expect(all).toBe(3);
    await lay(store, [{ ...REJECT, quote: 'Quyết định 415', nth: 2 }]);
    expect((await quoted('Quyết định 415')).map(({ span }) => span.start)).toHaveLength(2);
    expect((await rejectedEdges(store)).map(({ relation }) => relation)).toEqual(['mentions']);
    await lay(store, [{ ...REJECT, quote: 'Quyết định 415' }]);
    expect(await quoted('Quyết định 415')).toEqual([]);
  });
});

describe('a field that is set', () => {
  test('of a citation makes it lead elsewhere', async () => {
    await lay(store, [{ action: 'set-citation', from: NOTICE, quote: AMBIGUOUS, values: { date: '2023-01-16' } }]);
    const [edge] = await quoted(AMBIGUOUS);
    expect(edge).toMatchObject({ state: 'resolved', to: PLAN_2023, date: '2023-01-16', reason: null });
    expect(edge?.corrected).toEqual([{ action: 'set-citation', ...SIGNED, was: { date: null } }]);
  });

  test('of a citation that had no number identifies it', async () => {
    const values = { type: 'chỉ thị', number: '06-CT/TW', issuer: 'Ban Bí thư Trung ương Đảng', date: '2022-01-24' };
    await lay(store, [{ action: 'set-citation', from: NOTICE, quote: 'Đề án 06', values }]);
    expect(await quoted('Đề án 06')).toMatchObject([{ state: 'unheld', number: '06-CT/TW', relation: 'mentions' }]);
  });

  test('of a document that identifies it gives it another identity; who cites it follows', async () => {
    await lay(store, [{ action: 'set-document', document: PLAN_2024, values: { number: '13/KH-UBND', title: 'Tên gọi mới' } }]);
    const moved = 'vn/phu-yen/ubnd/kh/2024/13';
    expect(await documentById(store, PLAN_2024)).toMatchObject({ held: false });
    expect(await documentById(store, moved)).toMatchObject({ held: true, number: '13/KH-UBND', title: 'Tên gọi mới' });
    expect((await summaryOf(moved))?.document.corrected).toMatchObject([
      { action: 'set-document', was: { number: '12/KH-UBND', id: PLAN_2024 } },
    ]);
    // Who names it in full still cites the number that it had.
    expect(await quoted(AMBIGUOUS)).toMatchObject([{ state: 'ambiguous', candidates: [PLAN_2023, PLAN_2024] }]);
    expect((await findDocuments(store, '13/KH-UBND')).candidates.map(({ id }) => id)).toEqual([moved]);
    expect((await search(store, '"ten goi moi"', 5)).map(({ document }) => document.id)).toEqual([moved]);
    await lay(store, null);
    expect(await search(store, '"ten goi moi"', 5)).toEqual([]);
  });

  test('of a document in what identifies it not leaves its identity', async () => {
    await lay(store, [{ action: 'set-document', document: PLAN_2024, values: { title: null, place: 'Tuy Hòa' } }]);
    expect((await summaryOf(PLAN_2024))?.document).toMatchObject({ title: null, place: 'Tuy Hòa', id: PLAN_2024 });
  });
});

describe('identities', () => {
  test('that are merged are one document under either name', async () => {
    const before = [...(await citedBy(store, PLAN_2023)), ...(await citedBy(store, PLAN_2024))].length;
    await lay(store, [{ action: 'merge', documents: [PLAN_2023], into: PLAN_2024 }]);
    for (const id of [PLAN_2023, PLAN_2024]) {
      expect(await documentById(store, id)).toMatchObject({
        id: PLAN_2024,
        aliases: [PLAN_2023],
        files: [expect.any(String), expect.any(String)],
      });
      // The ambiguous citation means it either way.
      expect(await citedBy(store, id)).toHaveLength(before + 1);
      expect(await cites(store, id)).toEqual(await cites(store, PLAN_2024));
      expect((await findDocuments(store, id)).candidates.map((row) => row.id)).toEqual([PLAN_2024]);
    }
    expect(await quoted(AMBIGUOUS)).toMatchObject([{ state: 'resolved', to: PLAN_2024, corrected: [{ action: 'merge' }] }]);
    expect((await summaryOf(PLAN_2024))?.document).toMatchObject({ aliases: [PLAN_2023], corrected: [{ action: 'merge' }] });
  });

  test('held and only cited ones are merged either way round', async () => {
    const cited = (await citedBy(store, PHU_YEN)).length;
    expect(cited).toBeGreaterThan(0);
    for (const [documents, into] of [
      [[PHU_YEN], NINH_THUAN],
      [[NINH_THUAN], PHU_YEN],
    ] as const) {
      await lay(store, [{ action: 'merge', documents, into }]);
      expect(await documentById(store, PHU_YEN)).toMatchObject({ id: into, held: true, aliases: documents });
      const edges = await citedBy(store, PHU_YEN);
      expect(edges.length).toBeGreaterThanOrEqual(cited);
      expect(new Set(edges.map(({ to, state }) => `${to} ${state}`))).toEqual(new Set([`${into} resolved`]));
      expect((await missing(store, { limit: 1000 })).map(({ id }) => id)).not.toContain(PHU_YEN);
    }
  });

  test('that cited each other and are one cite themselves no more', async () => {
    expect((await cites(store, NOTICE)).map(({ to }) => to)).toContain(PHU_YEN);
    await lay(store, [{ action: 'merge', documents: [PHU_YEN], into: NOTICE }]);
    expect((await cites(store, NOTICE)).filter(({ from, to }) => from === to)).toEqual([]);
    expect(await rejectedEdges(store)).toMatchObject([{ corrected: [{ action: 'merge' }] }]);
  });

  test('are split: files leave for a second one, which may be set in its turn', async () => {
    await lay(store, [{ action: 'merge', documents: [DISTRICT], into: NOTICE }]);
    await lay(store, [{ action: 'split', document: DISTRICT, files: ['documents/ke-hoach-97-kh-ubnd-tuy-an.txt'], as: 'b' }]);
    expect(await documentById(store, `${DISTRICT}/~b`)).toMatchObject({ held: true, number: '97/KH-UBND' });
    expect((await summaryOf(`${DISTRICT}/~b`))?.document.corrected).toMatchObject([{ action: 'split', was: { id: DISTRICT } }]);
    const set = { action: 'set-document', document: `${DISTRICT}/~b`, values: { number: '98/KH-UBND' } };
    await lay(store, [set, { action: 'split', document: DISTRICT, files: ['documents/ke-hoach-97-kh-ubnd-tuy-an.txt'], as: 'b' }]);
    expect(await documentById(store, 'vn/phu-yen/tuy-an/ubnd/kh/2022/98')).toMatchObject({ held: true });
    expect(await statuses()).toEqual(['applied', 'applied']);
  });

  test('a citation of what was split means the one whose date agrees, or may mean both', async () => {
    const copy = { uri: 'copy.txt', text: await textOf(NOTICE_FILE) };
    await putCopy(copy.uri, copy.text.replace('ngày 10 tháng 4 năm 2024', 'ngày 11 tháng 4 năm 2024'));
    expect(await documentById(store, NOTICE)).toMatchObject({ files: ['copy.txt', NOTICE_FILE] });
    const citing =
      'ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nSố: 300/KH-UBND\n\nPhú Yên, ngày 05 tháng 5 năm 2024\n\nKẾ HOẠCH\nTổ chức hội nghị\n\nThực hiện Thông báo số 56/TB-UBND ngày 11/4/2024 của UBND tỉnh Phú Yên.';
    await putCopy('letter.txt', citing);
    await putCopy('other.txt', citing.replace('300/', '301/').replace(' ngày 11/4/2024', ''));
    await lay(store, [{ action: 'split', document: NOTICE, files: ['copy.txt'] }]);
    const citesOf = async (number: string) => cites(store, (await findDocuments(store, number)).candidates[0]?.id ?? '');
    expect(await citesOf('300/KH-UBND')).toMatchObject([{ to: `${NOTICE}/~2`, state: 'resolved', corrected: [{ action: 'split' }] }]);
    expect(await citesOf('301/KH-UBND')).toMatchObject([{ to: null, state: 'ambiguous', candidates: [NOTICE, `${NOTICE}/~2`] }]);
  });
});

const textOf = async (uri: string): Promise<string> =>
  (await store.all<{ text: string }>('select t.text from _texts t join sources s on s.id = t.source where s.uri = ?', [uri]))[0]?.text ??
  '';

const putCopy = async (uri: string, text: string): Promise<void> => {
  const [{ readRaw }, { plain }, { rules }, { resolve }] = await Promise.all([
    import('../../src/reading/reader.js'),
    import('../../src/rulebook/tests.js'),
    import('../golden/corpus.js'),
    import('../../src/link/resolve.js'),
  ]);
  await store.put([readRaw(plain(text, uri), rules)], rules.version);
  await store.relink(resolve);
};

const EVERY_KIND = [
  REJECT,
  SETTLE,
  { action: 'accept', from: NOTICE, number: '12/2022/NQ-HĐND', to: 'vn/phu-yen/hdnd/nq/2022/12' },
  { action: 'set-citation', from: NOTICE, number: '402/UBND-NV', values: { date: '2024-04-03', relation: 'mentions' } },
  { action: 'set-document', document: DISTRICT, values: { date: '2023-01-02', issuer: 'Ủy ban nhân dân tỉnh Phú Yên' } },
  { action: 'set-document', document: NOTICE, values: { title: 'Kết luận' } },
  { action: 'merge', documents: [PHU_YEN], into: NINH_THUAN },
  { action: 'split', document: PLAN_2023, files: ['documents/ke-hoach-12-kh-ubnd-2023.docx'] },
];

describe('all of them', () => {
  test('leave what was read: taken away, the archive is what it was, byte for byte', async () => {
    await lay(store, EVERY_KIND);
    expect(await statuses()).toEqual(EVERY_KIND.map(() => 'applied'));
    expect(await exportOf(store)).not.toBe(asRead);
    for (let left = EVERY_KIND.length - 1; left > 0; left -= 3) await lay(store, EVERY_KIND.slice(0, left));
    await lay(store, null);
    expect(await exportOf(store)).toBe(asRead);
    expect(await store.all('select * from _as_read')).toEqual([]);
  });

  test('do not depend on the order of entries', async () => {
    await lay(store, EVERY_KIND);
    const laid = await exportOf(store);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...EVERY_KIND], { minLength: EVERY_KIND.length }), async (entries) => {
        await lay(store, entries);
        expect(await exportOf(store)).toBe(laid);
      }),
      { numRuns: 8 },
    );
  });

  test('survive a run, a file that is read again, and one that comes later', async () => {
    const corrector = correctorOf(fileOf(EVERY_KIND));
    await lay(store, EVERY_KIND);
    const laid = await exportOf(store);
    await runInto(store, FILES, { corrector });
    expect(await exportOf(store)).toBe(laid);
    await runInto(store, FILES, { corrector, force: true });
    expect(await exportOf(store)).toBe(laid);
    await store.close();
    store = await held([]);
    for (const name of [...FILES].reverse()) await runInto(store, [name], { corrector });
    expect(await exportOf(store)).toBe(laid);
  });

  test('a run links anew for other corrections alone, and leaves all as it is for the same', async () => {
    let linked = 0;
    const counting: Store = {
      ...store,
      relink: (...args) => {
        linked++;
        return store.relink(...args);
      },
    };
    const corrector = correctorOf(fileOf([SETTLE]));
    await runInto(counting, FILES, { corrector });
    await runInto(counting, FILES, { corrector });
    expect(linked).toBe(1);
    await runInto(counting, FILES);
    expect(linked).toBe(2);
    expect(await exportOf(store)).toBe(asRead);
  });
});

describe('an entry', () => {
  test.each([
    ['on a document that is not there', { ...REJECT, from: 'vn/phu-yen/ubnd/tb/2024/57' }, 'unfitting'],
    ['on words that are not there', { ...REJECT, quote: 'Đề án 07' }, 'unfitting'],
    ['beyond the last of its kind', { ...REJECT, nth: 9 }, 'unfitting'],
    ['on identities that nothing has', { action: 'merge', documents: ['vn/x/y'], into: NOTICE }, 'unfitting'],
    ['on files of other documents', { action: 'split', document: NOTICE, files: ['documents/chi-thi-14-ct-tu.docx'] }, 'unfitting'],
    ['that sets a document that is not there', { action: 'set-document', document: 'vn/x/y', values: { title: 'x' } }, 'unfitting'],
    ['that settles what is settled', { action: 'settle', from: NOTICE, number: '145/KH-UBND', to: PHU_YEN }, 'needless'],
    ['that sets what is read', { action: 'set-document', document: NOTICE, values: { number: '56/TB-UBND' } }, 'needless'],
    ['that accepts what is so', { action: 'accept', from: NOTICE, number: '145/KH-UBND', to: PHU_YEN }, 'applied'],
  ])('%s is told apart', async (_, entry, status) => {
    await lay(store, [entry]);
    expect(await statuses()).toEqual([status]);
    if (status === 'unfitting') expect(await exportOf(store)).toBe(asRead);
  });

  test('that lacks a part names it', async () => {
    await lay(store, [{ action: 'merge', documents: [PLAN_2023, 'vn/x/y'], into: PLAN_2024 }]);
    expect(await correctionRows(store)).toMatchObject([{ status: 'applied', lacking: ['vn/x/y'], line: 2 }]);
  });

  test('that contradicts another only in this archive is an error with its line, and nothing is laid over', async () => {
    const other = { action: 'accept', from: NOTICE, quote: AMBIGUOUS, to: PLAN_2023 };
    await expect(lay(store, [SETTLE, other])).rejects.toMatchObject({ problems: [{ code: 'E323', where: 'corrections.yaml:3' }] });
    await expect(lay(store, [other, SETTLE])).rejects.toMatchObject({ problems: [{ code: 'E323', where: 'corrections.yaml:3' }] });
    expect(await exportOf(store)).toBe(asRead);
  });
});
