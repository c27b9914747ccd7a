import type { Hono } from 'hono';
import type { DocumentRow, Level, Member, Movement, MovementOverview } from '../../index.js';
import { MEMBER, memberLines, periodsOf } from '../../tables/index.js';
import { numberIn, textIn } from '../ask.js';
import { drawnOn, type Line, lineOf } from '../charts/line.js';
import { timelineOf } from '../charts/timeline.js';
import { commandOf } from '../command.js';
import { factLink, quoteLink } from '../evidence.js';
import { type Html, html, type Part } from '../html.js';
import { documentLink } from '../links.js';
import { type Column, chosenRows, csvBy, isPage, pager, serveListing } from '../listing.js';
import { remember, soon } from '../remember.js';
import type { View, ViewOf } from '../view.js';
import { whole } from '../whole.js';

/** So many movements are drawn, and so many documents are listed below each; one that stands alone has pages of them. */
const [MOST_DRAWN, LISTED_OF_EACH] = [4, 10];
const LISTED = 50;
/** So many movements are told of, those of most documents; in data, so many of their documents in all. */
const LIMIT = 500;
const MOST_DOCUMENTS = 10_000;
/** So many names stand in a cell. */
const MOST_NAMES = 5;
/** So long the page waits for them where linking kept none, and so long until it asks again. */
const [PATIENCE_MS, AGAIN_S] = [4000, 5];

const hrefOf = (name: string, view: View): string => view.href('/campaigns', { movement: name });
const named = (name: string, view: View): Html => html`<a href="${hrefOf(name, view)}">${name}</a>`;

/** The first of a list, and how many others there are. */
const namesOf = <One>(all: readonly One[], item: (one: One) => Part, view: View): Part => {
  const others = all.length - MOST_NAMES;
  const last = others > 0 ? html`<li class="note">${view.say.explorer.tables.moreCiting(others)}</li>` : '';
  return html`<ul class="plain">${all.slice(0, MOST_NAMES).map((one) => html`<li>${item(one)}</li>`)}${last}</ul>`;
};

const columnsOf = (view: View): Column<MovementOverview>[] => {
  const { columns, questions } = view.say;
  const otherSpellings = ({ name, spellings }: MovementOverview) => spellings.filter((one) => one.name !== name);
  return [
    { name: 'movement', head: questions.columns.campaign, value: ({ name }) => name, cell: ({ name }) => named(name, view) },
    { name: 'documents', head: columns.documents, value: ({ documents }) => documents, numeric: true },
    { name: 'periods', head: questions.columns.periods, value: periodsOf },
    {
      name: 'follows',
      head: questions.columns.follows,
      value: ({ follows }) => follows.map(({ name }) => name),
      cell: ({ follows }) =>
        namesOf(
          follows,
          ({ name, from, ordinal, page }) =>
            html`${named(name, view)} ${factLink(`${from}#citations/${ordinal}`, view.say.page(page), view)}`,
          view,
        ),
    },
    {
      name: 'spellings',
      head: questions.campaigns.spellings,
      value: (one) => otherSpellings(one).map(({ name }) => name),
      cell: (one) => namesOf(otherSpellings(one), ({ name, mentions }) => `${name} (${mentions})`, view),
    },
  ];
};

/** One movement with what is drawn of it and the documents of a page. */
interface Shown {
  readonly movement: MovementOverview;
  readonly line: Line | null;
  readonly drawn: ReadonlyMap<string, DocumentRow>;
  readonly listed: readonly Member[];
  readonly levels: ReadonlyMap<string, Level>;
}

/** Which documents are listed: those of a page, all of a movement that stands alone being on some page. */
interface Page {
  readonly at: number;
  readonly size: number;
}

/** What is drawn of a movement and listed of it, looked up; of its other documents the days are enough. */
const shownOf = async (movement: MovementOverview, { at, size }: Page, { archive }: View): Promise<Shown> => {
  const members = await movement.members();
  const levels = await archive.levels(members.map(({ id }) => id));
  const line = lineOf(members, levels);
  const own = members.slice((at - 1) * size, at * size);
  const [drawn, listed] = await Promise.all([movement.listed(line ? drawnOn(line) : []), movement.listed(own)]);
  return {
    ...{ movement, line, listed },
    drawn: new Map(drawn.map(({ document }) => [document.id, document])),
    levels: new Map(own.map(({ id }) => [id, levels.get(id) ?? 'unknown'])),
  };
};

const memberRow = (member: Member, level: string, view: View): Html => {
  const { document, role } = member;
  return html`<tr><td>${whole(document.date ?? '')}</td><td>${documentLink(document, view)}</td><td>${document.issuer ?? document.title ?? ''}</td><td>${level}</td><td>${view.say.questions.roles[role]}</td><td>${quoteLink(member, view)}</td></tr>`;
};

