import type { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { detailIn, explain, Failure, type Problem } from '../index.js';
import type { WrongParameter } from '../questions/index.js';
import { type Html, html, nothing } from './html.js';
import { page } from './layout.js';
import type { View, ViewOf } from './view.js';

/** Who asked for data is told in data what is wrong. */
const wantsData = (path: string): boolean => /^\/api\/|\.(?:json|csv|svg|graphml)$/.test(path);

const STATUS: Readonly<Record<string, ContentfulStatusCode>> = { E445: 503, E441: 503, E442: 503, E443: 503, E407: 503, E405: 503 };

/** A wrong question is the asker's fault (E2xx), anything else is not. */
export const statusOf = (code: string | undefined): ContentfulStatusCode => STATUS[code ?? ''] ?? (code?.startsWith('E2') ? 400 : 500);

/** A problem as programs get it. */
export const problemJson = (
  { code, where, detail }: Pick<Problem, 'code' | 'where' | 'detail'>,
  view: View,
  parameters: readonly WrongParameter[] = [],
): object => {
  const words = explain(code, view.language);
  return { error: { code, title: words?.title ?? '', cause: words?.cause ?? '', hint: words?.hint ?? '', where, detail, parameters } };
};

const problemPage = ({ code, where, detail }: Problem, { language }: View): Html => {
  const words = explain(code, language);
  return html`<p class="code">${code}${where ? html` <code>${where}</code>` : nothing}</p>
${detail ? html`<p>${detailIn(detail, language)}</p>` : nothing}<p>${words?.cause}</p><p>${words?.hint}</p>`;
};

/** What is not there, and what could not be answered. What nobody foresaw is told on standard error, and not to browsers. */
export const errors = (app: Hono, viewOf: ViewOf): void => {
  app.notFound((context) => {
    const view = viewOf(context);
    const { explorer } = view.say;
    if (wantsData(context.req.path)) return context.json(problemJson({ code: 'E245', where: context.req.path, detail: null }, view), 404);
    return context.html(page(view, explorer.notFound, html`<h1>${explorer.notFound}</h1><p>${explorer.notFoundHint}</p>`), 404);
  });
  app.onError((error, context) => {
    const view = viewOf(context);
    const { explorer } = view.say;
    const [problem] = error instanceof Failure ? error.problems : [];
    if (!problem) process.stderr.write(`${context.req.path}: ${error.stack ?? error}\n`);
    const status = statusOf(problem?.code);
    if (wantsData(context.req.path))
      return context.json(problemJson(problem ?? { code: '', where: '', detail: explorer.failed }, view), status);
    const title = (problem && explain(problem.code, view.language)?.title) ?? explorer.failed;
    return context.html(page(view, title, html`<h1>${title}</h1>${problem ? problemPage(problem, view) : nothing}`), status);
  });
};
