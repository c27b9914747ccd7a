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

  test('axe finds nothing on any page, in either scheme and language', { timeout: 180_000 }, async () => {
    const paths = await crawl(served.origin);
    const found: string[] = [];
    const lookAt = async (path: string, page: Page): Promise<void> => {
      const look = async (at: string, options: RunOptions = {}): Promise<void> => {
        for (const fault of await violations(page, options)) found.push(`${at} ${fault}`);
      };
      const inVietnamese = `${path}${path.includes('?') ? '&' : '?'}lang=vi`;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(inVietnamese);
      await look(inVietnamese);
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(`${inVietnamese} (dark)`, { runOnly: ['color-contrast'] });
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(path);
      await look(`${path} (narrow)`, { runOnly: ['scrollable-region-focusable', 'target-size', 'link-name'] });
      const wider = await overflow(page);
      if (wider > 0) found.push(`${path} is ${wider} px wider than 360`);
    };
    const half = Math.ceil(paths.length / 2);
    const looks = [paths.slice(0, half), paths.slice(half)].map(async (own) => {
      const page = await browser.newPage({ baseURL: served.origin });
      for (const path of own) await lookAt(path, page);
      await page.close();
    });
    await Promise.all(looks);
    expect(paths.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
