export const name = '0095-pairs';

const pure = "replace(key_symbol, '-', '')";
const body = "coalesce(key_body, '')";
const year = "coalesce(key_year, '')";

/**
 * Number and symbol alone are shared by ever more as an archive grows; linking asks for those of a body or of a year,
 * or of which it is not known (''), so that what it looks at does not.
 */
export const sql = `
drop index readings_key;
create index readings_of_body on readings (key_number, ${pure}, ${body});
create index readings_of_year on readings (key_number, ${pure}, ${year});
drop index readings_open;
create index readings_open on readings (key_number, ${pure}, ${body}) where identified = 0;

drop index citations_open;
create index citations_open on _citations (key_number, ${pure}, ${body}, ${year}) where key_path is null and key_number is not null;
drop index citations_whole;
create index citations_whole on _citations (key_number, ${pure}, ${body}) where key_path is not null and key_number is not null;
drop index citations_astray;
create index citations_astray on _citations (key_path) where coalesce(target, '') = '' and key_path is not null;
`;
