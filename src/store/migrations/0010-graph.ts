export const name = '0010-graph';

const index = "content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'";

/** Words by which documents are found are looked up like text, not by passing over all documents. `row` is the rowid in `cited_names`. */
export const sql = `
alter table citations add column key_path text;
update citations set key_path = target where reason is null or reason = 'not-held';
drop index citations_target;
create index citations_target on citations (target, source, ordinal);
create index readings_file on readings (folded_file);

create virtual table names using fts5(words, detail = none, ${index});
-- Every batch adds a segment; merged sixteen at a time instead of four, the work hardly grows faster than the archive.
insert into search (search, rank) values ('automerge', 16);
insert into names (names, rank) values ('automerge', 16);
insert into names (rowid, words) select source, marks || words from readings;

drop table cited;
create table cited (
  row integer primary key,
  id text not null unique,
  type text,
  number text,
  date text,
  issuer text,
  title text,
  mentions integer not null,
  documents integer not null,
  folded_number text,
  marks text not null,
  words text not null
);
create index cited_number on cited (folded_number);
create virtual table cited_names using fts5(words, detail = none, ${index});

-- Bodies and provinces that ended, by the beginning of their paths, with what lives on in their stead.
create table successors (
  body text not null,
  name text not null,
  folded_name text not null,
  primary key (body, folded_name)
);
create index successors_name on successors (folded_name);

insert into meta (name, value) values ('unlinked', 'yes') on conflict (name) do nothing;
`;
