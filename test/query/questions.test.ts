import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionsTo } from '../../src/archive/questions.js';
import type { Edge, Reading, Relation } from '../../src/model/index.js';
import { bodyOfId, bodyTest } from '../../src/query/bodies.js';
import { isBetween } from '../../src/query/days.js';
import { isNear } from '../../src/query/near.js';
import { stepsOf } from '../../src/query/tree.js';
import { sentenceAround } from '../../src/query/why.js';
import type { Store } from '../../src/store/index.js';
import { reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';
import { emptyStore } from '../store/stores.js';

const id = (number: number): string => `vn/x/ubnd/kh/2022/${number}`;
const made = (number: number, cites: readonly (readonly [number, Relation])[]): Reading =>
  reading({
    uri: `${number}.txt`,
    id: id(number),
    number: `${number}/KH-UBND`,
    issuer: number < 5 ? 'Ủy ban nhân dân tỉnh Đắk Nông' : 'Sở Nội vụ tỉnh Đắk Nông',
    title: `Kế hoạch ${number}`,
    date: `2022-0${number}-01`,
    cites: cites.map(([to, relation], i) => ({
      id: id(to),
      text: `Kế hoạch số ${to}/KH-UBND lần ${i}`,
      number: `${to}/KH-UBND`,
      relation,
    })),
  });

// 5 rests on 4 and 3, both on 2, 2 on 1 and (a circle) on 4; 6 amends 2 and mentions 5; 9 is only cited.
const archive = [
  made(1, []),
  made(2, [
    [1, 'legal-basis'],
    [4, 'implements'],
  ]),
  made(3, [
    [2, 'implements'],
    [9, 'legal-basis'],
  ]),
  made(4, [
    [2, 'mentions'],
    [2, 'legal-basis'],
  ]),
  made(5, [
    [4, 'implements'],
    [3, 'implements'],
  ]),
  made(6, [
    [2, 'amends'],
    [5, 'mentions'],
  ]),
];

let store: Store;
let ask: ReturnType<typeof questionsTo>;
beforeAll(async () => {
  store = await emptyStore();
  await store.put(archive, 'r1');
  await store.relink(resolve);
  ask = questionsTo(store);
});
afterAll(() => store.close());

const outline = (tree: Awaited<ReturnType<typeof ask.basis>>) =>
  tree?.steps.map(({ depth, document, repeated }) => `${'-'.repeat(depth)}${document?.id.split('/').at(-1)}${repeated ? '^' : ''}`);

describe('the tree', () => {
  test('of bases goes to the top, each document once, circles too', async () => {
    expect(outline(await ask.basis(id(5)))).toEqual(['5', '-4', '--2', '---1', '---4^', '-3', '--2^', '--9']);
  });
  test('keeps to a depth and to relations', async () => {
    expect(outline(await ask.basis(id(5), { depth: 1 }))).toEqual(['5', '-4', '-3']);
    expect(outline(await ask.basis(id(2), { relations: ['legal-basis'] }))).toEqual(['2', '-1']);
  });
  test('of what rests on a document is the other way round', async () => {
    const tree = await ask.impact(id(1));
    expect(outline(tree)).toEqual(['1', '-2', '--3', '---5', '--4', '---2^', '---5^']);
    expect(tree?.documents).toBe(4);
    expect(tree?.steps.every(({ edge, document }) => edge === null || edge.from === document?.id)).toBe(true);
  });
  test('tells of each basis what changed it by then', async () => {
    const states = async (at: string) =>
      Object.fromEntries((await ask.basis(id(5), { at }))?.steps.map(({ document, validity }) => [document?.id, validity?.state]) ?? []);
    expect((await states('2022-05-01'))[id(2)]).toBe('in-force');
    expect((await states('2022-06-01'))[id(2)]).toBe('amended');
    expect((await states('2022-06-01'))[id(1)]).toBe('unknown');
  });

  test('of any graph ends, with every document reached expanded once', () => {
    const node = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 30 }), (pairs) => {
        const edges = pairs
          .filter(([from, to]) => from !== to)
          .map(([from, to], i) => ({ from: `${from}`, to: `${to}`, fact: `${from}#citations/${i}`, relation: 'mentions' }) as Edge);
        const steps = stepsOf('0', edges, 'basis');
        const expanded = steps.filter(({ repeated }) => !repeated).map((step) => step.id);
        expect(new Set(expanded).size).toBe(expanded.length);
        for (const step of steps) expect(expanded).toContain(step.id);
      }),
    );
  });
});

