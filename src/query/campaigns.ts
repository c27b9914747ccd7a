import { type Edge, foldWords, type Member, type Movement, type Relation, type Rows } from '../model/index.js';
import { addressOf } from './address.js';
import { type CampaignMention, campaignMentions, leadingOf, titlesOf } from './campaign-names.js';
import { documentsOf } from './documents.js';
import { edgesOfMany, mostTelling } from './edges.js';
import { isNear } from './near.js';
import { compare, groupBy } from './order.js';

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
/** So far behind the name of a movement its period may stand ("… của công nhân, viên chức giai đoạn 2022 - 2025"), in characters. */
const REACH = 40;

/** Sets of names that mean one movement. */
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

interface Period {
  source: number;
  id: string;
  ordinal: number;
  text: string;
  uri: string;
  span_start: number;
  span_end: number;
  page: number;
  rule: string;
  period_start: string | null;
  period_end: string | null;
}

const PERIODS = `
  select x.source, d.id, x.ordinal, x.text, s.uri, x.span_start, x.span_end, x.page, x.rule, x.period_start, x.period_end
  from periods x join documents d on d.source = x.source join sources s on s.id = x.source
  where x.source in (select source from campaigns)`;

/** Periods that stand right behind the name of a movement, by the root of its names. */
const periodsOf = async (rows: Rows, mentions: readonly CampaignMention[], names: Names): Promise<Map<string, Period[]>> => {
  const bySource = groupBy(mentions, ({ source }) => source);
  const periods = (await rows.all<Period>(PERIODS)).sort((a, b) => compare(a.id, b.id) || a.ordinal - b.ordinal);
  const found = periods.flatMap((period) => {
    const before = bySource.get(period.source)?.findLast(({ span }) => span.end <= period.span_start);
    return before && period.span_start - before.span.end <= REACH ? [{ key: names.root(before.key), period }] : [];
  });
  return new Map([...groupBy(found, ({ key }) => key)].map(([key, group]) => [key, group.map(({ period }) => period)]));
};

const periodRows = (periods: readonly Period[]): Movement['periods'] =>
  [...groupBy(periods, ({ period_start, period_end }) => `${period_start ?? ''} ${period_end ?? ''}`).values()]
    .map((group) => ({ group, documents: new Set(group.map(({ id }) => id)).size }))
    .sort((a, b) => b.documents - a.documents)
    .flatMap(({ group: [first], documents }) =>
      first
        ? [
            {
              start: first.period_start,
              end: first.period_end,
              documents,
              fact: addressOf(first.id, 'periods', first.ordinal),
              quote: first.text,
              file: first.uri,
              span: { start: first.span_start, end: first.span_end, page: first.page },
              rule: first.rule,
            },
          ]
        : [],
    );

const spellingsOf = (mentions: readonly CampaignMention[]): Movement['spellings'] =>
  [...groupBy(mentions, ({ name }) => name)]
    .map(([name, group]) => ({ name, mentions: group.length }))
    .sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name));

type Bare = Omit<Member, 'document'> & { readonly id: string };

const memberOf = (role: Member['role'], { id, fact, quote, file, span, rule }: CampaignMention): Bare => ({
  id,
  role,
  fact,
  quote,
  file,
  span,
  rule,
});

const linkedBy = ({ from, fact, quote, file, span, rule }: Edge): Bare => ({ id: from, role: 'linked', fact, quote, file, span, rule });

/**
 * The movements of the archive, those of most documents first. Names are one where they fold to the same words, or
 * where they are near spellings and a citation joins their documents. A document that names no movement belongs to
 * that of a document which it takes up; a movement follows another where the documents that are about it do.
 */
export const campaigns = async (rows: Rows, asked?: string): Promise<Movement[]> => {
  const mentions = await campaignMentions(rows);
  const byDocument = groupBy(mentions, ({ id }) => id);
  const titles = await titlesOf(rows);
  const leading = new Map(
    [...byDocument].flatMap(([id, own]) => [[id, leadingOf(own, titles.get(id) ?? null) as CampaignMention] as const]),
  );
  const edges = (await edgesOfMany(rows, 'c.target', [...byDocument.keys()])).filter(({ from, to }) => from !== to);
  const names = new Names();
  const joinNear = (a: readonly CampaignMention[], b: readonly CampaignMention[]): void => {
    for (const one of new Set(a.map(({ key }) => key)))
      for (const other of new Set(b.map(({ key }) => key))) if (one !== other && isNear(one, other)) names.join(one, other);
  };
  for (const own of byDocument.values()) joinNear(own, own);
  for (const { from, to } of edges) joinNear(byDocument.get(from) ?? [], byDocument.get(to as string) ?? []);

  const rootOf = (id: string | null): string | undefined => {
    const own = id === null ? undefined : leading.get(id);
    return own && names.root(own.key);
  };
  const taken = edges.filter(({ relation }) => TAKES_UP.includes(relation));
  const linked = groupBy(
    [
      ...groupBy(
        taken.filter(({ from }) => !byDocument.has(from)),
        ({ from }) => from,
      ).values(),
    ].flatMap((own) => mostTelling(own) ?? []),
    ({ to }) => rootOf(to),
  );
  const followed = groupBy(
    taken.filter(({ from, to }) => byDocument.has(from) && rootOf(from) !== rootOf(to)),
    ({ from }) => rootOf(from),
  );
  const periods = await periodsOf(rows, mentions, names);
  const movements = groupBy(mentions, ({ key }) => names.root(key));
  const nameOf = (root: string): string => spellingsOf(movements.get(root) ?? [])[0]?.name ?? root;
  const members = new Map(
    [...movements].map(([root, own]) => {
      const firsts = [...groupBy(own, ({ id }) => id).values()].flatMap((group) => group[0] ?? []);
      const named = firsts.map((mention) => memberOf(rootOf(mention.id) === root ? 'own' : 'names', mention));
      return [root, [...named, ...(linked.get(root) ?? []).map(linkedBy)]] as const;
    }),
  );
  const documents = await documentsOf(
    rows,
    [...members.values()].flat().map(({ id }) => id),
  );
  const words = asked === undefined ? [] : foldWords(asked).split(' ').filter(Boolean);
  return [...movements]
    .map(([root, own]): Movement => {
      const follows = [...groupBy(followed.get(root) ?? [], ({ to }) => rootOf(to) as string)].flatMap(([other, group]) => {
        // What a report says of it counts where no document itself says it.
        const official = group.filter(({ from }) => documents.get(from)?.kind === 'official');
        const edge = mostTelling(official.length > 0 ? official : group);
        return edge ? [{ name: nameOf(other), edge }] : [];
      });
      const rowsOf = (members.get(root) ?? []).flatMap(({ id, ...member }) => {
        const document = documents.get(id);
        return document ? [{ document, ...member }] : [];
      });
      return {
        name: nameOf(root),
        spellings: spellingsOf(own),
        follows,
        periods: periodRows(periods.get(root) ?? []),
        documents: rowsOf.sort((a, b) => compare(a.document.date ?? '~', b.document.date ?? '~') || compare(a.document.id, b.document.id)),
      };
    })
    .filter(({ spellings }) => {
      const held = ` ${spellings.map(({ name }) => foldWords(name)).join(' ')} `;
      return words.every((word) => held.includes(` ${word} `));
    })
    .sort((a, b) => b.documents.length - a.documents.length || compare(a.name, b.name));
};
