import type { Count, Stats } from '../../index.js';
import type { Columns } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { numberText } from '../documents.js';
import { heading } from '../layout.js';
import { type ListFlags, printListing } from '../listing.js';
import { tableText } from '../table.js';

export interface StatsFlags extends ListFlags {
  readonly top: number;
}

interface Figure {
  readonly list: string;
  readonly value: string | null;
  readonly figure: number;
}

/** All lists as one table, for spreadsheets. */
const figuresOf = (stats: Stats): Figure[] => [
  ...(['kinds', 'types', 'years', 'bodies'] as const).flatMap((list) =>
    stats[list].map(({ value, documents }) => ({ list, value, figure: documents })),
  ),
  ...stats.states.map(({ state, reason, citations }) => ({
    list: 'states',
    value: reason === null ? state : `${state} ${reason}`,
    figure: citations,
  })),
  ...stats.relations.map(({ relation, citations }) => ({ list: 'relations', value: relation, figure: citations })),
  ...stats.leanedOn.map(({ document, rank }) => ({ list: 'leaned_on', value: document.id, figure: rank })),
  ...Object.entries(stats.components).map(([value, figure]) => ({ list: 'components', value, figure })),
];

const COLUMNS: Columns<Figure> = [
  ['list', ({ list }) => list],
  ['value', ({ value }) => value],
  ['figure', ({ figure }) => figure],
];

const statsText = (stats: Stats, top: number, context: Context): string => {
  const { say, colors } = context;
  const { columns, questions, states, relations } = { ...say, relations: say.questions.relations };
  const section = (title: string, body: string): string => `${heading(title, context)}\n${body}`;
  const counts = (rows: readonly Count[]): string =>
    tableText(
      [
        { head: columns.documents, align: 'right' },
        { head: '', least: 20 },
      ],
      rows.map(({ value, documents }) => [documents, value ?? questions.unknown]),
      context,
    );
  /** What is left out is counted. */
  const topCounts = (rows: readonly Count[]): string =>
    [counts(rows.slice(0, top)), ...(rows.length > top ? [colors.dim(questions.stats.more(rows.length - top))] : [])].join('\n');
  const census = new Map<string, number>();
  for (const { state, citations } of stats.states) census.set(states[state], (census.get(states[state]) ?? 0) + citations);
  const figures = (rows: readonly (readonly [string, number])[]): string =>
    tableText(
      [{ head: columns.count, align: 'right' }, { head: '' }],
      rows.map(([name, count]) => [count, name]),
      context,
    );
  const { count, largest, alone } = stats.components;
  return [
    questions.stats.head(stats.documents, stats.cited),
    section(questions.stats.types, topCounts(stats.types)),
    section(questions.stats.years, counts(stats.years)),
    section(questions.stats.bodies, topCounts(stats.bodies)),
    section(columns.state, figures([...census])),
    section(
      questions.stats.relations,
      figures(stats.relations.map(({ relation, citations }) => [relations[relation][0] ?? relation, citations])),
    ),
    section(
      questions.stats.leanedOn,
      tableText(
        [
          { head: questions.columns.rank, align: 'right' },
          { head: columns.documents, align: 'right' },
          { head: columns.type, least: 8 },
          { head: columns.number, least: 8 },
          { head: columns.date },
          { head: columns.id },
          { head: '' },
        ],
        stats.leanedOn.map(({ document, rank, documents }) => [
          rank.toFixed(4),
          documents,
          document.type,
          numberText(document, context),
          document.date,
          document.id,
          document.held ? '' : questions.stats.notHeld,
        ]),
        context,
      ),
    ),
    colors.dim(questions.stats.components(count, largest, alone)),
  ].join('\n\n');
};

export const stats = ({ top, ...flags }: StatsFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const found = await archive.stats({ top });
    await printListing(flags, {
      json: found,
      rows: figuresOf(found),
      columns: COLUMNS,
      empty: null,
      text: () => statsText(found, top, context),
    });
  });