describe('a path', () => {
  test('is shortest, follows citations, and carries evidence', async () => {
    const chain = await ask.path(id(6), id(1));
    expect(chain?.direction).toBe('forward');
    expect(chain?.steps.map(({ edge }) => [edge.from, edge.to, edge.relation])).toEqual([
      [id(6), id(2), 'amends'],
      [id(2), id(1), 'legal-basis'],
    ]);
  });
  test('says that only the way back is there, or none', async () => {
    expect((await ask.path(id(1), id(5)))?.direction).toBe('backward');
    expect((await ask.path(id(1), id(9)))?.direction).toBe(null);
    const either = await ask.path(id(1), id(9), { either: true });
    expect(either?.steps.map(({ document }) => document.id)).toEqual([id(2), id(3), id(9)]);
  });
});

test('filters and counts of citations agree with show', async () => {
  const all = await ask.citedBy(id(2));
  expect(all.map(({ from }) => from)).toEqual([id(3), id(4), id(4), id(6)]);
  expect((await ask.citedBy(id(2), { relations: ['amends'] })).map(({ from }) => from)).toEqual([id(6)]);
  expect((await ask.citedBy(id(2), { body: 'so noi vu' })).map(({ from }) => from)).toEqual([id(6)]);
  expect(await ask.citedBy(id(2), { year: 2021 })).toEqual([]);
  expect((await ask.cites(id(3), { states: ['unheld'] })).map(({ to }) => to)).toEqual([id(9)]);
});

test('facts have addresses that why explains', async () => {
  for (const { fact, quote } of await ask.cites(id(2))) {
    const reasons = await ask.why(fact);
    expect(reasons?.quote).toBe(quote);
    expect(reasons?.sentence?.slice(reasons.mark?.start, reasons.mark?.end)).toBe(quote);
  }
  for (const { fact } of await ask.awards()) expect((await ask.why(fact))?.kind).toBe('awards');
  expect(await ask.why(`${id(2)}#citations/99`)).toBe(null);
  expect(await ask.why('nothing')).toBe(null);
});

test('what is missing comes with who cites it', async () => {
  expect(await ask.missing()).toMatchObject([{ id: id(9), citing: [id(3)], example: { relation: 'legal-basis' } }]);
});

test('a timeline with a limit is the beginning of all of it', async () => {
  const all = await ask.timeline(null);
  expect(all.length).toBeGreaterThan(3);
  for (const limit of [1, 3]) expect(await ask.timeline(null, { limit })).toEqual(all.slice(0, limit));
  const some = { after: '2022', events: ['changes', 'issued'] as const };
  expect(await ask.timeline(null, { ...some, limit: 2 })).toEqual((await ask.timeline(null, some)).slice(0, 2));
});

test('the timeline of a document is that of its neighbourhood', async () => {
  const events = await ask.timeline(id(3), { events: ['issued', 'changes'] });
  expect(events.map(({ date, event, document }) => [date, event, document.id])).toEqual([
    ['2022-02-01', 'issued', id(2)],
    ['2022-03-01', 'issued', id(3)],
    ['2022-05-01', 'issued', id(5)],
  ]);
  const changes = await ask.timeline(null, { events: ['changes'], after: '2022-06', before: '2022-06' });
  expect(changes).toMatchObject([{ relation: 'amends', other: id(2) }]);
});

describe('who may change a document', () => {
  type Header = Partial<Reading['summary']['document']>;
  /** An archive of 1, which 7 says to repeal. */
  const asked = async <A>(header: Header, text: string, question: (other: ReturnType<typeof questionsTo>) => Promise<A>): Promise<A> => {
    const one = made(7, [[1, 'repeals']]);
    const changing = {
      ...one,
      text: `${one.text}\n${text}`,
      summary: { ...one.summary, document: { ...one.summary.document, ...header } },
    };
    const other = await emptyStore();
    await other.put([made(1, []), changing], 'r1');
    await other.relink(resolve);
    const answer = await question(questionsTo(other));
    await other.close();
    return answer;
  };
  const state = async (header: Header) => (await asked(header, '', (other) => other.validity(id(1), '2022-12-31')))?.state;

  test('an official document does, on a web page too; news and proposals do not', async () => {
    expect(await state({})).toBe('repealed');
    expect(await state({ kind: 'web-page' })).toBe('repealed');
    expect(await state({ kind: 'web-page', number: null })).toBe('unknown');
    expect(await state({ kind: 'news' })).toBe('unknown');
    expect(await state({ type: 'tờ trình' })).toBe('unknown');
  });
  test('a proposal is marked in lists and trees', async () => {
    const marks = (header: Header) =>
      asked(header, '', async (other) => [
        ...(await other.citedBy(id(1))).map(({ onlySaid }) => onlySaid),
        (await other.impact(id(1), { relations: ['repeals'] }))?.steps[1]?.edge?.onlySaid,
      ]);
    expect(await marks({ type: 'tờ trình' })).toEqual([true, true]);
    expect(await marks({})).toEqual([undefined, undefined]);
  });
  test('the timeline has the day of effect', async () => {
    const days = await asked({}, 'Kế hoạch này có hiệu lực sau 200 ngày kể từ ngày ký.', (other) =>
      other.timeline(null, { events: ['changes'], after: '2023' }),
    );
    expect(days).toMatchObject([{ date: '2023-01-17', document: { id: id(7), date: '2022-07-01' } }]);
  });
});

