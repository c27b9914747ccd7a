import {
  type AuditRow,
  type Edge,
  type EdgeFilter,
  type FactRow,
  RELATIONS,
  type Relation,
  reasonText,
  type SourceRow,
  STATES,
  type State,
  type Surroundings,
} from '../../index.js';
import { EDGE } from '../../tables/index.js';
import { numberIn, oneOf, textIn } from '../ask.js';
import { countsOf, findingColumns } from '../audit/listing.js';
import { html } from '../html.js';
import { documentLink, factHref, idLink } from '../links.js';
import { type Listing, looksAtAll, pageAsked, ROWS_A_PAGE } from '../listing.js';
import { shownAs } from '../shown-as.js';
import type { View } from '../view.js';
import { edgeWords, kindWords, type Side, saidBy } from '../words.js';

const otherEnd = (edge: Edge, side: Side, view: View) => {
  if (side === 'cited-by') return documentLink({ ...edge.citing, id: edge.from }, view);
  if (edge.to) return documentLink({ ...edge, id: edge.to, held: edge.state === 'resolved' }, view);
  if (edge.candidates.length > 0) return html`<ul>${edge.candidates.map((id) => html`<li>${idLink(id, view)}</li>`)}</ul>`;
  return edge.reason === null ? '' : reasonText(edge.reason, view);
};

const listed = <T>(value: T | undefined): T[] | undefined => (value === undefined ? undefined : [value]);

export const edgeFilter = (view: View): EdgeFilter => {
  return {
    relations: listed(oneOf<Relation>(view, 'relation', RELATIONS)),
    states: listed(oneOf<State>(view, 'state', STATES)),
    year: numberIn(view, 'year'),
    body: textIn(view, 'body'),
  };
};

const flagsOf = ({ relations, states, year, body }: EdgeFilter): string =>
  [
    ...(relations ?? []).map((relation) => ` --relation ${relation}`),
    ...(states ?? []).map((state) => ` --state ${state}`),
    year === undefined ? '' : ` --year ${year}`,
    body === undefined ? '' : ` --body "${body.replaceAll('"', '')}"`,
  ].join('');

/** So many edges are sorted or searched through on a page. */
const MOST_EDGES = 5000;
/** So many are given as data at once; what is beyond them is told there. */
const MOST_AS_DATA = 50_000;

interface Edges {
  readonly rows: readonly Edge[];
  /** Of the filter, where `rows` are those of one page. */
  readonly total?: number;
  readonly more?: boolean;
}

/** A law may be cited by half of the archive: of what a page shows in its order only the page is read. */
const citingEdges = async (id: string, filter: EdgeFilter, forPage: boolean, view: View): Promise<Edges> => {
  const { archive } = view;
  const total = await archive.countCitedBy(id, filter);
  if (!forPage || looksAtAll(view)) {
    const most = forPage ? MOST_EDGES : MOST_AS_DATA;
    return { rows: await archive.citedBy(id, { ...filter, limit: most }), more: total > most };
  }
  const last = Math.max(1, Math.ceil(total / ROWS_A_PAGE));
  const at = Math.min(last, pageAsked(view));
  return { rows: await archive.citedBy(id, { ...filter, limit: ROWS_A_PAGE, offset: (at - 1) * ROWS_A_PAGE }), total };
};

