import { correctorOf, type Identify, parseCorrections, sourceOf } from '../corrections/index.js';
import { bodyAt } from '../extract/bodies.js';
import { numberAt } from '../extract/numbers.js';
import { bodyOfSymbol, keyOf, NOWHERE, nameBody, pathOfKey } from '../link/index.js';
import {
  type CorrectionsSource,
  type Corrector,
  type DocumentNumber,
  Failure,
  failure,
  type Placed,
  type Problem,
} from '../model/index.js';
import type { Rules } from '../rules/index.js';

const numberIn = (text: string, rules: Rules): DocumentNumber | null => {
  const hit = numberAt(text, 0, rules);
  return hit && hit.end === text.length ? hit.number : null;
};

const bodyIn = (text: string, rules: Rules): string | null => {
  const hit = bodyAt(text, 0, rules);
  return hit && hit.end === text.length ? nameBody(hit.ref, NOWHERE, rules).path : null;
};

const bodyOfLetters = (number: DocumentNumber, date: string | null, rules: Rules): string | null => {
  const body = bodyOfSymbol(number, NOWHERE, date, rules);
  return body && nameBody(body, NOWHERE, rules).path;
};

/** The parts of a key that the values set are made anew, the others stay what was read. */
const identifyBy =
  (rules: Rules): Identify =>
  ({ fields, key }, values) => {
    const now = { ...fields, ...values };
    const number = now.number === null ? null : numberIn(now.number, rules);
    if (number === null) return { key: null, id: null, number: null, symbol: null };
    const body = 'issuer' in values ? now.issuer && bodyIn(now.issuer, rules) : (key?.body ?? (now.issuer && bodyIn(now.issuer, rules)));
    const letters = number.type === null ? null : (rules.lexicon.typesBySymbol.get(number.type.toUpperCase())?.[0]?.name ?? null);
    const named = { number, type: now.type ?? letters, body: body ?? bodyOfLetters(number, now.date, rules), date: now.date };
    const made = keyOf(named, rules);
    const dated = 'date' in values || 'number' in values || 'issuer' in values;
    const fresh =
      key === null
        ? made
        : {
            ...made,
            type: 'type' in values || 'number' in values ? made.type : key.type,
            body: 'issuer' in values || 'number' in values ? made.body : key.body,
            year: dated ? (made.year ?? ('date' in values ? null : key.year)) : key.year,
            date: 'date' in values ? made.date : key.date,
          };
    return { key: fresh, id: pathOfKey(fresh), number: number.canonical, symbol: number.symbol };
  };

/** Values that no document could have read so: Failure E322 with their lines. */
export const checkValues = (entries: readonly Placed[], file: string, rules: Rules): void => {
  const problems = entries.flatMap((entry): Problem[] => {
    if (entry.action !== 'set-document' && entry.action !== 'set-citation') return [];
    const { number, issuer } = entry.values;
    const faults = [
      ...(number && !numberIn(number, rules) ? [`values.number: ${number}: not the number of a document`] : []),
      ...(issuer && !bodyIn(issuer, rules) ? [`values.issuer: ${issuer}: not the full name of a body`] : []),
    ];
    return faults.map((detail) => ({ code: 'E322', severity: 'error', where: `${file}:${entry.line}`, detail }));
  });
  const [first, ...others] = problems;
  if (first) throw new Failure([first, ...others]);
};

/**
 * Corrections ready to be laid over an archive; null stands for none.
 * @throws Failure E321, E322, E323 with file and line
 */
export const corrector = (source: CorrectionsSource | null, rules: Rules): Corrector => {
  const entries = source === null ? [] : parseCorrections(source);
  checkValues(entries, source?.file ?? '', rules);
  return correctorOf(source, entries, identifyBy(rules));
};

/** Beyond any file that people write; a parser of YAML takes many times its size in memory. */
const MOST_BYTES = 16_000_000;

/** A file of corrections as it is now. @throws Failure E324 where it cannot be opened */
export const correctionsFrom = async (file: string): Promise<CorrectionsSource> => {
  const { readFile, stat } = await import('node:fs/promises');
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new Error('not a file');
    if (found.size > MOST_BYTES) throw new Error(`${found.size} bytes, ${MOST_BYTES} allowed`);
    return sourceOf(file, await readFile(file, 'utf8'));
  } catch (error) {
    throw failure('E324', file, (error as Error).message, error);
  }
};
