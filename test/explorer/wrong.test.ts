import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Editing, editingInto } from '../../src/explorer/edit.js';
import { archive as readings } from '../store/readings.js';
import { type Held, holding, ORIGIN } from './held.js';

const LETTER = 'vn/dak-nong/skhcn/cv/2023/12';
const FACT = `${LETTER}#citations/0`;

let held: Held;
let editing: Editing;
beforeAll(async () => {
  held = await holding(readings);
});
let count = 0;
beforeEach(() => {
  editing = editingInto(join(held.folder, `corrections-${count++}.yaml`));
});
afterAll(() => held.close());

const asked = (fields: Readonly<Record<string, string>>): string => `/wrong?${new URLSearchParams(fields)}`;
const given = { fact: FACT, action: 'reject', reason: 'no citation', by: 'me' };

describe('"Wrong?"', () => {
  test('prepares an entry and changes nothing', async () => {
    const page = await held.page(asked(given));
    const entry = page.querySelector('pre.yaml')?.textContent ?? '';
    expect(entry).toContain(`from: ${LETTER}`);
    expect(entry).toContain('quote: Kế hoạch số 461/KH-UBND');
    expect(page.querySelector('form[method=post]')).toBeNull();
    expect(await held.archive.corrections()).toBeNull();
  });

  test('takes only fields that were changed, an empty one as unknown', async () => {
    const page = await held.page(
      asked({ ...given, action: 'set', 'set-number': '462/KH-UBND', 'set-type': '', 'set-relation': 'implements' }),
    );
    const entry = page.querySelector('pre.yaml')?.textContent ?? '';
    expect(entry).toContain('number: 462/KH-UBND');
    expect(entry).toContain('type: null');
    expect(entry).not.toContain('relation');
  });

  test('says where nothing can be made of it', async () => {
    expect((await held.ask(asked({ fact: `${LETTER}#citations/99` }))).status).toBe(404);
    const page = await held.page(asked({ ...given, action: 'set' }));
    expect(page.querySelector('.problem')).not.toBeNull();
    expect(
      (await held.page(asked({ ...given, fact: `${LETTER}#citations/2`, action: 'settle' }))).querySelector('.problem'),
    ).not.toBeNull();
    expect((await held.page(asked({ ...given, action: 'settle', to: 'nonsense' }))).querySelector('.problem')?.textContent).toContain(
      'E322',
    );
  });

  test('of a deadline teaches its rule; an archive by hand has none', async () => {
    const page = await held.page(asked({ ...given, fact: `${LETTER}#deadlines/0` }));
    expect(page.querySelector('.problem')).not.toBeNull();
  });
});

describe('writing', () => {
  const post = (headers: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>, as: Editing | null = editing) =>
    held.ask('/wrong', { method: 'POST', headers, body: new URLSearchParams(fields), ...(as ? { editing: as } : {}) });
  const own = { origin: ORIGIN };

  test('happens where it is allowed, with the token of the form', async () => {
    const form = await (await held.ask(asked(given), { editing })).text();
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(form) ?? [];
    expect((await post({ ...own, 'sec-fetch-site': 'same-origin' }, { ...given, token })).status).toBe(200);
    expect(await readFile(editing.file, 'utf8')).toContain('action: reject');
    const corrections = await held.archive.corrections();
    expect(corrections).toBeNull();
  });

  test.each([
    ['without a token', own, {}],
    ['with another token', own, { token: 'a'.repeat(64) }],
    ['from another origin', { origin: 'http://evil.example' }, null],
    ['without an origin', {}, null],
    ['from a page that hides its origin', { origin: 'null' }, null],
    ['from another site', { ...own, 'sec-fetch-site': 'cross-site' }, null],
  ])('is refused %s', async (_, headers, fields) => {
    const answer = await post(
      headers as Record<string, string>,
      { ...given, ...(fields ?? { token: editing.token }) } as Record<string, string>,
    );
    expect(answer.status).toBe(403);
    expect(existsSync(editing.file)).toBe(false);
  });

  test('is no method of an explorer that only reads, nor of any other page', async () => {
    expect((await post(own, { ...given, token: editing.token }, null)).status).toBe(405);
    for (const path of ['/', `/d/${LETTER}`, '/findings'])
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
        expect((await held.ask(path, { method, editing, headers: own })).status).toBe(405);
  });

  test('answers a foreign host with 403', async () => {
    expect((await held.ask(asked(given), { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});
