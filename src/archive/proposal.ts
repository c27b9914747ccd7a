import { addressed, quoteOf } from '../corrections/index.js';
import { type Correction, failure, fold, type MetCitation, type Proposal } from '../model/index.js';
import { Correction as CorrectionSchema } from '../model/schemas.js';
import type { Rules } from '../rules/index.js';
import type { AsRead, CitationAsRead, Store } from '../store/index.js';
import { counterExampleFor } from './counter-example.js';

/** Which citations of a document are meant: by their text (or a part of it that only one text has), number, place among these. */
export interface CitationAddress {
  readonly quote?: string | undefined;
  readonly number?: string | undefined;
  readonly nth?: number | undefined;
}

type Values = Readonly<Record<string, string | null>>;

/** What is to be decided, with identities as `find` gives them. Of `accept` `to` is where the citation leads now, unless given. */
export type CorrectionRequest =
  | {
      readonly action: 'accept' | 'reject' | 'settle';
      readonly document: string;
      readonly at: CitationAddress;
      readonly to?: string | undefined;
    }
  | { readonly action: 'set'; readonly document: string; readonly at?: CitationAddress | undefined; readonly values: Values }
  | { readonly action: 'merge'; readonly document: string; readonly others: readonly string[] }
  | { readonly action: 'split'; readonly document: string; readonly files: readonly string[]; readonly as?: string | undefined };

/** Who decides, why, and on which day (ISO). */
export interface Signature {
  readonly reason: string;
  readonly by: string;
  readonly date?: string | undefined;
}

const written = (entries: readonly Correction[]): Proposal => ({ entries: [...entries], lacks: null, citations: [], counterExample: null });
const lacking = (lacks: Proposal['lacks'], citations: MetCitation[] = []): Proposal => ({
  entries: [],
  lacks,
  citations,
  counterExample: null,
});

const metOf = (citation: CitationAsRead, { documents, citations }: AsRead): MetCitation => {
  const document = documents.find(({ source }) => source === citation.source);
  const same = citations.filter(({ source, text }) => source === citation.source && quoteOf(text) === quoteOf(citation.text));
  return {
    from: document?.id ?? '',
    file: document?.file ?? '',
    page: citation.page,
    quote: citation.text,
    number: citation.fields.number,
    nth: same.indexOf(citation) + 1,
    state: citation.answer?.state ?? 'rejected',
    target: citation.answer?.target ?? null,
    rule: citation.rule,
  };
};

/** The citations of an address, file by file; those whose text only holds the quote where none is just so. */
const meant = ({ quote, number, nth }: CitationAddress, read: AsRead): readonly CitationAsRead[] => {
  const inFile = (source: number) => read.citations.filter((citation) => citation.source === source);
  const take = (text: string | undefined): CitationAsRead[] =>
    read.documents.flatMap(
      ({ source }) =>
        addressed(
          {
            ...{ action: 'reject', from: '', reason: '', by: '' },
            ...(text === undefined ? {} : { quote: text }),
            ...(number === undefined ? {} : { number }),
            ...(nth === undefined ? {} : { nth }),
          },
          inFile(source),
        ) as readonly CitationAsRead[],
    );
  const exact = take(quote);
  if (exact.length > 0 || quote === undefined) return exact;
  const part = fold(quoteOf(quote));
  return [...new Set(read.citations.filter(({ text }) => fold(quoteOf(text)).includes(part)).map(({ text }) => quoteOf(text)))].flatMap(
    take,
  );
};

const one = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** The names by which an entry calls a document: what the program itself calls it, or what was split off from that. */
const ownNames = (id: string, { documents }: AsRead): readonly string[] => [
  ...new Set(documents.map((document) => (id.startsWith(`${document.id}/~`) ? id : document.id))),
];

