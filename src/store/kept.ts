import type { Rows } from '../model/index.js';
import type { Column, Port } from './port.js';
import { insert } from './write.js';

/** What is counted over the whole archive when linking ends: names and values, which JSON must bring back as they are. */
export type Count = (rows: Rows) => AsyncIterable<readonly [name: string, value: unknown]>;

const COLUMNS: readonly Column[] = ['name', 'value'].map((name) => ({ name, type: 'text' as const }));

const STATES = ['resolved', 'ambiguous', 'unheld', 'unidentified'] as const;

const FACETS = `
  insert into _facets (source, id, kind, type, year, issuer, ${STATES.join(', ')})
  select d.source, d.id, r.kind, r.type, substr(r.date, 1, 4), r.issuer, ${STATES.map((state) => `coalesce(c.${state}, 0)`).join(', ')}
  from _documents d join readings r on r.source = d.source
  left join (
    select source, ${STATES.map((state) => `max(case when state = '${state}' then 1 else 0 end) as ${state}`).join(', ')}
    from _citations group by source
  ) c on c.source = d.source`;

/** Writes anew by what documents are narrowed. To be called in a transaction. */
export const listFacets = async (port: Port): Promise<void> => {
  await port.run('delete from _facets');
  await port.run(FACETS);
};

/** Keeps what is counted, in place of what was. To be called in a transaction. */
export const keep = async (port: Port, count: Count | undefined): Promise<void> => {
  await port.run('delete from _kept');
  if (count) for await (const [name, value] of count(port)) await insert(port, '_kept', COLUMNS, [[name, JSON.stringify(value)]]);
};
