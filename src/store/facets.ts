import { CITATION_STATES, type Condition, type Counted, type MatchFilter, type SqlValue } from '../model/index.js';
import { asList, listOf } from './lists.js';
import type { Port } from './port.js';
import { needsLinking } from './unlinked.js';

/** What a document is, by which a search is narrowed and what it finds is counted. */
const PROFILE = ['kind', 'type', 'year', 'issuer'];

const list = (names: readonly string[], of = (name: string): string => name): string => names.map(of).join(', ');

/** The same worked out of everything, one row per document; or of the sources that are selected. */
const live = (sources?: string): string => `
  select d.source, r.kind, r.type, substr(r.date, 1, 4) as year, r.issuer, ${list(CITATION_STATES, (state) => `coalesce(c.${state}, 0) as ${state}`)}
  from _documents d join readings r on r.source = d.source
  left join (
    select source, ${list(CITATION_STATES, (state) => `max(case when state = '${state}' then 1 else 0 end) as ${state}`)}
    from _citations ${sources ? `where source in (${sources})` : ''} group by source
  ) c on c.source = d.source
  ${sources ? `where d.source in (${sources})` : ''}`;

const STATES = list(CITATION_STATES);
const EVERY = list([...PROFILE, ...CITATION_STATES]);
const RANKED = `select source, ${EVERY}, dense_rank() over (order by ${list(PROFILE)}) as profile from (${live()}) live`;

/** As linking wrote them. */
const KEPT = `
  select x.source, x.profile, ${list(PROFILE, (name) => `y.${name}`)}, ${list(CITATION_STATES, (name) => `x.${name}`)}
  from _facets x join _profiles y on y.id = x.profile`;

/** Writes anew what documents are. To be called in a transaction. */
export const listFacets = async (port: Port): Promise<void> => {
  for (const table of ['_facets', '_profiles']) await port.run(`delete from ${table}`);
  await port.run(`insert into _facets (source, profile, ${STATES}) select source, profile, ${STATES} from (${RANKED}) ranked`);
  await port.run(
    `insert into _profiles (id, ${list(PROFILE)})
     select x.profile, r.kind, max(r.type), max(substr(r.date, 1, 4)), max(r.issuer) from _facets x join readings r on r.source = x.source
     group by x.profile, r.kind`,
  );
};

/** A part of a profile as it can be compared, which null cannot. */
const part = (name: string): string => `coalesce('=' || ${name}, '') as ${name}`;
const same = (one: string, other: string): string => PROFILE.map((name) => `${one}.${name} = ${other}.${name}`).join(' and ');

/** Profiles by their parts, to be looked up. */
const BY_PARTS = `
  drop table if exists link_profiles;
  create temp table link_profiles as select id, ${list(PROFILE, part)} from _profiles;
  create index link_profiles_parts on link_profiles (${list(PROFILE)})`;

/** The same where the documents of all other sources are what they were. To be called in a transaction. */
export const listFacetsAnew = async (port: Port, changed: string): Promise<void> => {
  await port.run(`delete from _facets where source in (${changed})`);
  await port.exec(`drop table if exists link_facets; create temp table link_facets as ${live(changed)}; ${BY_PARTS}`);
  for (const table of ['link_facets', 'link_profiles']) await port.engine.weigh(port, table);
  const parts = `select source, ${list(PROFILE, part)}, ${STATES} from link_facets`;
  await port.run(
    `insert into _profiles (id, ${list(PROFILE)})
     select (select coalesce(max(id), 0) from _profiles) + row_number() over (order by ${list(PROFILE)}), ${list(PROFILE)} from (
       select distinct ${list(PROFILE, (name) => `f.${name}`)} from link_facets f join (${parts}) n on n.source = f.source
       where not exists (select 1 from link_profiles p where ${same('p', 'n')})
     ) as fresh`,
  );
  await port.exec(BY_PARTS);
  await port.run(
    `insert into _facets (source, profile, ${STATES})
     select n.source, p.id, ${list(CITATION_STATES, (state) => `n.${state}`)} from (${parts}) n join link_profiles p on ${same('p', 'n')}`,
  );
  await port.run('delete from _profiles where id not in (select profile from _facets)');
  await port.exec('drop table link_facets; drop table link_profiles');
};

/** A select with a row for each document: `source`, `profile`, and what it is. */
export const profiles = async (port: Port): Promise<string> => ((await needsLinking(port)) ? RANKED : KEPT);

/** What a filter asks of a row `p` of `profiles`: `and …`, or nothing. */
export const conditionOf = ({ kind, type, year, issuers, state, campaigns }: MatchFilter, port: Port): Condition => {
  const parts: (readonly [string, SqlValue])[] = [];
  if (kind !== undefined) parts.push(['p.kind = ?', kind]);
  if (type !== undefined) parts.push(['p.type = ?', type]);
  if (year !== undefined) parts.push(['p.year = ?', String(year)]);
  if (issuers !== undefined) parts.push([`p.issuer in (${listOf(port)})`, asList(issuers)]);
  if (state !== undefined) parts.push([`p.${CITATION_STATES.find((one) => one === state) ?? 'kind'} = cast(? as integer)`, 1]);
  if (campaigns !== undefined)
    parts.push([`exists (select 1 from _campaigns k where k.source = p.source and k.name in (${listOf(port)}))`, asList(campaigns)]);
  return { sql: parts.map(([sql]) => ` and ${sql}`).join(''), params: parts.map(([, param]) => param) };
};

export const isFree = (filter: MatchFilter): boolean => Object.values(filter).every((value) => value === undefined);

/** Where no words are given, a filter alone finds: documents in their order. */
export const filtered = async (port: Port, limit: number, filter: MatchFilter): Promise<{ source: number }[]> => {
  const { sql, params } = conditionOf(filter, port);
  return port.all(
    `select d.source from _documents d cross join (${await profiles(port)}) p where p.source = d.source${sql} order by d.id limit ?`,
    [...params, limit],
  );
};

/** What `found` (a select of `source`) and a filter find, counted; `found` null for all documents. */
export const counted = async (port: Port, found: Condition | null, filter: MatchFilter): Promise<Counted> => {
  const { sql, params } = conditionOf(filter, port);
  const own = await profiles(port);
  const from = found === null ? `(${own}) p where true${sql}` : `(${found.sql}) f join (${own}) p on p.source = f.source where true${sql}`;
  const given = [...(found?.params ?? []), ...params];
  const names = `${list(PROFILE, (name) => `max(p.${name}) as ${name}`)}, ${list(CITATION_STATES, (name) => `sum(p.${name}) as ${name}`)}`;
  return {
    profiles: await port.all(`select ${names}, count(*) as documents from ${from} group by p.profile`, given),
    campaigns: await port.all(
      `select name as value, count(*) as documents from (
         select distinct k.source, k.name from _campaigns k where k.source in (select p.source from ${from})
       ) named group by name`,
      given,
    ),
  };
};
