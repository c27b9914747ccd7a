export const name = '0080-kept';

/**
 * Answers about the whole archive, kept as JSON when linking ends, so that no page counts all citations; what is cited and not held bears the
 * citation that tells most of why it is wanted; by what a search is narrowed (`_profiles`) is shared
 * by many documents, so that what is found is counted by one number for each.
 */
export const sql = `
create table _kept (name text primary key, value text not null);

alter table cited add column example_document text;
alter table cited add column example_ordinal integer;
create index cited_order on cited (documents desc, mentions desc, id);

-- The kind of a citation stands beside its place, so that what rests on a document is counted without its rows.
drop index citations_target;
create index citations_target on _citations (target, source, ordinal, relation);

create table _profiles (
  id integer primary key,
  kind text not null,
  type text,
  year text,
  issuer text
);

create table _facets (
  source integer primary key references sources (id) on delete cascade,
  profile integer not null,
  resolved integer not null,
  ambiguous integer not null,
  unheld integer not null,
  unidentified integer not null
);
`;
