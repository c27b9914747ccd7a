import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Facets } from '../../src/index.js';
import { type Shown, shownArchive } from './archive.js';

let shown: Shown;
let empty: Shown;
beforeAll(async () => {
  [shown, empty] = [await shownArchive(), await shownArchive({ empty: true })];
});
afterAll(async () => {
  await Promise.all([shown.close(), empty.close()]);
});

const q = (query: string): string => encodeURIComponent(query);
const jsonAt = async <T>(path: string): Promise<T> => JSON.parse((await shown.get(path)).text) as T;

describe('home', () => {
  test('tells the state of the data: run, rules, refused files, files of other versions', async () => {
    const { text } = await shown.get('/');
    expect(text).toContain('<time datetime="2026-01-02T03:04:05.000Z">');
    expect(text).toContain('<code>r2</code>');
    expect(text).toMatch(/<a href="\/refused">1 file refused<\/a>/);
    expect(text).toContain('5 files were read by other versions');
  });
  test('counts as the command line does', async () => {
    // What takes long is left out at first, and the page asks to be asked again.
    await vi.waitFor(async () => expect((await shown.get('/')).text).not.toContain('class="working"'), { timeout: 50_000, interval: 500 });
    const { text } = await shown.get('/');
    const { documents, cited, states, leanedOn, types } = await shown.archive.stats();
    expect(text).toContain(`${documents} documents held, ${cited} more only cited`);
    for (const { state } of states) {
      const sum = states.filter((row) => row.state === state).reduce((all, row) => all + row.citations, 0);
      expect(text).toContain(`href="/search?state=${state}"`);
      expect(text).toMatch(new RegExp(`value="${sum}" aria-label="${state}"`));
    }
    for (const { document } of leanedOn) expect(text).toContain(`/d/${document.id}`);
    for (const { value, documents: held } of types) expect(text).toContain(`value="${held}" aria-label="${value}"`);
    const notes = await shown.archive.notes();
    expect(text).toContain(`${notes} findings</span>`);
  });
  test('an empty archive says how it is filled', async () => {
    expect((await empty.get('/?lang=vi')).text).toContain('danchieu run');
  });
  test('escapes', async () => {
    expect((await shown.get('/')).text).not.toMatch(/<script>alert|<img src=x/);
  });
});

describe('search', () => {
  test('gives the hits, facets and marks of the library', async () => {
    const answer = await jsonAt<{ hits: unknown; facets: Facets }>('/search.json?q=thi+dua');
    expect(answer.hits).toEqual(await shown.archive.search('thi dua'));
    expect(answer.facets).toEqual(await shown.archive.facets('thi dua'));
    const { text } = await shown.get('/search?q=thi+dua');
    expect(text).toContain('<mark>thi</mark> <mark>đua</mark>');
    expect(text).toContain(`${answer.facets.documents} documents found`);
  });
  test('every value of a facet leads to as many documents as it says, and can be taken away', async () => {
    const facets = await shown.archive.facets('', { kind: 'official' });
    const parameters = { kinds: 'kind', types: 'type', years: 'year', bodies: 'body', campaigns: 'campaign', states: 'state' } as const;
    for (const [list, name] of Object.entries(parameters))
      for (const { value, documents } of facets[list as keyof typeof parameters]) {
        if (value === null) continue;
        const found = await jsonAt<{ facets: Facets }>(`/search.json?kind=official&${name}=${q(value)}`);
        expect([name, value, found.facets.documents]).toEqual([name, value, documents]);
      }
    expect((await shown.get('/search?q=thi&year=2022')).text).toMatch(/<ul class="chips"[^>]*><li><a href="\/search\?q=thi"/);
  });
  test('a number leads to the documents of that number, held or not', async () => {
    const { text } = await shown.get(`/search?q=${q('569/QD-TTg')}`);
    expect(text).toMatch(/id="meant"[\s\S]*href="\/d\/vn\/tw\/ttg\/qd\/2022\/569"[\s\S]*class="badge unheld"/);
  });
  test('pages leave nothing out', async () => {
    const all = await shown.archive.search('', { kind: 'official' });
    const pages = await Promise.all(all.map((_, offset) => shown.archive.search('', { kind: 'official', limit: 1, offset })));
    expect(pages.flat()).toEqual(all);
  });
  test.each(['', '"', "'; drop table", '<b>', '%', '*', '('.repeat(50), 'a'.repeat(2000)])(
    'answers whatever is typed: %j',
    async (typed) => {
      const { status, text } = await shown.get(`/search?q=${q(typed)}`);
      expect(status).toBe(200);
      expect(text).not.toContain('<b>');
    },
  );
});

describe('suggestions', () => {
  test('come without marks, with half a word, eight at most, and lead to documents', async () => {
    const { suggestions } = await jsonAt<{ suggestions: { id: string; href: string }[] }>('/suggest.json?q=to+chuc+phong+tra');
    expect(suggestions[0]).toMatchObject({ id: 'vn/dak-nong/ubnd/kh/2022/461', href: '/d/vn/dak-nong/ubnd/kh/2022/461' });
    expect(suggestions.length).toBeLessThanOrEqual(8);
  });
  test('one letter is too little', async () => {
    expect(await jsonAt('/suggest.json?q=k')).toMatchObject({ suggestions: [] });
  });
});
