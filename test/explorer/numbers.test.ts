import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOver } from '../../src/explorer/app.js';
import { ROWS_A_PAGE } from '../../src/explorer/listing.js';
import { type Archive, type Audit, type Count, type DocumentRow, type Facets, messagesIn, open, type Stats } from '../../src/index.js';
import { danchieu } from '../cli/danchieu.js';
import { type Element, type Page, parsed } from './markup.js';

// Every number of a page over the corpus is held against what the command line says of the same.

const ROOT = join(import.meta.dirname, '..', '..');

let folder: string;
let db: string;
let archive: Archive;
let app: Hono;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  db = join(folder, 'archive.db');
  await danchieu(['run', 'corpus/documents', '--db', db], ROOT);
  archive = await open(db);
  app = appOver(archive, { port: () => 1 });
}, 180_000);
afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true });
});

/** What the command line says. */
const said = async <T>(...args: readonly string[]): Promise<T> =>
  JSON.parse((await danchieu([...args, '--db', db, '--json', '--lang', 'en'], ROOT)).out);
const page = async (path: string): Promise<Page> =>
  parsed(await (await app.request(new Request(`http://localhost:1${path}`, { headers: { host: 'localhost:1' } }))).text());

const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
/** The first number of a text. */
const numberIn = (element: Element | null | undefined): number => Number(/\d[\d,]*/.exec(textOf(element))?.[0].replaceAll(',', ''));
/** Every item of a list with its number: the name that its link says, and its count. */
const itemsOf = (list: Element | null): [string, number][] =>
  [...(list?.querySelectorAll('li') ?? [])].map((item) => {
    const count = item.querySelector('.count');
    const name = item.querySelector('a') ?? { textContent: textOf(item).replace(textOf(count), '') };
    return [textOf(name as Element).replace(/^✓ /, ''), numberIn(count)];
  });
const section = (from: Page, id: string): Element | null => from.querySelector(`section[aria-labelledby="${id}"]`);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const UNKNOWN = messagesIn('en').questions.unknown;
const named = (counts: readonly Count[]): [string, number][] => counts.map(({ value, documents }) => [value ?? UNKNOWN, documents]);
/** Words for what is coded differ; numbers in their order do not. */
const numbers = (items: readonly (readonly [string, number])[]): number[] => items.map(([, n]) => n);

