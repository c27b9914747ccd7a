import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS_A_PAGE } from '../../src/explorer/listing.js';
import { letter, plan, reading, archive as readings } from '../store/readings.js';
import { type Held, holding } from './held.js';
import type { Page } from './markup.js';

const PLAN = 'vn/dak-nong/ubnd/kh/2022/461';
const LETTER = 'vn/dak-nong/skhcn/cv/2023/12';
const UNHELD = 'vn/tw/ttg/qd/2022/569';
const EVIL = '<script>alert(1)</script>';
const HOSTILE = 'vn/x/ubnd/kh/2024/7';
const LONG = 'vn/x/ubnd/kh/2024/8';

const hostile = reading({
  uri: `archive/"><img src=x onerror=alert(1)>.txt`,
  id: HOSTILE,
  number: `7/KH-${EVIL}`,
  issuer: `Sở ${EVIL}`,
  place: `"${EVIL}`,
  title: `Về việc '"><svg onload=alert(1)>`,
  body: `${EVIL} & </div></main>`,
  cites: [{ id: PLAN, text: `Kế hoạch ${EVIL} "461"`, number: '461/KH-UBND' }],
});
const long = reading({
  uri: 'archive/long.txt',
  id: LONG,
  number: '8/KH-UBND',
  body: 'Điều khoản thi hành.\n'.repeat(30_000),
  cites: Array.from({ length: 300 }, (_, i) => ({ id: PLAN, text: `Kế hoạch số 461/KH-UBND lần thứ ${i};`, number: '461/KH-UBND' })),
});

let held: Held;
beforeAll(async () => {
  held = await holding([...readings, hostile, long]);
});
afterAll(() => held.close());

const textOf = (page: Page): string => page.querySelector('div.text')?.textContent ?? '';
const countsOf = (page: Page): Record<string, number> =>
  Object.fromEntries(
    [...page.querySelectorAll('.tabs a')].map((link) => [
      new URL(link.getAttribute('href') ?? '', 'http://x').searchParams.get('tab'),
      Number(link.querySelector('.count')?.textContent),
    ]),
  );

