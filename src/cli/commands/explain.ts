import { explain as explanationOf, findingCodes, problemCodes } from '../../index.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { fieldsText } from '../layout.js';
import { note, printJson, printLine } from '../output.js';

export const explain = async (typed: string, { json }: { readonly json?: boolean }, context: Context): Promise<void> => {
  const code = explanationOf(typed.toLowerCase(), 'en') ? typed.toLowerCase() : typed.toUpperCase();
  const explanation = explanationOf(code, context.language);
  if (!explanation) {
    process.exitCode = EXIT.nothing;
    note(context.say.unknownCode(typed));
    note([...problemCodes, ...findingCodes].join(' '));
    return;
  }
  if (json) return printJson({ code, ...explanation });
  const { colors, say } = context;
  const fields = [
    [say.problem.cause, explanation.cause],
    [say.problem.hint, explanation.hint],
  ] as const;
  return printLine(`${colors.bold(`${code} ${explanation.title}`)}\n${fieldsText(fields, context)}`);
};
