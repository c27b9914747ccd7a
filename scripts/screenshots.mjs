// Pictures of the explorer over the corpus, to be looked at: every page, in both languages and schemes, on a desk and
// on a phone, into output/screenshots. With --docs those of the readme, into docs/pictures.
//   node scripts/screenshots.mjs [--docs] [--db FILE] [NAME...]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist', 'cli', 'main.js');
const PLAN = 'vn/phu-yen/ubnd/kh/2022/145';

const PAGES = {
  home: '/',
  search: '/search?q=chuyen%20doi%20so',
  'search-nothing': '/search?q=xyzzy',
  document: `/d/${PLAN}`,
  fact: `/d/${PLAN}?fact=awards%2F7#awards/7`,
  cites: `/d/${PLAN}?tab=cites`,
  'cited-by': `/d/${PLAN}?tab=cited-by`,
  facts: `/d/${PLAN}?tab=facts`,
  sources: `/d/${PLAN}?tab=sources`,
  unheld: '/d/vn/tw/qh/luat/2003/15/qh11?at=2023-07-01',
  unknown: '/d/vn/none',
  wrong: `/wrong?fact=${encodeURIComponent(`${PLAN}#awards/7`)}`,
  graph: `/graph?id=${PLAN}`,
  path: '/graph?id=vn/phu-yen/an-hiep/ubnd/kh/2022/21&to=vn/tw/ttg/qd/2022/614',
  awards: '/awards?by=grantor&year=2023',
  campaigns: '/campaigns',
  deadlines: '/deadlines?after=2023-08-01',
  missing: '/missing',
  ambiguous: '/ambiguous',
  bodies: '/bodies',
  findings: '/findings?all=1',
  report: `/report?id=${PLAN}`,
  refused: '/refused',
  lost: '/lost',
};

/** What the readme shows: name, language, scheme, width, height. */
const CHOSEN = [
  ['home', 'en', 'light', 1120, 700],
  ['fact', 'vi', 'light', 1024, 560],
  ['graph', 'vi', 'dark', 1024, 640],
];

const { values, positionals } = parseArgs({ options: { docs: { type: 'boolean' }, db: { type: 'string' } }, allowPositionals: true });
const folder = join(root, values.docs ? 'docs/pictures' : 'output/screenshots');
mkdirSync(folder, { recursive: true });
const db = values.db ?? join(root, 'output', 'screenshots.db');
if (!existsSync(db)) spawnSync(process.execPath, [main, 'run', 'corpus/documents', '--db', db], { cwd: root, stdio: 'inherit' });

const server = spawn(process.execPath, [main, 'serve', '--db', db, '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const origin = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(new URL(String(line).trim()).origin)));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath });

const shoot = async (name, language, scheme, width, height, fullPage) => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(`${origin}${PAGES[name]}`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(folder, `${name}-${language}-${scheme}-${width}.png`), fullPage });
  await context.close();
};

if (values.docs) for (const one of CHOSEN) await shoot(...one, false);
else
  for (const name of positionals.length > 0 ? positionals : Object.keys(PAGES))
    for (const language of ['vi', 'en'])
      for (const scheme of ['light', 'dark']) for (const width of [1280, 390]) await shoot(name, language, scheme, width, 900, true);

await browser.close();
server.kill('SIGINT');
