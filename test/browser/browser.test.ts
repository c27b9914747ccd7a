import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, launch } from './chromium.js';
import { crawl } from './crawl.js';
import { JOURNEYS } from './journeys.js';
import { overflow, type Sort, sit } from './reader.js';
import { type Served, serve } from './served.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: the rule, the element and why. */
const violations = async (page: Page, options: RunOptions): Promise<string[]> => {
  // the source is given to the page from outside, since its policy lets no foreign script in
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (chosen) => (globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run(chosen),
    options as object,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
};

const SORTS: readonly Sort[] = [
  ...(['vi', 'en'] as const).flatMap((language) => [1280, 390].map((width) => ({ language, width, hand: 'mouse' as const }))),
  ...(['vi', 'en'] as const).map((language) => ({ language, width: 1280, hand: 'keyboard' as const })),
];

describe.skipIf(!CHROMIUM)('the explorer in a browser, over the corpus', () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve('corpus/documents')]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  describe.each(SORTS)('$language, $width px, $hand', (sort) => {
    test.each(JOURNEYS)('$name', async ({ go }) => {
      const reader = await sit(browser, served.origin, sort);
      await go(reader, served);
      await reader.leave();
    });
  });

  test('axe finds nothing on any page, in either scheme and language', async () => {
    const paths = await crawl(served.origin);
    const context = await browser.newContext({ baseURL: served.origin });
    const page = await context.newPage();
    const found: string[] = [];
    const look = async (path: string, options: RunOptions = {}): Promise<void> => {
      for (const fault of await violations(page, options)) found.push(`${path} ${fault}`);
    };
    for (const path of paths) {
      const own = `${path}${path.includes('?') ? '&' : '?'}lang=vi`;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(own);
      await look(own);
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(`${own} (dark)`, { runOnly: ['color-contrast'] });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(path);
      await look(`${path} (narrow)`, { runOnly: ['scrollable-region-focusable', 'target-size', 'link-name'] });
      const wider = await overflow(page);
      if (wider > 0) found.push(`${path} is ${wider} px wider than 390`);
    }
    await context.close();
    expect(found).toEqual([]);
  });
});
