import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, type Messages, messagesIn } from '../../src/index.js';

export type Hand = 'mouse' | 'keyboard';

export interface Sort {
  readonly language: Language;
  readonly width: number;
  readonly hand: Hand;
  readonly scheme?: 'light' | 'dark';
}

/** Somebody in front of the explorer. */
export interface Reader {
  readonly page: Page;
  readonly say: Messages;
  /** Opens a page by its address. */
  open(path: string): Promise<void>;
  /** Presses a link or a button. */
  press(target: Locator): Promise<void>;
  /** Presses a link or a button, and waits for the page that it leads to. */
  follow(target: Locator): Promise<void>;
  /** Writes into a field. */
  write(target: Locator, text: string): Promise<void>;
  /** Writes into a field and sends its form. */
  enter(target: Locator, text: string): Promise<void>;
  /** Looks at what no page may do, and goes away. */
  leave(): Promise<void>;
}

const HEIGHT = 900;
/** For a machine that has much else to do. */
const PATIENCE_MS = 20_000;
/** More stops than that on the way to something are too many for anybody. */
const STOPS = 400;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

const hasRing = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });

/** Goes on with Tab until the target has the focus, and shows it. */
const reach = async (page: Page, target: Locator): Promise<void> => {
  for (let stop = 0; stop < STOPS; stop++) {
    if (await isFocused(target)) {
      expect(await hasRing(target), `the focus is to be seen on ${target}`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached by keyboard`);
};

/** A field for a day takes digits, in the order of the browser's own language, which is that of the system. */
const typeDay = async (page: Page, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.keyboard.type(`${month}${date}${year}`);
};

/** What a page did that none may do: a dialog, an error of a script, a request to another host, a wider page than the screen. */
export const watched = (page: Page, origin: string): string[] => {
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`error ${error.message}`));
  page.on('console', (message) => {
    // the browser itself tells of the answer 404, which is asked for on purpose
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(`console ${message.text()} on ${page.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && to !== origin) faults.push(`request to ${request.url()}`);
  });
  return faults;
};

/** How far the page sticks out of the screen, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const sit = async (browser: Browser, origin: string, { language, width, hand, scheme = 'light' }: Sort): Promise<Reader> => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    viewport: { width, height: HEIGHT },
    colorScheme: scheme,
    hasTouch: width < 600,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = watched(page, origin);
  const fits = async (): Promise<void> => expect(await overflow(page), `${page.url()} is no wider than ${width}`).toBeLessThanOrEqual(0);
  const press = async (target: Locator): Promise<void> => {
    if (hand === 'mouse') return target.click();
    await reach(page, target);
    await page.keyboard.press('Enter');
  };
  const turned = async (act: () => Promise<unknown>): Promise<void> => {
    const before = page.url();
    await act();
    await page.waitForURL((url) => url.href !== before);
    await fits();
  };
  const write = async (target: Locator, text: string): Promise<void> => {
    if (hand === 'mouse') return target.fill(text);
    await reach(page, target);
    if ((await target.getAttribute('type')) === 'date') return typeDay(page, text);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  return {
    page,
    say: messagesIn(language),
    open: async (path) => {
      await page.goto(path);
      await fits();
    },
    press,
    follow: (target) => turned(() => press(target)),
    write,
    enter: async (target, text) => {
      await write(target, text);
      await turned(() => page.keyboard.press('Enter'));
    },
    leave: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
};
