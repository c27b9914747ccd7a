import type { Context } from 'hono';
import type { PagePicture } from '../../index.js';
import { type Html, html, nothing } from '../html.js';
import { page } from '../layout.js';
import { factHref } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';

const asked = (id: string, number: number, view: View): Promise<PagePicture> =>
  view.archive.pagePicture(id, number, { fact: view.ask('fact') ?? undefined });

/** The picture alone; where there is none, why. */
export const pictureFile = async (context: Context, id: string, number: number, view: View): Promise<Response> => {
  const picture = await asked(id, number, view);
  if (picture.lacks !== null) return context.text(view.say.explorer.document.lacks[picture.lacks], 404);
  return context.body(new Uint8Array(picture.png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=300' });
};

const pagerOf = (at: number, last: number, path: string, view: View): Html => {
  if (last <= 1) return nothing;
  const { explorer } = view.say;
  const to = (number: number, rel: string, words: string): Html =>
    html`<a rel="${rel}" href="${view.href(`${path}/page/${number}`)}">${words}</a>`;
  return html`<nav class="pager" aria-label="${explorer.document.sources.pages}">${at > 1 ? to(at - 1, 'prev', explorer.previous) : ''}
<span>${explorer.pageOf(at, last)}</span>${at < last ? to(at + 1, 'next', explorer.next) : ''}</nav>`;
};

/** The picture of a page with what is to be said of it: whether the fact is marked, or why there is no picture. */
export const picturePage = async (id: string, number: number, view: View): Promise<Html> => {
  const { document } = view.say.explorer;
  const picture = await asked(id, number, view);
  const fact = view.ask('fact');
  const path = documentPath(id);
  const title = document.pictureOf(number, picture.file ?? id);
  const back = html`<p><a href="${fact === null ? `${view.href(path)}#page-${number}` : factHref(`${id}#${fact}`, view)}">${document.toText}</a></p>`;
  if (picture.lacks !== null)
    return page(
      view,
      title,
      html`<h1>${title}</h1><p class="problem">${document.lacks[picture.lacks]}</p>${picture.detail ? html`<p class="hint">${picture.detail}</p>` : ''}${back}`,
    );
  const file = view.href(`${path}/page/${number}.png`, { fact });
  const said =
    picture.marked === null
      ? ''
      : html`<p class="${picture.marked ? 'hint' : 'problem'}">${picture.marked ? document.marked : document.unmarked}</p>`;
  return page(
    view,
    title,
    html`<h1>${title}</h1>${said}${back}${pagerOf(number, picture.pages, path, view)}
<figure class="page-picture whole"><img src="${file}" width="${picture.width}" height="${picture.height}" alt="${title}"><figcaption><a href="${file}">${document.pictureLink}</a></figcaption></figure>`,
  );
};
