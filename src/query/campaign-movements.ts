import { compare, groupBy, type Member, type Movement, type Rows } from '../model/index.js';
import { type Bond, tellsMore } from './campaign-bonds.js';
import { groupsOf } from './campaign-groups.js';
import { type CampaignMention, campaignMentions, leadingMentions } from './campaign-names.js';
import { campaignPeriods } from './campaign-periods.js';

/** By which fact a document belongs to a movement: its mention of it, or its citation of a document of it. */
export interface MovementMember {
  readonly id: string;
  readonly date: string | null;
  readonly role: Member['role'];
  readonly ordinal: number;
}

/** That a movement follows another, by a citation. */
export interface MovementTie {
  /** The name of the other. */
  readonly name: string;
  readonly from: string;
  readonly ordinal: number;
  readonly page: number;
}

/** A movement without the evidence of its documents, which may be half of an archive. */
export interface MovementHead extends Pick<Movement, 'name' | 'spellings' | 'periods'> {
  readonly follows: readonly MovementTie[];
  /** How many documents belong to it. */
  readonly documents: number;
}

export interface Grouped extends MovementHead {
  /** By day. */
  readonly members: readonly MovementMember[];
}

const spellingsOf = (mentions: readonly CampaignMention[]): Movement['spellings'] =>
  [...groupBy(mentions, ({ name }) => name)]
    .map(([name, group]) => ({ name, mentions: group.length }))
    .sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name));

const byDay = (a: MovementMember, b: MovementMember): number => compare(a.date ?? '~', b.date ?? '~') || compare(a.id, b.id);
const toldFirst = (a: Bond, b: Bond): number => (tellsMore(a, b) ? -1 : 1);
const linked = ({ from, date, ordinal }: Bond): MovementMember => ({ id: from, date, role: 'linked', ordinal });

/**
 * The movements of the archive, those of most documents first. Names are one where they fold to the same words, or where
 * they are near spellings and a citation joins their documents. A document that names no movement belongs to that of a
 * document which it takes up; a movement follows another where documents that are about it take up documents of the other.
 */
export const movements = async (rows: Rows): Promise<Grouped[]> => {
  const mentions = await campaignMentions(rows);
  const byDocument = groupBy(mentions, ({ id }) => id);
  const leading = new Map([...(await leadingMentions(rows, byDocument))].map(([id, { key }]) => [id, key]));
  const { rootOf, roots, takingUp, following } = await groupsOf(rows, byDocument, leading);
  const periods = await campaignPeriods(rows, mentions, rootOf);
  const named = [...groupBy(mentions, ({ key }) => rootOf(key))].map(([root, own]) => ({ root, own, spellings: spellingsOf(own) }));
  const names = new Map(named.map(({ root, spellings }) => [root, spellings[0]?.name ?? root]));
  const nameOf = (root: string): string => names.get(root) ?? root;
  return named
    .map(({ root, own, spellings }): Grouped => {
      const firsts = [...groupBy(own, ({ id }) => id).values()].flatMap((group) => group.slice(0, 1));
      const members = [
        ...firsts.map(({ id, date, ordinal }) => ({ id, date, role: roots.get(id) === root ? 'own' : 'names', ordinal }) as const),
        ...(takingUp.get(root) ?? []).map(linked),
      ];
      const follows = (following.get(root) ?? []).toSorted(toldFirst).map(({ from, to, ordinal, page }) => ({
        name: nameOf(roots.get(to) as string),
        ...{ from, ordinal, page },
      }));
      return {
        ...{ name: nameOf(root), spellings, follows },
        periods: periods.get(root) ?? [],
        documents: members.length,
        members: members.sort(byDay),
      };
    })
    .sort((a, b) => b.documents - a.documents || compare(a.name, b.name));
};
