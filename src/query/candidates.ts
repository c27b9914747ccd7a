import type { Ambiguity, Fit, IdentityKey, Rows } from '../model/index.js';

/** Compares the key of a citation with the key of a document; `citing` is the date of the document that cites. */
export type Compare = (key: IdentityKey, known: IdentityKey, citing: string | null) => Fit;

const PARTS = ['family', 'body', 'type', 'number', 'year', 'symbol', 'date'] as const;
type KeyRow = IdentityKey & { readonly id: string };
const columns = (table: string): string => PARTS.map((part) => `${table}.key_${part} as "${part}"`).join(', ');
/** Of a document that is only cited, its day is known where all its citations name the same one. */
const SAME_DAY = 'case when count(distinct c.key_date) = 1 then max(c.key_date) end as "date"';
const CITED = [...PARTS.filter((part) => part !== 'date').map((part) => `max(c.key_${part}) as "${part}"`), SAME_DAY].join(', ');

type CitationRow = IdentityKey &
  Omit<Ambiguity, 'candidates' | 'span'> & {
    readonly candidates: string;
    readonly citing_date: string | null;
    readonly span_start: number;
    readonly span_end: number;
    readonly page: number;
  };

interface Known {
  readonly key: IdentityKey;
  readonly held: boolean;
}

const knownOf = async (rows: Rows, id: string): Promise<Known | null> => {
  const [held] = await rows.all<KeyRow>(
    `select d.id, ${columns('r')} from _documents d join readings r on r.source = d.source where d.id = ?`,
    [id],
  );
  if (held) return { key: held, held: true };
  const [cited] = await rows.all<KeyRow>(
    `select c.target as id, ${CITED} from _citations c join _documents d on d.source = c.source
     where c.target = ? and c.key_path = c.target group by c.target`,
    [id],
  );
  return cited ? { key: cited, held: false } : null;
};

/** The ambiguous citations of a document, in reading order, with what speaks for each candidate. */
export const candidates = async (rows: Rows, id: string, compare: Compare): Promise<Ambiguity[]> => {
  const found = await rows.all<CitationRow>(
    `select d.id as "from", c.text as quote, s.uri as file, c.span_start, c.span_end, c.page, c.rule, c.reason, c.candidates,
            r.date as citing_date, ${columns('c')}
     from _citations c join _documents d on d.source = c.source join sources s on s.id = c.source join readings r on r.source = c.source
     where d.id = ? and c.state = 'ambiguous' order by c.ordinal`,
    [id],
  );
  const known = new Map<string, Known | null>();
  const ambiguities: Ambiguity[] = [];
  for (const { from, quote, file, rule, reason, span_start, span_end, page, ...row } of found) {
    const list: Ambiguity['candidates'] = [];
    for (const candidate of JSON.parse(row.candidates) as string[]) {
      if (!known.has(candidate)) known.set(candidate, await knownOf(rows, candidate));
      const one = known.get(candidate);
      if (one) list.push({ id: candidate, held: one.held, ...compare(row, one.key, row.citing_date) });
    }
    ambiguities.push({ from, quote, file, span: { start: span_start, end: span_end, page }, rule, reason, candidates: list });
  }
  return ambiguities;
};
