import { isOutputName, jsonSchema, OUTPUTS } from '../../index.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { fieldsText } from '../layout.js';
import { note, printJson, printLine } from '../output.js';

export const schema = async (name: string | undefined, { json }: { readonly json?: boolean }, context: Context): Promise<void> => {
  if (name === undefined) return json ? printJson(OUTPUTS) : printLine(fieldsText(Object.entries(OUTPUTS), context));
  if (isOutputName(name)) return printJson(await jsonSchema(name));
  process.exitCode = EXIT.nothing;
  note(context.say.notFound(name));
  note(Object.keys(OUTPUTS).join(', '));
};
