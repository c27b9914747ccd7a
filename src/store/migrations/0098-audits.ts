export const name = '0098-audits';

const stated = `case when length(date) = 10 and confidence >= 0.8 and replace(inferred, '"date"', '') = inferred
  and (key_family not in ('normative', 'assembly') or substr(date, 1, 4) = key_year) then target end`;

/**
 * What findings across documents begin with is found by itself, in the order in which it is asked for: days that citations
 * state of a document (in the words of `audit/archive/dates.ts`), titles that they give it, days that linking found to differ.
 * Citations with all parts of a key are told apart by what they name without being read: of most it is held.
 */
export const sql = `
create index citations_stated on _citations (target, date, source) where ${stated} is not null;
create index citations_titled on _citations (target, source, ordinal) where title is not null;
create index citations_differing on _citations (source, ordinal) where reason = 'date-differs';
drop index citations_whole;
create index citations_whole on _citations (key_number, replace(key_symbol, '-', ''), coalesce(key_body, ''), key_path)
  where key_path is not null and key_number is not null;
`;
