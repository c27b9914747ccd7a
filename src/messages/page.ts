import { FINDINGS, findingCodes } from '../model/finding-codes.js';
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

const entry = (code: string, note = ''): string => {
  const en = explain(code, 'en');
  const vi = explain(code, 'vi');
  if (!en || !vi) throw new Error(`${code} is explained in one language only`);
  return `### ${code}${note} ${en.title}\n\n${en.cause}  \n**What to do:** ${en.hint}\n\n*${vi.title}.* ${vi.cause} ${vi.hint}\n`;
};

/** docs/error-codes.md, made from the catalogue. */
export const errorCodesPage = (): string =>
  [
    '# Error codes\n',
    'Made from `src/messages/` (`npx vitest run test/messages -u` writes it anew). `danchieu explain CODE` prints an entry.\n',
    ...CHAPTERS.flatMap(([prefix, title]) => [
      `## ${title}\n`,
      ...problemCodes.filter((code) => code.startsWith(prefix)).map((code) => entry(code)),
    ]),
  ].join('\n');

const GRAVEST = [
  ['error', 'Errors: cannot be so in any honest document'],
  ['warning', 'Warnings: want a look'],
  ['info', 'Notes: habits of writing and gaps (`--all`)'],
] as const;

/** docs/findings.md, made from the catalogue. */
export const findingsPage = (): string =>
  [
    '# Findings of an audit\n',
    'Made from `src/messages/` (`npx vitest run test/messages -u` writes it anew). `danchieu explain CODE` prints an entry; `danchieu audit --code CODE` lists the findings of one code.\n',
    'A finding is what a careful reader would mark in the margin, with the words it stands on and, where it contradicts something, the other place or document. What only a register can tell is told only where the register is sure.\n',
    ...GRAVEST.flatMap(([severity, title]) => [
      `## ${title}\n`,
      ...findingCodes.filter((code) => FINDINGS[code] === severity).map((code) => entry(code, ':')),
    ]),
  ].join('\n');