describe('the page of a document', () => {
  test('is its text, with every fact marked and leading to what is told of it', async () => {
    const page = await held.page(`/d/${LETTER}`);
    expect(textOf(page)).toBe(letter.text);
    const mark = page.getElementById('citations/0');
    expect(mark?.textContent).toBe('Kế hoạch số 461/KH-UBND');
    expect(mark?.getAttribute('class')).toBe('fact citation resolved');
    expect(mark?.querySelector('a')?.getAttribute('href')).toBe(`/d/${LETTER}?fact=citations%2F0#citations/0`);
    const facts = (await held.archive.facts(LETTER)).filter(({ span }) => span !== null);
    for (const { fact } of facts) expect(page.getElementById(fact.slice(fact.indexOf('#') + 1))).not.toBeNull();
  });

  test('counts what the command line counts', async () => {
    for (const id of [PLAN, LETTER, HOSTILE]) {
      const counts = countsOf(await held.page(`/d/${id}`));
      const findings = [];
      for await (const row of held.archive.audit({ documents: [id] })) findings.push(row);
      expect(counts.cites).toBe((await held.archive.cites(id)).length);
      expect(counts['cited-by']).toBe((await held.archive.citedBy(id)).length);
      expect(counts.findings).toBe(findings.length);
      expect(counts.sources).toBe((await held.archive.sources(id)).length);
    }
  });

  test('has boxes whose counts add up to all citations', async () => {
    const { boxes, cites, citedBy } = (await held.archive.surroundings(PLAN)) as NonNullable<
      Awaited<ReturnType<typeof held.archive.surroundings>>
    >;
    const sum = (direction: string) => boxes.filter((box) => box.direction === direction).reduce((all, box) => all + box.citations, 0);
    expect([sum('cites'), sum('cited-by')]).toEqual([cites, citedBy]);
    for (const { direction, relation, citations } of boxes) {
      const ask = direction === 'cites' ? held.archive.cites : held.archive.citedBy;
      expect(await ask(PLAN, { relations: [relation] })).toHaveLength(citations);
    }
    const page = await held.page(`/d/${PLAN}`);
    expect(page.querySelector('.box.cited-by.implements .count')?.textContent).toBe('1');
    expect(page.querySelector('.box.cites.legal-basis a.unheld')?.getAttribute('href')).toBe(`/d/${UNHELD}`);
  });

  test('as JSON is what the command line prints', async () => {
    const json = async (query: string) => (await held.ask(`/d/${LETTER}.json${query}`)).json();
    expect(await json('')).toEqual(JSON.parse(JSON.stringify(await held.archive.show(LETTER))));
    expect(await json('?tab=cites')).toMatchObject({ total: 3, edges: JSON.parse(JSON.stringify(await held.archive.cites(LETTER))) });
    expect(await json('?fact=citations/0')).toEqual(JSON.parse(JSON.stringify(await held.archive.why(`${LETTER}#citations/0`))));
  });

  test('tells of a fact that is chosen', async () => {
    const panel = (await held.page(`/d/${LETTER}?fact=citations/0`)).querySelector('.panel');
    expect(panel?.textContent).toContain('Kế hoạch số 461/KH-UBND');
    expect(panel?.textContent).toContain('test.citation');
    expect(panel?.querySelector('meter')?.getAttribute('value')).toBe('0.9');
    expect(panel?.querySelector(`a[href="/d/${PLAN}"]`)).not.toBeNull();
    expect(panel?.querySelector('a.wrong')?.getAttribute('href')).toBe(`/wrong?fact=${encodeURIComponent(`${LETTER}#citations/0`)}`);
  });

  test('that is only cited says so and shows who cites it', async () => {
    const page = await held.page(`/d/${UNHELD}`);
    expect(page.querySelector('header.document.unheld')).not.toBeNull();
    expect(page.querySelector('div.text')).toBeNull();
    expect(page.querySelectorAll('tbody tr')).toHaveLength((await held.archive.citedBy(UNHELD)).length);
  });

  test('is cited page by page, and all of it is counted', async () => {
    const edges = await held.archive.citedBy(PLAN);
    expect(edges.length).toBeGreaterThan(300);
    const places = (page: Page): (string | null)[] =>
      [...page.querySelectorAll('section.tab tbody a[lang=vi]')].map((link) => decodeURIComponent(link.getAttribute('href') ?? ''));
    const shown = async (rest: string): Promise<(string | null)[]> => places(await held.page(`/d/${PLAN}?tab=cited-by${rest}`));
    const expected = (some: typeof edges) => some.map(({ fact }) => expect.stringContaining(fact.slice(fact.indexOf('#') + 1)));
    expect(await shown('')).toEqual(expected(edges.slice(0, ROWS_A_PAGE)));
    expect(await shown('&page=3')).toEqual(expected(edges.slice(2 * ROWS_A_PAGE, 3 * ROWS_A_PAGE)));
    const page = await held.page(`/d/${PLAN}?tab=cited-by&relation=mentions`);
    const own = await held.archive.citedBy(PLAN, { relations: ['mentions'] });
    expect(page.querySelector('[role=status]')?.textContent).toContain(String(own.length));
    expect(await shown('&relation=mentions&sort=-page&page=2')).toHaveLength(Math.max(0, Math.min(ROWS_A_PAGE, own.length - ROWS_A_PAGE)));
    const data = await (await held.ask(`/d/${PLAN}.json?tab=cited-by`)).json();
    expect(data).toMatchObject({ total: edges.length, edges });
  });

  test('that nobody knows is a 404 with what comes near', async () => {
    const answer = await held.ask('/d/vn/dak-nong/ubnd/kh/2022');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`href="/d/${PLAN}"`);
    expect((await held.ask('/d/%E0%A4%A')).status).toBe(404);
  });

  test('answers on every tab, in both languages, on a day', async () => {
    for (const tab of ['text', 'cites', 'cited-by', 'facts', 'sources', 'findings'])
      for (const lang of ['en', 'vi']) expect((await held.ask(`/d/${PLAN}?tab=${tab}&lang=${lang}&at=2024-01-01`)).status).toBe(200);
  });
});

