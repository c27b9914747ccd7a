import { type Count, type Facets, failure, type Hit, type Kind, type State } from '../../index.js';
import { HIT } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { numberText } from '../documents.js';
import { fieldsText, placeText } from '../layout.js';
import { type ListFlags, printListing } from '../listing.js';
import { truncate, wrap } from '../width.js';

export interface SearchFlags extends ListFlags {
  readonly limit: number;
  readonly type?: string;
  readonly year?: number;
  readonly body?: string;
  readonly kind?: Kind;
  readonly state?: State;
  readonly campaign?: string;
  readonly facets: boolean;
}

const MOST_VALUES = 6;

const highlighted = (line: string, marks: Hit['marks'], { colors }: Context): string => {
  let text = '';
  let at = 0;
  for (const { start, end } of marks) {
    text += line.slice(at, start) + colors.bold(colors.yellow(line.slice(start, end)));
    at = end;
  }
  return text + line.slice(at);
};

/** The snippet in lines that fit, each with its part of the marks. */
const snippetLines = ({ snippet, marks }: Hit, context: Context): string[] => {
  let from = 0;
  return wrap(snippet, context.width - 6).map((line) => {
    const own = marks
      .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(line.length, end - from) }))
      .filter(({ start, end }) => start < end);
    from += line.length + 1;
    return highlighted(line, own, context);
  });
};

const hitText = (hit: Hit, context: Context): string => {
  const { colors, tableWidth } = context;
  const { id, type, date, title } = hit.document;
  return [
    `${colors.bold(id)}  ${[type, numberText(hit.document, context), date].filter(Boolean).join(' ')}`,
    ...(title ? [`  ${truncate(title, tableWidth - 2)}`] : []),
    ...snippetLines(hit, context).map((line) => `  │ ${line}`),
    colors.dim(`  ${placeText(hit.file, hit.page, context)}`),
  ].join('\n');
};

const countsText = (counts: readonly Count[], unknown: string, named: (value: string) => string = (value) => value): string => {
  const shown = counts.slice(0, MOST_VALUES).map(({ value, documents }) => `${value === null ? unknown : named(value)} ${documents}`);
  return [...shown, ...(counts.length > MOST_VALUES ? ['…'] : [])].join(' · ');
};

/** What all documents found have in common, and what tells them apart. */
const facetsText = (found: Facets, context: Context): string => {
  const { colors, say } = context;
  const { facets, unknown } = say.questions;
  const kind = (value: string): string => say.kinds[value as keyof typeof say.kinds] ?? value;
  const lines = fieldsText(
    [
      [facets.kinds, countsText(found.kinds, unknown, kind)],
      [facets.types, countsText(found.types, unknown)],
      [facets.years, countsText(found.years, unknown)],
      [facets.bodies, countsText(found.bodies, unknown)],
      [facets.campaigns, countsText(found.campaigns, unknown)],
      [facets.states, countsText(found.states, unknown, (value) => say.states[value as State])],
    ],
    context,
  );
  return `${colors.dim(facets.total(found.documents))}\n${lines}`;
};

export const search = async (words: readonly string[], flags: SearchFlags, context: Context): Promise<void> => {
  const query = words.join(' ');
  const { limit, type, year, body, kind, state, campaign } = flags;
  const filter = { type, year, body, kind, state, campaign };
  // Nothing was asked: that nothing was found would say something about the archive.
  if (query.trim() === '' && Object.values(filter).every((value) => value === undefined))
    throw failure('E202', 'search', 'neither words nor a filter');
  await withArchive(flags.db, async (archive) => {
    const hits = await archive.search(query, { limit, ...filter });
    const facets = flags.facets ? await archive.facets(query, filter) : null;
    await printListing(flags, {
      json: { query, hits, facets },
      rows: hits,
      columns: HIT,
      empty: context.say.notFound(query),
      text: () => [...(facets ? [facetsText(facets, context)] : []), ...hits.map((hit) => hitText(hit, context))].join('\n\n'),
    });
  });
};
