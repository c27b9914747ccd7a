import type { Block, Document, Fact, HeaderFact, Kind, Mention, Relation, Span } from '../model/index.js';
import { isBlankAt, isSignAt, isUpperAt, linesIn, patternNamed, type Rules } from '../rules/index.js';
import { readAttributes } from './attributes.js';
import { AwardContext } from './awards.js';
import { campaignsIn } from './campaigns.js';
import { dateAt } from './dates.js';
import { deadlinesOfTable, notInTable } from './deadline-table.js';
import { readHeader } from './header.js';
import { kindOf } from './kind.js';
import type { Draft } from './mentions/draft.js';
import { relationByVerb } from './mentions/english.js';
import { ParagraphReader } from './paragraph.js';
import { Scan } from './scan.js';

export { type RelationWords, relationWords } from './relation-words.js';

const LIST_ITEM = patternNamed('layout.list-item');
const BASIS_HEADING = patternNamed('layout.basis-heading');

export interface Extraction {
  readonly kind: Kind;
  readonly facts: readonly Fact[];
}

const READ: ReadonlySet<Block['role']> = new Set(['title', 'basis', 'body', 'table', 'annex']);

/** Reads every fact of a document, in the order of the text. Pure. */
export function extract(document: Document, rules: Rules): Extraction {
  const { text } = document;
  const written = readHeader(document, rules);
  const attributes = readAttributes(document, rules).filter((fact) => !written.some((other) => signsAsMore(other, fact)));
  const header = [
    ...attributes,
    ...written.filter((fact) => fact.field === 'recipient' || !attributes.some((other) => other.field === fact.field)),
  ];
  let kind = attributes.length > 0 ? 'web-page' : kindOf(document, header, rules);
  const scan = new Scan(text, rules);
  if (!header.some((fact) => fact.field === 'date')) header.push(...firstDate(text, scan.of('header.passed').all, 'header.passed', rules));
  const tellsResults = kind === 'news' || isReport(header, rules);
  const paragraphs = new ParagraphReader(text, scan, issuedOn(header), isStanding(header), tellsResults, rules);
  const title = document.blocks.find((block) => block.role === 'title') ?? header.find((fact) => fact.field === 'title')?.span ?? null;
  const awards = new AwardContext(text, title, scan, tellsResults, rules);
  const facts: Fact[] = [];
  let own: Draft | null = null;
  let seen = 0;
  let opened: Relation | null = null;
  let based: Relation | null = null;
  let reported: Mention | null = null;
  for (const block of document.blocks) {
    if (!READ.has(block.role)) continue;
    facts.push(...campaignsIn(text, block, scan, rules));
    if (block.role === 'table')
      for (const table of document.tables)
        if (table.start >= block.start && table.start < block.end)
          facts.push(...awards.readTable(table), ...deadlinesOfTable(text, table, rules));
    for (const line of linesIn(text, block)) {
      const inherited: Relation | null =
        goesOn(text, line, based, rules) ??
        (opened !== null && (isItem(text, line.start, rules) || rules.lexicon.types.match(text, line.start)) ? opened : null);
      const { drafts, counts, opens } = paragraphs.read(line, inherited);
      opened = opens ?? (drafts.length === 0 && headsBases(text, line, rules) ? 'legal-basis' : based ? opened : inherited);
      based = isSignAt(text, line.end - 1, ';') ? carriedOn(drafts.at(-1)) : null;
      if (document.language === 'en') relateInEnglish(text, line, drafts, rules);
      for (const draft of drafts) {
        const mention = mentionOf(text, draft);
        facts.push(mention);
        if (draft.announced && draft.relation === 'mentions') reported ??= mention;
      }
      if (seen++ < LEAD && own === null && isSignAt(text, line.end - 1, ':')) own = drafts.find((draft) => draft.announced) ?? null;
      if (block.role !== 'title' && block.role !== 'table') for (const award of awards.read(line, counts)) facts.push(award);
    }
  }
  if (own && kind !== 'official' && !header.some((fact) => fact.field === 'number')) {
    kind = 'web-page';
    header.unshift(...carriedHeader(text, own));
  }
  if (kind === 'news' || kind === 'web-page')
    for (const id of ['header.published', 'header.weekday'])
      header.push(...firstDate(text, leadsOf(text.slice(0, PAGE_HEAD), id, rules), id, rules));
  if (kind === 'news' && reported) facts[facts.indexOf(reported)] = { ...reported, relation: 'announces' };
  return { kind, facts: [...(kind === 'unknown' ? [] : firstOfEach(header)), ...facts, ...notInTable(paragraphs.facts, facts)] };
}

/** A page may tell in its first lines which document it carries: "Ngày …, Sở … có Công văn số …, nội dung như sau:". */
const LEAD = 8;

