import { foldWords, groupBy, type Rows } from '../model/index.js';
import { type Evident, factsSql, factsWhere, withEvidence } from './bearers.js';
import { allIn } from './many.js';

/** A place where a document names a movement. */
export interface CampaignMention extends Omit<Evident, 'document'> {
  readonly id: string;
  readonly name: string;
  /** The folded name: names are the same where this is. */
  readonly key: string;
  readonly source: number;
}

interface Own {
  readonly source: number;
  readonly name: string;
}

const COLUMNS = 'x.source, x.name';

const mentionOf = ({ own: { source, name }, evidence: { document, ...evidence } }: { own: Own; evidence: Evident }): CampaignMention => ({
  id: document.id,
  name,
  key: foldWords(name),
  source,
  ...evidence,
});

/** Every mention of a movement, by document and in reading order. */
export const campaignMentions = async (rows: Rows): Promise<CampaignMention[]> =>
  (await factsWhere<Own>(rows, 'campaigns', COLUMNS, '1 = 1')).map(mentionOf);

const mentionsIn = async (rows: Rows, ids: readonly string[]): Promise<CampaignMention[]> => {
  const sql = factsSql('campaigns', COLUMNS);
  const found = await allIn(rows, ids, (list) => `${sql} where d.id in (${list}) order by d.id, x.ordinal`);
  return withEvidence<Own>('campaigns', found).map(mentionOf);
};

/** The movement that a document is about: the first that its title names, else the first that it names at all. */
export const leadingOf = (mentions: readonly CampaignMention[], title: string | null): CampaignMention | undefined => {
  const words = ` ${foldWords(title ?? '')} `;
  return mentions.find(({ key }) => words.includes(` ${key} `)) ?? mentions[0];
};

const titlesIn = async (rows: Rows, ids: readonly string[]): Promise<Map<string, string | null>> =>
  new Map(
    (
      await allIn<{ id: string; title: string | null }>(
        rows,
        ids,
        (list) => `select d.id, r.title from _documents d join readings r on r.source = d.source where d.id in (${list})`,
      )
    ).map(({ id, title }) => [id, title]),
  );

export const titlesOf = async (rows: Rows): Promise<Map<string, string | null>> =>
  new Map(
    (
      await rows.all<{ id: string; title: string | null }>(
        `select d.id, r.title from _documents d join readings r on r.source = d.source
         where d.source in (select source from _campaigns)`,
      )
    ).map(({ id, title }) => [id, title]),
  );

/** The name of the movement of these documents, of all where none are given. */
export const leadingCampaigns = async (rows: Rows, ids?: readonly string[]): Promise<Map<string, string>> => {
  const [mentions, titles] = await Promise.all(
    ids === undefined ? [campaignMentions(rows), titlesOf(rows)] : [mentionsIn(rows, ids), titlesIn(rows, ids)],
  );
  return new Map(
    [...groupBy(mentions, ({ id }) => id)].flatMap(([id, own]) => {
      const leading = leadingOf(own, titles.get(id) ?? null);
      return leading ? [[id, leading.name] as const] : [];
    }),
  );
};
