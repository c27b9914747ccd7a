export const name = '0050-corrections';

/**
 * Corrections are laid over the rows that everything asks; what was read is kept beside them (`as_read.row`, JSON of
 * the columns; ordinal -1 is the head of the document) and put back before every linking.
 */
export const sql = `
alter table citations add column corrected text;
alter table readings add column corrected text;

create table as_read (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  row text not null,
  rejected text,
  primary key (source, ordinal)
);

create table aliases (id text primary key, document text not null);
create index aliases_document on aliases (document);

create table corrections (
  ordinal integer primary key,
  line integer not null,
  action text not null,
  status text not null check (status in ('applied', 'needless', 'unfitting')),
  documents integer not null,
  citations integer not null,
  lacking text not null,
  entry text not null
);
`;
