import { isWordAt, linesIn, type Rules } from '../../rules/index.js';
import { finding } from '../finding.js';
import { type Check, ownField } from '../read.js';

const DEPUTY = 'KT.';
const DEPUTY_OF_PARTY = 'K/T';
const COLLECTIVE = /^\*{0,2}(?:TM\.|T\/M)\s*/;

function saysDeputy(text: string, rules: Rules): boolean {
  for (let at = 0; at < text.length; at++) if (!isWordAt(text, at - 1) && rules.pattern('audit.deputy').isAt(text, at)) return true;
  return false;
}

/** Who signs "KT." is a deputy; who signs "TM." signs for a collective, not for the head of an office. */
export const signer: Check = function* (read, rules) {
  const { text } = read.document;
  const own = ownField(read, 'signer');
  if (read.kind !== 'official' || !own?.signer?.position) return;
  const { capacity, position } = own.signer;
  if ((capacity === DEPUTY || capacity === DEPUTY_OF_PARTY) && !saysDeputy(own.text, rules))
    yield finding('signer-capacity', own.span, { capacity, position });
  for (const line of linesIn(text, own.span)) {
    const lead = COLLECTIVE.exec(text.slice(line.start, line.end));
    if (lead && rules.pattern('audit.single-head').isAt(text, line.start + lead[0].length))
      yield finding('signer-capacity', line, { capacity: 'TM.', position });
  }
};
