import { type DocumentText, type FactRow, type Reasons, reasonText } from '../../index.js';
import { type Html, html, nothing, type Part } from '../html.js';
import { documentLink, factHref } from '../links.js';
import { documentPath, nameOfFact } from '../paths.js';
import type { View } from '../view.js';
import { fieldWords, kindWords, saidBy, valueWords } from '../words.js';
import { correctedLines } from './corrected.js';

export interface Beside {
  readonly text: DocumentText;
  /** Facts of the piece that is shown. */
  readonly facts: readonly FactRow[];
  /** Whether pages of the file can be drawn. */
  readonly drawn: boolean;
}

const row = (name: string, value: Part): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

const quoteOf = ({ sentence, mark, quote }: Reasons): Html =>
  sentence === null || mark === null
    ? html`<blockquote lang="vi">${quote}</blockquote>`
    : html`<blockquote lang="vi">${sentence.slice(0, mark.start)}<mark>${sentence.slice(mark.start, mark.end)}</mark>${sentence.slice(mark.end)}</blockquote>`;

const targetOf = async (target: string, view: View): Promise<Html> => {
  const document = (await view.archive.surroundings(target, { few: 0 }))?.document;
  return document ? documentLink(document, view) : html`<code>${target}</code>`;
};

/** Of an ambiguous citation: what it may mean, and which parts of its name agree. */
const candidatesOf = async ({ fact, document }: Reasons, view: View): Promise<Html> => {
  const { document: words } = view.say.explorer;
  const doubt = (await view.archive.ambiguous({ document: document.id })).find(({ edge }) => edge.fact === fact);
  if (!doubt) return nothing;
  const state = (agrees: boolean | null): string => (agrees === null ? words.open : agrees ? words.agrees : words.differs);
  return row(
    words.mayBe,
    html`<ul class="candidates">${doubt.candidates.map(
      (candidate) =>
        html`<li>${documentLink(candidate.document, view)}<ul>${candidate.parts.map(
          ({ part, cited, known, agrees }) =>
            html`<li class="${agrees === null ? 'open' : agrees ? 'agrees' : 'differs'}">${view.say.questions.parts[part]}: ${[cited, known].filter(Boolean).join(' / ')} <span class="verdict">${state(agrees)}</span></li>`,
        )}</ul></li>`,
    )}</ul>`,
  );
};

const stateOf = async (reasons: Reasons, view: View): Promise<Html> => {
  const { state, target, reason } = reasons.values;
  if (typeof state !== 'string') return nothing;
  const { document } = view.say.explorer;
  const why = typeof reason === 'string' ? ` (${reasonText(reason, view)})` : '';
  return html`${row(document.state, html`<span class="state ${state}">${valueWords('state', state, view)}</span>${why}`)}${
    typeof target === 'string' ? row(document.leadsTo, await targetOf(target, view)) : ''
  }${state === 'ambiguous' ? await candidatesOf(reasons, view) : ''}`;
};

const inferredOf = ({ inferred }: Reasons, view: View): Part => {
  const { why } = view.say.questions;
  if (inferred.length === 0) return '';
  const line = ({ field, value, stated }: Reasons['inferred'][number]): string => {
    const name = fieldWords(field, view);
    return stated ? why.stated(name, value ?? '', stated.quote, stated.page, stated.fact) : why.implied(name, value ?? '');
  };
  return row(why.inferred, html`<ul>${inferred.map((one) => html`<li>${line(one)}</li>`)}</ul>`);
};

const ruleOf = ({ rule }: Reasons, view: View): Part => {
  const { why } = view.say.questions;
  return (
    rule && [
      row(why.rule, html`<code>${rule.id}</code>`),
      rule.why && row(why.reason, rule.why),
      rule.at && row(view.say.explorer.document.ruleFile, html`<code>${rule.at.replace(/^.*\/(?=rules\/)/, '')}</code>`),
    ]
  );
};

/** Of a citation, by which words and rule it has its relation. */
const relationOf = ({ relation }: Reasons, view: View): Part =>
  relation &&
  row(
    view.say.questions.why.relation,
    html`<q lang="vi">${relation.quote}</q> <code>${relation.rule}</code>${relation.why ? html`<br>${relation.why}` : ''}`,
  );

const pictureOf = (reasons: Reasons, name: string, view: View): Html => {
  const { document } = view.say.explorer;
  const page = reasons.span?.page ?? 1;
  const path = `${documentPath(reasons.document.id)}/page/${page}`;
  return html`<figure class="page-picture"><a href="${view.href(path, { fact: name })}"><img loading="lazy" src="${view.href(`${path}.png`, { fact: name })}" alt="${document.pictureOf(page, reasons.file)}"></a>
<figcaption><a href="${view.href(path, { fact: name })}">${document.picture}</a></figcaption></figure>`;
};

/** Facts that stand at the same place, which a link in the text cannot tell apart. */
const neighbours = (fact: FactRow, { facts }: Beside, view: View): Html => {
  const { span } = fact;
  const others = facts.filter(
    (one) => span && one.span && one.fact !== fact.fact && one.span.start < span.end && one.span.end > span.start,
  );
  if (others.length === 0) return nothing;
  return row(
    view.say.explorer.document.here,
    html`<ul>${others.map(
      (one) =>
        html`<li><a href="${view.here({ fact: nameOfFact(one), part: null })}#${nameOfFact(one)}">${kindWords(one.kind, view)}: ${one.quote}</a></li>`,
    )}</ul>`,
  );
};

/** What is told of a fact: what it says, how it was read and why, where it leads, and how to say that it is wrong. */
export const panelOf = async (fact: FactRow, beside: Beside, view: View): Promise<Html> => {
  const reasons = await view.archive.why(fact.fact);
  if (!reasons) return nothing;
  const { document } = view.say.explorer;
  const { why } = view.say.questions;
  const { span, file, confidence, values } = reasons;
  const said = saidBy(values, view);
  const name = nameOfFact(fact);
  const corrected = correctedLines(values.corrected, view);
  return html`<section class="panel" aria-labelledby="panel-title"><h2 id="panel-title">${kindWords(reasons.kind, view)}</h2>
<p class="actions"><a class="close" href="${view.here({ fact: null })}">${document.close}</a> <a class="wrong" href="${view.href('/wrong', { fact: fact.fact })}">${document.wrong}</a></p>
${quoteOf(reasons)}
<dl>${await stateOf(reasons, view)}${said.map(([field, value]) => row(field, value))}
${row(document.quote, html`<q lang="vi">${reasons.quote}</q>`)}${inferredOf(reasons, view)}${corrected.length > 0 ? row(view.say.corrections.title, html`<ul>${corrected.map((line) => html`<li>${line}</li>`)}</ul>`) : ''}
${ruleOf(reasons, view)}${relationOf(reasons, view) ?? ''}${confidence === null ? '' : row(why.confidence, html`<meter min="0" max="1" value="${confidence}">${confidence}</meter> ${confidence}`)}
${row(why.at, span ? `${file}, ${view.say.page(span.page)} (${span.start}–${span.end})` : file)}
${neighbours(fact, beside, view)}
${row(document.copy, html`<code class="address">${reasons.fact}</code> <a href="${factHref(reasons.fact, view)}">#</a>`)}</dl>
${beside.drawn ? pictureOf(reasons, name, view) : ''}</section>`;
};
