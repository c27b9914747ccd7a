import type { Hono } from 'hono';
import type { WantedRow } from '../../index.js';
import { documentLink } from '../links.js';
import { type Column, serveListing, type ViewOf } from '../listing.js';
import type { View } from '../view.js';

const LIMIT = 1000;

const columnsOf = (view: View): Column<WantedRow>[] => {
  const { columns, questions } = view.say;
  return [
    { name: 'id', head: questions.columns.document, value: ({ id }) => id, cell: (row) => documentLink({ ...row, held: false }, view) },
    { name: 'issuer', head: columns.issuer, value: ({ issuer }) => issuer },
    { name: 'title', head: columns.title, value: ({ title }) => title },
    { name: 'documents', head: columns.documents, value: ({ documents }) => documents, numeric: true },
    { name: 'mentions', head: columns.mentions, value: ({ mentions }) => mentions, numeric: true },
  ];
};

/** What to get: the documents most cited that nobody has yet. */
export const missing = (app: Hono, viewOf: ViewOf): void =>
  serveListing(app, '/missing', viewOf, async (view) => {
    const rows = await view.archive.missing({ limit: LIMIT });
    return {
      title: view.say.explorer.pages.missing,
      rows,
      columns: columnsOf(view),
      json: { missing: rows },
      command: `danchieu missing --limit ${LIMIT}`,
    };
  });
