import { corrector } from '../../src/archive/corrector.js';
import { sourceOf } from '../../src/corrections/index.js';
import { resolve } from '../../src/link/resolve.js';
import type { Store } from '../../src/store/index.js';
import { rules, runInto } from '../golden/corpus.js';
import { emptyStore } from '../store/stores.js';

/** Documents of the corpus that cite one another, and are cited by what they leave open. */
export const FILES = [
  'thong-bao-56-tb-ubnd.txt',
  'ke-hoach-12-kh-ubnd-2023.docx',
  'ke-hoach-12-kh-ubnd-2024.txt',
  'ke-hoach-145-kh-ubnd-ninh-thuan.docx',
  'ke-hoach-97-kh-ubnd-tuy-an.txt',
  'chi-thi-14-ct-tu.docx',
  'to-trinh-77-ttr-snv.doc',
] as const;

export const NOTICE = 'vn/phu-yen/ubnd/tb/2024/56';
export const PLAN_2023 = 'vn/phu-yen/ubnd/kh/2023/12';
export const PLAN_2024 = 'vn/phu-yen/ubnd/kh/2024/12';

export const SIGNED = { reason: 'looked up', by: 'Trần Thị B', date: '2026-05-04' };

/** The text of a file of corrections. YAML is a superset of JSON. */
export const fileOf = (entries: readonly object[]): string =>
  `corrections:\n${entries.map((entry) => `  - ${JSON.stringify({ ...SIGNED, ...entry })}\n`).join('')}`;

export const correctorOf = (text: string | null) => corrector(text === null ? null : sourceOf('corrections.yaml', text), rules);

/** Lays corrections over an archive, in place of those that lie there. */
export const lay = (store: Store, entries: readonly object[] | null): Promise<void> =>
  store.relink(resolve, correctorOf(entries && fileOf(entries)));

export const exportOf = async (store: Store): Promise<string> => {
  let text = '';
  for await (const summary of store.summaries({ documents: 'all' })) text += `${JSON.stringify(summary)}\n`;
  return text;
};

export const held = async (files: readonly string[] = FILES): Promise<Store> => {
  const store = await emptyStore();
  await runInto(store, files);
  return store;
};
