import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Reader } from './reader.js';
import type { Served } from './served.js';

/** A way through the explorer, told in docs/journeys.md. */
export interface Journey {
  readonly name: string;
  go(reader: Reader, served: Served): Promise<void>;
}

const PLAN = 'vn/phu-yen/ubnd/kh/2022/145';
const COMMUNE = 'vn/phu-yen/an-hiep/ubnd/kh/2022/21';
const DISTRICT = 'vn/phu-yen/tuy-an/ubnd/kh/2022/97';
const DECISION = 'vn/tw/ttg/qd/2022/614';
const OLD_LAW = 'vn/tw/qh/luat/2003/15/qh11';

const main = ({ page }: Reader): Locator => page.locator('main');
const title = (reader: Reader): Locator => main(reader).locator('h1');
/** The first link of the content to a document. */
const toDocument = (reader: Reader, id: string, within = main(reader)): Locator =>
  within.locator(`a[href="/d/${id}"]:visible, a[href^="/d/${id}?"]:visible`).first();
const tab = (reader: Reader, name: string): Locator => main(reader).locator(`nav.tabs a[href*="tab=${name}"]`).first();
/** Rows of the table of a page, not of a picture beside it. */
const rows = (reader: Reader): Locator => reader.page.locator('main > .scroll tbody tr, .graph-tables > .scroll:first-of-type tbody tr');
const said = async (where: Locator): Promise<string> => (await where.innerText()).replace(/\s+/g, ' ');
/** The file behind a link. */
const fileOf = async ({ page }: Reader, link: Locator): Promise<string> =>
  (await page.request.get((await link.getAttribute('href')) ?? '')).text();

