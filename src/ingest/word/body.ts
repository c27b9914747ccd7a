import type { Piece } from './flow.js';
import { FlowBuilder } from './flow.js';

/** A character of the body, and what the paragraph that it ends is part of. */
export interface Marks {
  isInTable(at: number): boolean;
  isRowEnd(at: number): boolean;
}

/** Word's control characters. */
const CELL = 7;
const LINE = 0x0b;
const PARAGRAPHS = [0x0c, 0x0d, 0x0e];
const FIELD = 0x13;
const RESULT = 0x14;
const FIELD_END = 0x15;
const HARD_HYPHEN = 0x1e;

/**
 * Takes the body of a Word file apart. Of fields only the result is kept; pictures, notes' marks
 * and soft hyphens (U+001F, not U+00AD, which may be a letter) are left out.
 */
export function piecesOf(body: string, marks: Marks): readonly Piece[] {
  const flow = new FlowBuilder();
  // for each open field, whether its result has begun
  const fields: boolean[] = [];
  let text = '';
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === FIELD) fields.push(false);
    else if (code === RESULT && fields.length > 0) fields[fields.length - 1] = true;
    else if (code === FIELD_END) fields.pop();
    else if (code === CELL) {
      if (marks.isRowEnd(at)) flow.row();
      else flow.cell(text);
      text = '';
      fields.length = 0;
    } else if (PARAGRAPHS.includes(code)) {
      flow.paragraph(text, marks.isInTable(at));
      text = '';
    } else if (fields.includes(false)) continue;
    else if (code === LINE) text += '\n';
    else if (code === HARD_HYPHEN) text += '\u2011';
    else if (code >= 0x20 || code === 9) text += body[at];
  }
  if (text !== '') flow.paragraph(text, false);
  return flow.finish();
}
