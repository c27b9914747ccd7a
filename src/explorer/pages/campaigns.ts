import type { Hono } from 'hono';
import type { Level, Member, Movement } from '../../index.js';
import { MEMBER, memberLines, periodsOf } from '../../tables/index.js';
import { textIn } from '../ask.js';
import { timelineOf } from '../charts/timeline.js';
import { commandOf } from '../command.js';
import { factLink, quoteLink } from '../evidence.js';
import { type Html, html, type Part } from '../html.js';
import { documentLink } from '../links.js';
import { type Column, csvBy, isPage, serveListing } from '../listing.js';
import { remember, soon } from '../remember.js';
import type { View, ViewOf } from '../view.js';
import { whole } from '../whole.js';

/** So many movements are drawn, and so many documents of each are listed below. */
const MOST_DRAWN = 4;
const MOST_LISTED = 50;
/** So many movements are told of, those of most documents. */
const LIMIT = 500;
/** So long the page waits for them, and so long until it asks again. */
const [PATIENCE_MS, AGAIN_S] = [4000, 5];

const named = (name: string, view: View): Html => html`<a href="${view.href('/campaigns', { words: name })}">${name}</a>`;

const columnsOf = (view: View): Column<Movement>[] => {
  const { columns, questions } = view.say;
  return [
    { name: 'movement', head: questions.columns.campaign, value: ({ name }) => name, cell: ({ name }) => named(name, view) },
    { name: 'documents', head: columns.documents, value: ({ documents }) => documents.length, numeric: true },
    { name: 'periods', head: questions.columns.periods, value: periodsOf },
    {
      name: 'follows',
      head: questions.columns.follows,
      value: ({ follows }) => follows.map(({ name }) => name),
      cell: ({ follows }) =>
        html`<ul class="plain">${follows.map(({ name, edge }) => html`<li>${named(name, view)} ${factLink(edge.fact, view.say.page(edge.span.page), view)}</li>`)}</ul>`,
    },
    {
      name: 'spellings',
      head: questions.campaigns.spellings,
      value: ({ name, spellings }) => spellings.flatMap((one) => (one.name === name ? [] : [one.name])),
      cell: ({ name, spellings }) =>
        html`<ul class="plain">${spellings.filter((one) => one.name !== name).map((one) => html`<li>${one.name} (${one.mentions})</li>`)}</ul>`,
    },
  ];
};

const memberRow = (member: Member, level: Level, view: View): Html => {
  const { questions, explorer } = view.say;
  const { document, role } = member;
  return html`<tr><td>${whole(document.date ?? '')}</td><td>${documentLink(document, view)}</td><td>${document.issuer ?? document.title ?? ''}</td><td>${explorer.tables.levels[level]}</td><td>${questions.roles[role]}</td><td>${quoteLink(member, view)}</td></tr>`;
};

/** One movement: its time line, and the same as a table. */
const detail = (movement: Movement, levels: ReadonlyMap<string, Level>, at: number, view: View): Html => {
  const { columns, questions, explorer } = view.say;
  const { name, documents } = movement;
  const heads = [
    columns.date,
    questions.columns.document,
    columns.issuerOrTitle,
    questions.groups.body,
    questions.columns.role,
    columns.quote,
  ];
  return html`<section class="movement" aria-labelledby="movement-${at}"><h2 id="movement-${at}">${name}</h2>
${timelineOf(movement, levels, view)}
<details><summary>${questions.counted.documents(documents.length)}</summary><div class="scroll" tabindex="0" role="region" aria-label="${explorer.tables.line.caption(name)}"><table>
<caption class="unseen">${explorer.tables.line.caption(name)}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${documents.slice(0, MOST_LISTED).map((member) => memberRow(member, levels.get(member.document.id) ?? 'unknown', view))}</tbody></table></div>
${documents.length > MOST_LISTED ? html`<p>${explorer.tables.moreCiting(documents.length - MOST_LISTED)}</p>` : ''}</details></section>`;
};

const picture = (movements: readonly Movement[], levels: ReadonlyMap<string, Level>, view: View): Part => {
  const drawn = movements.slice(0, MOST_DRAWN);
  const { line } = view.say.explorer.tables;
  return html`${drawn.map((movement, at) => detail(movement, levels, at, view))}${
    movements.length > drawn.length ? html`<p class="note">${line.more(drawn.length, movements.length)}</p>` : ''
  }`;
};

/** The movements, with the levels of the bodies of all documents that may be drawn: a movement may be half of the archive. */
const movementsOf = async (words: string | undefined, { archive }: View) => {
  const found = await archive.campaigns(words, { limit: LIMIT + 1 });
  const drawn = found.slice(0, MOST_DRAWN * 2).flatMap(({ documents }) => documents.map(({ document }) => document.id));
  return { found, levels: await archive.levels(drawn) };
};

/** Movements across bodies, as time lines and as a table. */
export const campaigns = (app: Hono, viewOf: ViewOf): void =>
  serveListing<Movement>(app, '/campaigns', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const words = textIn(view, 'words');
    const making = remember(archive, `campaigns ${words ?? ''}`, () => movementsOf(words, view));
    // Of a large archive all citations of what names a movement are looked through, once after each change.
    const ready = isPage(view) ? await soon(making, PATIENCE_MS) : await making;
    const { found, levels } = ready ?? { found: [], levels: new Map<string, Level>() };
    const movements = found.slice(0, LIMIT);
    return {
      title: say.explorer.pages.campaigns,
      intro: html`<p class="lead">${intro.campaigns}</p>`,
      fields: [{ name: 'words', label: fields.words }],
      picture: (rows) => picture(rows, levels, view),
      rows: movements,
      more: found.length > LIMIT,
      columns: columnsOf(view),
      csv: (rows) => csvBy(MEMBER)(memberLines(rows)),
      json: (rows: readonly Movement[]) => ({ movements: rows }),
      command: commandOf('campaigns', [words ?? null]),
      empty: ready === null ? say.explorer.overview.working : empty.campaigns,
      again: ready === null ? AGAIN_S : undefined,
    };
  });
