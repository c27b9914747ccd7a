import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Archive } from '../index.js';
import { assets } from './assets.js';
import { type Editing, WRITING } from './edit.js';
import { errors } from './errors.js';
import { guard, headers, health } from './guard.js';
import { ambiguous } from './pages/ambiguous.js';
import { api } from './pages/api.js';
import { awards } from './pages/awards.js';
import { bodies } from './pages/bodies.js';
import { campaigns } from './pages/campaigns.js';
import { deadlines } from './pages/deadlines.js';
import { document } from './pages/document.js';
import { findings } from './pages/findings.js';
import { graph } from './pages/graph.js';
import { home } from './pages/home.js';
import { missing } from './pages/missing.js';
import { refused } from './pages/refused.js';
import { report } from './pages/report.js';
import { search } from './pages/search.js';
import { wrongPages } from './pages/wrong.js';
import { type ViewOf, viewOf } from './view.js';

export interface AppOptions {
  /** The port that the Host header must name. */
  readonly port: () => number;
  /** Other names that it may be asked by. */
  readonly hosts?: readonly string[] | undefined;
  /** Told of every answer: its status and the seconds it took. */
  readonly onAnswer?: ((status: number, seconds: number) => void) | undefined;
  /** Answer /api/sql too (default false). */
  readonly sql?: boolean | undefined;
  /** Milliseconds that an answer may take. */
  readonly timeMs?: number | undefined;
  /** Where corrections may be written, and by which forms; null (the default): nothing is ever written. */
  readonly editing?: Editing | null | undefined;
}

const PAGES = [home, search, awards, campaigns, deadlines, missing, ambiguous, bodies, refused, graph, document, findings, report];

const timed =
  (tell: NonNullable<AppOptions['onAnswer']>): MiddlewareHandler =>
  async (context, next) => {
    const begun = performance.now();
    await next();
    tell(context.res.status, (performance.now() - begun) / 1000);
  };

/** All routes of the explorer over one archive. Answers GET and HEAD only, but for the one that writes corrections where it may. */
export const appOver = (archive: Archive, { port, hosts, sql, timeMs, editing = null, onAnswer }: AppOptions): Hono => {
  const app = new Hono();
  const view: ViewOf = (context: Context) => viewOf(archive, new URL(context.req.url), context.req.header('accept-language'));
  if (onAnswer) app.use(timed(onAnswer));
  app.use(headers, health, guard({ port, hosts, timeMs, posts: editing === null ? [] : [WRITING] }));
  assets(app);
  for (const add of [...PAGES, wrongPages(editing)]) add(app, view);
  api({ sql })(app, view);
  errors(app, view);
  return app;
};
