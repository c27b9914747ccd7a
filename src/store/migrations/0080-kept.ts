export const name = '0080-kept';

/**
 * Answers about the whole archive, kept as JSON when linking ends, so that no page counts all citations; what is cited and not held bears the
 * citation that tells most of why it is wanted; what documents are by which a search is narrowed stands in narrow rows.
 */
export const sql = `
create table _kept (name text primary key, value text not null);

alter table cited add column example_document text;
alter table cited add column example_ordinal integer;
create index cited_order on cited (documents desc, mentions desc, id);

create table _facets (
  source integer primary key references sources (id) on delete cascade,
  id text not null,
  kind text not null,
  type text,
  year text,
  issuer text,
  resolved integer not null,
  ambiguous integer not null,
  unheld integer not null,
  unidentified integer not null
);
`;
