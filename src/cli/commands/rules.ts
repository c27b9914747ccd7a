import { listRules, type RuleInfo, testRules } from '../../index.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { fieldsText, heading } from '../layout.js';
import { note, printJson, printLine } from '../output.js';
import { tableText } from '../table.js';

export interface RulesFlags {
  readonly json?: boolean;
  readonly rules?: readonly string[];
}

export const list = async ({ json, rules }: RulesFlags, context: Context): Promise<void> => {
  const all = await listRules(rules);
  if (json) return printJson(all);
  const { columns } = context.say;
  return printLine(
    tableText(
      [{ head: columns.rule }, { head: columns.finds }, { head: columns.why, least: 30 }],
      all.map(({ id, finds, why }) => [id, finds, why]),
      context,
    ),
  );
};

export const test = async ({ json, rules }: RulesFlags, { say, errorColors }: Context): Promise<void> => {
  const report = await testRules(rules);
  if (report.failed.length > 0) process.exitCode = EXIT.rules;
  if (json) return printJson(report);
  for (const { code, where, rule, text, message } of report.failed)
    note(`${errorColors.red(code)} ${where}: ${rule}: ${message}\n  ${text}`);
  await printLine(say.rules.passed(report.passed));
  if (report.failed.length > 0) note(say.rules.failed(report.failed.length));
};

const ruleText = (rule: RuleInfo, context: Context): string => {
  const { rules, columns } = context.say;
  const head = fieldsText(
    [
      [columns.rule, rule.id],
      [columns.finds, rule.finds],
      [rules.why, rule.why],
      [rules.at, `${rule.file}:${rule.line}`],
      [rules.anchors, rule.anchors.join(' · ')],
      [rules.pattern, rule.pattern],
      [rules.code, rule.code],
      [rules.lexicons, rule.lexicons.map((name) => `rules/lexicons/${name}.yaml`).join(' · ')],
    ],
    context,
  );
  const examples = rule.examples.flatMap(({ text, gives }) => [`  ${text}`, ...gives.map((one) => `    → ${JSON.stringify(one)}`)]);
  const rests = rule.patterns.map(({ id, file, line, why }) => `  ${id}  ${file}:${line}\n    ${why}`);
  const counter = rule.counterExamples.map(({ text, because }) => `  ${text}\n    ✗ ${because}`);
  return [
    head,
    ...(rests.length > 0 ? [[heading(rules.rests, context), ...rests].join('\n')] : []),
    ...(examples.length > 0 ? [[heading(rules.examples, context), ...examples].join('\n')] : []),
    ...(counter.length > 0 ? [[heading(rules.counterExamples, context), ...counter].join('\n')] : []),
  ].join('\n\n');
};

export const explainRule = async (id: string, { json, rules }: RulesFlags, context: Context): Promise<void> => {
  const all = await listRules(rules);
  const found = all.filter((rule) => rule.id === id);
  if (found.length === 0) {
    process.exitCode = EXIT.nothing;
    note(context.say.notFound(id));
    const near = all.filter((rule) => rule.id.includes(id)).map((rule) => `  ${rule.id}`);
    if (near.length > 0) note([context.say.near, ...near].join('\n'));
    return;
  }
  if (json) return printJson(found);
  return printLine(found.map((rule) => ruleText(rule, context)).join('\n\n'));
};
