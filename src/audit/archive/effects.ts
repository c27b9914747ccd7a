import { compare, type Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { placeholders } from './rows.js';

/** A held document that puts another one out of force, and the day from which its text says that it is in force itself. */
export type Effect = readonly [document: string, from: string];

/** A citation `c` by which a document with readings `r` says that it puts all of another one out of force. */
export const PUTS_OUT_OF_FORCE = `
  c.relation in ('replaces', 'repeals') and c.pinpoint is null and c.target is not null and c.confidence >= 0.8
  and (r.kind = 'official' or (r.kind = 'web-page' and r.number is not null)) and length(r.date) = 10`;

const padded = (figures: string): string => figures.padStart(2, '0');

/** The day from which a text says that it is in force; null where it does not say so, or says several days. */
export function takesEffect(text: string, signed: string, rules: Rules): string | null {
  const days = new Set<string>();
  for (const { groups } of text.matchAll(rules.search('audit.takes-effect'))) {
    const { day, month, year, day2, month2, year2, signing } = groups as Record<string, string | undefined>;
    if (signing !== undefined) days.add(signed);
    else days.add(`${year ?? year2}-${padded(month ?? month2 ?? '')}-${padded(day ?? day2 ?? '')}`);
  }
  const [only] = days;
  return days.size === 1 && only ? only : null;
}

/** So many texts are in memory at a time. */
const TEXTS = 50;

/** Days of effect by source, of the documents that say one. */
export const effectsOf = async (
  documents: readonly { readonly source: number; readonly issued: string }[],
  rows: Rows,
  rules: Rules,
): Promise<Map<number, string>> => {
  const issued = new Map(documents.map((document) => [document.source, document.issued]));
  const sources = [...issued.keys()];
  const effects = new Map<number, string>();
  for (let at = 0; at < sources.length; at += TEXTS) {
    const some = sources.slice(at, at + TEXTS);
    const sql = `select source, text from _texts where source in (${placeholders(some)})`;
    for (const { source, text } of await rows.all<{ source: number; text: string }>(sql, some)) {
      const from = takesEffect(text, issued.get(source) ?? '', rules);
      if (from !== null) effects.set(source, from);
    }
  }
  return effects;
};

interface Cause {
  readonly document: string;
  readonly source: number;
  readonly issued: string;
}

const PAGE = 1000;

/** The last of the next sources that `among` selects; null where none is left. */
const endOf = (among: string): string => `
  select max(source) as last from (select l.source from (${among}) as l where l.source > ? order by l.source limit ${PAGE}) as page`;

/** Documents of a range of the sources that `among` selects, that put another one out of force. */
const causesIn = (among: string): string => `
  select d.id as document, d.source, r.date as issued
  from (${among}) as l cross join _documents d join readings r on r.source = d.source
  where l.source > ? and l.source <= ? and d.source = l.source
    and exists (select 1 from _citations c where c.source = d.source and ${PUTS_OUT_OF_FORCE})
  order by d.source`;

const ALL = 'select source from _documents';

/** Days of effect of all documents that put others out of force and say one, in the order of their identities. */
export const effectsIn = async (rows: Rows, rules: Rules, among = ALL): Promise<Effect[]> => {
  const found: Effect[] = [];
  for (let last = -1; ; ) {
    const [end] = await rows.all<{ last: number | null }>(endOf(among), [last]);
    if (end?.last == null) return inOrder(found);
    const page = await rows.all<Cause>(causesIn(among), [last, end.last]);
    const effects = await effectsOf(page, rows, rules);
    for (const { document, source } of page) {
      const from = effects.get(source);
      if (from !== undefined) found.push([document, from]);
    }
    last = end.last;
  }
};

const inOrder = (effects: Effect[]): Effect[] => effects.sort(([a], [b]) => compare(a, b));

/**
 * The same where only the sources that `changed` selects are not as they were when `before` was found, or went.
 */
export const effectsAgain = async (rows: Rows, rules: Rules, before: readonly Effect[], changed: string): Promise<Effect[]> => {
  const found: Effect[] = [];
  for (let at = 0; at < before.length; at += PAGE) {
    const some = new Map(before.slice(at, at + PAGE));
    const sql = `select id from _documents where id in (${placeholders([...some])})
      and id not in (select r.document from (${changed}) as l cross join readings r where r.source = l.source)`;
    for (const { id } of await rows.all<{ id: string }>(sql, [...some.keys()])) found.push([id, some.get(id) as string]);
  }
  return inOrder([...found, ...(await effectsIn(rows, rules, changed))]);
};
