import type { Context, Hono } from 'hono';
import { Failure, writeCorrections } from '../../index.js';
import { type Editing, hasToken, isOwnOrigin, WRITING } from '../edit.js';
import { type Html, html, type Part } from '../html.js';
import { page } from '../layout.js';
import { factHref } from '../links.js';
import { documentPath } from '../paths.js';
import type { View, ViewOf } from '../view.js';
import { kindWords } from '../words.js';
import { answerOf, applyCommand, examplePart } from '../wrong/answer.js';
import { formOf } from '../wrong/form.js';
import { type Fields, prepare, type Subject, subjectOf } from '../wrong/request.js';

const backTo = ({ fact, id }: Subject, view: View): Html =>
  html`<p><a href="${fact ? factHref(fact.fact, view) : view.href(documentPath(id))}">${view.say.explorer.wrong.back}</a></p>`;

const aboutOf = ({ fact, id }: Subject, view: View): Html =>
  html`<p><code class="address">${fact?.fact ?? id}</code></p>${
    fact ? html`<p>${kindWords(fact.kind, view)}</p><blockquote lang="vi">${fact.quote}</blockquote>` : ''
  }`;

const titled = (title: string, body: Part, view: View): Html => page(view, title, html`<h1>${title}</h1>${body}`);

const asked =
  ({ url }: View): Fields =>
  (name) =>
    url.searchParams.get(name)?.trim() ?? null;

/** What was filled in but cannot be an entry is told, with the form as it was. */
const problemOf = (error: unknown, { say }: View): Html => {
  if (!(error instanceof Failure)) throw error;
  return html`<p class="problem">${say.explorer.wrong.noEntry} ${error.problems[0]?.code} ${error.problems[0]?.detail}</p>`;
};

const wrongPage = async (subject: Subject, editing: Editing | null, view: View): Promise<Html> => {
  const { wrong } = view.say.explorer;
  const ask = asked(view);
  const answer = await prepare(subject, ask, view)
    .then((prepared) => prepared && answerOf(prepared, subject, editing, view))
    .catch((error: unknown) => problemOf(error, view));
  const kind = subject.fact !== null && subject.fact.kind !== 'citations' ? html`<p>${wrong.otherFact}</p>` : '';
  return titled(
    wrong.title,
    html`${aboutOf(subject, view)}<p class="hint">${wrong.prepares}</p>${kind}${formOf(subject, ask, view)}${answer}${backTo(subject, view)}`,
    view,
  );
};

const written = async (subject: Subject, ask: Fields, { file }: Editing, view: View): Promise<{ status: 200 | 400; body: Html }> => {
  const { wrong } = view.say.explorer;
  const prepared = await prepare(subject, ask, view);
  const entries = prepared?.proposal?.entries ?? [];
  if (entries.length === 0)
    return { status: 400, body: titled(wrong.refused, html`<p>${wrong.noEntry}</p>${backTo(subject, view)}`, view) };
  const { lines, yaml } = await writeCorrections(file, entries);
  const said = html`<p>${wrong.writtenAt(file, lines.join(', '))}</p><pre class="yaml" tabindex="0"><code>${yaml}</code></pre>
<p>${wrong.copyHint} <code>${applyCommand(file)}</code></p>${examplePart(prepared?.counterExample ?? null, view)}${backTo(subject, view)}`;
  return { status: 200, body: titled(wrong.written, said, view) };
};

const post = async (context: Context, editing: Editing, view: View): Promise<Response> => {
  const { wrong } = view.say.explorer;
  const foreign = () => context.html(titled(wrong.refused, html`<p>${wrong.foreign}</p>`, view), 403);
  // Before the body is read: who may not write may not make us read either.
  if (!isOwnOrigin(context)) return foreign();
  const form = await context.req.parseBody().catch(() => ({}));
  const ask: Fields = (name) => {
    const value = (form as Record<string, unknown>)[name];
    return typeof value === 'string' ? value.trim() : null;
  };
  if (!hasToken(ask('token'), editing)) return foreign();
  const subject = await subjectOf(ask, view);
  if (subject === null) return context.notFound();
  const { status, body } = await written(subject, ask, editing, view).catch((error: unknown) => ({
    status: 400 as const,
    body: titled(wrong.refused, html`${problemOf(error, view)}${backTo(subject, view)}`, view),
  }));
  return context.html(body, status);
};

/** "Wrong?": prepares what corrects a fact, and writes it where the explorer was told that it may. */
export const wrongPages =
  (editing: Editing | null) =>
  (app: Hono, viewOf: ViewOf): void => {
    app.get(WRITING, async (context) => {
      const view = viewOf(context);
      const subject = await subjectOf(asked(view), view);
      if (subject) return context.html(await wrongPage(subject, editing, view));
      const { wrong } = view.say.explorer;
      return context.html(titled(wrong.unknown(view.ask('fact') ?? view.ask('id') ?? ''), '', view), 404);
    });
    if (editing) app.post(WRITING, (context) => post(context, editing, viewOf(context)));
  };
