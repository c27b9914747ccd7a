export const name = '0090-many-writers';

const pure = "replace(key_symbol, '-', '')";

/**
 * The same bytes under another name are found by their digest: what a parser gave of them need not be made twice. What
 * linking has to look at again once files went is kept until it has (`_changed`, see `changed.ts`), and the citations
 * that a change may concern are found by what they name.
 */
export const sql = `
create index sources_bytes on sources (sha256);

create table _changed (
  kind text not null,
  id text not null,
  number text not null,
  symbol text not null,
  body text not null,
  year text not null,
  day text not null,
  primary key (kind, id, number, symbol, body, year, day)
);

create index citations_whole on _citations (key_number, ${pure}) where key_path is not null and key_number is not null;
create index citations_astray on _citations (key_path) where target is null and key_path is not null;
create index digests_unlinked on _digests (source) where links is null;
`;
