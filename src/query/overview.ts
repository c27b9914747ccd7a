import { type CensusRow, CITATION_STATES, type RefusedRow, type Rows } from '../model/index.js';

/** Citations of the archive by state and reason: states in the order of the road, most frequent reason first. */
export const census = async (rows: Rows): Promise<CensusRow[]> => {
  const counts = await rows.all<CensusRow>(
    `select state, reason, cast(sum(n) as integer) as citations, count(*) as documents from (
       select c.source, c.state, c.reason, count(*) as n from _citations c join _documents d on d.source = c.source
       group by c.source, c.state, c.reason
     ) counted group by state, reason order by citations desc, reason nulls first`,
  );
  return counts.sort((a, b) => CITATION_STATES.indexOf(a.state) - CITATION_STATES.indexOf(b.state));
};

/** Files that were refused, with the code that says why. */
export const refused = (rows: Rows): Promise<RefusedRow[]> =>
  rows.all(
    `select s.uri as file, p.code, p.detail from sources s join problems p on p.source = s.id
     where s.outcome = 'refused' order by s.uri`,
  );
