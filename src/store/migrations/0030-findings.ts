export const name = '0030-findings';

/** The words that a finding stands on, the values of its message, and what it contradicts. */
export const sql = `
alter table findings add column text text;
alter table findings add column details text not null default '{}';
alter table findings add column against text not null default 'null';
create index findings_code on findings (code);
`;
