import type { AwardFact, BodyRef, Span } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import { bodyAt } from './bodies.js';
import { bodyEndingAt } from './mentions/announced.js';

interface Occasion {
  readonly name: string;
  readonly year: number | null;
}
interface Form extends Span {
  readonly name: string;
  readonly grantor: BodyRef | null;
}

/** What the headings above a paragraph say: "1. Giấy khen của Giám đốc Sở" holds for the lines below it. */
export class AwardContext {
  private section = false;
  private form: Form | null = null;
  private occasions: readonly Occasion[] = [];
  private level = 0;

  constructor(private readonly rules: Rules) {}

  /** Reads the quotas of one paragraph and remembers what it says as a heading. */
  read(text: string, paragraph: Span): AwardFact[] {
    const content = text.slice(paragraph.start, paragraph.end);
    const level = levelOf(content);
    const facts = this.quotas(text, paragraph);
    if (facts.length > 0) return facts;
    if (level > 0 && (this.level === 0 || level <= this.level || level === 1)) {
      if (level === 1 || has(this.rules.pattern('award.section'), content)) this.section = has(this.rules.pattern('award.section'), content);
      this.form = null;
      this.occasions = [];
      this.level = level;
    }
    if (content.length < 260 && (level > 0 || content.endsWith(':'))) {
      this.form = formsIn(text, paragraph, this.rules)[0] ?? this.form;
      const occasions = occasionsIn(content, this.rules);
      if (occasions.length > 0) this.occasions = occasions;
      if (has(this.rules.pattern('award.section'), content)) this.section = true;
      if (this.level === 0) this.level = level;
    }
    return [];
  }

  private quotas(text: string, paragraph: Span): AwardFact[] {
    const { rules } = this;
    const found: AwardFact[] = [];
    const slice = text.slice(paragraph.start, paragraph.end);
    let forms: Form[] | null = null;
    let comparator: 'max' | 'min' | null = null;
    for (const digits of slice.matchAll(/\d+/g)) {
      const start = paragraph.start + digits.index;
      if (found.some((fact) => start < fact.span.end)) continue;
      const quota = this.quotaAt(text, start, paragraph.end);
      if (!quota) continue;
      const sentence = sentenceOf(text, paragraph, start);
      if (has(rules.pattern('award.result'), text.slice(sentence.start, start))) continue;
      forms ??= formsIn(text, paragraph, rules);
      const form = nearestForm(forms, start, sentence) ?? (this.section || this.form ? this.form : null);
      if (!form && !this.section) continue;
      const left = text.slice(Math.max(paragraph.start, start - 40), start);
      const own = rules.pattern('award.at-most').test(left) ? 'max' : rules.pattern('award.at-least').test(left) ? 'min' : null;
      comparator = own ?? (rules.pattern('award.list').test(left) ? comparator : null);
      const before = text.slice(sentence.start, start);
      const occasions = occasionsIn(before, rules);
      const around = occasions.length > 0 ? occasions : occasionsIn(text.slice(start, sentence.end), rules).slice(0, 1);
      const when = around.length > 0 ? around : this.occasions;
      const per = lastGroup(rules.pattern('award.per'), before, 'per');
      for (const occasion of when.length > 0 ? when : [null])
        for (const recipient of [quota.recipient])
          found.push({
            kind: 'award',
            text: text.slice(start, quota.end),
            span: { start, end: quota.end },
            rule: form && form.start >= sentence.start ? 'award.form-in-sentence' : 'award.form-in-heading',
            confidence: form ? 0.9 : 0.6,
            form: form?.name ?? null,
            grantor: form?.grantor ?? null,
            recipient,
            min: comparator === 'max' ? null : quota.min,
            max: comparator === 'min' ? null : quota.max,
            unit: quota.percent ? 'percent' : 'recipient',
            per,
            occasion: occasion?.name ?? null,
            year: occasion?.year ?? null,
          });
    }
    return found;
  }

