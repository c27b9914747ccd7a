import type { Span } from '../model/index.js';
import { patternNamed } from '../rules/index.js';
import { type At, firstOf, type Layout, lengthOf, type Mark } from './layout.js';

const ANNEX = patternNamed('layout.annex');
const CAPACITY = patternNamed('layout.capacity');
const FOR_THE = patternNamed('layout.for-the');
const PERSON = patternNamed('layout.person');
const POSITION = patternNamed('layout.position');
const RECIPIENTS = patternNamed('layout.recipients');
const SIGNED = patternNamed('layout.signed');
const TYPE_LINE = patternNamed('layout.type-line');

/** Recipients and signature. Returns the first line behind them. */
export function markFoot(count: number, head: number, at: At, layout: Layout, mark: Mark): number {
  const recipients = firstOf(count, (k) => k >= head && layout.is(RECIPIENTS, at(k)));
  const from = recipients < 0 ? head : Math.max(head, recipients - 16);
  const to = recipients < 0 ? count : Math.min(count, recipients + 70);
  const signature = signatureOf(from, to, at, layout) ?? (recipients < 0 ? null : signatureOf(head, count, at, layout));
  let end = count;
  if (recipients >= 0) {
    const stop = signature && signature.start > recipients && signature.start < to ? signature.start : to;
    let last = recipients + 1;
    while (last < stop && isRecipient(at(last) as Span, layout)) last++;
    mark(recipients, last, 'recipients');
    end = last;
  }
  if (signature) {
    mark(signature.start, signature.end, 'signature');
    end = recipients >= 0 ? Math.max(end, signature.end) : signature.end;
  }
  return recipients < 0 && !signature ? count : end;
}

function isRecipient(line: Span, layout: Layout): boolean {
  if (lengthOf(line) > 200 || layout.is(ANNEX, line) || layout.hasMotto(line) || layout.is(TYPE_LINE, line)) return false;
  return true;
}

/** The first run of capacity and position lines that a name follows. */
function signatureOf(from: number, to: number, at: At, layout: Layout): { start: number; end: number } | null {
  for (let k = from; k < to; k++) {
    const line = at(k) as Span;
    if (lengthOf(line) > MOST_LINE) continue;
    // copies of old acts name no office: "Võ Chí Công / (Đã ký)"
    if (k + 1 < to && layout.is(SIGNED, at(k + 1)) && isPerson(line, layout)) return { start: k, end: k + 2 };
    if (
      !(
        layout.is(CAPACITY, line) ||
        layout.is(FOR_THE, line) ||
        (layout.is(POSITION, line) && (layout.isTitle(line) || layout.is(SIGNED, at(k + 1))))
      )
    )
      continue;
    for (let n = k + 1; n < Math.min(to, k + 14); n++) {
      const next = at(n) as Span;
      if (layout.is(RECIPIENTS, next)) break;
      if (!isPerson(next, layout) && !isPersonInCapitals(at(n - 1) as Span, next, layout)) continue;
      const beside = signatureOf(n + 1, Math.min(to, n + 5), at, layout);
      return { start: k, end: beside ? beside.end : n + 1 };
    }
  }
  return null;
}
const MOST_LINE = 90;

const isPerson = (line: Span, layout: Layout): boolean => !layout.isCapitals(line) && layout.is(PERSON, line) && !layout.is(POSITION, line);

/** "Chủ tịch / VÕ CHÍ CÔNG": where the office is not in capitals, the name may be; else the name of a family tells it. */
const isPersonInCapitals = (above: Span, line: Span, layout: Layout): boolean =>
  layout.isCapitals(line) &&
  layout.is(PERSON, line) &&
  !layout.is(POSITION, line) &&
  ((!layout.isCapitals(above) && layout.is(POSITION, above)) || layout.beginsWithSurname(line));