test('what a document says is never markup', async () => {
  const paths = ['', '?fact=citations/0', '?tab=cites', '?tab=sources', '?tab=facts', '/page/1'].map((rest) => `/d/${HOSTILE}${rest}`);
  const others = [
    `/d/${PLAN}?tab=cited-by`,
    `/wrong?fact=${encodeURIComponent(`${HOSTILE}#citations/0`)}&reason=<b>&by=<i>`,
    `/report?id=${HOSTILE}`,
  ];
  for (const path of [...paths, ...others, '/d/<script>', '/findings', '/report?q=<script>x']) {
    const text = await (await held.ask(path)).text();
    expect(text).not.toMatch(/<script>|<svg onload|<img src=x|<b>|<i>/);
    expect(text.match(/<\/main>/g)).toHaveLength(1);
  }
  expect(textOf(await held.page(`/d/${HOSTILE}`))).toBe(hostile.text);
});

test('a long text is shown in pieces, and a fact opens its own', async () => {
  const first = await held.ask(`/d/${LONG}`);
  const text = await first.text();
  expect(text.length).toBeLessThan(200_000);
  const page = await held.page(`/d/${LONG}?fact=citations/299`);
  expect(page.getElementById('citations/299')?.textContent).toBe('Kế hoạch số 461/KH-UBND lần thứ 299;');
  const pieces: string[] = [];
  for (let part = 1; part <= 14; part++) pieces.push(textOf(await held.page(`/d/${LONG}?part=${part}`)));
  expect(pieces.join('').replaceAll('\n', '')).toContain(long.text.slice(-500).replaceAll('\n', ''));
});

describe('the library', () => {
  test('gives the text in which spans count, and the files of a document', async () => {
    const text = await held.archive.text(LETTER);
    expect(text).toMatchObject({ text: letter.text, pages: [0], file: letter.source.uri, others: [] });
    for (const { quote, span } of await held.archive.facts(LETTER)) if (span) expect(text?.text.slice(span.start, span.end)).toBe(quote);
    expect(await held.archive.text(UNHELD)).toBeNull();
    expect(await held.archive.sources(PLAN)).toMatchObject([{ file: plan.source.uri, speaks: true, sha256: plan.source.sha256 }]);
  });

  test('finds for some documents what it finds for all', async () => {
    const all = [];
    for await (const row of held.archive.audit()) all.push(row);
    for (const id of [PLAN, LETTER, UNHELD, HOSTILE]) {
      const own = [];
      for await (const row of held.archive.audit({ documents: [id] })) own.push(row);
      expect(own).toEqual(all.filter(({ document, about }) => document === id || about === id));
    }
  });

  test('gives the letterhead without the facts', async () => {
    for (const id of [PLAN, HOSTILE, UNHELD]) {
      const shown = await held.archive.show(id, { at: '2024-01-01' });
      expect(await held.archive.headed(id, { at: '2024-01-01' })).toEqual({
        document: shown?.document,
        citedBy: shown?.citedBy,
        validity: shown?.validity,
        header: shown?.summary?.document ?? null,
      });
    }
  });

  test('gives facts of a stretch alone', async () => {
    const { span } = (await held.archive.facts(LETTER, { kinds: ['citations'] }))[1] as { span: { start: number; end: number } };
    const within = await held.archive.facts(LETTER, { within: { start: span.start + 1, end: span.end - 1 } });
    expect(within.map(({ fact }) => fact)).toEqual([`${LETTER}#citations/1`]);
  });
});
