import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const FOUND = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Chromium's own sandbox refuses to work for root, whom containers of continuous integration are. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath: FOUND ?? '', chromiumSandbox: process.getuid?.() !== 0 });

const starts = async (): Promise<boolean> => {
  try {
    await (await launch()).close();
    return true;
  } catch (error) {
    console.warn(`${FOUND} does not start here, so nothing is looked at in a browser: ${(error as Error).message}`);
    return false;
  }
};

/** The browser of the system; undefined where there is none or it does not start, and what needs one is then counted as skipped. */
export const CHROMIUM: string | undefined = FOUND !== undefined && (await starts()) ? FOUND : undefined;
