import { foldWords, groupBy, type Rows } from '../model/index.js';
import { allIn } from './many.js';

/** A place where a document names a movement, without its words: there are as many as half of a large archive. */
export interface CampaignMention {
  readonly id: string;
  readonly date: string | null;
  readonly source: number;
  readonly ordinal: number;
  readonly name: string;
  /** The folded name: names are the same where this is. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Row {
  readonly id: string;
  readonly date: string | null;
  readonly source: number;
  readonly ordinal: number;
  readonly name: string;
  readonly span_start: number;
  readonly span_end: number;
}

const MENTIONS = `
  select d.id, r.date, x.source, x.ordinal, x.name, x.span_start, x.span_end
  from _campaigns x join _documents d on d.source = x.source join readings r on r.source = x.source`;

/** Names come again and again: each is folded once. */
const withKeys = (found: readonly Row[]): CampaignMention[] => {
  const keys = new Map<string, string>();
  return found.map(({ name, span_start, span_end, ...row }) => {
    const key = keys.get(name) ?? foldWords(name);
    keys.set(name, key);
    return { ...row, name, key, start: span_start, end: span_end };
  });
};

/** Every mention of a movement, by document and in reading order. */
export const campaignMentions = async (rows: Rows): Promise<CampaignMention[]> =>
  withKeys(await rows.all<Row>(`${MENTIONS} order by d.id, x.ordinal`));

const mentionsIn = async (rows: Rows, ids: readonly string[]): Promise<CampaignMention[]> =>
  withKeys(await allIn(rows, ids, (list) => `${MENTIONS} where d.id in (${list}) order by d.id, x.ordinal`));

/** The movement that a document is about: the first that its title names, else the first that it names at all. */
const leadingOf = (mentions: readonly CampaignMention[], title: string | null): CampaignMention | undefined => {
  const words = ` ${foldWords(title ?? '')} `;
  return mentions.find(({ key }) => words.includes(` ${key} `)) ?? mentions[0];
};

const titlesOf = async (rows: Rows, ids: readonly string[]): Promise<Map<string, string | null>> =>
  new Map(
    (
      await allIn<{ id: string; title: string | null }>(
        rows,
        ids,
        (list) => `select d.id, r.title from _documents d join readings r on r.source = d.source where d.id in (${list})`,
      )
    ).map(({ id, title }) => [id, title]),
  );

/** The mention of the movement that each document is about. A title decides only between several names. */
export const leadingMentions = async (
  rows: Rows,
  mentions: ReadonlyMap<string, readonly CampaignMention[]>,
): Promise<Map<string, CampaignMention>> => {
  const unsure = [...mentions].flatMap(([id, own]) => (own.every(({ key }) => key === own[0]?.key) ? [] : [id]));
  const titles = await titlesOf(rows, unsure);
  return new Map(
    [...mentions].flatMap(([id, own]) => {
      const leading = titles.has(id) ? leadingOf(own, titles.get(id) ?? null) : own[0];
      return leading ? [[id, leading] as const] : [];
    }),
  );
};

/** The name of the movement of these documents, of all where none are given. */
export const leadingCampaigns = async (rows: Rows, ids?: readonly string[]): Promise<Map<string, string>> => {
  const mentions = ids === undefined ? await campaignMentions(rows) : await mentionsIn(rows, ids);
  const leading = await leadingMentions(
    rows,
    groupBy(mentions, ({ id }) => id),
  );
  return new Map([...leading].map(([id, { name }]) => [id, name]));
};
