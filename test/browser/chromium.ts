import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser of the system; undefined where there is none, and what needs one is then counted as skipped. */
export const CHROMIUM: string | undefined = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Chromium's own sandbox refuses to work for root, whom containers of continuous integration are. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM ?? '', chromiumSandbox: process.getuid?.() !== 0 });
