export const sqlEn = {
  command: 'ask the views of the database with one SELECT; nothing can be written',
  argument: 'one SELECT, WITH or VALUES; docs/sql.md lists the views',
  csv: 'print CSV',
  timeout: 'seconds after which the query is ended',
  seconds: 'a number of seconds above 0',
  truncated: (rows: number) => `Only the first ${rows} rows are shown; --limit shows more.`,
};
