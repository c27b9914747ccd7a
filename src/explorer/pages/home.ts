import type { Hono } from 'hono';
import { html } from '../html.js';
import { page } from '../layout.js';
import type { ViewOf } from '../listing.js';

export const home = (app: Hono, viewOf: ViewOf): void => {
  app.get('/', async (context) => {
    const view = viewOf(context);
    return context.html(page(view, view.say.explorer.home, html`<h1>${view.say.explorer.home}</h1>`));
  });
};
