import { compare, type Edge, foldWords, groupBy, type Member, type Movement, type Rows } from '../model/index.js';
import { type Bond, factOf, inFull, tellsMore } from './campaign-bonds.js';
import { groupsOf } from './campaign-groups.js';
import { type CampaignMention, campaignMentions, leadingOf, titlesOf } from './campaign-names.js';
import { campaignPeriods } from './campaign-periods.js';
import { documentsOf } from './documents.js';

const spellingsOf = (mentions: readonly CampaignMention[]): Movement['spellings'] =>
  [...groupBy(mentions, ({ name }) => name)]
    .map(([name, group]) => ({ name, mentions: group.length }))
    .sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name));

type Bare = Omit<Member, 'document'> & { readonly id: string };

const named = (role: Member['role'], { id, fact, quote, file, span, rule }: CampaignMention): Bare => ({
  id,
  role,
  fact,
  quote,
  file,
  span,
  rule,
});
const linked = ({ from, fact, quote, file, span, rule }: Edge): Bare => ({ id: from, role: 'linked', fact, quote, file, span, rule });

/** A movement before its documents are looked up. */
interface Known {
  readonly root: string;
  readonly spellings: Movement['spellings'];
  /** The first mention in each document that names it. */
  readonly firsts: readonly CampaignMention[];
  readonly takingUp: readonly Bond[];
}

export interface CampaignFilter {
  /** Those of most documents (default: all). */
  readonly limit?: number | undefined;
}

const nameOf = (spellings: Movement['spellings'], root: string): string => spellings[0]?.name ?? root;
const sizeOf = ({ firsts, takingUp }: Known): number => firsts.length + takingUp.length;
const toldFirst = (a: Bond, b: Bond): number => (tellsMore(a, b) ? -1 : 1);

/**
 * The movements of the archive, those of most documents first; with `asked` those that have all its words. Names are one
 * where they fold to the same words, or where they are near spellings and a citation joins their documents. A document
 * that names no movement belongs to that of a document which it takes up; a movement follows another where documents
 * that are about it take up documents of the other.
 */
export const campaigns = async (rows: Rows, asked = '', { limit }: CampaignFilter = {}): Promise<Movement[]> => {
  const [mentions, titles] = await Promise.all([campaignMentions(rows), titlesOf(rows)]);
  const byDocument = groupBy(mentions, ({ id }) => id);
  const leading = new Map([...byDocument].map(([id, own]) => [id, leadingOf(own, titles.get(id) ?? null)?.key ?? '']));
  const { rootOf, roots, takingUp, following } = await groupsOf(rows, byDocument, leading);
  const movements = groupBy(mentions, ({ key }) => rootOf(key));
  const words = foldWords(asked).split(' ').filter(Boolean);
  const wanted = [...movements].filter(([, own]) => {
    const held = ` ${[...new Set(own.map(({ key }) => key))].join(' ')} `;
    return words.every((word) => held.includes(` ${word} `));
  });
  const known = wanted
    .map(([root, own]): Known => {
      const firsts = [...groupBy(own, ({ id }) => id).values()].flatMap((group) => group.slice(0, 1));
      return { root, spellings: spellingsOf(own), firsts, takingUp: takingUp.get(root) ?? [] };
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a) || compare(nameOf(a.spellings, a.root), nameOf(b.spellings, b.root)))
    .slice(0, limit);

  const followed = new Map(known.map(({ root }) => [root, (following.get(root) ?? []).toSorted(toldFirst)]));
  const shown = known.flatMap((one) => [...one.takingUp, ...(followed.get(one.root) ?? [])]);
  const [edges, periods] = await Promise.all([inFull(rows, shown), campaignPeriods(rows, mentions, rootOf)]);
  const edgeOf = (bond: Bond): Edge[] => [edges.get(factOf(bond)) ?? []].flat();
  const membersOf = ({ root, firsts, takingUp: taken }: Known): Bare[] => [
    ...firsts.map((mention) => named(roots.get(mention.id) === root ? 'own' : 'names', mention)),
    ...taken.flatMap(edgeOf).map(linked),
  ];
  const ids = known.flatMap(({ firsts, takingUp: taken }) => [...firsts.map(({ id }) => id), ...taken.map(({ from }) => from)]);
  const documents = await documentsOf(rows, [...new Set(ids)]);
  return known.map((one): Movement => {
    const belonging = membersOf(one).flatMap(({ id, ...member }) => {
      const document = documents.get(id);
      return document ? [{ document, ...member }] : [];
    });
    const otherName = (root: string): string => nameOf(spellingsOf(movements.get(root) ?? []), root);
    return {
      name: nameOf(one.spellings, one.root),
      spellings: one.spellings,
      follows: (followed.get(one.root) ?? []).flatMap((bond) =>
        edgeOf(bond).map((edge) => ({ name: otherName(roots.get(bond.to) as string), edge })),
      ),
      periods: periods.get(one.root) ?? [],
      documents: belonging.sort((a, b) => compare(a.document.date ?? '~', b.document.date ?? '~') || compare(a.document.id, b.document.id)),
    };
  });
};
