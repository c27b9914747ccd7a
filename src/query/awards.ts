import { type AwardRow, foldWords, type Rows } from '../model/index.js';
import { type BearerFilter, factsWhere, isBorneBy } from './bearers.js';
import { leadingCampaigns } from './campaign-names.js';

export interface AwardFilter extends BearerFilter {
  /** Words of the movement, the form, the grantor, the recipient. */
  readonly campaign?: string | undefined;
  readonly form?: string | undefined;
  readonly grantor?: string | undefined;
  readonly recipient?: string | undefined;
  /** Year for which the award is. */
  readonly year?: number | undefined;
}

type Own = Pick<AwardRow, 'form' | 'grantor' | 'recipient' | 'min' | 'max' | 'unit' | 'per' | 'occasion' | 'year'>;

const holds = (text: string | null, words: string | undefined): boolean =>
  words === undefined || (text !== null && ` ${foldWords(text)} `.includes(` ${foldWords(words)} `));

/** Quotas of awards, by document and in reading order. What is not said (a year, a grantor) fits no filter. */
export const awards = async (
  rows: Rows,
  { campaign, form, grantor, recipient, year, ...bearer }: AwardFilter = {},
): Promise<AwardRow[]> => {
  const found = await factsWhere<Own>(
    rows,
    'awards',
    'x.form, x.grantor, x.recipient, x.min, x.max, x.unit, x.per, x.occasion, x.year',
    year === undefined ? '1 = 1' : 'x.year = ?',
    year === undefined ? [] : [year],
  );
  const campaigns = await leadingCampaigns(rows);
  const borne = isBorneBy(bearer);
  return found
    .map(({ own, evidence: { document, ...evidence } }) => ({
      document,
      campaign: campaigns.get(document.id) ?? null,
      form: own.form,
      grantor: own.grantor,
      recipient: own.recipient,
      min: own.min,
      max: own.max,
      unit: own.unit,
      per: own.per,
      occasion: own.occasion,
      year: own.year,
      ...evidence,
    }))
    .filter(
      (row) =>
        borne(row.document) &&
        holds(row.campaign, campaign) &&
        holds(row.form, form) &&
        holds(row.grantor, grantor) &&
        holds(row.recipient, recipient),
    );
};
