export const name = '0085-marks';

/**
 * By what a source elsewhere (an object of a store, a page) was known when its content was last seen: as long as it
 * bears that mark it need not be fetched to know its digest. A lost row costs one fetch and nothing else.
 */
export const sql = `
create table _marks (
  uri text primary key,
  mark text not null,
  sha256 text not null,
  size bigint not null
);
`;
