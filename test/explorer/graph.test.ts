import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOver } from '../../src/explorer/app.js';
import { placesOf } from '../../src/explorer/graph/layout.js';
import type { Subgraph } from '../../src/index.js';
import { askOf } from './asking.js';
import { citedAndCiting, plantedArchive, type Small } from './planted.js';

let small: Small;
let ids: { cited: string; citing: string };
let ask: ReturnType<typeof askOf>;
beforeAll(async () => {
  small = await plantedArchive();
  ids = await citedAndCiting(small.archive);
  ask = askOf(appOver(small.archive, { port: () => 1 }));
});
afterAll(() => small.close());

const around = async (id: string, options = {}): Promise<Subgraph> => {
  const part = await small.archive.graphAround(id, options);
  if (!part) throw new Error(`no ${id}`);
  return part;
};
const idsOf = ({ documents }: Subgraph): string[] => documents.map(({ document }) => document.id);

describe('a part of the graph', () => {
  test('has the document in the middle and its neighbours of both ways, each with the count of the command line', async () => {
    const { cited } = ids;
    const part = await around(cited, { limit: 300 });
    const [citing, cites] = [await small.archive.citedBy(cited), await small.archive.cites(cited)];
    const wanted = new Set([...citing.map(({ from }) => from), ...cites.flatMap(({ to }) => to ?? [])]);
    wanted.delete(cited);
    expect(new Set(idsOf(part).slice(1))).toEqual(wanted);
    expect(part).toMatchObject({ more: false, documents: { 0: { document: { id: cited }, distance: 0 } } });
    const all = [...part.documents, ...(await around(ids.citing, { depth: 2 })).documents];
    expect(all.some(({ document }) => !document.held)).toBe(true);
    for (const { document, cited: count } of all)
      expect([document.id, count]).toEqual([document.id, (await small.archive.show(document.id))?.citedBy]);
  });

  test('has every citation among its documents, counted, by the relation that tells most', async () => {
    const part = await around(ids.citing, { depth: 2 });
    const shown = new Set(idsOf(part));
    const wanted = new Map<string, number>();
    for (const id of shown)
      for (const { to } of await small.archive.cites(id))
        if (to !== null && to !== id && shown.has(to)) wanted.set(`${id} ${to}`, (wanted.get(`${id} ${to}`) ?? 0) + 1);
    expect(new Map(part.links.map(({ from, to, mentions }) => [`${from} ${to}`, mentions]))).toEqual(wanted);
  });

  test('follows one way only where it is asked to, and farther where it may', async () => {
    const { cited, citing } = ids;
    const basis = await around(citing, { direction: 'basis' });
    const wanted = new Set((await small.archive.cites(citing)).flatMap(({ to }) => to ?? []));
    expect(new Set(idsOf(basis))).toEqual(new Set([citing, ...wanted]));
    const far = await around(citing, { direction: 'basis', depth: 2, limit: 300 });
    expect(far.documents.filter(({ distance }) => distance === 2).length).toBeGreaterThan(3);
    expect(idsOf(far)).toContain(cited);
  });

  test('keeps to its limit, says that there is more, and shows those that are cited most', async () => {
    const all = await around(ids.cited, { direction: 'impact', limit: 300 });
    const some = await around(ids.cited, { direction: 'impact', limit: 5 });
    expect(all.documents.length).toBeGreaterThan(10);
    expect([some.documents.length, some.more]).toEqual([5, true]);
    expect(idsOf(all)).toEqual(expect.arrayContaining(idsOf(some)));
    expect(await around(ids.cited, { direction: 'impact', limit: 5 })).toEqual(some);
  });

  test('grows where a document in it is expanded', async () => {
    const { citing } = ids;
    const one = await around(citing, { direction: 'basis', limit: 100 });
    const citedThere = await Promise.all(
      idsOf(one)
        .slice(1)
        .map(async (id) => [id, (await small.archive.cites(id)).flatMap(({ to }) => to ?? [])] as const),
    );
    const [open = '', wanted = []] = citedThere.find(([, others]) => others.some((id) => !idsOf(one).includes(id))) ?? [];
    expect(wanted.length).toBeGreaterThan(0);
    const more = await around(citing, { direction: 'basis', limit: 100, open: [open] });
    expect(idsOf(more)).toEqual(expect.arrayContaining([...idsOf(one), ...wanted]));
  });

  test('of a document that nobody knows there is none', async () => {
    expect(await small.archive.graphAround('vn/nowhere/x/kh/2020/1')).toBeNull();
  });

  test('tells levels by the path of the identity', async () => {
    const { documents } = await around(ids.cited, { depth: 2, limit: 300 });
    const level = (part: string) => documents.filter(({ document }) => document.id.includes(part)).map((one) => one.level);
    expect(new Set(level('/tw/ttg/'))).toEqual(new Set(['central']));
    expect(new Set([...level('/tinh-uy/'), ...level('/trung-uong/')])).toEqual(new Set(['party']));
    expect(new Set(level('/ldld/'))).toEqual(new Set(['mass']));
    expect(new Set([...level('/ha-noi/ubnd/'), ...level('/ha-noi/hdnd/')])).toEqual(new Set(['province']));
    expect(new Set(level('/snv/'))).toEqual(new Set(['department']));
  });

  test('beside a chain has its documents and those by which one may go too', async () => {
    const { cited, citing } = ids;
    const chain = await small.archive.path(citing, cited);
    if (!chain) throw new Error('no chain');
    const part = await small.archive.graphBeside(chain);
    const own = [citing, ...chain.steps.map(({ document }) => document.id)];
    expect(idsOf(part).slice(0, own.length)).toEqual(own);
    for (const id of idsOf(part).slice(own.length)) {
      expect(part.links.filter(({ to }) => to === id).length).toBeGreaterThan(0);
      expect(part.links.filter(({ from }) => from === id).length).toBeGreaterThan(0);
    }
  });
});

