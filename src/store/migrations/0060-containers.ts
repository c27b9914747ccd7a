export const name = '0060-containers';

/** Files that held others (ZIP, TAR, e-mail) and were taken apart to the end; their members are in `sources` like any file. */
export const sql = `
create table _containers (
  uri text primary key,
  sha256 text not null,
  size bigint not null,
  reader text not null,
  members integer not null
);
`;
