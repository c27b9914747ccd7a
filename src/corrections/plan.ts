import {
  type CitationChange,
  type CitationField,
  type CorrectionsSource,
  type Corrector,
  Failure,
  groupBy,
  type Outcome,
  type Placed,
  type Plan,
  type Problem,
  type ReadCitation,
  type ReadDocument,
} from '../model/index.js';
import { citationClashes } from './clashes.js';
import { correctedDocument, type Identify, isIdentifying, type NamedDocument, wasOf } from './documents.js';
import { judgeBy } from './judge.js';
import { markOf, sorted } from './marks.js';
import { isOnCitations, isVerdict, mergesOf, numberOf, type OnCitations, quoteOf } from './names.js';
import { type Uses, uses } from './uses.js';

type Entry = Placed & OnCitations;

/** The citations of one file, in reading order, that an entry is about. */
export const addressed = (entry: OnCitations, citations: readonly ReadCitation[]): readonly ReadCitation[] => {
  const fitting = citations.filter(
    ({ text, fields }) =>
      (entry.quote === undefined || quoteOf(entry.quote) === quoteOf(text)) &&
      (entry.number === undefined || (fields.number !== null && numberOf(entry.number) === numberOf(fields.number))),
  );
  return entry.nth === undefined ? fitting : fitting.slice(entry.nth - 1, entry.nth);
};

/** Each citation with the entries about it. */
const met = (
  documents: readonly NamedDocument[],
  citations: readonly ReadCitation[],
  entries: readonly Entry[],
): Map<ReadCitation, Entry[]> => {
  const of = groupBy(citations, ({ source }) => source);
  const byName = groupBy(entries, ({ from }) => from);
  const found = new Map<ReadCitation, Entry[]>();
  for (const { read, names } of documents)
    for (const entry of new Set(names.flatMap((name) => byName.get(name) ?? [])))
      for (const citation of addressed(entry, of.get(read.source) ?? [])) {
        const known = found.get(citation);
        if (known) known.push(entry);
        else found.set(citation, [entry]);
      }
  return found;
};

const setCitation = (read: ReadCitation, entries: readonly Entry[], identify: Identify, used: Uses): CitationChange | null => {
  const set = entries.filter((entry) => entry.action === 'set-citation');
  if (set.length === 0) return null;
  const values: Partial<Record<CitationField, string | null>> = Object.assign({}, ...set.map((entry) => entry.values));
  const corrected = set.map((entry) => {
    const was = wasOf(read.fields, entry.values);
    used.add(entry, 'citations', Object.keys(was).length === 0);
    return markOf(entry, was);
  });
  const found = isIdentifying(wasOf(read.fields, values)) ? identify(read, values) : null;
  return {
    source: read.source,
    ordinal: read.ordinal,
    fields: { ...read.fields, ...values, ...(found && 'number' in values ? { number: found.number } : {}) },
    inferred: read.inferred.filter((field) => !(field in values)),
    key: found ? found.key : read.key,
    path: found?.id,
    corrected: sorted(corrected),
  };
};

const throwClashes = (met: Iterable<readonly Entry[]>, file: string): void => {
  const problems = new Map<string, Problem>();
  for (const entries of met)
    if (entries.length > 1)
      for (const problem of citationClashes(entries, file)) problems.set(`${problem.where} ${problem.detail}`, problem);
  const [first, ...others] = problems.values();
  if (first) throw new Failure([first, ...others]);
};

const lackingOf = (entry: Placed, documents: readonly NamedDocument[], known: ReadonlySet<string>): string[] => {
  if (entry.action === 'merge') return entry.documents.filter((id) => !known.has(id));
  if (entry.action !== 'split') return [];
  const files = new Set(documents.filter(({ read }) => read.id === entry.document).map(({ read }) => read.file));
  return entry.files.filter((file) => !files.has(file));
};

