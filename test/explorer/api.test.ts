import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appOver } from '../../src/explorer/app.js';
import { findingCodes, type Tree } from '../../src/index.js';
import { QUESTIONS } from '../../src/questions/index.js';
import { askOf } from './asking.js';
import { citedAndCiting, plantedArchive, type Small } from './planted.js';

let small: Small;
let ids: { cited: string; citing: string };
let ask: ReturnType<typeof askOf>;
beforeAll(async () => {
  small = await plantedArchive();
  ids = await citedAndCiting(small.archive);
  ask = askOf(appOver(small.archive, { port: () => 1 }));
});
afterAll(() => small.close());

const address = (name: string, given: Readonly<Record<string, string | readonly string[]>> = {}): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given)) for (const one of [value].flat()) query.append(key, one as string);
  return `/api/${name}?${query}`;
};

const answered = async (name: string, given: Readonly<Record<string, string | readonly string[]>> = {}, status = 200): Promise<unknown> => {
  const response = await ask(address(name, given));
  expect([name, response.status]).toEqual([name, status]);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  return response.json();
};

describe('what is answered is what the library answers', () => {
  test('about one document', async () => {
    const { archive } = small;
    const { cited, citing } = ids;
    const document = (await archive.find(cited)).candidates[0];
    const citedBy = await archive.citedBy(cited);
    expect(citedBy.length).toBeGreaterThan(3);
    expect(await answered('find', { text: cited })).toEqual(await archive.find(cited));
    expect(await answered('show', { id: cited, at: '2020' })).toEqual(await archive.show(cited, { at: '2020' }));
    expect(await answered('cites', { id: citing, limit: '1000' })).toEqual({
      document: (await archive.find(citing)).candidates[0],
      total: (await archive.cites(citing)).length,
      edges: await archive.cites(citing),
    });
    expect(await answered('cited-by', { id: cited, limit: '1000' })).toEqual({ document, total: citedBy.length, edges: citedBy });
    const relations = ['implements', 'legal-basis'] as const;
    expect(await answered('cited-by', { id: cited, relation: relations, year: '2020', limit: '1000' })).toEqual({
      document,
      total: citedBy.length,
      edges: await archive.citedBy(cited, { relations, year: 2020 }),
    });
    const [fact] = citedBy.map((edge) => edge.fact);
    expect(await answered('why', { fact: fact ?? '' })).toEqual(await archive.why(fact ?? ''));
    expect(await answered('validity', { id: cited, at: '2020-05-01' })).toEqual({
      document,
      validity: await archive.validity(cited, '2020-05-01'),
    });
  });

  test('about the graph', async () => {
    const { archive } = small;
    const { cited, citing } = ids;
    expect(await answered('basis', { id: citing, limit: '1000' })).toEqual(await archive.basis(citing));
    expect(await answered('impact', { id: cited, depth: '1', limit: '1000' })).toEqual(await archive.impact(cited, { depth: 1 }));
    expect(await answered('path', { from: citing, to: cited })).toEqual(await archive.path(citing, cited));
    expect(await answered('graph', { id: cited, depth: '2' })).toEqual(await archive.graphAround(cited, { depth: 2 }));
  });

  test('about all documents', async () => {
    const { archive } = small;
    const all = { limit: '1000' };
    expect(await answered('search', { text: 'thi dua', facets: 'true' })).toEqual({
      query: 'thi dua',
      hits: await archive.search('thi dua'),
      facets: await archive.facets('thi dua'),
    });
    const events = await archive.timeline(null, { after: '2013', before: '2013' });
    expect(await answered('timeline', { ...all, after: '2013', before: '2013' })).toEqual({ document: null, events });
    expect(await answered('deadlines', all)).toEqual({ deadlines: await archive.deadlines() });
    expect(await answered('missing')).toMatchObject({ missing: await archive.missing() });
    expect(await answered('ambiguous', { ...all, candidates: '1000', all: '' })).toEqual({
      doubts: await archive.ambiguous({ all: true }),
    });
    expect(await answered('awards', all)).toEqual({ awards: await archive.awards() });
    expect(await answered('campaigns', { ...all, documents: '1000' })).toEqual({ movements: await archive.campaigns() });
    expect(await answered('bodies', all)).toEqual({ bodies: await archive.bodies() });
    expect(await answered('stats')).toEqual(await archive.stats());
    expect(await answered('census')).toEqual({ census: await archive.census() });
    expect(await answered('refused')).toEqual({ refused: await archive.refused() });
    const findings = [];
    for await (const row of archive.audit({ codes: findingCodes })) findings.push(row);
    expect(await answered('audit', all)).toMatchObject({ findings: findings.slice(0, 1000), documents: await archive.count() });
  });
});

