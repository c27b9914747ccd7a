import { resolve } from 'node:path';

/**
 * Whether a path is one of these, lies below one, or beside it under its name and more: what SQLite and the store lay
 * beside a database (`x.db-wal`, `x.db.lock`).
 */
export const isOneOf = (path: string, own: readonly string[]): boolean => {
  if (own.length === 0) return false;
  const full = resolve(path);
  return own.some((one) => full === one || (full.startsWith(one) && /^[/\\.-]/.test(full.slice(one.length))));
};
