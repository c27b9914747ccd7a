import { z } from 'zod';
import { FINDINGS, type FindingCode, failure, findingCodes, type Severity } from '../index.js';
import { audited } from './audit.js';
import { withOne } from './documents.js';
import { flag, optional, rows, someOf } from './parameters.js';
import { answer, cut, type Question, question } from './question.js';

const LISTED = 100;
const limit = rows(LISTED);
/** Fewer where each row has lists of its own, of which the first ones tell enough: who wants them all asks for more. */
const LONG = { limit: rows(20), each: 5 } as const;
const between = { after: optional.day, before: optional.day };

/** A range that ends before it begins holds nothing; who asks for it has made a mistake. @throws Failure E202 */
const mustBeRange = (after: string | undefined, before: string | undefined): void => {
  if (after !== undefined && before !== undefined && after.slice(0, before.length) > before)
    throw failure('E202', 'before', `${before} < ${after}`);
};

const timeline: Question = question({
  name: 'timeline',
  about: ({ questions }) => questions.commands.timeline,
  shape: {
    id: optional.text,
    event: someOf(['issued', 'changes', 'period', 'deadline']),
    ...between,
    body: optional.text,
    limit,
  },
  output: 'timeline',
  ask: ({ archive }, { id, event, limit: most, ...filter }) => {
    mustBeRange(filter.after, filter.before);
    const of = async (document: { readonly id: string } | null) => {
      const events = await archive.timeline(document?.id ?? null, { ...filter, events: event, limit: most + 1 });
      return answer({ document, ...cut('events', events, most).value });
    };
    return id === undefined ? of(null) : withOne(archive, id, of);
  },
});

const deadlines: Question = question({
  name: 'deadlines',
  about: ({ questions }) => questions.commands.deadlines,
  shape: { ...between, body: optional.text, limit },
  output: 'deadlines',
  ask: async ({ archive }, { limit: most, ...filter }) => {
    mustBeRange(filter.after, filter.before);
    return cut('deadlines', await archive.deadlines({ ...filter, limit: most + 1 }), most);
  },
});

const missing: Question = question({
  name: 'missing',
  about: ({ questions }) => questions.commands.missing,
  shape: { type: optional.text, year: optional.year, body: optional.text, limit: rows(10) },
  output: 'missing',
  ask: async ({ archive }, filter) => cut('missing', await archive.missing({ ...filter, limit: filter.limit + 1 }), filter.limit),
});

const ambiguous: Question = question({
  name: 'ambiguous',
  about: ({ questions }) => questions.commands.ambiguous,
  shape: { id: optional.text, all: flag, body: optional.text, limit: LONG.limit, candidates: rows(LONG.each) },
  output: 'ambiguous',
  ask: ({ archive }, { id, limit: most, ...filter }) => {
    const of = async (document?: { readonly id: string }) =>
      cut('doubts', await archive.ambiguous({ ...filter, document: document?.id, limit: most + 1 }), most);
    return id === undefined ? of() : withOne(archive, id, of);
  },
});

const awards: Question = question({
  name: 'awards',
  about: ({ questions }) => questions.commands.awards,
  shape: {
    campaign: optional.text,
    form: optional.text,
    grantor: optional.text,
    recipient: optional.text,
    body: optional.text,
    year: optional.year,
    limit,
  },
  output: 'awards',
  ask: async ({ archive }, { limit: most, ...filter }) => cut('awards', await archive.awards({ ...filter, limit: most + 1 }), most),
});

const campaigns: Question = question({
  name: 'campaigns',
  about: ({ questions }) => questions.commands.campaigns,
  shape: { words: optional.text, limit: LONG.limit, documents: rows(LONG.each) },
  output: 'campaigns',
  ask: async ({ archive }, { words, limit: most, documents }) =>
    cut('movements', await archive.campaigns(words, { limit: most + 1, documents }), most),
});

const bodies: Question = question({
  name: 'bodies',
  about: ({ questions }) => questions.commands.bodies,
  shape: { words: optional.text, limit },
  output: 'bodies',
  ask: async ({ archive }, { words, limit: most }) => cut('bodies', await archive.bodies({ body: words }), most),
});

const stats: Question = question({
  name: 'stats',
  about: ({ questions }) => questions.commands.stats,
  shape: { top: rows(10) },
  output: 'stats',
  ask: async ({ archive }, { top }) => answer(await archive.stats({ top })),
});

const census: Question = question({
  name: 'census',
  about: ({ explorer }) => explorer.api.census,
  shape: {},
  output: 'census',
  ask: async ({ archive }) => answer({ census: await archive.census() }),
});

const refused: Question = question({
  name: 'refused',
  about: ({ explorer }) => explorer.api.refused,
  shape: { limit },
  output: 'refused',
  ask: async ({ archive }, { limit: most }) => cut('refused', await archive.refused(), most),
});

const codesOf = (code: readonly FindingCode[] | undefined, severity: Severity | undefined): FindingCode[] =>
  findingCodes.filter((one) => (code === undefined || code.includes(one)) && (severity === undefined || FINDINGS[one] === severity));

const audit: Question = question({
  name: 'audit',
  about: ({ audit: words }) => words.about,
  shape: {
    id: optional.text,
    severity: z.enum(['error', 'warning', 'info']).optional(),
    code: someOf(findingCodes as readonly FindingCode[] as readonly [FindingCode, ...FindingCode[]]),
    limit,
  },
  output: 'audit',
  ask: ({ archive, language }, { id, severity, code, limit: most }) => {
    const of = async (document?: { readonly id: string }) =>
      answer(await audited(archive, { codes: codesOf(code, severity), documents: document && [document.id], language }, most));
    return id === undefined ? of() : withOne(archive, id, of);
  },
});

/** Questions to all documents. */
export const ARCHIVE_QUESTIONS: readonly Question[] = [
  ...[timeline, deadlines, missing, ambiguous, awards, campaigns, bodies],
  ...[stats, census, refused, audit],
];
