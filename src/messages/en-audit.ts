const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const audit = {
  about: 'say what a careful reader would mark: dates, types, bodies and bases that contradict one another',
  ids: 'documents to look at, as for show; all where none is named',
  severity: 'only findings of this severity',
  code: 'only findings of this code (may be repeated)',
  all: 'also show notes, not only warnings and errors',
  csv: 'print CSV',
  unknownCode: (code: string) => `there is no finding ${code}; docs/findings.md lists all`,
  against: 'against',
  severities: { error: 'error', warning: 'warning', info: 'note' },
  columns: { severity: 'Severity', code: 'Code', meaning: 'Meaning', findings: 'Findings', documents: 'Docs' },
  none: 'Nothing to mark.',
  more: (shown: number, all: number) => `${shown} of ${all} findings shown; --limit shows more.`,
  looked: (documents: number, errors: number, warnings: number) =>
    `${plural(documents, 'document', 'documents')}: ${plural(errors, 'error', 'errors')}, ${plural(warnings, 'warning', 'warnings')}.`,
  notes: (count: number) => `${plural(count, 'note', 'notes')} with --all.`,
};
