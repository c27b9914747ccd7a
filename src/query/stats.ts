import { type Count, compare, type Facets, type Figures, type LeanedOn, type Relation, type Rows, type Stats } from '../model/index.js';
import { countDocuments, documentsOf } from './documents.js';
import { type Numbered, networkOf } from './network.js';
import { census } from './overview.js';
import { componentSizes, pageRank } from './pagerank.js';

const COLUMNS = { kinds: 'r.kind', types: 'r.type', years: 'substr(r.date, 1, 4)', bodies: 'r.issuer' } as const;

const most = (counts: Count[]): Count[] => counts.sort((a, b) => b.documents - a.documents || compare(a.value ?? '', b.value ?? ''));

/** Held documents by kind, type, year and issuer, most first; years in their order. */
const countsOf = async (rows: Rows): Promise<Pick<Facets, 'kinds' | 'types' | 'years' | 'bodies'>> => {
  const of = async (column: string): Promise<Count[]> =>
    most(
      await rows.all<Count>(
        `select ${column} as value, count(*) as documents from _documents d join readings r on r.source = d.source group by ${column}`,
      ),
    );
  const years = await of(COLUMNS.years);
  return {
    kinds: await of(COLUMNS.kinds),
    types: await of(COLUMNS.types),
    years: years.sort((a, b) => compare(a.value ?? '', b.value ?? '')),
    bodies: await of(COLUMNS.bodies),
  };
};

const ALPHA = 0.85;
// Per document; far below what the ranks of two documents differ by in a large archive.
const TOLERANCE = 1e-9;
const ROUNDS = 1000;
const DIGITS = 8;

/** The graph as a whole: what leans on what, and how it hangs together. */
export interface Leaning {
  /** Those leant on most, with their ranks and how many documents cite each. */
  readonly leading: readonly { readonly id: string; readonly rank: number; readonly documents: number }[];
  readonly components: Stats['components'];
}

const leadingIn = ({ ids, citing, ...network }: Numbered, limit: number): Leaning['leading'] => {
  const ranks = pageRank(network, { alpha: ALPHA, tolerance: TOLERANCE, rounds: ROUNDS });
  return ids
    .flatMap((id, i) =>
      citing[i] === 0 ? [] : [{ id, documents: citing[i] as number, rank: Number((ranks[i] as number).toFixed(DIGITS)) }],
    )
    .sort((a, b) => b.rank - a.rank || compare(a.id, b.id))
    .slice(0, limit);
};

/** Looks at the whole graph; `top` documents that most leans on. */
export const leaning = async (rows: Rows, top: number): Promise<Leaning> => {
  const network = await networkOf(rows);
  const sizes = componentSizes(network);
  return {
    leading: leadingIn(network, top),
    components: {
      count: sizes.length,
      largest: sizes.reduce((a, b) => Math.max(a, b), 0),
      alone: sizes.filter((size) => size === 1).length,
    },
  };
};

const leanedOn = async (rows: Rows, leading: Leaning['leading']): Promise<LeanedOn[]> => {
  const documents = await documentsOf(
    rows,
    leading.map(({ id }) => id),
  );
  return leading.flatMap(({ id, rank, documents: cites }) => {
    const document = documents.get(id);
    return document ? [{ document, rank, documents: cites }] : [];
  });
};

/** All that is counted without following the graph. */
export const figures = async (rows: Rows): Promise<Figures> => {
  const relations = await rows.all<{ relation: Relation; citations: number }>(
    `select c.relation, count(*) as citations from _citations c join _documents d on d.source = c.source
     group by c.relation order by citations desc, c.relation`,
  );
  const [cited] = await rows.all<{ count: number }>('select count(*) as count from cited');
  return {
    documents: await countDocuments(rows),
    cited: cited?.count ?? 0,
    ...(await countsOf(rows)),
    states: await census(rows),
    relations,
  };
};

/** The archive in figures. `top` documents that most leans on, held or not: what is cited by what is cited much weighs more. */
export const statsOf = async (rows: Rows, counted: Figures, { leading, components }: Leaning, top: number): Promise<Stats> => ({
  ...counted,
  leanedOn: await leanedOn(rows, leading.slice(0, top)),
  components,
});
