import type { DocumentText, FactRow, State, Surroundings } from '../../index.js';
import { type Html, html, nothing, type Part } from '../html.js';
import { documentPath, nameOfFact } from '../paths.js';
import type { View } from '../view.js';
import { kindWords } from '../words.js';
import { bodyOf } from './body.js';
import { panelOf } from './panel.js';
import { type Piece, pieceAt, piecesOf } from './pieces.js';
import type { Mark } from './segments.js';

const markOf = (row: FactRow, view: View): Mark[] => {
  const { kind, span, values } = row;
  if (span === null) return [];
  const state = kind === 'citations' ? (values.state as State) : null;
  const title = [kindWords(kind, view), state && view.say.states[state]].filter(Boolean).join(', ');
  return [
    { name: nameOfFact(row), classes: [kind.slice(0, -1), state].filter(Boolean).join(' '), title, start: span.start, end: span.end },
  ];
};

const legend = ({ facts }: Surroundings, view: View): Html => {
  const kinds = Object.entries(facts).filter(([, count]) => count > 0);
  if (kinds.length === 0) return nothing;
  return html`<ul class="legend" aria-label="${view.say.explorer.document.legend}">${kinds.map(
    ([kind, count]) => html`<li><span class="fact ${kind.slice(0, -1)}">${kindWords(kind, view)}</span> ${count}</li>`,
  )}</ul>`;
};

const pagesOfText = (at: number, last: number, view: View): Html => {
  if (last <= 1) return nothing;
  const { explorer } = view.say;
  const to = (part: number, rel: string, words: string): Html =>
    html`<a rel="${rel}" href="${view.here({ part, fact: null })}">${words}</a>`;
  return html`<nav class="pager" aria-label="${explorer.document.parts}">${at > 1 ? to(at - 1, 'prev', explorer.previous) : ''}
<span>${explorer.document.part(at, last)}</span>${at < last ? to(at + 1, 'next', explorer.next) : ''}</nav>`;
};

const isPdf = ({ file }: DocumentText, mediaType: string | null): boolean => mediaType === 'application/pdf' && !file.includes('!/');

const headOf =
  (text: DocumentText, drawn: boolean, view: View) =>
  (page: number): Part => {
    const { document } = view.say.explorer;
    const picture = html` <a href="${view.href(`${documentPath(text.document.id)}/page/${page}`)}">${document.picture}</a>`;
    return html`<h3 class="page-break" id="page-${page}">${document.page(page)}${drawn ? picture : ''}</h3>`;
  };

/** A stretch of the text that the address names: `place=120-160`. */
const placeAsked = (view: View): Piece | null => {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(view.ask('place') ?? '') ?? [];
  return start === undefined ? null : { start: Number(start), end: Number(end) };
};

const chosenPiece = (pieces: readonly Piece[], chosen: Piece | null | undefined, view: View): number =>
  chosen && view.ask('part') === null
    ? pieceAt(pieces, chosen.start)
    : Math.min(pieces.length, Math.max(1, Math.trunc(Number(view.ask('part'))) || 1));

/** The text of a document, a piece of it at a time, with every fact marked, and what is told of the fact that is chosen. */
export const textTab = async (around: Surroundings, view: View): Promise<Html> => {
  const { archive } = view;
  const { id } = around.document;
  const [text, sources] = [await archive.text(id), await archive.sources(id)];
  if (!text) return nothing;
  const name = view.ask('fact');
  const [chosen] = name === null ? [] : await archive.facts(id, { only: name });
  const pieces = piecesOf(text.text, text.pages);
  const place = placeAsked(view);
  const at = chosenPiece(pieces, chosen?.span ?? place, view);
  const piece = pieces[at - 1] as Piece;
  const facts = await archive.facts(id, { within: piece });
  const marking = {
    text: text.text,
    hrefOf: ({ name }: Mark) => (name === 'place' ? '#place' : `${view.here({ tab: null, fact: name, part: null, place: null })}#${name}`),
    chosen: name,
    seen: new Set<string>(),
  };
  const drawn = isPdf(text, sources.find(({ speaks }) => speaks)?.mediaType ?? null);
  const named: Mark[] = place === null ? [] : [{ name: 'place', classes: 'place', title: view.say.explorer.document.place, ...place }];
  const marks = [...named, ...facts.flatMap((row) => markOf(row, view))];
  const body = bodyOf(piece, text.pages, marks, marking, headOf(text, drawn, view));
  const pager = pagesOfText(at, pieces.length, view);
  return html`${legend(around, view)}<div class="reading${chosen ? ' with-panel' : ''}"><div class="reader">${pager}${body}${pager}</div>
<div id="panel" class="panel-place">${chosen ? await panelOf(chosen, { text, facts, drawn }, view) : ''}</div></div>`;
};