const onCitations = (
  request: Extract<CorrectionRequest, { at?: unknown }>,
  at: CitationAddress,
  signed: Signature,
  read: AsRead,
): { entry: Correction | Proposal['lacks']; found: readonly CitationAsRead[] } => {
  const found = meant(at, read);
  const quote = one(found.map(({ text }) => quoteOf(text)));
  if (found.length === 0) return { entry: 'citation', found };
  if (at.quote !== undefined && quote === undefined) return { entry: 'choice', found };
  const from = one(found.map(({ source }) => read.documents.find((document) => document.source === source)?.id ?? '')) ?? request.document;
  const place = {
    from,
    ...(at.quote === undefined ? {} : { quote: quote as string }),
    ...(at.number === undefined ? {} : { number: at.number }),
    ...(at.nth === undefined ? {} : { nth: at.nth }),
  };
  const to = 'to' in request && request.to !== undefined ? request.to : one(found.map(({ answer }) => answer?.target ?? null));
  if (request.action === 'set')
    return { entry: { action: 'set-citation', ...place, values: request.values, ...signed } as Correction, found };
  if (request.action === 'reject') return { entry: { action: 'reject', ...place, ...signed } as Correction, found };
  return { entry: to ? ({ action: request.action, ...place, to, ...signed } as Correction) : 'target', found };
};

const counterExample = async (
  store: Store,
  citation: CitationAsRead,
  { read, rules, reason }: { read: AsRead; rules: Rules; reason: string },
): Promise<Proposal['counterExample']> => {
  const [row] = await store.all<{ text: string }>('select text from _texts where source = ?', [citation.source]);
  const others = read.citations.filter(({ source }) => source === citation.source);
  return counterExampleFor({ ...citation, kind: 'citations', text: row?.text ?? '', others }, reason, rules);
};

/**
 * The entries of a corrections.yaml that say this, addressed so that they hold for what is read again. Without entries
 * where there is no such citation, or where the words fit citations of several texts: these are in `citations`.
 */
export const propose = async (
  store: Store,
  request: CorrectionRequest,
  signature: Signature,
  loadRules: () => Promise<Rules>,
): Promise<Proposal> => {
  const { reason, by, date } = signature;
  const signed = { reason, by, ...(date === undefined ? {} : { date }) };
  const { document } = request;
  if (request.action === 'merge') {
    const documents = request.others.filter((id) => id !== document);
    return documents.length === 0 ? lacking('others') : written([{ action: 'merge', documents, into: document, ...signed }]);
  }
  const read = await store.asRead(document);
  if (request.action === 'split') {
    const leaving = read.documents.filter(({ file }) => request.files.some((name) => file === name || file.endsWith(`/${name}`)));
    const own = one(leaving.map(({ id }) => id));
    if (own === undefined || leaving.length < new Set(request.files).size) return lacking('files');
    const files = leaving.map(({ file }) => file);
    return written([{ action: 'split', document: own, files, as: request.as ?? '2', ...signed }]);
  }
  if (request.action === 'set' && request.at === undefined) {
    const set = (name: string) => ({ action: 'set-document', document: name, values: request.values, ...signed }) as Correction;
    return written(ownNames(document, read).map(set));
  }
  const { entry, found } = onCitations(request, request.at ?? {}, signed, read);
  const citations = (found.length > 0 ? found : read.citations).map((citation) => metOf(citation, read));
  if (entry === null || typeof entry === 'string') return lacking(entry, citations);
  const [first] = found;
  const wrong = request.action === 'reject' && first;
  return {
    ...written([entry]),
    citations,
    counterExample: wrong ? await counterExample(store, first, { read, rules: await loadRules(), reason }) : null,
  };
};

/** Entries are held against the schema before anybody writes them. @throws Failure E322 */
export const checkEntries = (entries: readonly Correction[]): void => {
  for (const entry of entries) {
    const checked = CorrectionSchema.safeParse(entry);
    const [issue] = checked.error?.issues ?? [];
    if (issue) throw failure('E322', '', `${issue.path.join('.')}: ${issue.message}`);
  }
};
