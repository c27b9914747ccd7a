const count = (n: number): string => n.toLocaleString('en');
const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

/** Words of the first page and of the search. */
export const homeEn = {
  lead: (documents: number, cited: number): string =>
    `${plural(documents, 'document', 'documents')} held, ${plural(cited, 'more', 'more')} only cited.`,
  state: 'State of the data',
  run: 'Last run',
  notNoted: 'not noted',
  program: 'Program',
  rules: 'Rules',
  files: 'Files',
  filesRead: (n: number): string => `${count(n)} read`,
  filesRefused: (n: number): string => plural(n, 'file refused', 'files refused'),
  mixed: (n: number): string => `${plural(n, 'file was', 'files were')} read by other versions`,
  census: 'Citations by state',
  citations: (n: number): string => plural(n, 'citation', 'citations'),
  leaned: 'Most leaned on',
  leanedHint: 'by PageRank: what is cited by what is cited much weighs more',
  citedBy: (n: number): string => `cited by ${plural(n, 'document', 'documents')}`,
  notHeld: 'not held',
  missing: 'Most missed',
  findings: 'Findings',
  severities: { error: 'Errors', warning: 'Warnings', info: 'Notes' },
  inDocuments: (n: number): string => `${plural(n, 'finding', 'findings')}`,
  by: { kinds: 'By kind', types: 'By type', years: 'By year', bodies: 'By issuer' },
  more: (n: number): string => `${count(n)} more`,
  all: 'All',
  working: 'Still being worked out: the page asks again by itself, or load it again.',
  empty: 'The archive is empty. “danchieu run FOLDER” reads a folder of documents into it.',
};

export const findEn = {
  title: (query: string): string => (query === '' ? 'Search' : `Search: ${query}`),
  narrow: 'Narrow',
  taken: 'Chosen',
  drop: (what: string): string => `${what}: take away`,
  results: 'Documents that hold the words',
  found: (n: number): string => (n === 0 ? 'No document holds all the words.' : `${plural(n, 'document', 'documents')} found`),
  meant: 'Documents of this number or name',
  near: 'Nothing goes by this name. Near to it:',
  nothing: 'No document holds all these words. Fewer words, or a part of the number, find more; diacritics are free.',
  ask: 'Type a number (461/KH-UBND), words, or “words in a row”. Diacritics and case are free.',
  browse: 'All documents',
  held: 'held',
  unheld: 'only cited',
  page: (n: number): string => `p. ${count(n)}`,
  most: (n: number): string => `Only the first ${count(n)} documents can be leafed through; narrow the search to see others.`,
  suggestions: 'Suggestions',
  suggested: (n: number): string => plural(n, 'suggestion', 'suggestions'),
};
