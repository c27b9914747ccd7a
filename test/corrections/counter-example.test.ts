import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { propose } from '../../src/archive/proposal.js';
import { contextsOf } from '../../src/corrections/index.js';
import { testRules } from '../../src/rulebook/tests.js';
import { loadRules, RuleFile } from '../../src/rules/index.js';
import type { Store } from '../../src/store/index.js';
import { rules } from '../golden/corpus.js';
import { held, NOTICE, SIGNED } from './archive.js';

let store: Store;
const folder = mkdtempSync(join(tmpdir(), 'danchieu-rules-'));
beforeAll(async () => {
  store = await held();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const rejecting = (document: string, quote: string) =>
  propose(store, { action: 'reject', document, at: { quote } }, { ...SIGNED, reason: 'not: a "document"' }, async () => rules);

test('whatever is rejected, a rule file with the text around it comes out', async () => {
  const seen = new Set<string>();
  for await (const { document, citations } of store.summaries({ documents: 'all' }))
    for (const { text, rule } of citations) {
      const { counterExample } = await rejecting(document.id ?? '', text);
      const file = RuleFile.parse(parse(counterExample?.yaml ?? ''));
      const [spec] = [...file.rules, ...file.readers];
      expect(spec).toMatchObject({ id: rule });
      expect(spec?.counter_examples.at(-1)).toEqual({ text: counterExample?.text, because: 'not: a "document"' });
      expect(counterExample?.text.length).toBeLessThan(400);
      seen.add(rule);
    }
  expect(seen.size).toBeGreaterThan(4);
});

test.each([
  ['a rule', 'Kế hoạch số 12/KH-UBND của UBND tỉnh', 'number.state'],
  ['what code reads', 'Đề án 06', 'citation.short'],
])('as a file of a rules folder it fails until %s is mended', async (_, quote, id) => {
  const { counterExample } = await rejecting(NOTICE, quote);
  expect(counterExample).toMatchObject({ rule: id, reproduces: true });
  writeFileSync(join(folder, 'mended.yaml'), counterExample?.yaml ?? '');
  const { failed } = testRules(loadRules([folder]));
  expect(failed.map(({ code, rule, text }) => [code, rule, text])).toEqual([['E305', id, counterExample?.text]]);
});

test('its text holds no neighbour, and no part of a word', () => {
  const text = 'Trước đó. Căn cứ Luật A; thực hiện Đề án 06 và Kế hoạch số 5/KH-UBND. Sau đó.';
  const start = text.indexOf('Đề án');
  const contexts = contextsOf({ text, start, end: start + 8, after: text.indexOf(';'), before: text.indexOf('Kế hoạch') });
  expect(contexts).toEqual(['thực hiện Đề án 06 và', 'Đề án 06 và', 'Đề án 06']);
});
