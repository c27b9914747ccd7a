import type { Context, Hono } from 'hono';
import { checked, openapi, parameterSchemas, parametersOf, QUESTIONS, type Question, sqlQuestion } from '../../questions/index.js';
import { problemJson } from '../errors.js';
import { type Html, html } from '../html.js';
import { page } from '../layout.js';
import type { View, ViewOf } from '../view.js';

export interface ApiOptions {
  /** Answer /api/sql too. */
  readonly sql?: boolean | undefined;
}

const STATUS = { answer: 200, several: 300, nothing: 404 } as const;
/** Parameters that are no part of a question. */
const APART = ['lang'];

const respond = async (question: Question, view: View, context: Context): Promise<Response> => {
  const found = checked(question, parametersOf(question, view.url.searchParams, APART), view.language);
  if (!found.ok) return context.json(problemJson({ code: 'E245', where: view.url.pathname, detail: null }, view, found.wrong), 400);
  const { is, value } = await question.ask(view, found.given);
  return context.json(value, STATUS[is]);
};

const exampleOf = (question: Question, view: View): string => {
  const { examples } = view.say.explorer.api;
  const given = new URLSearchParams();
  for (const { name, required } of parameterSchemas(question)) if (required) given.set(name, examples[name] ?? '');
  return `/api/${question.name}${given.size > 0 ? `?${given}` : ''}`;
};

const sectionOf = (question: Question, view: View): Html => {
  const { api } = view.say.explorer;
  const parameters = parameterSchemas(question);
  const example = exampleOf(question, view);
  const values = (schema: object): string => {
    const {
      enum: own,
      items,
      minimum,
      maximum,
      default: usual,
    } = schema as {
      enum?: string[];
      items?: { enum?: string[] };
      minimum?: number;
      maximum?: number;
      default?: number | string;
    };
    const range = minimum !== undefined && maximum !== undefined ? [`${minimum}–${maximum}`] : [];
    return [...range, (own ?? items?.enum ?? []).join(', '), usual === undefined ? '' : `= ${usual}`].filter(Boolean).join(' · ');
  };
  return html`<section class="question" id="${question.name}"><h2>${question.name}</h2><p>${question.about(view.say)}</p>
${
  parameters.length > 0
    ? html`<dl class="parameters">${parameters.map(
        ({ name, required, schema }) =>
          html`<dt><code>${name}</code>${required ? html` <em>${api.required}</em>` : ''}</dt><dd>${api.names[name]} <span class="values">${values(schema)}</span></dd>`,
      )}</dl>`
    : ''
}
<p>${api.example}: <a href="${example}"><code>${example}</code></a></p></section>`;
};

/** The questions of the command line for programs: an address each, one page for people, and an OpenAPI document. */
export const api =
  ({ sql = false }: ApiOptions) =>
  (app: Hono, viewOf: ViewOf): void => {
    const questions = sql ? [...QUESTIONS, sqlQuestion] : QUESTIONS;
    app.get('/api', (context) => {
      const view = viewOf(context);
      const words = view.say.explorer.api;
      return context.html(
        page(
          view,
          words.title,
          html`<h1>${words.title}</h1><p>${words.about}</p><p>${words.several}</p>
<p><a href="${view.href('/api/openapi.json')}">${words.contract}</a></p>
<nav class="contents" aria-label="${words.question}"><ul>${questions.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}</ul></nav>
${questions.map((question) => sectionOf(question, view))}`,
        ),
      );
    });
    app.get('/api/openapi.json', async (context) => context.json(await openapi(questions, viewOf(context).language)));
    for (const question of questions) app.get(`/api/${question.name}`, (context) => respond(question, viewOf(context), context));
  };
