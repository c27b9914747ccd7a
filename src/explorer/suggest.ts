import type { DocumentRow } from '../index.js';
import { nameOf } from './links.js';
import { documentPath } from './paths.js';
import type { View } from './view.js';

const MOST = 8;
const LEAST_LETTERS = 2;
const MOST_LETTERS = 200;

interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly held: boolean;
  readonly href: string;
}

export interface Suggestions {
  readonly query: string;
  /** What the list is called, and how many stand in it, in the reader's language. */
  readonly label: string;
  readonly status: string;
  readonly suggestions: readonly Suggestion[];
}

/** The last word is often half typed yet. */
const withoutLast = (query: string): string | null => /^(.*\S)\s+\S+$/u.exec(query)?.[1] ?? null;

const documentsFor = async (query: string, { archive }: View): Promise<DocumentRow[]> => {
  const [found, hits] = await Promise.all([archive.find(query), archive.search(query, { limit: MOST })]);
  const documents = [...found.candidates.slice(0, MOST), ...hits.map(({ document }) => document)];
  return [...new Map(documents.map((document) => [document.id, document])).values()].slice(0, MOST);
};

/** What may be meant by what was typed so far: documents that go by it, then documents that hold it. */
export const suggest = async (view: View): Promise<Suggestions> => {
  const query = (view.ask('q') ?? '').slice(0, MOST_LETTERS);
  const { find } = view.say.explorer;
  let documents: DocumentRow[] = [];
  for (
    let asked: string | null = query;
    asked !== null && asked.length >= LEAST_LETTERS && documents.length === 0;
    asked = withoutLast(asked)
  )
    documents = await documentsFor(asked, view);
  return {
    query,
    label: find.suggestions,
    status: find.suggested(documents.length),
    suggestions: documents.map((document) => ({
      id: document.id,
      name: nameOf(document),
      issuer: document.issuer,
      title: document.title,
      held: document.held,
      href: view.href(documentPath(document.id)),
    })),
  };
};
