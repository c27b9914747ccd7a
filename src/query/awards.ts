import { type AwardRow, foldWords, type Rows, type SqlValue } from '../model/index.js';
import { type BearerFilter, factsWhere, isBorneBy } from './bearers.js';
import { leadingCampaigns } from './campaign-names.js';
import { firstOf } from './many.js';

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

const COLUMNS = 'x.form, x.grantor, x.recipient, x.min, x.max, x.unit, x.per, x.occasion, x.year';

const holds = (text: string | null, words: string | undefined): boolean =>
  words === undefined || (text !== null && ` ${foldWords(text)} `.includes(` ${foldWords(words)} `));

/** Quotas of awards, by document and in reading order. What is not said (a year, a grantor) fits no filter. */
export const awards = async (
  rows: Rows,
  { campaign, form, grantor, recipient, year, limit, ...bearer }: AwardFilter = {},
): Promise<AwardRow[]> => {
  const [where, params]: [string, SqlValue[]] = year === undefined ? ['1 = 1', []] : ['x.year = ?', [year]];
  const named = campaign === undefined ? null : await leadingCampaigns(rows);
  const borne = isBorneBy(bearer);
  const found = await firstOf(
    limit,
    (bounds) => factsWhere<Own>(rows, 'awards', COLUMNS, where, params, bounds),
    ({ own, evidence: { document } }) =>
      borne(document) &&
      holds(named?.get(document.id) ?? null, campaign) &&
      holds(own.form, form) &&
      holds(own.grantor, grantor) &&
      holds(own.recipient, recipient),
  );
  const campaigns = named ?? (await leadingCampaigns(rows, [...new Set(found.map(({ evidence }) => evidence.document.id))]));
  return found.map(({ own, evidence: { document, ...evidence } }) => ({
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
  }));
};
