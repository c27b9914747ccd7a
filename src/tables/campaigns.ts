import type { Member, Movement } from '../model/index.js';
import { type Columns, DOCUMENT, EVIDENCE, within } from './columns.js';
import { interval } from './interval.js';

export const periodsOf = ({ periods }: Pick<Movement, 'periods'>): string =>
  periods.map(({ start, end }) => interval(start, end)).join(', ');

/** A document of a movement. */
export interface MemberLine {
  readonly movement: Movement;
  readonly member: Member;
}

export const memberLines = (movements: readonly Movement[]): MemberLine[] =>
  movements.flatMap((movement) => movement.documents.map((member) => ({ movement, member })));

export const MEMBER: Columns<MemberLine> = [
  ['movement', ({ movement }) => movement.name],
  ['spellings', ({ movement }) => movement.spellings.map(({ name }) => name)],
  ['periods', ({ movement }) => periodsOf(movement)],
  ['follows', ({ movement }) => movement.follows.map(({ name }) => name)],
  ['role', ({ member }) => member.role],
  ...within('document_', ({ member }: MemberLine) => member.document, DOCUMENT),
  ...within('', ({ member }: MemberLine) => member, EVIDENCE),
];
