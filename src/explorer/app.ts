import { type Context, Hono } from 'hono';
import { type Archive, Failure, messagesIn } from '../index.js';
import { assets } from './assets.js';
import { guard } from './guard.js';
import { html } from './html.js';
import { page } from './layout.js';
import type { ViewOf } from './listing.js';
import { home } from './pages/home.js';
import { missing } from './pages/missing.js';
import { viewOf } from './view.js';

export interface AppOptions {
  /** The port that the Host header must name. */
  readonly port: () => number;
}

const PAGES = [home, missing];

/** All routes of the explorer over one archive. Answers GET and HEAD only. */
export const appOver = (archive: Archive, { port }: AppOptions): Hono => {
  const app = new Hono();
  const view: ViewOf = (context: Context) => viewOf(archive, new URL(context.req.url), context.req.header('accept-language'));
  app.use(guard(port));
  assets(app);
  for (const add of PAGES) add(app, view);
  app.notFound((context) => {
    const own = view(context);
    const { explorer } = own.say;
    return context.html(page(own, explorer.notFound, html`<h1>${explorer.notFound}</h1><p>${explorer.notFoundHint}</p>`), 404);
  });
  app.onError((error, context) => {
    const own = view(context);
    const text =
      error instanceof Failure ? `${error.problems[0]?.code} ${messagesIn(own.language).explorer.failed}` : own.say.explorer.failed;
    return context.html(page(own, text, html`<h1>${text}</h1><p>${error.message}</p>`), 500);
  });
  return app;
};
