export const name = '0020-questions';

/** What the questions look for without naming a document: citations in doubt, changes, issuers, days of deadlines. */
export const sql = `
create index citations_doubtful on citations (state, source) where state in ('ambiguous', 'unidentified');
create index citations_changing on citations (relation, source) where relation in ('amends', 'replaces', 'repeals');
create index readings_body on readings (key_body, issuer);
create index deadlines_date on deadlines (date);
`;
