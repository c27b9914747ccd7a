import type { Explanation } from './problems-en.js';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What is said of corrections. */
export const correctionsEn = {
  commands: {
    correct: 'write down what an analyst decided, and lay it over the archive',
    accept: 'an edge is right, and stays whatever comes in later',
    reject: 'a citation is none; prints a counter-example for the rule that read it',
    settle: 'an ambiguous or unidentified citation means this document',
    set: 'a field of a document has this value, or with --quote or --number one of its citations',
    merge: 'several identities are one document; the first one stays',
    split: 'files of a document belong to another one',
    list: 'list the corrections that lie over the archive, and what came of each',
    apply: 'lay a file of corrections over the archive without reading any document again',
  },
  arguments: {
    citing: 'the citing document',
    stays: 'the identity that stays',
    others: 'the identities that are the same document',
    files: 'files that leave the document',
    values: 'field=value: type, number, date, place, issuer, title; of a citation also pinpoint, relation. Nothing behind = is unknown',
    corrections: 'a file of corrections',
  },
  options: {
    run: 'lay this file of corrections over the archive; without it, those given last',
    noCorrections: 'take all corrections away',
    quote: 'the text of the citation, or a part of it that no other one has',
    number: 'the number that is cited',
    nth: 'which one of these in reading order, from 1; all unless given',
    to: 'the document that is meant',
    toNow: 'the document that is meant (default: where the citation leads now)',
    reason: 'why',
    by: 'who decides; nobody is guessed',
    date: 'day of the decision (default: today)',
    file: 'the file of corrections, which is made where there is none',
    dryRun: 'print the entry, write nothing',
    as: 'what tells the second identity from the first (default: 2)',
    none: 'take all corrections away',
    csv: 'print CSV',
  },
  statuses: { applied: 'applied', needless: 'not needed', unfitting: 'fits nothing' },
  columns: {
    line: 'Line',
    action: 'Action',
    status: 'State',
    documents: 'Docs',
    citations: 'Cites',
    by: 'By',
    about: 'About',
    reason: 'Reason',
  },
  title: 'Corrections',
  count: (entries: number, applied: number, file: string) =>
    `${plural(entries, 'correction', 'corrections')} in ${file}, ${applied} applied`,
  none: 'No corrections lie over this archive.',
  corrected: 'corrected',
  by: (action: string, by: string, reason: string) => `${action} by ${by}: ${reason}`,
  was: (was: string) => `was ${was}`,
  unknown: 'unknown',
  rejected: 'Rejected citations',
  aliases: 'Also known as',
  noCitation: (id: string) => `No citation of ${id} is of that address. Its citations:`,
  severalCitations: 'Citations of several texts are of that address. Give the whole text of one:',
  noTarget: 'It is not told where the citation leads: --to ID',
  noSplit: (files: string) => `The files must belong to one document, and are: ${files}`,
  nothingLeft: 'These identities are one document already.',
  noValue: (value: string) => `'${value}' is no field=value`,
  noAddress: '--quote or --number is needed',
  covers: (count: number) => `The entry is about ${plural(count, 'citation', 'citations')}.`,
  written: (file: string, lines: string) => `Written to ${file}, line ${lines}.`,
  applyWith: (command: string) => `Lay it over the archive: ${command}`,
  counterExample: (rule: string) => `A counter-example for ${rule}, to be kept as a file of a rules folder (--rules DIR):`,
  onlyThere: 'alone this text is not read so: the rule goes by what stands around it',
};

export const correctionProblemsEn = {
  E321: {
    title: 'Corrections are no valid YAML',
    cause: 'The file cannot be parsed at the line that is named, or has tags or aliases that it has no use for.',
    hint: 'Check indentation and quotes; text with a colon or a brace belongs in quotes.',
  },
  E322: {
    title: 'Corrections do not follow their schema',
    cause: 'An entry has an unknown key, lacks one, or has a value that it cannot have.',
    hint: 'docs/corrections.md says what an entry is made of; danchieu correct writes them.',
  },
  E323: {
    title: 'Corrections contradict each other',
    cause: 'Two entries say different things of the same citation, field, identity or file. Both lines are named.',
    hint: 'Remove one of the two: the order of entries decides nothing.',
  },
  E324: {
    title: 'Corrections cannot be opened',
    cause: 'The file is not there, is too large, or may not be read by you.',
    hint: 'Check the path; danchieu correct makes the file with its first entry.',
  },
  W301: {
    title: 'A correction fits nothing',
    cause: 'What the entry names is not in the archive (any more), or is read otherwise now.',
    hint: 'See how the document reads now (danchieu cites ID) and mend the entry or remove it.',
  },
  W302: {
    title: 'A correction is not needed any more',
    cause: 'The program says by itself what the entry says.',
    hint: 'The entry may be removed.',
  },
  W303: {
    title: 'The corrections have changed',
    cause: 'The file is another one than the one that lies over the archive.',
    hint: 'Lay it over the archive: danchieu correct apply FILE, or run with --corrections FILE.',
  },
} satisfies Record<string, Explanation>;
