import { packageVersion } from '../index.js';
import { ignoredIn } from './ask.js';
import { type Html, html, type Part } from './html.js';
import type { View } from './view.js';

const PAGES = ['awards', 'campaigns', 'deadlines', 'missing', 'ambiguous', 'bodies', 'findings', 'refused'] as const;

const navigation = (view: View): Html => {
  const { explorer } = view.say;
  const { pathname } = view.url;
  const entry = (path: string, words: string): Html =>
    html`<li><a href="${view.href(path)}"${pathname === path ? html` aria-current="page"` : ''}>${words}</a></li>`;
  return html`<nav aria-label="${explorer.navigation}"><ul>${entry('/graph', explorer.layout.graph)}${PAGES.map((page) => entry(`/${page}`, explorer.pages[page]))}</ul></nav>`;
};

const searchForm = (view: View): Html => {
  const { explorer } = view.say;
  const lang = view.url.searchParams.get('lang');
  return html`<form action="/search" role="search" class="search"><label for="q" class="unseen">${explorer.search}</label>
<input id="q" name="q" type="search" value="${view.url.pathname === '/search' ? (view.ask('q') ?? '') : ''}" placeholder="${explorer.searchHint}" autocomplete="off">
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}<button>${explorer.search}</button></form>`;
};

const languages = (view: View): Html => {
  const other = view.language === 'vi' ? 'en' : 'vi';
  return html`<a class="language" lang="${other}" hreflang="${other}" href="${view.here({ lang: other })}">${view.say.explorer.otherLanguage}</a>`;
};

/** What the address says and no page can mean. */
const notice = (view: View): Part => {
  const wrong = ignoredIn(view);
  return wrong.length === 0
    ? ''
    : html`<div class="problem" role="status">${wrong.map(({ name, value }) => html`<p>${view.say.explorer.ignored(name, value)}</p>`)}</div>`;
};

const VERSION = packageVersion();

const footer = (view: View): Html => {
  const { layout } = view.say.explorer;
  return html`<footer class="foot"><p>${layout.version(VERSION)}</p><p>${layout.local}</p><p><a href="${view.href('/api')}">${layout.api}</a></p></footer>`;
};

interface PageOptions {
  /** Names in /assets/, after those of every page. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
}

/** A page as a whole. `title` is that of the page alone. */
export const page = (view: View, title: string, body: Part, { scripts = [], styles = [] }: PageOptions = {}): Html => {
  const { explorer } = view.say;
  return html`<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · danchieu</title>
${['style.css', ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<link rel="icon" href="/assets/icon.svg">
${['search.js', ...scripts].map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${explorer.skip}</a>
<header class="top"><a class="home" href="${view.href('/')}">danchieu</a>${searchForm(view)}${languages(view)}${navigation(view)}</header>
<main id="main" tabindex="-1">${notice(view)}${body}</main>
${footer(view)}
</body>
</html>`;
};
