import { Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import type { Correction, CorrectionsSource } from '../model/index.js';
import { parseCorrections } from './parse.js';

/** Quotes stay on one line, so that they can be searched for. */
const STYLE = { lineWidth: 0 } as const;

/** Entries as they stand in a file. */
export const entriesText = (entries: readonly Correction[]): string => stringify({ corrections: entries }, STYLE);

/**
 * A file's text with entries added at its end; its comments and its order stay. Answers the lines of the new ones.
 * @throws Failure E321, E322, E323: of a file that is wrong already, or where an entry contradicts one that is there
 */
export const withEntries = (
  { file, text }: Pick<CorrectionsSource, 'file' | 'text'>,
  entries: readonly Correction[],
): { readonly text: string; readonly lines: readonly number[] } => {
  const known = parseCorrections({ file, text });
  const doc = text.trim() === '' ? new Document({}) : parseDocument(text);
  if (!isMap(doc.contents)) doc.contents = doc.createNode({}) as typeof doc.contents;
  const list = doc.get('corrections', true);
  if (!isSeq(list)) doc.set('corrections', doc.createNode(entries));
  else {
    list.flow = false;
    for (const entry of entries) list.add(doc.createNode(entry));
  }
  const written = doc.toString(STYLE);
  return {
    text: written,
    lines: parseCorrections({ file, text: written })
      .slice(known.length)
      .map(({ line }) => line),
  };
};
