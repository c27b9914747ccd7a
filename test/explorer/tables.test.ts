import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonOf, csvOf as listingCsv } from '../../src/explorer/listing.js';
import { viewOf } from '../../src/explorer/view.js';
import { csvText } from '../../src/index.js';
import { AWARD, BODY, type Columns, DEADLINE, DOUBT, doubtLines, MEMBER, memberLines, WANTED } from '../../src/tables/index.js';
import { start } from '../cli/danchieu.js';
import { HOSTILE, type Shown, shownArchive } from './archive.js';

let shown: Shown;
let empty: Shown;
beforeAll(async () => {
  [shown, empty] = [await shownArchive(), await shownArchive({ empty: true })];
});
afterAll(async () => {
  await Promise.all([shown.close(), empty.close()]);
});

const PAGES = ['awards', 'campaigns', 'deadlines', 'missing', 'ambiguous', 'bodies', 'refused'];
const rowsIn = (page: string): number => page.match(/<tr>/g)?.length ?? 0;

const csvOf = <Row>(columns: Columns<Row>, rows: readonly Row[]): Promise<string> =>
  csvText([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => value(row)))]);

describe.each(PAGES)('/%s', (name) => {
  test.each(['', '?lang=vi'])('is a page that escapes what documents say %s', async (query) => {
    const { status, text } = await shown.get(`/${name}${query}`);
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  });
  test('says so where there is nothing', async () => {
    const { status, text } = await empty.get(`/${name}`);
    expect([status, text.includes('class="empty"')]).toEqual([200, true]);
  });
});

test('what is hostile is shown as the text that it is', async () => {
  expect((await shown.get('/refused')).text).toContain('broken &lt;script&gt;alert(1)&lt;/script&gt;');
  expect((await shown.get(`/missing?body=${encodeURIComponent(HOSTILE)}`)).text).toContain('value="&lt;script&gt;');
});

test('CSV and JSON are the answers of the library, by the columns of the command line', async () => {
  const { archive, get } = shown;
  const csv = async (path: string): Promise<string> => (await get(path)).text;
  expect(await csv('/awards.csv')).toBe(await csvOf(AWARD, await archive.awards()));
  expect(await csv('/deadlines.csv')).toBe(await csvOf(DEADLINE, await archive.deadlines()));
  expect(await csv('/missing.csv')).toBe(await csvOf(WANTED, await archive.missing({ limit: 200 })));
  expect(await csv('/bodies.csv')).toBe(await csvOf(BODY, await archive.bodies()));
  expect(await csv('/campaigns.csv')).toBe(await csvOf(MEMBER, memberLines(await archive.campaigns())));
  expect(await csv('/ambiguous.csv?all=1')).toBe(await csvOf(DOUBT, doubtLines(await archive.ambiguous({ all: true }))));
  expect(JSON.parse((await get('/missing.json')).text)).toEqual({ missing: await archive.missing({ limit: 200 }) });
  expect(JSON.parse((await get('/refused.json')).text)).toEqual({ refused: await archive.refused() });
});

test('the command that a page shows gives its rows', async () => {
  const address = '/missing?from=dak-nong%2Fubnd&year=2022';
  const { text } = await shown.get(address);
  const [, command = ''] = /<code>danchieu ([^<]*)<\/code>/.exec(text) ?? [];
  expect(command).toBe('missing --year 2022 --from dak-nong/ubnd --limit 200');
  const ended = await start([...command.split(' '), '--db', shown.file, '--csv'], process.cwd()).ended;
  expect(ended.out).toBe((await shown.get(address.replace('?', '.csv?'))).text);
  expect(ended.out.trim().split('\r\n')).toHaveLength(2);
});

describe('an address is a state', () => {
  test('filters narrow rows, and stay in the form', async () => {
    expect(rowsIn((await shown.get('/awards?body=hoa-binh')).text)).toBeLessThan(rowsIn((await shown.get('/awards')).text));
    expect((await shown.get('/awards?year=1999')).text).toContain('class="empty"');
    expect((await shown.get('/deadlines?after=2023-06-01')).text).toContain('value="2023-06-01"');
    expect((await shown.get('/deadlines?after=2023-06-01')).text).toContain('class="empty"');
    expect((await shown.get('/deadlines?before=2023-06-01&has=hoa-binh')).text).toContain('1 of 4 rows');
  });
  test('sorting turns round when asked again', async () => {
    const ids = async (sort: string): Promise<string[]> =>
      [...(await shown.get(`/bodies.csv?sort=${sort}`)).text.matchAll(/^([\w/-]+),/gm)].map(([, id]) => id as string).slice(1);
    const up = await ids('body');
    expect(up).toEqual([...up].sort());
    expect(await ids('-body')).toEqual([...up].reverse());
    expect((await shown.get('/bodies?sort=body')).text).toMatch(/aria-sort="ascending"><a href="\/bodies\?sort=-body"/);
  });
  test('what is no number, day or page is as if it were not there', async () => {
    for (const query of ['year=abc', 'page=-3', 'page=x', 'after=yesterday', 'by=nothing', 'sort=nothing'])
      expect((await shown.get(`/${query.startsWith('after') ? 'deadlines' : 'awards'}?${query}`)).status).toBe(200);
  });
});

