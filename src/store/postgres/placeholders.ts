const PART = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?(\d*)/g;

const made = new Map<string, string>();

const translated = (sql: string): string => {
  let count = 0;
  return sql.replace(PART, (part, number: string | undefined) => (number === undefined ? part : `$${number === '' ? ++count : number}`));
};

/** `?` and `?2` as PostgreSQL has them: `$1`, `$2`. What stands in quotes is left alone. */
export const numbered = (sql: string): string => {
  const known = made.get(sql) ?? translated(sql);
  made.set(sql, known);
  return known;
};
