import { explain, problemCodes } from './index.js';

const CHAPTERS: readonly (readonly [string, string])[] = [
  ['E1', 'Documents: refused'],
  ['W1', 'Documents: read in part'],
  ['E2', 'Use'],
  ['E3', 'Rules and corrections'],
  ['W3', 'Corrections: fit nothing, not needed, changed'],
  ['E4', 'Database'],
  ['E5', 'Disk'],
];

const entry = (code: string): string => {
  const en = explain(code, 'en');
  const vi = explain(code, 'vi');
  if (!en || !vi) throw new Error(`${code} is explained in one language only`);
  return `### ${code} ${en.title}\n\n${en.cause}  \n**What to do:** ${en.hint}\n\n*${vi.title}.* ${vi.cause} ${vi.hint}\n`;
};

/** docs/error-codes.md, made from the catalogue. */
export const errorCodesPage = (): string =>
  [
    '# Error codes\n',
    'Made from `src/messages/` (`npx vitest run test/messages -u` writes it anew). `danchieu explain CODE` prints an entry.\n',
    ...CHAPTERS.flatMap(([prefix, title]) => [`## ${title}\n`, ...problemCodes.filter((code) => code.startsWith(prefix)).map(entry)]),
  ].join('\n');