function carriedHeader(text: string, { start, end, type, number, date, issuer, rule }: Draft): HeaderFact[] {
  const span = { start, end };
  const fact = (field: HeaderFact['field'], value: string | null, more: Partial<HeaderFact> = {}): HeaderFact[] =>
    value === null ? [] : [{ kind: 'header', field, text: text.slice(start, end), span, rule, confidence: 0.85, value, ...more }];
  return [
    ...fact('number', number?.canonical ?? null, number ? { number } : {}),
    ...fact('type', type),
    ...fact('date', date),
    ...fact('issuer', issuer?.name ?? null, issuer ? { body: issuer } : {}),
  ];
}

/** How far down a page its day of publication is looked for. */
const PAGE_HEAD = 3000;

/** The first day that stands behind a phrase: of publication, of passing. */
function firstDate(text: string, leads: readonly { readonly end: number }[], id: string, rules: Rules): HeaderFact[] {
  for (const lead of leads) {
    const date = dateAt(text, lead.end, rules);
    if (!date || date.date.length < 10) continue;
    const span = { start: date.start, end: date.end };
    return [{ kind: 'header', field: 'date', text: text.slice(span.start, span.end), span, rule: id, confidence: 0.8, value: date.date }];
  }
  return [];
}

const leadsOf = (page: string, id: string, rules: Rules): { readonly end: number }[] =>
  [...page.matchAll(rules.search(id))].map((lead) => ({ end: lead.index + lead[0].length }));

/** The year in its number tells a legal document, which holds until it is repealed, from one that sees to a matter once. */
const isStanding = (header: readonly HeaderFact[]): boolean =>
  header.some(({ field, number }) => field === 'number' && number?.year != null);

const isReport = (header: readonly HeaderFact[], rules: Rules): boolean =>
  header.some(({ field, value }) => field === 'type' && rules.isWord('report', value));

/** What stands first speaks for the document; recipients are many. */
const firstOfEach = (header: readonly HeaderFact[]): HeaderFact[] =>
  header.filter((fact, i) => fact.field === 'recipient' || header.findIndex((other) => other.field === fact.field) === i);

/** Short spans only: the library is slow, and only what no rule settled is asked. */
function relateInEnglish(text: string, line: Span, drafts: readonly Draft[], rules: Rules): void {
  let from = line.start;
  let before: Relation = 'mentions';
  for (const draft of drafts) {
    if (draft.relation === 'mentions' && !draft.nested && draft.start > from) {
      const clause = text.slice(Math.max(from, draft.start - ENGLISH_CLAUSE), draft.start);
      const goesOn = rules.ending('relation.english-and').before(text, draft.start, from) !== null && !clause.includes(';');
      draft.relation = relationByVerb(clause.slice(clause.lastIndexOf(';') + 1), rules) ?? (goesOn ? before : 'mentions');
    }
    from = draft.end;
    before = draft.relation;
  }
}
const ENGLISH_CLAUSE = 160;

/** The signature tells the capacity in which somebody signed, which a portal's attributes leave out. */
const signsAsMore = ({ signer: signature }: HeaderFact, { signer }: HeaderFact): boolean =>
  signer != null && signer.position === null && signature?.name === signer.name && signature.position !== null;

const issuedOn = (header: readonly HeaderFact[]): string | null => header.find((fact) => fact.field === 'date')?.value ?? null;

/** "Căn cứ Luật …;" may go on in a line that begins with the next act. */
const goesOn = (text: string, { start }: Span, based: Relation | null, rules: Rules): Relation | null =>
  based !== null && isUpperAt(text, start) && rules.lexicon.types.match(text, start) ? based : null;

/** What "Căn cứ …;" and "Thực hiện …;" say of the document that the next line begins with. */
const carriedOn = (last: Draft | undefined): Relation | null =>
  last?.relation === 'legal-basis' || last?.relation === 'implements' ? last.relation : null;

const isItem = (text: string, start: number, rules: Rules): boolean => LIST_ITEM(rules).isAt(text, start);

/** "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH": the items below are what the document rests on. */
const headsBases = (text: string, { start, end }: Span, rules: Rules): boolean =>
  end - start < LONGEST_HEADING && BASIS_HEADING(rules).endAt(text, start) >= end;
const LONGEST_HEADING = 90;

function mentionOf(text: string, draft: Draft): Mention {
  return {
    kind: 'mention',
    text: text.slice(draft.start, draft.end),
    span: { start: draft.start, end: draft.end },
    rule: draft.rule,
    confidence: draft.confidence,
    form: draft.form,
    type: draft.type,
    number: draft.number,
    serial: draft.serial,
    date: draft.date,
    issuer: draft.issuer,
    title: draft.named ?? clean(text, draft.title),
    pinpoint: clean(text, draft.pinpoint),
    shared: draft.shared,
    relation: draft.relation,
    nested: draft.nested,
  };
}

/** The words of a stretch on one line, without the separator that it ended before. */
function clean(text: string, span: Span | null): string | null {
  if (!span) return null;
  let end = span.end;
  while (end > span.start && (isBlankAt(text, end - 1) || isSignAt(text, end - 1, ','))) end--;
  const words = text.slice(span.start, end);
  return (words.includes('\n') || words.includes('  ') ? words.replace(/\s+/g, ' ') : words) || null;
}