test('a limit cuts the first rows off, and says so only where it cut', async () => {
  const { cited } = ids;
  const all = await small.archive.citedBy(cited);
  expect(await answered('cited-by', { id: cited, limit: '2' })).toMatchObject({ total: all.length, edges: all.slice(0, 2), more: true });
  expect(await answered('cited-by', { id: cited, limit: String(all.length) })).not.toHaveProperty('more');
  const impact = (await answered('impact', { id: cited, limit: '2' })) as Tree;
  expect(impact).toMatchObject({ more: true, steps: [{ depth: 0 }, { depth: 1 }] });
  expect(impact.steps.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(2);
});

test('what may mean several documents, or none, is answered with candidates', async () => {
  const [document] = (await small.archive.stats()).leanedOn.map((one) => one.document);
  const prefix = document?.id.split('/').slice(0, 4).join('/') ?? '';
  expect((await small.archive.find(prefix)).candidates.length).toBeGreaterThan(1);
  expect(await answered('cites', { id: prefix }, 300)).toEqual(await small.archive.find(prefix));
  expect(await answered('cites', { id: 'vn/nowhere/x/kh/2020/1' }, 404)).toMatchObject({ candidates: [] });
});

test.each([
  ['cites', 'id', {}],
  ['cites', 'limit', { id: 'a', limit: '0' }],
  ['cites', 'limit', { id: 'a', limit: '99999999' }],
  ['cites', 'limit', { id: 'a', limit: '1e3' }],
  ['cites', 'limit', { id: 'a', limit: ['1', '2'] }],
  ['cites', 'relation', { id: 'a', relation: 'loves' }],
  ['cites', 'relation', { id: 'a', relation: Array<string>(50).fill('mentions') }],
  ['cites', 'id', { id: 'x'.repeat(301) }],
  ['cites', null, { id: 'a', limt: '1' }],
  ['cites', null, { id: 'a', __proto__x: '1' }],
  ['cites', null, { id: 'a', constructor: '1' }],
  ['show', 'at', { id: 'a', at: '2024-02-31' }],
  ['show', 'at', { id: 'a', at: '2024-13' }],
  ['why', 'fact', { fact: 'citations/3' }],
  ['search', 'year', { text: 'a', year: '20x4' }],
  ['audit', 'code', { code: 'no-such-finding' }],
  ['graph', 'depth', { id: 'a', depth: '3' }],
  ['graph', 'limit', { id: 'a', limit: '301' }],
  ['timeline', 'event', { event: "issued' or 1=1 --" }],
] as const)('%s refuses %s of %o', async (name, parameter, given) => {
  expect(await answered(name, given, 400)).toMatchObject({
    error: { code: 'E245', hint: expect.stringContaining('/api'), where: `/api/${name}`, parameters: [{ name: parameter }] },
  });
});

test.each([
  ['en', 'cites', { id: 'a', limit: '0' }, 'a whole number from 1 to 1000'],
  ['vi', 'cites', { id: 'a', limit: '0' }, 'số nguyên từ 1 đến 1000'],
  ['en', 'cites', {}, 'is required'],
  ['en', 'cites', { id: 'a', limt: '1' }, 'there is no such parameter: limt'],
  ['en', 'show', { id: 'a', at: 'soon' }, 'a day, month or year: 2024-03-22, 2024-03, 2024'],
  ['en', 'graph', { id: 'a', direction: 'up' }, 'one of: both, basis, impact'],
  ['en', 'search', { text: 'a', facets: 'maybe' }, 'true or false'],
  ['en', 'why', { fact: 'citations/3' }, 'address of a fact as other answers give it: ID#citations/3'],
] as const)('in %s it says what %s takes instead of %o', async (lang, name, given, message) => {
  expect(await answered(name, { ...given, lang }, 400)).toMatchObject({ error: { parameters: [{ message }] } });
});

test('a range that ends before it begins, and a question that there is none of, are told with their codes', async () => {
  expect(await answered('deadlines', { after: '2024', before: '2023' }, 400)).toMatchObject({ error: { code: 'E202' } });
  expect(await answered('everything', {}, 404)).toMatchObject({ error: { code: 'E245' } });
});

test.each(["'; drop table sources; --", '%00', '\u0000', '../../etc/passwd', '"', '(((', '*', '\ud800', 'ñ'.repeat(290), '-1', '{}'])(
  'hostile text %j is text',
  async (text) => {
    for (const name of ['find', 'search']) expect((await ask(address(name, { text }))).status).toBe(200);
    for (const name of ['cites', 'basis', 'graph', 'show'])
      expect([200, 300, 404]).toContain((await ask(address(name, { id: text }))).status);
    for (const name of ['awards', 'deadlines', 'missing', 'ambiguous', 'timeline'])
      expect((await ask(address(name, { body: text }))).status).toBe(200);
    expect(await small.archive.count()).toBeGreaterThan(100);
  },
);

test('SQL is not asked unless the server was told so', async () => {
  await answered('sql', { sql: 'select 1' }, 404);
});

describe('the OpenAPI document', () => {
  const refsIn = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, own]) => (key === '$ref' ? [String(own)] : refsIn(own)));
  };

  test('describes every question, and refers to nothing that it does not hold', async () => {
    const contract = z
      .object({
        openapi: z.string().regex(/^3\.1\.\d$/),
        info: z.object({ title: z.string(), version: z.string() }),
        paths: z.record(
          z.string().startsWith('/api/'),
          z.object({
            get: z.object({
              operationId: z.string(),
              summary: z.string().min(1),
              parameters: z.array(
                z.object({
                  name: z.string(),
                  in: z.literal('query'),
                  required: z.boolean(),
                  description: z.string().min(1),
                  schema: z.looseObject({}),
                }),
              ),
              responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string().min(1), content: z.looseObject({}) })),
            }),
          }),
        ),
        components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
      })
      .parse(await answered('openapi.json'));
    expect(Object.keys(contract.paths).sort()).toEqual(QUESTIONS.map(({ name }) => `/api/${name}`).sort());
    const known = Object.keys(contract.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refsIn(contract).filter((ref) => !known.includes(ref))).toEqual([]);
  });

  test('says what answers are like', async () => {
    const { paths, components } = (await answered('openapi.json')) as {
      paths: Record<string, { get: { responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }> } }>;
      components: { schemas: Record<string, object> };
    };
    const { cited, citing } = ids;
    const given: Record<string, Record<string, string>> = {
      find: { text: cited },
      search: { text: 'thi dua' },
      path: { from: citing, to: cited },
      validity: { id: cited, at: '2020' },
      why: { fact: (await small.archive.citedBy(cited))[0]?.fact ?? '' },
    };
    for (const { name, shape } of QUESTIONS) {
      const ref = paths[`/api/${name}`]?.get.responses[200]?.content['application/json']?.schema.$ref ?? '';
      const schema = z.fromJSONSchema(components.schemas[ref.slice(ref.lastIndexOf('/') + 1)] as Parameters<typeof z.fromJSONSchema>[0]);
      const answer = await answered(name, given[name] ?? ('id' in shape ? { id: cited } : {}));
      expect([name, schema.safeParse(answer).error?.issues.slice(0, 2)]).toEqual([name, undefined]);
    }
  });

  test.each(['en', 'vi'])('and the page for people lists all with an example that is answered (%s)', async (lang) => {
    const text = await (await ask(`/api?lang=${lang}`)).text();
    for (const { name } of QUESTIONS) expect(text).toContain(`href="#${name}"`);
    const examples = [...text.matchAll(/<a href="(\/api\/[^"]+)"><code>/g)].map(([, path]) => path?.replaceAll('&amp;', '&') ?? '');
    expect(examples).toHaveLength(QUESTIONS.length);
    for (const example of examples) expect([200, 404]).toContain((await ask(example)).status);
  });
});
