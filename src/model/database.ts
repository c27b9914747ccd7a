/** Whether a database is named by the address of a PostgreSQL server, and not by a path. */
export const isServer = (db: string): boolean => /^postgres(?:ql)?:\/\//i.test(db);

/** The address for people to see: without its password, and without options, which may hold one. */
export const shownAddress = (db: string): string => {
  if (!isServer(db)) return db;
  try {
    const { protocol, username, host, pathname } = new URL(db);
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    return 'postgres://';
  }
};