/** The way to the documents that are not listed: of a movement that stands alone its pages, else its own page. */
const others = ({ movement: { name, documents }, listed }: Shown, part: Page | null, view: View): Part => {
  if (part) return pager(view, part.at, Math.ceil(documents / part.size), 'documents');
  const left = documents - listed.length;
  const href = view.href('/campaigns', { movement: name, documents: 1 });
  return left > 0 ? html`<p><a href="${href}">${view.say.explorer.tables.moreCiting(left)}</a></p>` : '';
};

/** One movement: its time line, and the same as a table; `part` is what is listed of one that stands alone. */
const detail = (shown: Shown, place: number, part: Page | null, view: View): Html => {
  const { columns, questions, explorer } = view.say;
  const { line, drawn, levels, listed, movement } = shown;
  const { name, documents } = movement;
  const heads = [
    columns.date,
    questions.columns.document,
    columns.issuerOrTitle,
    questions.groups.body,
    questions.columns.role,
    columns.quote,
  ];
  const levelOf = ({ document: { id } }: Member): string => explorer.tables.levels[levels.get(id) ?? 'unknown'];
  return html`<section class="movement" aria-labelledby="movement-${place}"><h2 id="movement-${place}">${name}</h2>
${line ? timelineOf({ name, line, documents: drawn }, view) : ''}
<details${part && view.ask('documents') !== null ? html` open` : ''}><summary>${questions.counted.documents(documents)}</summary><div class="scroll" tabindex="0" role="region" aria-label="${explorer.tables.line.caption(name)}"><table>
<caption class="unseen">${explorer.tables.line.caption(name)}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${listed.map((member) => memberRow(member, levelOf(member), view))}</tbody></table></div>
${others(shown, part, view)}</details></section>`;
};

/** The page of a movement's documents that is asked for, where one alone was chosen. */
const partOf = (chosen: readonly MovementOverview[], view: View): Page | null => {
  const [first, second] = chosen;
  if (!first || second) return null;
  return { at: Math.min(Math.max(1, Math.ceil(first.documents / LISTED)), numberIn(view, 'documents') ?? 1), size: LISTED };
};

/** The movements that stand first among those that were chosen. */
const pictureOf = async (chosen: readonly MovementOverview[], view: View): Promise<Html> => {
  const part = partOf(chosen, view);
  const own = chosen.slice(0, MOST_DRAWN);
  const name = `drawn ${JSON.stringify([part?.at, ...own.map((one) => one.name)])}`;
  const shown = await remember(view.archive, name, () =>
    Promise.all(own.map((movement) => shownOf(movement, part ?? { at: 1, size: LISTED_OF_EACH }, view))),
  );
  const { line } = view.say.explorer.tables;
  return html`${shown.map((one, place) => detail(one, place, part, view))}${
    chosen.length > shown.length ? html`<p class="note">${line.more(shown.length, chosen.length)}</p>` : ''
  }`;
};

/** Movements in full, with as many documents of each as may be given in all. */
const inFull = async (chosen: readonly MovementOverview[], words: string | undefined, view: View): Promise<Movement[]> => {
  const documents = Math.ceil(MOST_DOCUMENTS / Math.max(1, chosen.length));
  const found = await view.archive.campaigns(words, { limit: LIMIT, documents });
  const full = new Map(found.map((one) => [one.name, one]));
  return chosen.flatMap(({ name }) => full.get(name) ?? []);
};

const isCut = (rows: readonly MovementOverview[]): boolean =>
  rows.some(({ documents }) => documents > Math.ceil(MOST_DOCUMENTS / Math.max(1, rows.length)));

/** Movements across bodies, as time lines and as a table. */
export const campaigns = (app: Hono, viewOf: ViewOf): void =>
  serveListing<MovementOverview>(app, '/campaigns', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    // One movement is asked for by its name, others by words of it.
    const movement = textIn(view, 'movement');
    const words = movement ?? textIn(view, 'words');
    const making = remember(archive, `movements ${words ?? ''}`, () => archive.movements(words, { limit: LIMIT + 1 }));
    // Of a large archive of which linking kept none all citations of what names a movement are looked through, once after each change.
    const ready = isPage(view) ? await soon(making, PATIENCE_MS) : await making;
    const found = (ready ?? []).filter(({ name }) => movement === undefined || name === movement);
    const rows = found.slice(0, LIMIT);
    const columns = columnsOf(view);
    const chosen = chosenRows({ rows, columns }, view);
    const picture = isPage(view) ? await pictureOf(chosen, view) : html``;
    return {
      title: say.explorer.pages.campaigns,
      intro: html`<p class="lead">${intro.campaigns}</p>`,
      fields: [{ name: 'words', label: fields.words }],
      picture: () => picture,
      rows,
      more: found.length > LIMIT || (!isPage(view) && isCut(chosen)),
      columns,
      csv: async (own) => csvBy(MEMBER)(memberLines(await inFull(own, words, view))),
      json: async (own: readonly MovementOverview[]) => ({ movements: await inFull(own, words, view) }),
      command: commandOf('campaigns', [words ?? null]),
      empty: ready === null ? say.explorer.overview.working : empty.campaigns,
      again: ready === null ? AGAIN_S : undefined,
    };
  });
