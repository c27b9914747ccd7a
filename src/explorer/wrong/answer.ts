import { type Proposal, writeCorrections } from '../../index.js';
import type { Editing } from '../edit.js';
import { type Html, html, type Part } from '../html.js';
import type { View } from '../view.js';
import type { Prepared, Subject } from './request.js';

const yamlOf = async ({ entries }: Proposal): Promise<string> => (await writeCorrections('', entries, { dryRun: true })).yaml;

/** Sends what was filled in once more, with the token that only pages of this explorer bear. */
const writeForm = (editing: Editing, view: View): Html =>
  html`<form class="write" action="/wrong" method="post"><input type="hidden" name="token" value="${editing.token}">${[
    ...view.url.searchParams,
  ].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button>${view.say.explorer.wrong.write(editing.file)}</button></form>`;

export const applyCommand = (file: string): string =>
  `danchieu correct apply ${/^[\w./~-]+$/.test(file) ? file : `"${file.replaceAll('"', '')}"`}`;

const entryPart = async (proposal: Proposal | null, subject: Subject, editing: Editing | null, view: View): Promise<Part> => {
  const { wrong } = view.say.explorer;
  if (proposal === null)
    return subject.fact === null || subject.fact.kind === 'citations' ? html`<p class="problem">${wrong.lacks.change}</p>` : '';
  if (proposal.entries.length === 0)
    return html`<p class="problem">${wrong.noEntry} ${proposal.lacks ? wrong.lacks[proposal.lacks] : ''}</p>`;
  const { citations } = proposal;
  return html`<h2>${wrong.entry}</h2><pre class="yaml" tabindex="0"><code>${await yamlOf(proposal)}</code></pre>
${citations.length > 0 ? html`<p class="hint">${view.say.corrections.covers(citations.length)}</p>` : ''}
<p>${wrong.copyHint} <code>${applyCommand(editing?.file ?? 'corrections.yaml')}</code></p>${editing ? writeForm(editing, view) : ''}`;
};

export const examplePart = (example: Proposal['counterExample'], view: View): Part => {
  const { wrong } = view.say.explorer;
  return (
    example &&
    html`<h2>${wrong.counterExample(example.rule)}</h2>${example.reproduces ? '' : html`<p class="hint">${wrong.onlyThere}</p>`}<pre class="yaml" tabindex="0"><code>${example.yaml}</code></pre>`
  );
};

/** What follows from what was filled in: to copy, and where the explorer may write, to write. */
export const answerOf = async (
  { proposal, counterExample }: Prepared,
  subject: Subject,
  editing: Editing | null,
  view: View,
): Promise<Html> => {
  const entry = await entryPart(proposal, subject, editing, view);
  const none = entry === '' && counterExample === null ? html`<p class="problem">${view.say.explorer.wrong.noEntry}</p>` : '';
  return html`<section class="prepared">${none}${entry}${examplePart(counterExample, view)}</section>`;
};
