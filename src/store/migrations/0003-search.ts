export const name = '0003-search';

/** Holds folded text only (no tokenizer of SQLite folds the stroked d), and no copy of it: rowid is sources.id. */
export const sql = `
create virtual table search using fts5 (
  number, title, body,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
`;
