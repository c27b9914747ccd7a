import { compare, type Edge, foldWords, groupBy, type Member, type Movement, type Relation, type Rows } from '../model/index.js';
import { type Bond, campaignBonds, factOf, inFull } from './campaign-bonds.js';
import { type CampaignMention, campaignMentions, leadingOf, titlesOf } from './campaign-names.js';
import { campaignPeriods } from './campaign-periods.js';
import { documentsOf } from './documents.js';
import { mostTelling } from './edges.js';
import { isNear } from './near.js';

/** By these a document takes up the movement of the one it cites. */
const TAKES_UP: readonly Relation[] = [
  'implements',
  'responds-to',
  'guides',
  'issued-with',
  'amends',
  'announces',
  'proposed-by',
  'extends',
];

/** Sets of names that mean one movement, each known by one of them. */
class Names {
  private readonly parent = new Map<string, string>();

  root(key: string): string {
    let root = key;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    return root;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.root(a), this.root(b)].sort(compare) as [string, string];
    if (first !== second) this.parent.set(second, first);
  }
}

type Mentions = ReadonlyMap<string, readonly CampaignMention[]>;

/** Near spellings are one name where one document has both, or one of their documents cites the other. */
const namesOf = (byDocument: Mentions, bonds: readonly Bond[]): Names => {
  const names = new Names();
  const keys = new Map([...byDocument].map(([id, own]) => [id, [...new Set(own.map(({ key }) => key))]]));
  const joinNear = (from: string, to: string): void => {
    for (const one of keys.get(from) ?? [])
      for (const other of keys.get(to) ?? []) if (one !== other && isNear(one, other)) names.join(one, other);
  };
  for (const id of keys.keys()) joinNear(id, id);
  for (const { from, to } of bonds) joinNear(from, to);
  return names;
};

const spellingsOf = (mentions: readonly CampaignMention[]): Movement['spellings'] =>
  [...groupBy(mentions, ({ name }) => name)]
    .map(([name, group]) => ({ name, mentions: group.length }))
    .sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name));

/** The citation that tells most; what a news item says counts where no document itself says it. */
const bestOf = (bonds: readonly Bond[]): Bond[] => {
  const official = bonds.filter(({ kind }) => kind === 'official');
  const best = mostTelling(official.length > 0 ? official : bonds);
  return best ? [best] : [];
};

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

/**
 * The movements of the archive, those of most documents first; with `asked` those that have all its words. Names are one
 * where they fold to the same words, or where they are near spellings and a citation joins their documents. A document
 * that names no movement belongs to that of a document which it takes up; a movement follows another where documents
 * that are about it take up documents of the other.
 */
export const campaigns = async (rows: Rows, asked = ''): Promise<Movement[]> => {
  const [mentions, bonds, titles] = await Promise.all([campaignMentions(rows), campaignBonds(rows), titlesOf(rows)]);
  const byDocument = groupBy(mentions, ({ id }) => id);
  const names = namesOf(byDocument, bonds);
  const roots = new Map([...byDocument].map(([id, own]) => [id, names.root(leadingOf(own, titles.get(id) ?? null)?.key ?? '')]));
  const movements = groupBy(mentions, ({ key }) => names.root(key));
  const words = foldWords(asked).split(' ').filter(Boolean);
  const wanted = [...movements].filter(([, own]) => {
    const held = ` ${[...new Set(own.map(({ key }) => key))].join(' ')} `;
    return words.every((word) => held.includes(` ${word} `));
  });

  const taken = bonds.filter(({ relation }) => TAKES_UP.includes(relation));
  const unnamed = groupBy(
    taken.filter(({ from }) => !roots.has(from)),
    ({ from }) => from,
  );
  const takingUp = groupBy([...unnamed.values()].flatMap(bestOf), ({ to }) => roots.get(to) as string);
  const following = groupBy(
    taken.filter(({ from, to }) => roots.has(from) && roots.get(from) !== roots.get(to)),
    ({ from }) => roots.get(from) as string,
  );
  const follows = new Map(
    wanted.map(([root]) => [root, [...groupBy(following.get(root) ?? [], ({ to }) => roots.get(to) as string).values()].flatMap(bestOf)]),
  );
  const shown = wanted.flatMap(([root]) => [...(takingUp.get(root) ?? []), ...(follows.get(root) ?? [])]);
  const [edges, periods] = await Promise.all([inFull(rows, shown), campaignPeriods(rows, mentions, (key) => names.root(key))]);
  const edgeOf = (bond: Bond): Edge[] => [edges.get(factOf(bond)) ?? []].flat();

  const members = new Map(
    wanted.map(([root, own]) => {
      const firsts = [...groupBy(own, ({ id }) => id).values()].flatMap((group) => group.slice(0, 1));
      const naming = firsts.map((mention) => named(roots.get(mention.id) === root ? 'own' : 'names', mention));
      return [root, [...naming, ...(takingUp.get(root) ?? []).flatMap(edgeOf).map(linked)]];
    }),
  );
  const documents = await documentsOf(
    rows,
    [...members.values()].flat().map(({ id }) => id),
  );
  const nameOf = (root: string): string => spellingsOf(movements.get(root) ?? [])[0]?.name ?? root;
  return wanted
    .map(([root, own]): Movement => {
      const belonging = (members.get(root) ?? []).flatMap(({ id, ...member }) => {
        const document = documents.get(id);
        return document ? [{ document, ...member }] : [];
      });
      return {
        name: nameOf(root),
        spellings: spellingsOf(own),
        follows: (follows.get(root) ?? []).flatMap((bond) =>
          edgeOf(bond).map((edge) => ({ name: nameOf(roots.get(bond.to) as string), edge })),
        ),
        periods: periods.get(root) ?? [],
        documents: belonging.sort(
          (a, b) => compare(a.document.date ?? '~', b.document.date ?? '~') || compare(a.document.id, b.document.id),
        ),
      };
    })
    .sort((a, b) => b.documents.length - a.documents.length || compare(a.name, b.name));
};
