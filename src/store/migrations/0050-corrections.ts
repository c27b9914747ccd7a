export const name = '0050-corrections';

/**
 * Corrections are laid over the rows that everything asks; what was read is kept beside them (`_as_read.row`, JSON of
 * the columns; ordinal -1 is the head of the document) and put back before every linking. The views that show what was
 * corrected say so (`corrected`, JSON) and tell of merged identities.
 */
export const sql = `
alter table _citations add column corrected text;
alter table readings add column corrected text;

create table _as_read (
  source integer not null references sources (id) on delete cascade,
  ordinal integer not null,
  row text not null,
  rejected text,
  primary key (source, ordinal)
);

create table _aliases (id text primary key, document text not null, ordinal integer not null);
create index aliases_document on _aliases (document);

create table _corrections (
  ordinal integer primary key,
  line integer not null,
  action text not null,
  status text not null check (status in ('applied', 'needless', 'unfitting')),
  documents integer not null,
  citations integer not null,
  lacking text not null,
  entry text not null
);

drop view documents;
create view documents as
  select d.id, s.uri as file, r.kind, r.type, r.number, r.symbol, r.date, r.place, r.issuer, r.title,
         r.signer_name as signer, r.signer_position as position, r.signer_capacity as capacity,
         s.sha256, s.media_type, r.pages, r.encoding, s.citations, r.corrected
  from _documents d join readings r on r.source = d.source join sources s on s.id = d.source;

drop view citations;
create view citations as
  select d.id as document, s.uri as file, f.ordinal, f.type, f.number, f.date, f.issuer, f.title, f.pinpoint, f.relation,
         f.inferred, f.state, f.target, f.candidates, f.reason, f.confidence,
         f.text as quote, f.page, f.span_start, f.span_end, f.rule, f.corrected
  from _citations f join _documents d on d.source = f.source join sources s on s.id = f.source;

create view aliases as
  select d.id as document, s.uri as file, a.ordinal, a.id as alias
  from _aliases a join _documents d on d.id = a.document join sources s on s.id = d.source;
`;
