import { findingMessage, recurrenceText, type Summary } from '../index.js';
import { interval, quotaText } from '../tables/index.js';
import type { Context } from './context.js';
import { numberText } from './documents.js';
import { relationText } from './edge-text.js';
import { fieldsText, heading } from './layout.js';
import { marked, markLines } from './marks.js';
import { reasonText } from './reason.js';
import { type TableColumn, tableText } from './table.js';
import { wrap } from './width.js';

type Cell = string | number | null;
interface Part {
  readonly name: keyof Context['say']['facts'];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

const MOST_RECIPIENTS = 3;

const headerText = ({ document, keywords }: Summary, context: Context, more: readonly (readonly [string, string | null])[]): string => {
  const { fields, kinds, recipients } = context.say;
  const { signer } = document;
  const named = document.recipients.slice(0, MOST_RECIPIENTS).join('; ');
  return fieldsText(
    [
      [fields.id, document.id],
      [fields.kind, kinds[document.kind]],
      [fields.type, document.type],
      [fields.number, numberText(document, context)],
      [fields.date, document.date],
      [fields.place, document.place],
      [fields.issuer, document.issuer],
      [fields.title, document.title],
      [fields.signer, signer && [[signer.capacity, signer.position].filter(Boolean).join(' '), signer.name].filter(Boolean).join(', ')],
      [fields.recipients, document.recipients.length > MOST_RECIPIENTS ? `${named} … (${recipients(document.recipients.length)})` : named],
      [fields.keywords, keywords.join(', ')],
      ...more,
    ],
    context,
  );
};

const partsOf = (summary: Summary, context: Context): Part[] => {
  const { say } = context;
  const { columns } = say;
  const quote: TableColumn = { head: columns.quote, least: 20 };
  const page: TableColumn = { head: columns.page, align: 'right' };
  return [
    {
      name: 'citations',
      columns: [
        page,
        { head: columns.relation },
        { head: columns.number, least: 12 },
        { head: columns.date },
        { head: columns.issuer, least: 12 },
        { head: columns.state, least: 8 },
        { head: columns.target, least: 14 },
      ],
      rows: summary.citations.map(({ span, relation, number, date, issuer, state, target, reason, candidates, text, corrected }) => [
        span.page,
        relationText(relation, 'cites', context),
        number ?? text,
        date,
        issuer,
        marked(say.states[state], corrected),
        target ?? (candidates.join(' ') || (reason && reasonText(reason, context))),
      ]),
    },
    {
      name: 'periods',
      columns: [page, { head: columns.period }, { head: columns.label, least: 12 }, quote],
      rows: summary.periods.map(({ span, start, end, horizon, label, text }) => [
        span.page,
        horizon && !start ? `→ ${horizon}` : interval(start, end),
        label,
        text,
      ]),
    },
    {
      name: 'deadlines',
      columns: [page, { head: columns.date }, { head: columns.task, least: 20 }, quote],
      rows: summary.deadlines.map(({ span, date, recurs, task, text }) => [
        span.page,
        date ?? (recurs && recurrenceText(recurs, context)),
        task,
        text,
      ]),
    },
    {
      name: 'awards',
      columns: [
        page,
        { head: columns.form, least: 12 },
        { head: columns.recipient, least: 10 },
        { head: columns.quota, align: 'right' },
        { head: columns.occasion, least: 10 },
        quote,
      ],
      rows: summary.awards.map(({ span, form, recipient, per, occasion, year, text, ...quota }) => [
        span.page,
        form,
        recipient,
        quotaText(quota),
        [per, occasion, year].filter(Boolean).join(', '),
        text,
      ]),
    },
    {
      name: 'campaigns',
      columns: [page, { head: columns.name, least: 20 }],
      rows: summary.campaigns.map(({ span, name }) => [span.page, name]),
    },
    {
      name: 'targets',
      columns: [page, { head: columns.value, align: 'right' }, { head: columns.subject, least: 20 }, quote],
      rows: summary.targets.map(({ span, value, unit, subject, text }) => [span.page, `${value} ${unit}`, subject, text]),
    },
    {
      name: 'findings',
      columns: [{ head: columns.code }, { head: columns.message, least: 20 }],
      rows: summary.findings.map(({ code, message, details }) => [code, findingMessage(code, details, context.language) || message]),
    },
  ];
};

/** Every mark of corrections, under what it is on. */
const correctionsOf = ({ document, citations, rejected = [] }: Summary, context: Context): string[] => {
  const { corrections } = context.say;
  const ofDocument = markLines(document.corrected, context);
  const ofCitations = [...citations, ...rejected].flatMap(({ text, span, corrected }) =>
    corrected ? [`“${text}”, ${context.say.page(span.page)}`, ...markLines(corrected, context).map((line) => `  ${line}`)] : [],
  );
  const lines = [...ofDocument, ...ofCitations].flatMap((line) => wrap(line, context.width));
  return lines.length > 0 ? [`${heading(corrections.title, context)}\n${lines.join('\n')}`] : [];
};

/** A document for reading: its header, then its facts, kind by kind; kinds without facts are left out. */
export const summaryText = (summary: Summary, context: Context, more: readonly (readonly [string, string | null])[] = []): string =>
  [
    headerText(summary, context, more),
    ...partsOf(summary, context)
      .filter(({ rows }) => rows.length > 0)
      .map(
        ({ name, columns, rows }) =>
          `${heading(`${context.say.facts[name]} (${rows.length})`, context)}\n${tableText(columns, rows, context)}`,
      ),
    ...correctionsOf(summary, context),
  ].join('\n\n');

const valueText = (fact: object): string =>
  Object.entries(fact)
    .filter(([key, value]) => !['text', 'span', 'rule', 'confidence'].includes(key) && value !== null && String(value) !== '')
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('|') : String(value)}`)
    .join('; ');

const KINDS = ['citations', 'periods', 'deadlines', 'dates', 'awards', 'campaigns', 'targets'] as const;

const FIELDS = ['kind', 'page', 'start', 'end', 'text', 'values', 'rule'] as const;

/** A line of heads, then facts one a line in the order of the text, fields parted by tabs; the same in every language. */
export const factLines = (summary: Summary): string[] => [
  FIELDS.join('\t'),
  ...KINDS.flatMap((kind) => summary[kind].map((fact) => ({ kind, fact })))
    .sort((a, b) => a.fact.span.start - b.fact.span.start || a.fact.span.end - b.fact.span.end)
    .map(({ kind, fact }) =>
      [kind, fact.span.page, fact.span.start, fact.span.end, fact.text, valueText(fact), fact.rule]
        .map((field) => String(field).replace(/[\t\r\n]+/g, ' '))
        .join('\t'),
    ),
];
