// What a browser sees of a large archive, and what it costs the server: `node bench/browser.mjs DATABASE [documents]`, over a database that
// bench/explorer.mjs kept. First paint of pages, frames while a graph of 300 documents is moved, memory of the server.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { open } from '../dist/index.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const [, , FILE] = process.argv;
const TIMES = 7;
const LEADING = 5;

const quantile = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** The server in a process of its own, at the address that it prints. */
const serve = () =>
  new Promise((resolve, reject) => {
    const server = spawn(process.execPath, [MAIN, 'serve', '--db', FILE, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const heard = (text) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
      if (address) resolve({ server, address });
    };
    server.stdout.on('data', heard);
    server.stderr.on('data', heard);
    server.once('exit', (code) => reject(new Error(`ended: ${code}`)));
  });

const memoryOf = ({ pid }) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
};

/** Milliseconds from the click to the first paint, and to the end of the server's answer, which is part of it. */
async function paintsOf(browser, address) {
  const paints = [];
  const answers = [];
  const page = await browser.newPage();
  for (let i = 0; i < TIMES; i++) {
    // As one comes from another page of the explorer.
    await page.goto(new URL('/refused', address).href);
    await page.goto(address);
    const found = await page.evaluate(async () => {
      const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      for (let i = 0; i < 100 && paint() === undefined; i++) await new Promise((done) => setTimeout(done, 20));
      const [{ responseEnd }] = performance.getEntriesByType('navigation');
      return { paint: paint() ?? Number.NaN, answer: responseEnd };
    });
    paints.push(found.paint);
    answers.push(found.answer);
  }
  await page.close();
  const [first, ...later] = paints;
  return {
    'first ms': Math.round(first),
    'median ms': Math.round(quantile(later, 0.5)),
    'worst ms': Math.round(Math.max(...later)),
    'answered ms': Math.round(quantile(answers.slice(1), 0.5)),
  };
}

/** Frames while a graph is dragged about and zoomed. */
async function framesOf(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('graph')?.cytoscape, undefined, { timeout: 30_000 });
  await page.waitForTimeout(500);
  const box = await page.locator('#graph').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const nodes = await page.evaluate(() => document.getElementById('graph').cytoscape.nodes().length);
  await page.evaluate(() => {
    globalThis.frames_ = [];
    const step = (at) => {
      globalThis.frames_.push(at);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  const moved = async (name, move) => {
    await page.evaluate(() => globalThis.frames_.splice(0));
    await move();
    const at = await page.evaluate(() => globalThis.frames_);
    const times = at.slice(1).map((one, i) => one - at[i]);
    return [
      name,
      {
        nodes,
        frames: times.length,
        'median ms': +quantile(times, 0.5).toFixed(1),
        '95th ms': +quantile(times, 0.95).toFixed(1),
        'worst ms': +Math.max(...times).toFixed(0),
      },
    ];
  };
  const empty = box.x + 8;
  const drag = await moved('dragged', async () => {
    await page.mouse.move(empty, box.y + 8);
    await page.mouse.down();
    for (let i = 0; i < 60; i++) await page.mouse.move(empty + i * 5, box.y + 8 + i * 3);
    await page.mouse.up();
  });
  const zoom = await moved('zoomed', async () => {
    await page.mouse.move(x, y);
    for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i < 20 ? -60 : 60);
  });
  await page.close();
  return Object.fromEntries([drag, zoom]);
}

const archive = await open(FILE);
const [leading] = (await archive.stats({ top: LEADING })).leanedOn;
const [held] = (await archive.search('quyet dinh', { limit: 1 })).map(({ document }) => document);
await archive.close();
const { server, address } = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const at = (path) => new URL(path, address).href;
  const graph = at(`graph?id=${leading.document.id}&depth=2&limit=300`);
  const pages = {
    // Next to nothing is asked for it: what a browser needs on this machine for any page.
    'refused, next to empty': at('refused?page=2'),
    home: at('/'),
    search: at('search?q=phong+trao+thi+dua'),
    document: at(`d/${held.id}`),
    'most leaned on': at(`d/${leading.document.id}`),
    'what rests on it': at(`d/${leading.document.id}?tab=cited-by`),
    graph: at(`graph?id=${held.id}`),
    'graph of 300': graph,
    campaigns: at('campaigns'),
    missing: at('missing'),
    ambiguous: at('ambiguous'),
    bodies: at('bodies'),
    findings: at('findings'),
  };
  const paints = {};
  for (const [name, page] of Object.entries(pages))
    paints[name] = { ...(await paintsOf(browser, page)), 'server MB': memoryOf(server).now };
  console.log('first contentful paint');
  console.table(paints);
  console.log('frames of a graph that is moved');
  console.table(await framesOf(browser, graph));
  console.log(`server: ${memoryOf(server).now} MB, peak ${memoryOf(server).peak} MB`);
} finally {
  await browser.close();
  server.kill();
}
