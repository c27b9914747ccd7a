const count = (n: number): string => n.toLocaleString('en');
const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

/** What is said on the pages of findings and of the report. */
export const auditPagesEn = {
  evidence: 'What stands there',
  against: 'What it contradicts',
  about: 'About',
  whole: 'the document as a whole',
  found: (findings: number, documents: number) =>
    `${plural(findings, 'finding', 'findings')} in ${plural(documents, 'document', 'documents')}`,
  intro: 'What a careful reader would mark, each with the words that it stands on.',
  first: (shown: number, all: number) => `The first ${count(shown)} of ${count(all)} are listed; a filter shows others.`,
  none: 'No finding of this kind.',
  report: {
    title: 'Audit report',
    link: 'Audit report',
    of: (what: string) => `Audit report: ${what}`,
    print: 'The browser prints this page without its navigation.',
    nothing: 'Of what? Name a document by its identity, a body by words of its name, or words that documents hold.',
    make: 'Make the report',
    empty: 'No held document is of this selection.',
    made: (day: string) => `Made on ${day}.`,
    summary: 'Summary',
    documents: 'Documents',
    findings: 'Findings',
    missing: 'Cited, not held',
    bases: 'Legal bases',
    basesOn: (day: string) => `Validity on ${day}, the day of the document`,
    noBases: 'No legal basis was read.',
    noFindings: 'Nothing was found.',
    noMissing: 'Every document that it names is held.',
    some: (shown: number, all: number) => `${count(shown)} of ${count(all)} documents are in this part of the report.`,
    moreMissing: (n: number) => `and ${count(n)} more`,
    citedTimes: (n: number) => plural(n, 'time', 'times'),
  },
};
