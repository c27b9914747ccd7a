import type { RawFinding } from '../audit/index.js';
import type { Extraction } from '../extract/index.js';
import { type Linked, missingParts, nameBody, pathOfKey } from '../link/index.js';
import { findingMessage } from '../messages/index.js';
import {
  type Citation,
  type Completed,
  type Document,
  type Fact,
  FINDINGS,
  type Finding,
  groupBy,
  type Header,
  type HeaderFact,
  type PagedSpan,
  type Span,
  type Summary,
} from '../model/index.js';
import { pagesOf } from '../normalize/index.js';
import type { Rules } from '../rules/index.js';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** Puts what was read from one document into the contract `danchieu/summary/1`. */
export function summarize(
  document: Document,
  { kind, facts }: Extraction,
  linked: Linked,
  extra: { keywords: readonly string[]; findings: readonly RawFinding[] },
  rules: Rules,
): Summary {
  const pages = pagesOf(document);
  const paged = ({ start, end }: Span): PagedSpan => ({ start, end, page: pageOf(pages, start) });
  const kinds = groupBy(facts, ({ kind }) => kind);
  const all = <K extends Fact['kind']>(of: K) => (kinds.get(of) ?? []) as Of<K>[];
  const { source, encoding } = document.raw;
  return {
    schema: 'danchieu/summary/1',
    source: { path: source.uri, sha256: source.sha256, mediaType: source.mediaType, pages: document.raw.pages.length, encoding },
    document: headerOf(kind, all('header'), linked),
    citations: linked.citations.map((citation) => citationOf(citation, paged)),
    periods: all('period').map((fact) => ({
      text: fact.text,
      span: paged(fact.span),
      rule: fact.rule,
      start: fact.start,
      end: fact.end,
      horizon: fact.horizon,
      label: fact.label,
    })),
    deadlines: all('deadline').map((fact) => ({
      text: fact.text,
      span: paged(fact.span),
      rule: fact.rule,
      date: fact.date,
      recurs: fact.recurs,
      task: fact.task,
      inferred: [...fact.inferred],
    })),
    dates: all('date').map((fact) => ({ text: fact.text, span: paged(fact.span), rule: fact.rule, date: fact.date })),
    awards: all('award').map((fact) => ({
      text: fact.text,
      span: paged(fact.span),
      rule: fact.rule,
      form: fact.form,
      grantor: fact.grantor && nameBody(fact.grantor, linked.context, rules).name,
      recipient: fact.recipient,
      min: fact.min,
      max: fact.max,
      unit: fact.unit,
      per: fact.per,
      occasion: fact.occasion,
      year: fact.year,
    })),
    campaigns: all('campaign').map((fact) => ({ text: fact.text, span: paged(fact.span), rule: fact.rule, name: fact.name })),
    targets: all('target').map((fact) => ({
      text: fact.text,
      span: paged(fact.span),
      rule: fact.rule,
      value: fact.value,
      unit: fact.unit,
      subject: fact.subject,
    })),
    keywords: [...extra.keywords],
    findings: extra.findings.map((finding) => findingOf(finding, document.text, paged)),
  };
}

function headerOf(kind: Header['kind'], facts: readonly HeaderFact[], linked: Linked): Header {
  const field = (name: HeaderFact['field']) => facts.find((fact) => fact.field === name);
  const number = field('number')?.number ?? null;
  return {
    id: linked.id,
    kind,
    type: linked.type,
    number: number?.serial ? number.canonical : null,
    symbol: number?.symbol ?? null,
    date: field('date')?.value ?? null,
    place: field('place')?.value ?? null,
    issuer: linked.issuer,
    title: field('title')?.value ?? null,
    signer: field('signer')?.signer ?? null,
    recipients: facts.filter((fact) => fact.field === 'recipient').map((fact) => fact.value),
  };
}

function citationOf({ mention, key, type, number, date, issuer, inferred }: Completed, paged: (span: Span) => PagedSpan): Citation {
  const target = key && pathOfKey(key);
  return {
    text: mention.text,
    span: paged(mention.span),
    type,
    number,
    date,
    issuer,
    title: mention.title,
    pinpoint: mention.pinpoint,
    relation: mention.relation,
    inferred: [...inferred],
    state: target ? 'unheld' : 'unidentified',
    target,
    candidates: [],
    reason: target ? 'not-held' : `missing:${key ? missingParts(key).join(',') : 'number'}`,
    rule: mention.rule,
    confidence: Math.round(mention.confidence * (1 - 0.03 * inferred.length) * 100) / 100,
  };
}

/** Messages of a summary are in English; `details` let them be said in another language. */
function findingOf({ code, span, details, against }: RawFinding, text: string, paged: (span: Span) => PagedSpan): Finding {
  const slice = (at: Span | null): string | null => at && text.slice(at.start, at.end);
  return {
    code,
    severity: FINDINGS[code],
    message: findingMessage(code, details, 'en'),
    text: slice(span),
    details: { ...details },
    against: against && { document: against.document, file: null, text: slice(against.span), span: against.span && paged(against.span) },
    span: span && paged(span),
  };
}

function pageOf(pages: readonly number[], offset: number): number {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
