import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionsTo } from '../../src/archive/questions.js';
import { tables } from '../../src/export/rows.js';
import type { Store } from '../../src/store/index.js';
import { held, lay, NOTICE, PLAN_2023, PLAN_2024 } from './archive.js';

let store: Store;
beforeAll(async () => {
  store = await held();
  await lay(store, [
    { action: 'reject', from: NOTICE, quote: 'Quyết định 415', nth: 2 },
    { action: 'set-document', document: NOTICE, values: { title: null } },
    { action: 'merge', documents: ['vn/phu-yen/ubnd/qd/2024/415', PLAN_2023], into: PLAN_2024 },
  ]);
});
afterAll(() => store.close());

describe.each(tables.filter(({ name }) => ['documents', 'citations', 'aliases'].includes(name)))('$name', ({ name, columns, rows }) => {
  test('exports what its view shows, corrections and places in reading order too', async () => {
    const exported: unknown[] = [];
    for await (const summary of store.summaries({ documents: 'all' })) exported.push(...rows(summary));
    const order = name === 'documents' ? 'id' : 'document, ordinal';
    const shown = (await store.all<Record<string, unknown>>(`select * from ${name} order by ${order}`)).map((row) =>
      columns.map((column) => (column.type === 'list' ? (JSON.parse(row[column.name] as string) as unknown) : row[column.name])),
    );
    expect(exported).toEqual(shown);
    expect(shown.some((row) => row.some((cell) => typeof cell === 'string' && (cell.includes('"by"') || cell === PLAN_2023)))).toBe(true);
  });
});

test('what was merged is asked for by either identity', async () => {
  const { basis, impact, path, timeline, validity, why, ambiguous, cites, citedBy } = questionsTo(store);
  const answers = async (id: string): Promise<unknown[]> => [
    await cites(id),
    await citedBy(id),
    await basis(id),
    await impact(id),
    await path(id, NOTICE),
    await path(NOTICE, id),
    await timeline(id),
    await validity(id, '2025-01-01'),
    await ambiguous({ document: id, all: true }),
    (await why(`${id}#dates/0`))?.document.id,
  ];
  expect((await timeline(PLAN_2024)).length).toBeGreaterThan(0);
  expect(await impact(PLAN_2024)).toMatchObject({ document: { id: PLAN_2024 } });
  expect(await answers(PLAN_2023)).toEqual(await answers(PLAN_2024));
});