/** What a document cites, or who cites it: the rows of `cites` and `cited-by`. */
export const edgesListing = async (
  { document, cites, citedBy }: Surroundings,
  side: Side,
  view: View,
  forPage: boolean,
): Promise<Listing<Edge>> => {
  const { archive, say } = view;
  const { id } = document;
  const { document: words } = say.explorer;
  const filter = edgeFilter(view);
  const { rows, ...found }: Edges =
    side === 'cites' ? { rows: await archive.cites(id, filter) } : await citingEdges(id, filter, forPage, view);
  return {
    title: words.tab[side],
    rows,
    ...found,
    columns: shownAs<Edge>(EDGE, {
      relation: { head: words.relation, cell: (edge) => edgeWords(edge, side, view) },
      [side === 'cites' ? 'to' : 'from']: { head: words.other, cell: (edge) => otherEnd(edge, side, view) },
      state: { head: say.columns.state, cell: ({ state }) => html`<span class="state ${state}">${say.states[state]}</span>` },
      quote: { head: say.columns.quote, cell: (edge) => html`<a lang="vi" href="${factHref(edge.fact, view)}">${edge.quote}</a>` },
      page: { head: say.columns.page, numeric: true },
    }),
    json: { document, total: side === 'cites' ? cites : citedBy, edges: rows, ...(found.more ? { more: true } : {}) },
    command: `danchieu ${side} ${id}${flagsOf(filter)}`,
  };
};

const FACTS = ['periods', 'deadlines', 'dates', 'awards', 'campaigns', 'targets'];

/** All facts of a document but its citations. */
export const factsListing = async (id: string, view: View): Promise<Listing<FactRow>> => {
  const { columns, questions, explorer } = view.say;
  const kind = oneOf(view, 'kind', FACTS);
  const rows = await view.archive.facts(id, { kinds: kind === undefined ? FACTS : [kind] });
  const said = (row: FactRow): string =>
    saidBy(row.values, view)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ');
  return {
    title: explorer.document.tab.facts,
    intro: html`<p class="hint">${explorer.document.factsHint}</p>`,
    rows,
    columns: [
      { name: 'fact', head: null, value: ({ fact }) => fact },
      { name: 'kind', head: columns.kind, value: (row) => row.kind, cell: (row) => kindWords(row.kind, view) },
      { name: 'says', head: questions.why.says, value: said },
      {
        name: 'quote',
        head: columns.quote,
        value: ({ quote }) => quote,
        cell: ({ fact, quote }) => html`<a lang="vi" href="${factHref(fact, view)}">${quote}</a>`,
      },
      { name: 'page', head: columns.page, value: ({ span }) => span?.page ?? null, numeric: true },
      { name: 'rule', head: columns.rule, value: ({ rule }) => rule },
    ],
    json: { facts: rows },
    command: `danchieu show ${id} --json`,
  };
};

export const countOfFacts = (facts: Readonly<Record<string, number>>): number => FACTS.reduce((sum, kind) => sum + (facts[kind] ?? 0), 0);

/** The files of a document. */
export const sourcesListing = async (id: string, view: View): Promise<Listing<SourceRow>> => {
  const { document } = view.say.explorer;
  const heads = document.sources;
  const rows = await view.archive.sources(id);
  return {
    title: document.tab.sources,
    rows,
    columns: [
      { name: 'file', head: heads.file, value: ({ file }) => file },
      {
        name: 'speaks',
        head: heads.role,
        value: ({ speaks }) => speaks,
        cell: ({ speaks }) => (speaks ? document.speaks : document.copyOf),
      },
      { name: 'title', head: heads.title, value: ({ title }) => title },
      { name: 'media_type', head: heads.mediaType, value: ({ mediaType }) => mediaType },
      { name: 'pages', head: heads.pages, value: ({ pages }) => pages, numeric: true },
      { name: 'size', head: heads.size, value: ({ size }) => size, numeric: true },
      {
        name: 'sha256',
        head: heads.sha256,
        value: ({ sha256 }) => sha256,
        cell: ({ sha256 }) => html`<code class="digest">${sha256}</code>`,
      },
    ],
    json: { sources: rows },
    command: `danchieu sql "select * from files where document = '${id}'"`,
  };
};

/** Findings in a document or about it. */
export const findingsListing = (id: string, rows: readonly AuditRow[], view: View): Listing<AuditRow> => ({
  title: view.say.explorer.document.tab.findings,
  rows,
  columns: findingColumns(view),
  json: { findings: rows, counts: countsOf(rows), documents: 1 },
  command: `danchieu audit ${id} --all`,
});