export const JOURNEYS: readonly Journey[] = [
  {
    name: '1. what a plan leads to',
    go: async (reader, { json }) => {
      await reader.open('/');
      await reader.enter(reader.page.locator('#q'), '145 phu yen');
      await reader.follow(toDocument(reader, PLAN));
      expect(await said(title(reader))).toContain('145/KH-UBND');
      await reader.follow(tab(reader, 'cited-by'));
      const { total, edges } = await json<{ total: number; edges: { from: string }[] }>('cited-by', PLAN);
      expect(await said(main(reader))).toContain(String(total));
      for (const { from } of edges) expect(await toDocument(reader, from).count(), from).toBe(1);
      await reader.follow(toDocument(reader, DISTRICT));
      expect(await said(title(reader))).toContain('97/KH-UBND');
    },
  },
  {
    name: '2. what a plan rests on, up to the top',
    go: async (reader) => {
      await reader.open(`/d/${COMMUNE}`);
      await reader.follow(tab(reader, 'cites'));
      await reader.follow(toDocument(reader, PLAN));
      await reader.follow(tab(reader, 'cites'));
      const unheld = main(reader).locator('a.unheld').first();
      const style = (link: Locator): Promise<string> => link.evaluate((element) => getComputedStyle(element).textDecorationStyle);
      expect(await style(unheld)).not.toBe(await style(toDocument(reader, DECISION)));
      await reader.follow(toDocument(reader, DECISION));
      await reader.follow(tab(reader, 'cites'));
      await reader.follow(toDocument(reader, OLD_LAW));
      expect(await said(title(reader))).toContain('15/2003/QH11');
      // nobody holds it, yet it is told who cites it
      expect(await toDocument(reader, DECISION).count()).toBe(1);
    },
  },
  {
    name: '3. where a number stands',
    go: async (reader, { json }) => {
      const { summary } = await json<{ summary: { awards: { form: string; rule: string }[] } }>('show', PLAN);
      const flag = summary.awards.findIndex(({ form }) => form === 'cờ thi đua');
      await reader.open(`/d/${PLAN}`);
      await reader.follow(main(reader).locator(`mark[id="awards/${flag}"] a`).first());
      const fact = main(reader).locator('.panel').first();
      const told = await said(fact);
      for (const part of ['cờ thi đua', '05 tập thể', summary.awards[flag]?.rule ?? '?']) expect(told).toContain(part);
      const picture = fact.locator('img').first();
      await picture.scrollIntoViewIfNeeded();
      expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(300);
      const address = reader.page.url();
      await reader.open('/');
      await reader.open(address);
      expect(await said(main(reader).locator('.panel').first())).toBe(told);
      const mark = reader.page.locator(`mark[id="awards/${flag}"]`);
      expect(
        await mark.evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().top < innerHeight),
      ).toBe(true);
    },
  },
  {
    name: '4. whether a law was in force on a day',
    go: async (reader, { json }) => {
      await reader.open(`/d/${OLD_LAW}`);
      const { states } = reader.say.questions.validity;
      for (const day of ['2023-07-01', '2024-07-01']) {
        await reader.enter(main(reader).locator('input[type="date"][name="at"]'), day);
        const { validity } = await json<{ validity: { state: keyof typeof states } }>('show', OLD_LAW, '--at', day);
        expect(await said(main(reader))).toContain(states[validity.state]);
      }
      expect(await toDocument(reader, 'vn/tw/qh/luat/2022/06/qh15').count()).toBe(1);
    },
  },
  {
    name: '5. how two documents are tied together',
    go: async (reader, { json }) => {
      await reader.open('/graph');
      await reader.write(main(reader).locator('input[name="id"]'), COMMUNE);
      await reader.enter(main(reader).locator('input[name="to"]'), DECISION);
      const { steps } = await json<{ steps: { document: { id: string } }[] }>('path', COMMUNE, DECISION);
      for (const { document } of steps) expect(await toDocument(reader, document.id).count(), document.id).toBe(1);
      await reader.open(`/graph?id=${PLAN}`);
      expect(await rows(reader).count()).toBeGreaterThan(10);
      const graph = await fileOf(reader, main(reader).locator('a[href*=".graphml"]').first());
      expect(graph).toContain('<graphml');
      expect(graph).toContain(DECISION);
    },
  },
  {
    name: '6. what must be got',
    go: async (reader, { json }) => {
      await reader.open('/');
      await reader.follow(reader.page.locator('header a[href^="/missing"]'));
      await reader.enter(main(reader).locator('input[name="has"]'), 'nghi dinh');
      const { missing } = await json<{ missing: { id: string; type: string }[] }>('missing', '--limit', '1000');
      const decrees = missing.filter(({ type }) => type === 'nghị định').map(({ id }) => id);
      expect(decrees.length).toBeGreaterThan(2);
      const lines = (await fileOf(reader, main(reader).locator('a[href*=".csv"]').first())).trim().split(/\r?\n/);
      for (const id of decrees) expect(lines.filter((line) => line.startsWith(`${id},`))).toHaveLength(1);
      for (const id of decrees) expect(await toDocument(reader, id).count(), id).toBe(1);
      expect(await rows(reader).count()).toBe(lines.length - 1);
    },
  },
  {
    name: '7. what falls due in a month',
    go: async (reader, { json }) => {
      await reader.open('/');
      await reader.follow(reader.page.locator('header a[href^="/deadlines"]'));
      await reader.write(main(reader).locator('input[name="after"]'), '2023-08-10');
      await reader.enter(main(reader).locator('input[name="before"]'), '2023-08-31');
      const { deadlines } = await json<{ deadlines: { fact: string }[] }>('deadlines', '--after', '2023-08-10', '--before', '2023-08-31');
      expect(await rows(reader).count()).toBe(deadlines.length);
      const [id = '', fact = ''] = deadlines.at(-1)?.fact.split('#') ?? [];
      await reader.follow(
        main(reader)
          .locator(`a[href*="/d/${id}"][href*="${encodeURIComponent(fact)}"]`)
          .first(),
      );
      expect(await reader.page.locator(`mark[id="${fact}"]`).count()).toBe(1);
    },
  },
  {
    name: '8. which quotas there were, and who took the movement up',
    go: async (reader, { json }) => {
      await reader.open('/awards?by=grantor&year=2023');
      const { awards } = await json<{ awards: unknown[] }>('awards', '--by', 'grantor', '--year', '2023');
      expect(await rows(reader).count()).toBe(awards.length);
      await reader.follow(reader.page.locator('header a[href^="/campaigns"]'));
      await reader.follow(main(reader).getByRole('link', { name: 'Phú Yên chuyển đổi số, phục vụ Nhân dân' }).first());
      const { movements } = await json<{ movements: { documents: { document: { id: string } }[] }[] }>(
        'campaigns',
        'phu yen chuyen doi so',
      );
      await reader.press(main(reader).locator('.movement summary').first());
      for (const { document } of movements[0]?.documents ?? []) expect(await toDocument(reader, document.id).count(), document.id).toBe(1);
      expect(await main(reader).locator('svg').count()).toBeGreaterThan(0);
    },
  },
  {
    name: '9. which citation nobody can decide',
    go: async (reader, { json }) => {
      await reader.open('/');
      await reader.follow(reader.page.locator('header a[href^="/ambiguous"]'));
      const { doubts } = await json<{ doubts: { edge: { fact: string }; candidates: { document: { id: string } }[] }[] }>('ambiguous');
      const [doubt] = doubts;
      expect(doubts).toHaveLength(1);
      for (const { document } of doubt?.candidates ?? []) expect(await toDocument(reader, document.id).count()).toBe(1);
      await reader.follow(
        main(reader)
          .locator(`a[href*="${encodeURIComponent(doubt?.edge.fact.split('#')[1] ?? '?')}"]`)
          .first(),
      );
      await reader.follow(main(reader).locator('a[href^="/wrong"]').first());
      expect(await said(main(reader))).toContain('corrections.yaml');
    },
  },
  {
    name: '10. findings, and a report on paper',
    go: async (reader, { json }) => {
      await reader.open('/findings');
      const { findings } = await json<{ findings: { quote: string }[] }>('audit', '--all');
      expect(await said(main(reader))).toContain(String(findings.length));
      await reader.open(`/d/${PLAN}`);
      await reader.follow(main(reader).locator('a[href^="/report"]').first());
      await reader.page.emulateMedia({ media: 'print' });
      expect(await reader.page.locator('header nav').isVisible()).toBe(false);
      expect(await said(main(reader))).toContain('145/KH-UBND');
      const paper = await reader.page.pdf();
      expect(paper.length).toBeGreaterThan(10_000);
    },
  },
];
