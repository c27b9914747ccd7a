import type { Box, Relation, Rows, Surroundings } from '../model/index.js';
import { documentById, documentsOf } from './documents.js';
import { countCitedBy } from './edges.js';
import { countFacts } from './facts.js';

/** For each direction: the document itself, the one at the other end, and the order of the first few. */
const SIDES = {
  cites: { own: 'd.id', other: 'c.target', order: 'min(c.ordinal)' },
  'cited-by': { own: 'c.target', other: 'd.id', order: 'd.id' },
} as const;
type Direction = keyof typeof SIDES;

const CITATIONS = '_citations c join _documents d on d.source = c.source';

interface Counted {
  relation: Relation;
  citations: number;
  documents: number;
}

const boxesOf = async (rows: Rows, id: string, direction: Direction, few: number): Promise<Box[]> => {
  const { own, other, order } = SIDES[direction];
  const counted = await rows.all<Counted>(
    `select c.relation, count(*) as citations, count(distinct ${other}) as documents
     from ${CITATIONS} where ${own} = ? group by c.relation order by citations desc, c.relation`,
    [id],
  );
  const first = await rows.all<{ relation: Relation; id: string }>(
    `select relation, id from (
       select c.relation, ${other} as id, row_number() over (partition by c.relation order by ${order}, ${other}) as place
       from ${CITATIONS} where ${own} = ? and ${other} is not null group by c.relation, ${other}
     ) ranked where place <= ${Math.trunc(few)} order by relation, place`,
    [id],
  );
  const documents = await documentsOf(
    rows,
    first.map((row) => row.id),
  );
  const firstOf = (relation: Relation) => first.filter((row) => row.relation === relation).flatMap((row) => documents.get(row.id) ?? []);
  return counted.map((row) => ({ direction, ...row, first: firstOf(row.relation) }));
};

/** What stands around a document, held or only cited: its citations by direction and relation, its facts counted. */
export const surroundings = async (rows: Rows, name: string, few: number): Promise<Surroundings | null> => {
  const document = await documentById(rows, name);
  if (!document) return null;
  const { id } = document;
  const boxes = [...(await boxesOf(rows, id, 'cites', few)), ...(await boxesOf(rows, id, 'cited-by', few))];
  const { findings: _, ...facts } = await countFacts(rows, id);
  return { document, cites: facts.citations ?? 0, citedBy: await countCitedBy(rows, id), facts, boxes };
};