test('a register tells the end of what no held document changes', async () => {
  const other = await emptyStore();
  const decree = { ...made(1, []).summary.document, type: 'nghị định', number: '91/2017/NĐ-CP', date: '2017-07-31' };
  const one = made(1, []);
  await other.put([{ ...one, summary: { ...one.summary, document: decree } }], 'r1');
  await other.relink(resolve);
  const ask = questionsTo(other);
  expect(await ask.validity(id(1), '2024-01-01')).toMatchObject({ state: 'replaced', register: { by: '98/2023/NĐ-CP' } });
  expect((await ask.basis(id(1), { at: '2023-12-31' }))?.steps[0]?.validity?.state).toBe('in-force');
  await other.close();
});

test('figures of the archive', async () => {
  const { documents, cited, components, leanedOn } = await ask.stats();
  expect({ documents, cited, components }).toEqual({ documents: 6, cited: 1, components: { count: 1, largest: 7, alone: 0 } });
  expect(leanedOn[0]?.document.id).toBe(id(2));
});

test('facets count all that a search finds', async () => {
  const hits = await ask.search('ke hoach', { body: 'so noi vu', year: 2022 });
  expect(hits.map(({ document }) => document.id).sort()).toEqual([id(5), id(6)]);
  const facets = await ask.facets('ke hoach');
  expect(facets.documents).toBe(6);
  expect(facets.bodies.map(({ documents }) => documents)).toEqual([4, 2]);
});

test('a body is asked for by path or by words', () => {
  expect(bodyOfId('vn/phu-yen/tuy-an/ubnd/kh/2022/97')).toBe('phu-yen/tuy-an/ubnd');
  expect(bodyOfId('vn/tw/qh/luat/2022/06/qh15')).toBe('tw/qh');
  expect(bodyOfId('vn/tw/ttg/qd/2018/1044')).toBe('tw/ttg');
  expect(bodyTest('phu-yen')('x', 'phu-yen/ubnd')).toBe(true);
  expect(bodyTest('phu-yen/ubnd')('x', 'phu-yen/ubnd-cu')).toBe(false);
  expect(bodyTest('UBND tỉnh Phú Yên')('Ủy ban nhân dân tỉnh Phú Yên', 'phu-yen/ubnd')).toBe(true);
});

test.each([
  ['phong trao doi moi sang tao khoa hoc', 'phong trao doi moi sang tao trong khoa hoc', true],
  ['phu yen chuyen doi so phuc vu nhan dan', 'phu yen chuyen doi so phuc vu nhan dam', true],
  ['phu yen chung suc xay dung nong thon moi', 'ninh thuan chung suc xay dung nong thon moi', false],
  ['tinh phu yen chuyen doi so', 'tinh dak nong chuyen doi so', false],
  ['chuyen doi so', 'chuyen doi so quoc gia', false],
])('%s ~ %s: %s', (one, other, near) => {
  expect(isNear(one, other)).toBe(near);
});

test('dates of any precision lie between days', () => {
  expect(isBetween('2025-Q4', '2025-Q4', { after: '2025-12-31' })).toBe(true);
  expect(isBetween('2025-H1', '2025-H1', { after: '2025-07-01' })).toBe(false);
  expect(isBetween('2022', '2025', { before: '2022-01-01' })).toBe(true);
});

test('a sentence is shown around its fact', () => {
  const text = 'Một câu. Căn cứ Luật số 1; thực hiện Kế hoạch 2 của tỉnh.\nMột dòng khác';
  const start = text.indexOf('Kế hoạch 2');
  const { sentence, mark } = sentenceAround(text, start, start + 10);
  expect(sentence).toBe('thực hiện Kế hoạch 2 của tỉnh.');
  expect(sentence.slice(mark.start, mark.end)).toBe('Kế hoạch 2');
});