describe('its layout', () => {
  test('is the same each time, and no two documents lie on one another', async () => {
    const part = await around(ids.cited, { depth: 2, limit: 120 });
    const places = placesOf(part);
    expect(placesOf(part)).toEqual(places);
    const all = [...places.values()];
    expect(all.length).toBeGreaterThan(80);
    const touching = all.flatMap((a, i) => all.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r));
    expect(touching).toEqual([]);
  });

  test('draws larger what is cited more', async () => {
    const part = await around(ids.cited, { limit: 300 });
    const places = placesOf(part);
    const sizes = part.documents.toSorted((a, b) => a.cited - b.cited).map(({ document }) => places.get(document.id)?.r ?? 0);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBeGreaterThan(3);
  });
});

const text = async (path: string, status = 200): Promise<string> => {
  const response = await ask(path);
  expect([path, response.status]).toEqual([path, status]);
  return response.text();
};
const count = (words: string, part: RegExp): number => [...words.matchAll(part)].length;

describe('the page', () => {
  test.each(['en', 'vi'])('says in tables what the picture shows (%s)', async (lang) => {
    const query = `id=${ids.cited}&depth=2&lang=${lang}`;
    const drawing = JSON.parse(await text(`/graph.json?${query}`));
    expect(drawing.nodes).toHaveLength(50);
    expect(drawing.links.length).toBeGreaterThan(50);
    const first = await text(`/graph?${query}`);
    expect([count(first, /<tr data-node=/g), count(first, /<tr data-from=/g)]).toEqual([50, 50]);
    expect(first).toContain('rows=all');
    const page = await text(`/graph?${query}&rows=all`);
    expect([count(page, /<tr data-node=/g), count(page, /<tr data-from=/g)]).toEqual([50, drawing.links.length]);
    for (const { id, href } of drawing.nodes) {
      expect(page).toContain(`data-node="${id}"`);
      expect(page).toContain(`href="${href.replaceAll('&', '&amp;')}"`);
    }
    expect(page).toContain(`data-source="/graph.json?${query.replaceAll('/', '%2F').replaceAll('&', '&amp;')}&amp;rows=all"`);
    expect(page).not.toMatch(/<style|style="|<script>|onclick/);
  });

  test('sorts by what the address says', async () => {
    const page = await text(`/graph?id=${ids.cited}&sort=-cited`);
    const counts = [...page.matchAll(/<tr data-node=.*?<td class="number">(\d+)<\/td>/gs)].map(([, n]) => Number(n));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(page).toContain('aria-sort="descending"');
  });

  test('offers more only where there is more', async () => {
    expect(await text(`/graph?id=${ids.cited}&limit=5`)).toContain('limit=50');
    expect(await text(`/graph?id=${ids.cited}&limit=300`)).not.toContain('class="more"');
  });

  test('shows what joins two documents', async () => {
    const page = await text(`/graph?from=${ids.citing}&to=${ids.cited}`);
    expect(page).toContain(`danchieu path ${ids.citing} ${ids.cited}`);
    expect(page).toContain('<ol class="chain">');
  });

  test('asks back where several are meant, and says so where none is', async () => {
    const prefix = ids.cited.split('/').slice(0, 4).join('/');
    expect(await text(`/graph?id=${prefix}`)).toContain('class="candidates"');
    expect(await text('/graph?id=vn/nowhere/x/kh/2020/1', 404)).toContain('class="empty"');
    expect(await text('/graph')).toContain('<form class="ask"');
    expect(await text(`/graph?id=${ids.cited}&depth=many&limit=-5&direction=up&open=a+b`)).toContain('data-node');
    for (const format of ['json', 'svg', 'graphml']) await text(`/graph.${format}?id=${prefix}`, 404);
  });
});

test('the picture holds every document and every link', async () => {
  const query = `id=${ids.cited}`;
  const drawing = JSON.parse(await text(`/graph.json?${query}`));
  const svg = await text(`/graph.svg?${query}`);
  expect(count(svg, /<line /g)).toBe(drawing.links.length);
  expect(count(svg, /<circle [^>]*stroke=/g)).toBe(drawing.nodes.length);
  expect(count(svg, /stroke-dasharray/g)).toBe(drawing.nodes.filter(({ held }: { held: boolean }) => !held).length);
  expect(svg).not.toMatch(/<script|style=|href=/);
});

test('GraphML holds the same documents and all their citations', async () => {
  const part = await around(ids.cited);
  const xml = await text(`/graph.graphml?id=${ids.cited}`);
  const nodes = [...xml.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id);
  expect(nodes.sort()).toEqual(idsOf(part).sort());
  const own = part.links.reduce((sum, { mentions }) => sum + mentions, 0);
  expect(count(xml, /<edge /g)).toBeGreaterThanOrEqual(own);
});
