export const name = '0001-sources';

export const sql = `
create table sources (
  id integer primary key,
  uri text not null unique,
  sha256 text,
  media_type text,
  size bigint,
  reader text not null,
  outcome text not null check (outcome in ('read', 'refused')),
  citations integer not null default 0
);

create table problems (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  code text not null,
  severity text not null,
  place text not null,
  detail text,
  primary key (source, ordinal)
);

create table texts (
  source integer primary key references sources (id) on delete cascade,
  text text not null,
  page_starts text not null
);

create table readings (
  source integer primary key references sources (id) on delete cascade,
  document text not null,
  identified integer not null,
  pages integer not null,
  encoding text,
  kind text not null,
  type text,
  number text,
  symbol text,
  date text,
  place text,
  issuer text,
  title text,
  signer_name text,
  signer_position text,
  signer_capacity text,
  key_family text,
  key_body text,
  key_type text,
  key_number text,
  key_year text,
  key_symbol text,
  key_date text,
  folded_number text,
  folded_symbol text,
  folded_file text not null,
  marks text not null,
  words text not null
);
create index readings_document on readings (document);
create index readings_number on readings (folded_number);

-- One row per document held; source is the one of its files whose facts count.
create table documents (
  id text primary key,
  source integer not null references sources (id) on delete cascade
);
create unique index documents_source on documents (source);

-- Documents that are cited and not held; made anew by linking.
create table cited (
  id text primary key,
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

create table meta (name text primary key, value text not null);
`;
