import type { Rows } from '../model/index.js';
import { type Grouped, type MovementHead, type MovementMember, type MovementTie, movements } from './campaign-movements.js';
import { kept } from './kept.js';

/** Movements of one piece; members are kept for so many documents together. */
const HEADS = 500;
const MEMBERS = 2000;

type Tie = [name: string, from: string, ordinal: number, page: number];
type Own = [id: string, date: string | null, role: MovementMember['role'], ordinal: number];

/** As it is kept: `at` says where its members are. */
interface KeptHead extends Omit<MovementHead, 'follows'> {
  readonly follows: readonly Tie[];
  readonly at: readonly [piece: number, place: number];
}

const headsName = (piece: number): string => `movements/${piece}`;
const membersName = (piece: number): string => `movements/members/${piece}`;

const tieOf = ([name, from, ordinal, page]: Tie): MovementTie => ({ name, from, ordinal, page });
const memberOf = ([id, date, role, ordinal]: Own): MovementMember => ({ id, date, role, ordinal });

/** The movements of the archive in pieces, each a name and a value: no question needs them all. */
export async function* movementPieces(rows: Rows): AsyncGenerator<readonly [name: string, value: unknown]> {
  let heads: KeptHead[] = [];
  let members: Own[][] = [];
  let [headPiece, memberPiece, size] = [0, 0, 0];
  for (const { members: own, follows, ...head } of await movements(rows)) {
    heads.push({
      ...head,
      follows: follows.map(({ name, from, ordinal, page }): Tie => [name, from, ordinal, page]),
      at: [memberPiece, members.length],
    });
    members.push(own.map(({ id, date, role, ordinal }): Own => [id, date, role, ordinal]));
    size += own.length;
    if (size >= MEMBERS) {
      yield [membersName(memberPiece++), members];
      [members, size] = [[], 0];
    }
    if (heads.length === HEADS) {
      yield [headsName(headPiece++), heads];
      heads = [];
    }
  }
  if (members.length > 0) yield [membersName(memberPiece), members];
  yield [headsName(headPiece), heads];
}

/** A movement, and its members where they are asked for. */
export interface Known extends MovementHead {
  members(): Promise<readonly MovementMember[]>;
}

const withMembers = ({ members, ...head }: Grouped): Known => ({ ...head, members: async () => members });

async function* counted(rows: Rows): AsyncGenerator<Known> {
  for (const one of await movements(rows)) yield withMembers(one);
}

/** Movements, those of most documents first, read as far as they are asked for: as linking kept them, else grouped anew. */
export async function* movementsOf(rows: Rows): AsyncGenerator<Known> {
  let last: { piece: number; members: Promise<Own[][] | null> } | null = null;
  const membersAt = async ([piece, place]: KeptHead['at']): Promise<MovementMember[]> => {
    if (last?.piece !== piece) last = { piece, members: kept<Own[][]>(rows, membersName(piece)) };
    return ((await last.members)?.[place] ?? []).map(memberOf);
  };
  for (let piece = 0; ; piece++) {
    const heads = await kept<KeptHead[]>(rows, headsName(piece));
    if (heads === null && piece === 0) return yield* counted(rows);
    for (const { follows, at, ...head } of heads ?? []) yield { ...head, follows: follows.map(tieOf), members: () => membersAt(at) };
    if (heads === null || heads.length < HEADS) return;
  }
}
