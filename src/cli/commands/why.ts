import { type Corrected, failure, type Inference, type Reasons } from '../../index.js';
import { type ArchiveOptions, oneDocument, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { fieldName, valueText } from '../field-text.js';
import { fieldsText, placeText } from '../layout.js';
import { markLines } from '../marks.js';
import { note, printJson, printLine } from '../output.js';
import { indented } from '../width.js';

export interface WhyFlags extends ArchiveOptions {
  readonly rules?: readonly string[];
}

/** What is told in lines of its own. */
const APART = new Set(['inferred', 'corrected']);

const saysText = (values: Reasons['values'], context: Context): string =>
  Object.entries(values)
    .filter(([name, value]) => value !== null && !APART.has(name) && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${fieldName(name, context)} ${valueText(name, value, context)}`)
    .join(' · ');

const marksOf = ({ corrected }: Reasons['values'], context: Context): string[] =>
  Array.isArray(corrected) ? markLines(corrected as Corrected[], context) : [];

const inferredText = ({ field, value, stated }: Inference, context: Context): string => {
  const { why } = context.say.questions;
  const name = fieldName(field, context);
  return stated ? why.stated(name, value ?? '', stated.quote, stated.page, stated.fact) : why.implied(name, value ?? '');
};

/** The sentence with the fact in it between marks, which no colour is needed to see. */
const marked = ({ sentence, mark }: Reasons, { colors }: Context): string | null =>
  sentence === null || mark === null
    ? null
    : `${sentence.slice(0, mark.start)}${colors.bold(`»${sentence.slice(mark.start, mark.end)}«`)}${sentence.slice(mark.end)}`;

const whyText = (reasons: Reasons, context: Context): string => {
  const { say, width } = context;
  const { why } = say.questions;
  const sentence = marked(reasons, context);
  const { rule, relation, span, file, confidence, inferred } = reasons;
  const fields = fieldsText(
    [
      [why.fact, reasons.fact],
      [why.says, saysText(reasons.values, context)],
      [why.at, [placeText(file, span?.page, context), span && `(${span.start}–${span.end})`].filter(Boolean).join(' ')],
      [why.rule, rule && [rule.id, rule.at && `(${rule.at})`].filter(Boolean).join(' ')],
      [why.reason, rule?.why ?? null],
      [why.anchors, rule ? rule.anchors.join(' · ') : null],
      [why.relation, relation && [`“${relation.quote}”`, relation.rule, relation.at && `(${relation.at})`].filter(Boolean).join(' ')],
      [' ', relation?.why ?? null],
      [why.confidence, confidence === null ? null : String(confidence)],
      ...inferred.map((one, i) => [i === 0 ? why.inferred : ' ', inferredText(one, context)] as const),
      ...marksOf(reasons.values, context).map((line, i) => [i === 0 ? say.corrections.title : ' ', line] as const),
    ],
    context,
  );
  return sentence === null ? fields : `${fields}\n\n${indented(sentence, 2, width).join('\n')}`;
};

export const why = (address: string, flags: WhyFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const [, query, rest] = /^(.+)#([a-z]+\/\d+)$/u.exec(address.trim()) ?? [];
    if (query === undefined) throw failure('E201', '', context.say.questions.why.bad(address));
    const document = await oneDocument(archive, query, flags, context);
    if (!document) return;
    const reasons = await archive.why(`${document.id}#${rest}`, { rules: flags.rules });
    if (!reasons) {
      process.exitCode = EXIT.nothing;
      return note(context.say.notFound(`${document.id}#${rest}`));
    }
    if (flags.json) return printJson(reasons);
    return printLine(whyText(reasons, context));
  });