describe('the first page', () => {
  test('has the figures of `stats`, `missing`, `audit` and of the last run', async () => {
    const [shown, stats, audit] = [await page('/'), await said<Stats>('stats'), await said<Audit>('audit', '--all')];
    const { missing } = await said<{ missing: { id: string; documents: number }[] }>('missing');
    const lead = [...textOf(shown.querySelector('.lead')).matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
    expect(lead).toEqual([stats.documents, stats.cited]);

    const states = new Map<string, number>();
    for (const { state, citations } of stats.states) states.set(state, (states.get(state) ?? 0) + citations);
    expect(numbers(itemsOf(section(shown, 'census')))).toEqual([...states.values()]);
    expect(total([...states.values()])).toBe(total(stats.relations.map(({ citations }) => citations)));

    const of = (severity: string) => total(audit.counts.filter((one) => one.severity === severity).map(({ findings }) => findings));
    expect(numbers(itemsOf(section(shown, 'findings')))).toEqual(['error', 'warning', 'info'].map(of));
    expect(total(audit.counts.map(({ findings }) => findings))).toBe(audit.findings.length);

    expect(numbers(itemsOf(section(shown, 'leaned')))).toEqual(stats.leanedOn.map(({ documents }) => documents));
    expect(numbers(itemsOf(section(shown, 'missed')))).toEqual(missing.map(({ documents }) => documents));
    expect(itemsOf(section(shown, 'types'))).toEqual(named(stats.types));
    expect(itemsOf(section(shown, 'years'))).toEqual(named(stats.years.toReversed()));
    expect(itemsOf(section(shown, 'bodies'))).toEqual(named(stats.bodies));
    expect(numbers(itemsOf(section(shown, 'kinds')))).toEqual(stats.kinds.map(({ documents }) => documents));
    const files = await said<{ rows: { n: number }[] }>('sql', "select count(*) as n from files where outcome = 'refused'");
    expect(numberIn(shown.querySelector('.banner a'))).toBe(files.rows[0]?.n);
  });
});

describe('a search', () => {
  const counted = async (address: string, ...args: string[]): Promise<void> => {
    const [shown, { facets }] = [await page(address), await said<{ facets: Facets | null }>('search', ...args)];
    expect(facets).not.toBeNull();
    if (facets === null) return;
    expect(numberIn(section(shown, 'results')?.querySelector('.count'))).toBe(facets.documents);
    const lists = [...shown.querySelectorAll('.facet')].map((facet) => itemsOf(facet).map(([, n]) => n));
    const { kinds, types, bodies, years, campaigns, states } = facets;
    const expected = [kinds, types, bodies, years, campaigns, states].filter((counts) => counts.length > 0);
    expect(lists).toEqual(expected.map((counts) => counts.map(({ documents }) => documents)));
  };
  test('counts what `search` counts', async () => {
    await counted('/search?q=thi+%C4%91ua', 'thi', 'đua');
    await counted('/search?q=khen+thuong&year=2022', 'khen', 'thuong', '--year', '2022');
    await counted('/search?state=ambiguous', '', '--state', 'ambiguous');
  });
});

describe('every document', () => {
  test('has the numbers of `show`, `cites`, `cited-by` and `audit`', { timeout: 60_000 }, async () => {
    const { rows } = await said<{ rows: { id: string }[] }>(
      'sql',
      'select id from documents union select id from missing',
      '--limit',
      '1000',
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const id of rows.map((row) => row.id)) {
      const [shown, own, cites, citedBy] = [
        await page(`/d/${id}`),
        await archive.show(id),
        await archive.cites(id),
        await archive.citedBy(id),
      ];
      const findings: unknown[] = [];
      for await (const row of archive.audit({ documents: [id] })) findings.push(row);
      const tabs = new Map(
        [...shown.querySelectorAll('.tabs a')].map((link) => [
          new URL(link.getAttribute('href') ?? '', 'http://x').searchParams.get('tab'),
          numberIn(link.querySelector('.count')),
        ]),
      );
      const count = { cites: cites.length, 'cited-by': citedBy.length, findings: findings.length };
      for (const [tab, n] of Object.entries(count)) expect([id, tab, tabs.get(tab) ?? 0]).toEqual([id, tab, n]);
      if (own?.summary) {
        const { periods, deadlines, dates, awards, campaigns, targets } = own.summary;
        expect([id, tabs.get('facts')]).toEqual([
          id,
          total([periods, deadlines, dates, awards, campaigns, targets].map((one) => one.length)),
        ]);
        expect(tabs.get('sources')).toBe(own.document.files.length);
      }
      const boxes = (side: string): number => total([...shown.querySelectorAll(`.box.${side} h3 .count`)].map(numberIn));
      expect([id, boxes('cites'), boxes('cited-by')]).toEqual([id, cites.length, citedBy.length]);
      for (const [tab, n] of Object.entries(count)) {
        if (n === 0) continue;
        const listed = await page(`/d/${id}?tab=${tab}`);
        expect([id, tab, numberIn(listed.querySelector('[role=status]'))]).toEqual([id, tab, n]);
        expect(listed.querySelectorAll('section.tab tbody tr').length).toBe(Math.min(ROWS_A_PAGE, n));
      }
    }
  });

  test('is drawn with as many citations as `cited-by` has', async () => {
    const { leanedOn } = await said<Stats>('stats', '--top', '3');
    for (const { document } of leanedOn) {
      const shown = await page(`/graph?id=${document.id}`);
      for (const row of shown.querySelectorAll('tr[data-node]')) {
        const id = row.getAttribute('data-node') as string;
        expect([id, numberIn(row.querySelectorAll('td.number')[Symbol.iterator]().next().value)]).toEqual([
          id,
          await archive.countCitedBy(id),
        ]);
      }
    }
  });
});

describe('tables', () => {
  const LISTS: readonly (readonly [path: string, name: string, ...args: string[]])[] = [
    ['/awards', 'awards', 'awards'],
    ['/deadlines', 'deadlines', 'deadlines'],
    ['/campaigns', 'movements', 'campaigns'],
    ['/missing', 'missing', 'missing', '--limit', '200'],
    ['/ambiguous', 'doubts', 'ambiguous'],
    ['/ambiguous?all=1', 'doubts', 'ambiguous', '--all'],
    ['/bodies', 'bodies', 'bodies'],
    ['/findings', 'findings', 'audit', '--all'],
    ['/findings?severity=warning', 'findings', 'audit', '--severity', 'warning'],
  ];
  test.each(LISTS)('%s has the rows of the command', async (path, name, ...args) => {
    const [shown, answer] = [await page(path), await said<Record<string, unknown[]>>(...args)];
    const rows = answer[name] ?? [];
    expect(numberIn(shown.querySelector('[role=status]'))).toBe(rows.length);
    const [plain, query = ''] = path.split('?');
    const data = await app.request(new Request(`http://localhost:1${plain}.json?${query}`, { headers: { host: 'localhost:1' } }));
    expect((await data.json())[name]).toEqual(rows);
  });

  test('of bodies and of what is missing show the numbers of the rows', async () => {
    const columns = async (path: string, at: readonly number[]): Promise<number[][]> =>
      [...(await page(path)).querySelectorAll('table tbody tr')].map((row) => {
        const cells = [...row.querySelectorAll('td')];
        return at.map((one) => numberIn(cells[one]));
      });
    const { bodies } = await said<{ bodies: { held: number; cited: number }[] }>('bodies');
    expect(await columns('/bodies', [1, 2])).toEqual(bodies.slice(0, ROWS_A_PAGE).map(({ held, cited }) => [held, cited]));
    const { missing } = await said<{ missing: (DocumentRow & { documents: number; mentions: number })[] }>(
      'missing',
      '--limit',
      `${ROWS_A_PAGE}`,
    );
    expect(await columns('/missing', [3, 4])).toEqual(missing.map(({ documents, mentions }) => [documents, mentions]));
  });
});
