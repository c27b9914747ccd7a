import { foldWords, groupBy, type Rows } from '../model/index.js';
import { type Evident, factsWhere } from './bearers.js';

/** A place where a document names a movement. */
export interface CampaignMention extends Omit<Evident, 'document'> {
  readonly id: string;
  readonly name: string;
  /** The folded name: names are the same where this is. */
  readonly key: string;
  readonly source: number;
}

/** Every mention of a movement, by document and in reading order. */
export const campaignMentions = async (rows: Rows): Promise<CampaignMention[]> =>
  (await factsWhere<{ source: number; name: string }>(rows, 'campaigns', 'x.source, x.name', '1 = 1')).map(
    ({ own: { source, name }, evidence: { document, ...evidence } }) => ({
      id: document.id,
      name,
      key: foldWords(name),
      source,
      ...evidence,
    }),
  );

/** The movement that a document is about: the first that its title names, else the first that it names at all. */
export const leadingOf = (mentions: readonly CampaignMention[], title: string | null): CampaignMention | undefined => {
  const words = ` ${foldWords(title ?? '')} `;
  return mentions.find(({ key }) => words.includes(` ${key} `)) ?? mentions[0];
};

export const titlesOf = async (rows: Rows): Promise<Map<string, string | null>> =>
  new Map(
    (
      await rows.all<{ id: string; title: string | null }>(
        `select d.id, r.title from _documents d join readings r on r.source = d.source
         where d.source in (select source from _campaigns)`,
      )
    ).map(({ id, title }) => [id, title]),
  );

/** The name of each document's movement. */
export const leadingCampaigns = async (rows: Rows): Promise<Map<string, string>> => {
  const [mentions, titles] = await Promise.all([campaignMentions(rows), titlesOf(rows)]);
  return new Map(
    [...groupBy(mentions, ({ id }) => id)].flatMap(([id, own]) => {
      const leading = leadingOf(own, titles.get(id) ?? null);
      return leading ? [[id, leading.name] as const] : [];
    }),
  );
};
