import type { Hono } from 'hono';
import { type Doubt, type KeyPart, reasonText } from '../../index.js';
import { DOUBT, doubtLines } from '../../tables/index.js';
import { textIn } from '../ask.js';
import { commandOf } from '../command.js';
import { quoteLink } from '../evidence.js';
import { type Html, html } from '../html.js';
import { documentLink, idLink } from '../links.js';
import { type Column, csvBy, isPage, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';

const LIMIT = 200;
/** Of a citation that fits dozens, these are shown; CSV has all. */
const MOST_CANDIDATES = 5;
const PER_PAGE = 25;

/** What agrees, what differs (with what is known of the candidate), what one of the two leaves open. */
const fitText = (parts: readonly KeyPart[], { say }: View): Html => {
  const { parts: names } = say.questions;
  const words = say.explorer.tables.fit;
  const of = (agrees: boolean | null, kind: 'agrees' | 'differs' | 'open'): Html | string => {
    const own = parts.filter((part) => part.agrees === agrees);
    if (own.length === 0) return '';
    const texts = own.map(({ part, known }) => (agrees ? names[part] : `${names[part]} ${known ?? ''}`.trim()));
    return html`<span class="fit ${kind}"><b>${words[kind]}</b> ${texts.join(', ')}</span> `;
  };
  return html`${of(true, 'agrees')}${of(false, 'differs')}${of(null, 'open')}`;
};

const candidatesOf = ({ candidates, edge }: Doubt, view: View): Html =>
  candidates.length === 0
    ? html`${edge.reason === null ? view.say.explorer.tables.noCandidate : reasonText(edge.reason, view)}`
    : html`<ol class="candidates">${candidates
        .slice(0, MOST_CANDIDATES)
        .map(
          ({ document, parts }) =>
            html`<li>${documentLink(document, view)} <span class="of">${document.issuer ?? ''}</span><br>${fitText(parts, view)}</li>`,
        )}</ol>${edge.candidates.length > MOST_CANDIDATES ? html`<p class="note">${view.say.explorer.tables.moreCiting(edge.candidates.length - MOST_CANDIDATES)}</p>` : ''}`;

const columnsOf = (view: View): Column<Doubt>[] => {
  const { columns, explorer, questions, states } = view.say;
  return [
    { name: 'quote', head: explorer.tables.columns.cites, value: ({ edge }) => edge.quote, cell: ({ edge }) => quoteLink(edge, view) },
    { name: 'from', head: columns.source, value: ({ edge }) => edge.from, cell: ({ edge }) => idLink(edge.from, view) },
    {
      name: 'relation',
      head: columns.relation,
      value: ({ edge }) => edge.relation,
      cell: ({ edge }) => questions.relations[edge.relation][0] ?? edge.relation,
    },
    {
      name: 'state',
      head: columns.state,
      value: ({ edge }) => edge.state,
      cell: ({ edge }) => html`<span class="state ${edge.state}">${states[edge.state]}</span>`,
    },
    {
      name: 'candidates',
      head: explorer.tables.columns.candidates,
      value: ({ edge }) => edge.candidates,
      cell: (doubt) => candidatesOf(doubt, view),
    },
  ];
};

/** Citations that may mean several documents, with why each of them fits; with `all` also what is unidentified. */
export const ambiguous = (app: Hono, viewOf: ViewOf): void =>
  serveListing<Doubt>(app, '/ambiguous', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const asked = { all: view.ask('all') === null ? undefined : true, body: textIn(view, 'body'), document: textIn(view, 'document') };
    const candidates = isPage(view) ? MOST_CANDIDATES : undefined;
    const found = await remember(archive, `ambiguous ${JSON.stringify([asked, candidates])}`, () =>
      archive.ambiguous({ ...asked, candidates, limit: LIMIT + 1 }),
    );
    return {
      title: say.explorer.pages.ambiguous,
      intro: html`<p class="lead">${intro.ambiguous}</p>`,
      fields: [
        { name: 'all', label: fields.all, type: 'checkbox' },
        { name: 'body', label: fields.body },
      ],
      rows: found.slice(0, LIMIT),
      more: found.length > LIMIT,
      perPage: PER_PAGE,
      columns: columnsOf(view),
      csv: (rows) => csvBy(DOUBT)(doubtLines(rows)),
      json: (rows: readonly Doubt[]) => ({ doubts: rows }),
      command: commandOf('ambiguous', [asked.document ?? null], { all: asked.all, body: asked.body }),
      empty: empty.ambiguous,
    };
  });
