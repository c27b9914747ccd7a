import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, launch } from './chromium.js';
import { crawl } from './crawl.js';
import { writeHostileDocuments } from './hostile-documents.js';
import { overflow, watched } from './reader.js';
import { type Served, serve } from './served.js';

/** Two of every kind of page: the first is often the one without what is dangerous. */
const EACH = 2;

const ADDRESSES = [
  ...['/search?q=', '/missing?has=', '/missing?sort=', '/missing?page=', '/awards?by=', '/bodies?words=', '/graph?id=', '/d/'],
  ...['/?lang=', '/deadlines?after=', '/'],
];

/** What no page of ours holds: it came out of a document as markup. */
const fromDocuments = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = ':not([src^="/assets/"])';
    const strange = `script${own}, iframe, object, embed, base, meta[http-equiv], [style]:not(#graph, #graph *), img[src^="x"], a[href^="javascript:" i], a[href^="data:" i]`;
    const handlers = [...document.querySelectorAll('*')].filter(({ attributes }) =>
      [...attributes].some(({ name }) => name.startsWith('on')),
    );
    return [...document.querySelectorAll(strange), ...handlers].map(({ outerHTML }) => outerHTML.slice(0, 200));
  });

describe.skipIf(!CHROMIUM)('documents of an attacker', () => {
  let folder: string;
  let browser: Browser;
  let served: Served;
  let pages: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
    await writeHostileDocuments(folder);
    [browser, served] = await Promise.all([launch(), serve(folder)]);
    pages = await crawl(served.origin, EACH);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true });
  });

  test('run no script, ask no other host and break no layout', async () => {
    const context = await browser.newContext({ baseURL: served.origin });
    const page = await context.newPage();
    const faults = watched(page, served.origin);
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(path, { waitUntil: 'load' });
      for (const markup of await fromDocuments(page)) found.push(`${path} holds ${markup}`);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const wider = await overflow(page);
        if (wider > 0) found.push(`${path} is ${wider} px wider than ${width}`);
      }
    }
    await context.close();
    expect([...found, ...faults]).toEqual([]);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['the end of an attribute', '"><img src=x onerror=alert(1)>'],
    ['one endless word', 'Ẫ'.repeat(300)],
    ['letters that turn the line round', '\u202E"\'`;--'],
  ])('nor do addresses that hold %s', async (_, payload) => {
    const context = await browser.newContext({ baseURL: served.origin, viewport: { width: 390, height: 900 } });
    const page = await context.newPage();
    const faults = watched(page, served.origin);
    for (const path of ADDRESSES) {
      await page.goto(`${path}${encodeURIComponent(payload)}`);
      expect(await fromDocuments(page), path).toEqual([]);
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});
