import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Summary } from '../../src/model/schemas.js';
import { openStore, type Store } from '../../src/store/index.js';
import { drivers } from './drivers.js';
import { archive, letter, other, plan, reading, sha } from './readings.js';
import { resolve } from './resolve.js';
import { emptyStore, ON_POSTGRES, ways } from './stores.js';

const collect = async (store: Store): Promise<Summary[]> => {
  const all: Summary[] = [];
  for await (const summary of store.summaries({ documents: 'all' })) all.push(summary);
  return all;
};
const refusal = (uri: string) => ({
  uri,
  sha256: sha('x'),
  size: 1,
  problem: { code: 'E105', severity: 'error' as const, where: uri, detail: null },
});

describe.each(ways)('store over %s', (way) => {
  let store: Store;
  beforeEach(async () => {
    store = await emptyStore(way);
  });
  afterEach(() => store.close());

  test('gives back what was put, in the shape of the contract', async () => {
    await store.put([plan], 'r1');
    const [summary] = await collect(store);
    expect(summary).toEqual(plan.summary);
    expect(Summary.parse(summary)).toEqual(summary);
  });

  test('says what is held of a file', async () => {
    await store.put([plan], 'r1');
    await store.refuse([refusal('bad.pdf')], 'r1');
    expect(await store.held(plan.source.uri)).toMatchObject({ sha256: plan.source.sha256, reader: 'r1', outcome: 'read' });
    expect(await store.held('bad.pdf')).toMatchObject({ outcome: 'refused', code: 'E105' });
    expect(await store.held('none')).toBeNull();
  });

  test('a changed file replaces its facts, a refused one loses them', async () => {
    await store.put(archive, 'r1');
    const changed = reading({ uri: letter.source.uri, id: 'vn/x/y/cv/2023/13', number: '13/X' });
    await store.put([changed], 'r1');
    expect((await collect(store)).map(({ document }) => document.id)).toEqual([
      'vn/dak-nong/ubnd/kh/2022/461',
      'vn/hoa-binh/ubnd/kh/2022/461',
      'vn/x/y/cv/2023/13',
    ]);
    await store.refuse([refusal(letter.source.uri)], 'r1');
    expect(await collect(store)).toHaveLength(2);
    expect(await store.match([['12']], 5)).toEqual([]);
  });

  test('linking resolves what is held and follows what comes and goes', async () => {
    const states = async () => (await collect(store)).flatMap(({ citations }) => citations.map(({ state }) => state));
    await store.put([letter], 'r1');
    await store.relink(resolve);
    expect(await states()).toEqual(['unheld', 'unheld', 'unidentified']);
    await store.put([plan], 'r1');
    expect(await store.needsLinking()).toBe(true);
    await store.relink(resolve);
    expect(await store.needsLinking()).toBe(false);
    expect(await states()).toEqual(['resolved', 'unheld', 'unidentified', 'unheld']);
    await store.refuse([refusal(plan.source.uri)], 'r1');
    await store.relink(resolve);
    expect(await states()).toEqual(['unheld', 'unheld', 'unidentified']);
  });

  test('one document in two files: the fuller one speaks, in whatever order they come', async () => {
    const thin = {
      ...plan,
      source: { ...plan.source, uri: 'archive/copy.txt' },
      summary: { ...plan.summary, citations: [] },
      citationKeys: [],
    };
    await store.put([plan], 'r1');
    await store.put([thin], 'r1');
    const [one] = await collect(store);
    await store.refuse([refusal(plan.source.uri), refusal(thin.source.uri)], 'r1');
    await store.put([thin], 'r1');
    await store.put([plan], 'r1');
    expect(await collect(store)).toEqual([one]);
    expect(one?.source.path).toBe(plan.source.uri);
  });

  test('the order of files leaves no trace', async () => {
    await store.put(archive, 'r1');
    await store.relink(resolve);
    const second = await emptyStore(way);
    for (const one of [...archive].reverse()) await second.put([one], 'r1');
    await second.relink(resolve);
    expect(JSON.stringify(await collect(second))).toBe(JSON.stringify(await collect(store)));
    await second.close();
  });

  test('what nothing identifies is held under a name made from its bytes', async () => {
    const nameless = reading({ uri: 'a.txt', id: null, number: '1/X' });
    await store.put([nameless], 'r1');
    const [row] = await store.all<{ id: string }>('select id from documents');
    expect(row?.id).toBe(`unidentified/${nameless.source.sha256.slice(0, 12)}`);
    expect((await collect(store))[0]?.document.id).toBeNull();
  });

  test('lone surrogates and NUL keep their place', async () => {
    const odd = reading({ uri: 'odd.txt', id: null, number: '1/X', body: 'a\ud800b\0c' });
    await store.put([odd], 'r1');
    const [row] = await store.all<{ text: string }>('select text from texts');
    expect(row?.text).toHaveLength(odd.text.length);
    expect(row?.text).toContain('a\ufffdb\ufffdc');
  });

  test('finds words without diacritics, stroked d included', async () => {
    await store.put(archive, 'r1');
    expect(await store.match([['ke'], ['hoach'], ['thi', 'dua']], 5)).toHaveLength(1);
    expect(await store.match([['doi', 'moi']], 5)).toHaveLength(1);
    expect(await store.match([['461', 'kh', 'ubnd']], 5)).toHaveLength(3);
    expect(await store.match([['khong', 'co']], 5)).toEqual([]);
  });

  test('the index knows held documents by identity and by number, as far as it is asked', async () => {
    await store.put(archive, 'r1');
    const found: unknown[] = [];
    await store.relink((key, citing, index) => {
      found.push([
        index.byId('vn/dak-nong/ubnd/kh/2022/461')?.held,
        index.byId('vn/tw/ttg/qd/2022/569'),
        index.byNumber('461', 'kh-ubnd', null, null).map(({ id }) => id),
      ]);
      return resolve(key, citing, index);
    });
    expect(found.at(-1)).toEqual([true, null, [other.summary.document.id, plan.summary.document.id].sort()]);
  });
});

describe.skipIf(ON_POSTGRES)('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('are kept, and read by every driver', async () => {
    const file = join(folder, 'deep', 'a.db');
    for (const driver of drivers) {
      const store = await openStore(file, { driver, create: true });
      await store.put([plan], 'r1');
      await store.close();
    }
    const store = await openStore(file);
    expect(await collect(store)).toHaveLength(1);
    await store.close();
  });

  test('an address of another kind of server is no file', async () => {
    const refused = openStore('mysql://me:secret@x/y', { create: true });
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'E414', where: 'mysql://' }] });
  });

  test.each(drivers)('of a newer program, missing or no database are refused with a code (%s)', async (driver) => {
    const file = join(folder, 'a.db');
    await expect(openStore(file, { driver })).rejects.toMatchObject({ problems: [{ code: 'E401' }] });
    const store = await openStore(file, { driver, create: true });
    await store.all("insert into migrations (name) values ('9999-future')");
    await store.close();
    await expect(openStore(file, { driver })).rejects.toMatchObject({ problems: [{ code: 'E402' }] });
    await writeFile(file, 'no database at all, but long enough to have a header '.repeat(20));
    await rm(`${file}-wal`, { force: true });
    await expect(openStore(file, { driver })).rejects.toMatchObject({ problems: [{ code: 'E403' }] });
  });
});