const outcomeOf = (entry: Placed, used: Uses, documents: readonly NamedDocument[], known: ReadonlySet<string>): Outcome => {
  const lacking = lackingOf(entry, documents, known);
  const use = used.of(entry);
  const merged = entry.action === 'merge' ? entry.documents.length - lacking.length : 0;
  const count = use.documents + use.citations + merged;
  const { line, ...written } = entry;
  return {
    line,
    action: entry.action,
    status: count === 0 ? 'unfitting' : use.needless === count ? 'needless' : 'applied',
    documents: use.documents + merged,
    citations: use.citations,
    lacking,
    entry: written,
  };
};

/** What was split off goes by the name of what it was read as. */
const baseOf = (id: string): string => id.replace(/\/~[^/]*$/, '');

/** Every identity that entries speak of, except those that citations are told to lead to. */
const mentionedIn = (entries: readonly Placed[]): string[] => [
  ...new Set(
    entries.flatMap((entry) => {
      if (entry.action === 'merge') return [...entry.documents, entry.into];
      const id = isOnCitations(entry) ? entry.from : entry.document;
      return [id, baseOf(id)];
    }),
  ),
];

const planOf = (
  entries: readonly Placed[],
  file: string,
  identify: Identify,
  documents: readonly ReadDocument[],
  citations: readonly ReadCitation[],
): Plan => {
  const used = uses();
  const merges = mergesOf(entries);
  const onDocuments = groupBy(
    entries.filter((entry) => 'document' in entry),
    ({ document }) => baseOf(document),
  );
  const named = documents.map((read) => {
    const own = [...(onDocuments.get(read.id) ?? []), ...(onDocuments.get(baseOf(read.id)) ?? [])];
    const document = correctedDocument(read, [...new Set(own)], identify, (entry, needless) => used.add(entry, 'documents', needless));
    const merged = merges.get(document.id);
    return merged === undefined ? document : { ...document, names: [...document.names, merged] };
  });
  const found = met(named, citations, entries.filter(isOnCitations));
  throwClashes(found.values(), file);
  const verdicts = [...found].map(([read, about]) => [read, about.filter(isVerdict)] as const).filter(([, about]) => about.length > 0);
  const splits = new Map<string, string[]>();
  for (const { id, base } of named) if (base !== null) splits.set(base, [...new Set([...(splits.get(base) ?? []), id])].sort());
  return {
    documents: named.flatMap(({ change }) => change ?? []),
    citations: [...found].flatMap(([read, about]) => setCitation(read, about, identify, used) ?? []),
    merges,
    merged: (id, corrected, known) => {
      const into = merges.get(id) ?? id;
      const joins = entries.filter(
        (entry) =>
          entry.action === 'merge' && merges.get(entry.documents[0] as string) === into && entry.documents.some((one) => known.has(one)),
      );
      return sorted([...corrected, ...joins.map((entry) => markOf(entry, into === id ? {} : { id }))]);
    },
    decided: verdicts.map(([{ source, ordinal }]) => [source, ordinal]),
    leading: [
      ...verdicts.flatMap(([, about]) => about.flatMap((entry) => ('to' in entry ? entry.to : []))),
      ...[...splits.values()].flat(),
    ],
    touched: [...new Set([...merges.keys(), ...merges.values(), ...splits.keys()])],
    judge: judgeBy({ moves: entries.filter(({ action }) => action === 'merge' || action === 'split'), verdicts, merges, splits }, used),
    outcomes: (known) => entries.map((entry) => outcomeOf(entry, used, named, known)).sort((a, b) => a.line - b.line),
  };
};

/** Corrections ready to be laid over an archive. @throws Failure E323, when laid over it */
export const correctorOf = (source: CorrectionsSource | null, entries: readonly Placed[], identify: Identify): Corrector => ({
  source,
  mentioned: mentionedIn(entries),
  plan: (documents, citations) => planOf(entries, source?.file ?? '', identify, documents, citations),
});
