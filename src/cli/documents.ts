import type { DocumentRow, MissingRow, State } from '../index.js';
import type { Context } from './context.js';
import { tableText } from './table.js';

/** What a news item without issuer is known by. */
const nameOf = ({ title, files }: DocumentRow): string => title ?? files[0]?.split('/').at(-1) ?? '';

/** The issuer; of a document without one what it is known by. */
export const issuerText = (document: DocumentRow, { colors }: Context): string => document.issuer ?? colors.dim(nameOf(document));

/** The head of a column of these. */
export const issuerHead = (documents: readonly DocumentRow[], { say }: Context): string =>
  documents.every(({ issuer }) => issuer !== null) ? say.columns.issuer : say.columns.issuerOrTitle;

/** The number; where only its symbol is there, the number was left blank. */
export const numberText = (
  { number, symbol }: { readonly number: string | null; readonly symbol: string | null },
  { say }: Context,
): string | null => number ?? (symbol === null ? null : say.blankNumber(symbol));

/** A document on one line: its ID, and what it is. */
export const documentLine = (document: DocumentRow, context: Context): string => {
  const { kind, type, date } = document;
  const what = type ?? (kind === null ? null : context.say.kinds[kind]);
  return [document.id, [what, numberText(document, context), date].filter(Boolean).join(' ')].filter(Boolean).join('  ');
};

/** The documents of an archive, as a run shows them. */
export const documentsTable = (documents: readonly DocumentRow[], context: Context): string => {
  const { columns, kinds } = context.say;
  return tableText(
    [
      { head: columns.kind },
      { head: columns.type, least: 8 },
      { head: columns.number, least: 12 },
      { head: columns.date },
      { head: issuerHead(documents, context), least: 16 },
      { head: columns.citations, align: 'right' },
    ],
    documents.map((document) => [
      document.kind && kinds[document.kind],
      document.type,
      numberText(document, context),
      document.date,
      issuerText(document, context),
      document.citations,
    ]),
    context,
  );
};

/** Documents to choose from: the ID is what counts and is never cut. */
export const candidatesTable = (documents: readonly DocumentRow[], context: Context): string => {
  const { columns } = context.say;
  return tableText(
    [
      { head: columns.id },
      { head: columns.type, least: 8 },
      { head: columns.number, least: 8 },
      { head: columns.date },
      { head: columns.issuer, least: 10 },
    ],
    documents.map((document) => [document.id, document.type, numberText(document, context), document.date, document.issuer]),
    context,
  );
};

/** The ID is there to be copied: issuers are cut instead. */
export const missingTable = (missing: readonly MissingRow[], context: Context): string => {
  const { columns } = context.say;
  return tableText(
    [
      { head: columns.documents, align: 'right' },
      { head: columns.mentions, align: 'right' },
      { head: columns.number, least: 10 },
      { head: columns.date },
      { head: columns.issuer, least: 8 },
      { head: columns.id },
    ],
    missing.map(({ documents, mentions, number, date, issuer, id }) => [documents, mentions, number, date, issuer, id]),
    context,
  );
};

export const statePaint = (state: State, { colors }: Context): ((text: string) => string) =>
  ({ resolved: colors.green, ambiguous: colors.yellow, unheld: colors.blue, unidentified: colors.red })[state];
