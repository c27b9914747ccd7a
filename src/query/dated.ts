import { groupBy, type Rows } from '../model/index.js';
import { allIn } from './many.js';

/** A document's type and text, with the dates that were found in it, in reading order. */
export interface DatedText {
  readonly id: string;
  readonly type: string | null;
  readonly text: string;
  readonly dates: readonly { readonly date: string; readonly start: number }[];
}

export const datedTexts = async (rows: Rows, ids: readonly string[]): Promise<DatedText[]> => {
  const texts = await allIn<{ id: string; type: string | null; text: string }>(
    rows,
    ids,
    (list) => `select d.id, r.type, t.text from _documents d join readings r on r.source = d.source join _texts t on t.source = d.source
       where d.id in (${list}) order by d.id`,
  );
  const dates = await allIn<{ id: string; date: string; start: number }>(
    rows,
    ids,
    (list) =>
      `select d.id, x.date, x.span_start as start from _documents d join _dates x on x.source = d.source
       where d.id in (${list}) order by d.id, x.ordinal`,
  );
  const groups = groupBy(dates, ({ id }) => id);
  return texts.map(({ id, type, text }) => ({ id, type, text, dates: groups.get(id) ?? [] }));
};
