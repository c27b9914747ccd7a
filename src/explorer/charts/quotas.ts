import type { AwardRow } from '../../index.js';
import { type AwardGroup, awardsBy } from '../../tables/index.js';
import { type Html, html } from '../html.js';
import type { View } from '../view.js';

const MOST_GROUPS = 8;
const MOST_YEARS = 10;

/** Rows by year of award, oldest first, the last ones where there are many; those without a year last. */
const yearsOf = (rows: readonly AwardRow[]): (number | null)[] => {
  const years = [...new Set(rows.map(({ year }) => year))];
  const known = years.filter((year) => year !== null).sort((a, b) => a - b);
  return [...known.slice(-MOST_YEARS), ...(years.includes(null) ? [null] : [])];
};

const meter = (group: string, year: string, count: number, most: number, view: View): Html =>
  count === 0
    ? html`<td class="number none">0</td>`
    : html`<td class="number"><meter min="0" max="${most}" value="${count}" aria-label="${view.say.explorer.tables.quotasCell(group, year, count)}"></meter> ${count}</td>`;

/** How many quotas each year has in each group, the largest groups first: a table with bars in it. */
export const quotasPicture = (rows: readonly AwardRow[], by: AwardGroup, view: View): Html => {
  const { tables } = view.say.explorer;
  const { questions } = view.say;
  const years = yearsOf(rows);
  const all = awardsBy(rows, by).sort(([, a], [, b]) => b.length - a.length);
  const groups = all.slice(0, MOST_GROUPS);
  const rest = all.slice(MOST_GROUPS).flatMap(([, own]) => own);
  const named: (readonly [string, readonly AwardRow[]])[] = [
    ...groups.map(([name, own]) => [name ?? questions.unknown, own] as const),
    ...(rest.length > 0 ? [[tables.others(all.length - MOST_GROUPS), rest] as const] : []),
  ];
  const countOf = (own: readonly AwardRow[], year: number | null): number => own.filter((row) => row.year === year).length;
  const most = Math.max(1, ...named.flatMap(([, own]) => years.map((year) => countOf(own, year))));
  const yearText = (year: number | null): string => (year === null ? tables.noYear : String(year));
  const title = tables.quotas(questions.groups[by]);
  return html`<figure class="quotas"><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<caption>${title}</caption>
<thead><tr><th scope="col">${questions.groups[by]}</th>${years.map((year) => html`<th scope="col" class="number">${yearText(year)}</th>`)}<th scope="col" class="number">${tables.total}</th></tr></thead>
<tbody>${named.map(
    ([name, own]) =>
      html`<tr><th scope="row">${name}</th>${years.map((year) => meter(name, yearText(year), countOf(own, year), most, view))}<td class="number">${own.length}</td></tr>`,
  )}</tbody></table></div></figure>`;
};