test('the picture of quotas adds up to the rows', async () => {
  const { text } = await shown.get('/awards');
  const awards = await shown.archive.awards();
  const totals = [...text.matchAll(/<td class="number">(\d+)<\/td><\/tr>/g)].map(([, total]) => Number(total));
  expect(totals.reduce((sum, total) => sum + total, 0)).toBe(awards.length);
});

test('a time line has a dot for every dated document of a movement, named for those who do not see it', async () => {
  const { text } = await shown.get('/campaigns?words=doi+moi');
  const [movement] = await shown.archive.campaigns('doi moi');
  expect(text.match(/<circle /g)).toHaveLength(movement?.documents.filter(({ document }) => document.date).length ?? 0);
  expect(text.match(/<a href="[^"]*" aria-label="[^"]+"><circle/g)).toHaveLength(movement?.documents.length ?? 0);
});

test.each([
  ['/deadlines', 'after', 'soon'],
  ['/deadlines', 'before', '2023-02-31'],
  ['/missing', 'year', '20x4'],
  ['/awards', 'sort', 'nothing'],
  ['/findings', 'severity', 'fatal'],
])('%s says that %s=%s is left out, and gives no data for it', async (path, name, value) => {
  const page = await shown.get(`${path}?${name}=${value}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`“${value}” is nothing that “${name}” can be`);
  for (const format of ['json', 'csv']) {
    const data = await shown.get(`${path}.${format}?${name}=${value}`);
    expect([data.status, JSON.parse(data.text).error.parameters[0].name]).toEqual([400, name]);
  }
  expect((await shown.get(path)).text).not.toContain('class="problem"');
});

const PLAN = 'vn/dak-nong/snv/kh/2024/7';

test.each([
  ['cites', 'relation', 'loves'],
  ['cites', 'year', '20x4'],
  ['cited-by', 'state', 'lost'],
  ['cites', 'sort', 'nothing'],
  ['facts', 'kind', 'lies'],
])('a tab of a document gives no data for what it cannot be narrowed by: %s %s=%s', async (tab, name, value) => {
  for (const format of ['json', 'csv']) {
    const data = await shown.get(`/d/${PLAN}.${format}?tab=${tab}&${name}=${value}`);
    expect([data.status, JSON.parse(data.text).error.code, JSON.parse(data.text).error.parameters[0].name]).toEqual([400, 'E245', name]);
    expect((await shown.get(`/d/${PLAN}.${format}?tab=${tab}`)).status).toBe(200);
  }
});

test('CSV that is cut says so in its last line, with the command that gives all', async () => {
  const view = viewOf(shown.archive, new URL('http://localhost/x'), 'en');
  const columns = [{ name: 'n', head: 'n', value: (n: number) => n }];
  const listing = { title: '', rows: [1, 2], columns, json: (rows: readonly number[]) => ({ rows }), command: 'danchieu x' };
  expect(await listingCsv(listing, view)).toBe(await csvText([['n'], [1], [2]]));
  expect(await jsonOf(listing, view)).toEqual({ rows: [1, 2] });
  const lines = (await listingCsv({ ...listing, more: true }, view)).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toMatch(/the first 2 rows.*danchieu x/);
  expect(await jsonOf({ ...listing, more: true }, view)).toEqual({ rows: [1, 2], more: true });
});

test('a report of nothing asks of what', async () => {
  for (const query of ['', '?id=', '?id=+&body=']) {
    const { status, text } = await shown.get(`/report${query}`);
    expect([status, text.includes('name="body"')]).toEqual([200, true]);
  }
  expect((await shown.get('/report?id=vn/nowhere')).status).toBe(404);
});

test.each([
  {},
  { after: '2022-06' },
  { after: '2022', before: '2023-03-01' },
  { body: 'dak nong' },
  { events: ['period'] },
  { events: ['deadline', 'changes'] },
] as const)('the first events and movements of %o are the beginning of all', async (filter) => {
  const { archive } = shown;
  const all = await archive.timeline(null, filter);
  for (const limit of [1, 3, 1000]) expect(await archive.timeline(null, { ...filter, limit })).toEqual(all.slice(0, limit));
  const movements = await archive.campaigns();
  expect(await archive.campaigns('', { limit: 1 })).toEqual(movements.slice(0, 1));
});
