// Times of the explorer's pages and answers over a planted archive, at the server: `node bench/explorer.mjs [documents] [database] [beginning of addresses]`.
// MOVEMENTS=0.5 lets half of the documents name movements.
// A database that is named is kept, and taken as it is where it is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { appOver } from '../dist/explorer/app.js';
import { open } from '../dist/index.js';
import { plantedIn } from './planted.mjs';

const DOCUMENTS = Number(process.argv[2] ?? 100_000);
const SAMPLES = 30;
/** What says the same for every document is asked less often. */
const FEW = 3;
const HOST = 'localhost:1';

const folder = mkdtempSync(join(tmpdir(), 'danchieu-bench-'));
const file = process.argv[3] ?? join(folder, 'planted.db');
const quantile = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

/** Some held documents, from the oldest to the youngest, and those that are cited most. */
async function samplesOf(archive, planted) {
  const held = planted.documents.filter(({ role }) => role === 'held');
  const some = Array.from({ length: SAMPLES }, (_, i) => held[Math.floor((i * held.length) / SAMPLES)]);
  const { leanedOn } = await archive.stats({ top: SAMPLES });
  return { some, leading: leanedOn.map(({ document }) => document.id) };
}

function questions({ some, leading }) {
  const ids = some.map(({ path }) => path);
  const each = (list, address) => list.map(address);
  const few = (address) => Array.from({ length: FEW }, () => address);
  const page = (name) => [`/${name}`, few(`/${name}`)];
  const api = (name, query) => [`/api/${name}`, each(ids, (id) => `/api/${name}?${query(id)}`)];
  return [
    page(''),
    ['/search', each(some, ({ title }) => `/search?q=${encodeURIComponent(title.split(' ').slice(-3).join(' '))}`)],
    ['/search, two common words', each(some, ({ title }) => `/search?q=${encodeURIComponent(title.split(' ').slice(0, 2).join(' '))}`)],
    ['/d', each(ids, (id) => `/d/${id}`)],
    ['/d, most leaned on', each(leading, (id) => `/d/${id}`)],
    ['/d, what rests on it', each(leading, (id) => `/d/${id}?tab=cited-by`)],
    ['/graph', each(ids, (id) => `/graph?id=${id}`)],
    ['/graph, most leaned on', each(leading, (id) => `/graph?id=${id}`)],
    ['/graph, two steps', each(ids, (id) => `/graph?id=${id}&depth=2`)],
    ['/graph, 300 documents', each(leading, (id) => `/graph?id=${id}&depth=2&limit=300`)],
    ['/graph, between two', each(ids, (id) => `/graph?from=${ids.at(-1)}&to=${id}`)],
    ['/graph.json', each(ids, (id) => `/graph.json?id=${id}`)],
    ['/graph.svg', each(ids, (id) => `/graph.svg?id=${id}`)],
    ...['awards', 'campaigns', 'deadlines', 'missing', 'ambiguous', 'bodies', 'findings', 'refused', 'api'].map(page),
    api('show', (id) => `id=${id}`),
    api('cites', (id) => `id=${id}`),
    api('cited-by', (id) => `id=${id}`),
    ['/api/cited-by, most leaned on', each(leading, (id) => `/api/cited-by?id=${id}`)],
    api('basis', (id) => `id=${id}`),
    api('impact', (id) => `id=${id}`),
    ['/api/impact, most leaned on', each(leading, (id) => `/api/impact?id=${id}`)],
    api('path', (id) => `from=${ids.at(-1)}&to=${id}`),
    api('graph', (id) => `id=${id}`),
    api('timeline', (id) => `id=${id}`),
    ['/api/find', each(some, ({ number }) => `/api/find?text=${encodeURIComponent(number)}`)],
    ...['timeline', 'missing', 'ambiguous', 'awards', 'campaigns', 'deadlines', 'bodies', 'stats', 'census', 'refused', 'audit'].map(
      (name) => page(`api/${name}`),
    ),
  ];
}

/** The first answer loads what answers: it stands in a column of its own. */
async function timesOf(app, addresses) {
  const times = [];
  const used = [];
  let status = 0;
  let bytes = 0;
  for (const address of addresses) {
    const start = performance.now();
    const before = process.cpuUsage();
    const response = await app.request(new Request(`http://${HOST}${address}`, { headers: { host: HOST } }));
    bytes += (await response.arrayBuffer()).byteLength;
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    used.push((user + system) / 1000);
    status = Math.max(status, response.status);
  }
  const later = times.length > 1 ? times.slice(1) : times;
  return {
    status,
    'first ms': +times[0].toFixed(0),
    'median ms': +quantile(later, 0.5).toFixed(1),
    // On a machine that does other things too, this tells more than the time on the wall.
    'median CPU ms': +quantile(used.length > 1 ? used.slice(1) : used, 0.5).toFixed(1),
    'worst ms': +Math.max(...later).toFixed(0),
    'median KB': Math.round(bytes / addresses.length / 1024),
  };
}

try {
  const planted = await plantedIn(file, DOCUMENTS, Number(process.env.MOVEMENTS ?? 0));
  const archive = await open(file);
  console.error('planted');
  const samples = await samplesOf(archive, planted);
  const app = appOver(archive, { port: () => 1, timeMs: 120_000 });
  const rows = {};
  for (const [name, addresses] of questions(samples)) {
    if (process.argv[4] && !name.startsWith(process.argv[4])) continue;
    rows[name] = { ...(await timesOf(app, addresses)), 'memory MB': megabytes(process.memoryUsage().rss) };
    console.error(name, ...Object.entries(rows[name]).flat());
  }
  console.log(`${DOCUMENTS} planted documents`);
  console.table(rows);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, planted archive included`);
  await archive.close();
} finally {
  rmSync(folder, { recursive: true });
}
