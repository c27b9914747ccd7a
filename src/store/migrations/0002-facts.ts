export const name = '0002-facts';

const evidence = `
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  text text not null,
  span_start integer not null,
  span_end integer not null,
  page integer not null,
  rule text not null,
  primary key (source, ordinal)`;

export const sql = `
create table citations (
  type text,
  number text,
  date text,
  issuer text,
  title text,
  pinpoint text,
  relation text not null,
  inferred text not null,
  state text not null,
  target text,
  candidates text not null,
  reason text,
  confidence real not null,
  key_family text,
  key_body text,
  key_type text,
  key_number text,
  key_year text,
  key_symbol text,
  key_date text, ${evidence}
);
create index citations_target on citations (target);

create table periods (period_start text, period_end text, horizon text, label text, ${evidence});
create table deadlines (date text, recurs text, task text, inferred text not null, ${evidence});
create table dates (date text not null, ${evidence});
create table awards (
  form text,
  grantor text,
  recipient text not null,
  min real,
  max real,
  unit text not null,
  per text,
  occasion text,
  year integer, ${evidence}
);
create table campaigns (name text not null, ${evidence});
create table targets (value real not null, unit text not null, subject text, ${evidence});

create table findings (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  code text not null,
  severity text not null,
  message text not null,
  span_start integer,
  span_end integer,
  page integer,
  primary key (source, ordinal)
);

create table recipients (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  name text not null,
  primary key (source, ordinal)
);

create table keywords (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  word text not null,
  primary key (source, ordinal)
);
`;
