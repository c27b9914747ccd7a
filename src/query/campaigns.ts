import { foldWords, type Member, type Movement, type Rows } from '../model/index.js';
import { type Known, movementsOf } from './campaign-kept.js';
import { inFull } from './campaign-members.js';
import type { MovementHead, MovementMember } from './campaign-movements.js';

export interface CampaignFilter {
  /** Those of most documents (default: all). */
  readonly limit?: number | undefined;
  /** Of each so many of its documents, and of the movements that it follows, the first ones (default: all). */
  readonly documents?: number | undefined;
}

const namesOf = ({ spellings }: MovementHead): string => ` ${[...new Set(spellings.map(({ name }) => foldWords(name)))].join(' ')} `;

/** Those that have all the words of `asked`, as far as they are wanted. */
const known = async (rows: Rows, asked: string, { limit = Number.POSITIVE_INFINITY }: CampaignFilter): Promise<Known[]> => {
  const words = foldWords(asked).split(' ').filter(Boolean);
  const found: Known[] = [];
  for await (const one of movementsOf(rows)) {
    if (found.length >= limit) break;
    const names = words.length === 0 ? '' : namesOf(one);
    if (words.every((word) => names.includes(` ${word} `))) found.push(one);
  }
  return found;
};

/** A movement of which the documents are asked for in part. */
export interface MovementOverview extends Known {
  /** Some of its documents in full. */
  listed(members: readonly MovementMember[]): Promise<Member[]>;
}

/** Movements without their documents: those that have all words of `asked`. */
export const campaignOverviews = async (rows: Rows, asked = '', filter: CampaignFilter = {}): Promise<MovementOverview[]> =>
  (await known(rows, asked, filter)).map((one) => ({
    ...one,
    listed: async (members) => (await inFull(rows, members, [])).members(members),
  }));

/** Movements in full: those that have all words of `asked`. */
export const campaigns = async (rows: Rows, asked = '', filter: CampaignFilter = {}): Promise<Movement[]> => {
  const { documents: most = Number.POSITIVE_INFINITY } = filter;
  const heads: { head: Known; own: readonly MovementMember[] }[] = [];
  for (const head of await known(rows, asked, filter)) heads.push({ head, own: (await head.members()).slice(0, most) });
  const shown = await inFull(
    rows,
    heads.flatMap(({ own }) => own),
    heads.flatMap(({ head }) => head.follows.slice(0, most)),
  );
  return heads.map(
    ({ head: { name, spellings, follows, periods, documents }, own }): Movement => ({
      ...{ name, spellings, follows: shown.follows(follows.slice(0, most)), periods },
      total: documents,
      documents: shown.members(own),
    }),
  );
};
