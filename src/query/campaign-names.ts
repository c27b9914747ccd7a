import { compare, foldWords, groupBy, type PagedSpan, type Rows } from '../model/index.js';
import { addressOf } from './address.js';

/** A place where a document names a movement. */
export interface CampaignMention {
  readonly id: string;
  readonly name: string;
  /** The folded name: names are the same where this is. */
  readonly key: string;
  readonly source: number;
  readonly fact: string;
  readonly quote: string;
  readonly file: string;
  readonly span: PagedSpan;
  readonly rule: string;
}

interface Row {
  id: string;
  source: number;
  ordinal: number;
  name: string;
  text: string;
  uri: string;
  span_start: number;
  span_end: number;
  page: number;
  rule: string;
}

/** Every mention of a movement, by document and in reading order. */
export const campaignMentions = async (rows: Rows): Promise<CampaignMention[]> => {
  const found = await rows.all<Row>(
    `select d.id, x.source, x.ordinal, x.name, x.text, s.uri, x.span_start, x.span_end, x.page, x.rule
     from _campaigns x join _documents d on d.source = x.source join sources s on s.id = x.source`,
  );
  return found
    .sort((a, b) => compare(a.id, b.id) || a.ordinal - b.ordinal)
    .map(({ id, source, ordinal, name, text, uri, span_start, span_end, page, rule }) => ({
      id,
      name,
      key: foldWords(name),
      source,
      fact: addressOf(id, 'campaigns', ordinal),
      quote: text,
      file: uri,
      span: { start: span_start, end: span_end, page },
      rule,
    }));
};

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
