export const name = '0070-integrity';

/** "danc" in ASCII: tells a database of this program from others. https://sqlite.org/pragma.html#pragma_application_id */
export const APPLICATION_ID = 0x64616e63;

/**
 * What parsers gave, packed, so that everything can be made anew without the files; `sources.ingest` is the version of
 * the parsers and their settings that made it, null where nothing is kept. Digests over the rows of each source, and
 * over what is made from all of them, tell a damaged row from a sound one.
 */
export const sql = `
alter table sources add column ingest text;

create table _raws (
  source integer primary key references sources (id) on delete cascade,
  body blob not null
);

create table _digests (
  source integer primary key references sources (id) on delete cascade,
  base text not null,
  links text
);

create table _seals (name text primary key, digest text not null);

create index readings_key on readings (key_number, replace(key_symbol, '-', ''), key_body, key_year);
create index readings_open on readings (key_number, replace(key_symbol, '-', '')) where identified = 0;
create index citations_open on _citations (key_number, replace(key_symbol, '-', '')) where key_path is null and key_number is not null;

pragma application_id = ${APPLICATION_ID};
pragma user_version = 70;
`;