  private quotaAt(text: string, start: number, limit: number) {
    const count = this.rules.pattern('award.count');
    count.lastIndex = start;
    const match = count.exec(text);
    if (!match?.groups) return null;
    const { recipients } = this.rules.lexicon;
    const first = recipients.match(text, start + match[0].length);
    if (!first || first.end > limit || /\p{L}/u.test(text[first.end] ?? '')) return null;
    let end = first.end;
    let recipient = first.value;
    const joint = this.rules.pattern('award.joint');
    joint.lastIndex = end;
    const and = joint.exec(text);
    const second = and ? recipients.match(text, end + and[0].length) : null;
    if (second && second.value !== first.value) {
      recipient = `${first.value}, ${second.value}`;
      end = second.end;
    }
    const delegate = this.rules.pattern('award.delegate');
    delegate.lastIndex = end;
    if (delegate.test(text)) return null;
    const min = Number((match.groups.min as string).replace('.', ''));
    return { min, max: match.groups.max ? Number(match.groups.max) : min, percent: match.groups.percent !== undefined, recipient, end };
  }
}

/** 1 for Roman headings, 2 for "1.", 3 for "a)" and bullets, 0 for plain paragraphs. */
function levelOf(content: string): number {
  if (/^\W{0,3}[IVX]{1,5}\s?[.)-]/.test(content)) return 1;
  if (/^\W{0,3}\d{1,2}[.)]\s/.test(content)) return 2;
  if (/^\W{0,3}(?:\d{1,2}\.\d{1,2}|[a-z\u0111][).])/.test(content)) return 3;
  return 0;
}

function has(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

function formsIn(text: string, paragraph: Span, rules: Rules): Form[] {
  const slice = text.slice(paragraph.start, paragraph.end);
  const forms: Form[] = [];
  for (const match of slice.matchAll(rules.pattern('award.form'))) {
    const start = paragraph.start + match.index;
    const end = start + match[0].length;
    const name = rules.lexicon.awardForms.match(text, start)?.value ?? match[0].toLowerCase();
    forms.push({ name, start, end, grantor: grantorOf(text, paragraph, start, end, rules) });
  }
  return forms;
}

function grantorOf(text: string, paragraph: Span, start: number, end: number, rules: Rules): BodyRef | null {
  const after = rules.pattern('award.grantor');
  after.lastIndex = end;
  const of = after.exec(text);
  const behind = of ? bodyAt(text, end + of[0].length, rules) : null;
  if (behind) return behind.ref;
  const from = Math.max(paragraph.start, start - 160);
  const giving = rules.pattern('award.giving').exec(text.slice(from, start));
  if (!giving) return null;
  return bodyEndingAt(text, from, from + giving.index, rules)?.ref ?? null;
}

function nearestForm(forms: readonly Form[], place: number, sentence: Span): Form | null {
  let before: Form | null = null;
  let after: Form | null = null;
  for (const form of forms) {
    if (form.start >= sentence.start && form.start < place) before = form;
    if (!after && form.start >= place && form.start < sentence.end) after = form;
  }
  return before ?? after;
}

function sentenceOf(text: string, paragraph: Span, place: number): Span {
  let start = place;
  while (start > paragraph.start && !/[.;\n]/.test(text[start - 1] as string)) start--;
  let end = place;
  while (end < paragraph.end && !/[.;\n]/.test(text[end] as string)) end++;
  return { start, end };
}

function occasionsIn(content: string, rules: Rules): Occasion[] {
  const list: Occasion[] = [];
  for (const match of content.matchAll(rules.pattern('award.occasion'))) {
    const { annual, review, year } = match.groups as { annual?: string; review?: string; year?: string };
    const name = annual ? (rules.word('every-year') as string) : (review as string).toLowerCase();
    if (!list.some((occasion) => occasion.name === name)) list.push({ name, year: year ? Number(year) : null });
  }
  return list;
}

function lastGroup(pattern: RegExp, content: string, group: string): string | null {
  let value: string | null = null;
  for (const match of content.matchAll(pattern)) value = match.groups?.[group]?.toLowerCase() ?? value;
  return value;
}
