import type { Block, Span } from '../model/index.js';
import { isWordAt, linesIn, type Rules } from '../rules/index.js';
import { headName, sentenceCase } from './capitals.js';
import type { Put } from './own-heading.js';

/** Who signed, as what and for whom. */
export function readSignature(text: string, block: Block, rules: Rules, put: Put): void {
  const lines = linesIn(text, block);
  let capacity: string | null = null;
  let position: string | null = null;
  // of two signers the right-hand one, who is read last
  let signed: (() => void) | null = null;
  const marks = lines.map((line) => rules.pattern('layout.signed').isAt(text, line.start));
  for (const [i, line] of lines.entries()) {
    const lead = rules.pattern('layout.capacity').at(text, line.start);
    const mark = lead?.group('capacity');
    if (mark) capacity = strongest(capacity, capacityMark(mark));
    const title = rules.pattern('layout.position').at(text, line.start)?.group('position');
    if (title) {
      position = officialCase(sentenceCase(title), rules);
      continue;
    }
    if (position && rules.pattern('layout.position-rest').isAt(text, line.start)) {
      position = `${position} ${sentenceCase(text.slice(line.start, line.end))}`;
      continue;
    }
    const name = lead ? null : rules.pattern('layout.person').at(text, line.start)?.group('name')?.split('\n')[0]?.trim();
    if (name && (position || capacity || marks[i + 1])) {
      const value = name === name.toUpperCase() ? headName(name) : name;
      const span = { start: (lines[0] as Span).start, end: line.end };
      const role = { position, capacity };
      signed = () => put('signer', span, 'header.signer', value, { signer: { name: value, ...role } });
      [capacity, position] = [null, null];
    }
  }
  signed?.();
}

const capacityMark = (letters: string): string => (letters.includes('/') ? letters.toUpperCase() : `${letters.toUpperCase()}.`);

/** Where both stand, the deputy signs for the head: KT. counts before TM. */
const strongest = (first: string | null, second: string): string => (first === null || first.startsWith('T') ? second : first);

/** The titles of offices and names of bodies in a position keep their capitals: "Phó Chủ tịch", "Thủ tướng Chính phủ". */
function officialCase(position: string, { lexicon }: Rules): string {
  let written = position;
  for (let at = 0; at < position.length; at++) {
    if (isWordAt(position, at - 1)) continue;
    const office = lexicon.offices.match(position, at);
    const body = lexicon.bodies.match(position, at);
    // a short form stays as it is; one of the same length is a slip of the hand
    for (const [name, end] of [[office?.value, office?.end] as const, [body?.value.name, body?.end] as const])
      if (name && end === at + name.length) written = written.slice(0, at) + name + written.slice(end);
  }
  return written;
}
