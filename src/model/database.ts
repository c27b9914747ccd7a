/** Whether a database is named by the address of a PostgreSQL server, and not by a path. */
export const isServer = (db: string): boolean => /^postgres(?:ql)?:\/\//i.test(db);

/** The scheme of an address that names a server of another kind (`mysql://…`), which is no path either; null for all else. */
export const foreignScheme = (db: string): string | null => (isServer(db) ? null : (/^[a-z][a-z\d+.-]+:\/\//i.exec(db)?.[0] ?? null));

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
