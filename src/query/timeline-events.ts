import { type Bearer, compare, type Edge, groupBy, type Rows, type TimelineRow } from '../model/index.js';
import { type Evident, factsSql, withEvidence } from './bearers.js';
import { firstDay, firstDaySql } from './days.js';
import { edgesOfMany, edgesWhere, OFFICIAL } from './edges.js';
import { allIn } from './many.js';
import { CHANGES, type ChangersOf } from './validity.js';

/** Documents around one, some of the archive's, or all of the archive between two years; of these, some rows in their order. */
export type Scope = { readonly around: readonly string[] } | { readonly some: readonly string[] } | Years;

interface Years {
  readonly from: string;
  readonly to: string;
  /** The end of SQL that asks for some of the rows at a time. */
  readonly bounds?: string;
}

const listIn = (scope: Scope): readonly string[] | null => ('around' in scope ? scope.around : 'some' in scope ? scope.some : null);

/** What begins in these years, or lasts into them; years as texts. `~` comes after every digit. */
const inYears = (start: string, end: string, { from, to }: { from: string; to: string }): { sql: string; params: string[] } => ({
  sql: `${start} <= ? and ${end} >= ?`,
  params: [`${to}~`, from],
});

/** Rows of the scope; `start` and `end` are the columns of the time that a row is of. */
const read = <Row>(rows: Rows, scope: Scope, sql: string, place: string, start: string, end = start): Promise<Row[]> => {
  const ids = listIn(scope);
  if (ids) return allIn<Row>(rows, ids, (list) => `${sql} where d.id in (${list})`);
  const { bounds, ...between } = scope as Years;
  if (bounds === undefined) {
    const years = inYears(start, end, between);
    return rows.all<Row>(`${sql} where ${years.sql}`, years.params);
  }
  // The index in the order of days serves for both, where it is asked for in the same words.
  const day = firstDaySql(start);
  const years = inYears(day, end === start ? day : end, between);
  return rows.all<Row>(`${sql} where ${years.sql} order by ${day}, d.id, ${place}${bounds}`, years.params);
};

const nothing = { end: null, relation: null, other: null, what: null, fact: null, quote: null, span: null, rule: null };

interface IssuedRow extends Bearer {
  title: string | null;
  uri: string;
}

const issued = async (rows: Rows, scope: Scope): Promise<TimelineRow[]> => {
  const held = await read<IssuedRow>(
    rows,
    scope,
    `select d.id, r.type, r.number, r.symbol, r.date, r.issuer, r.title, s.uri
     from _documents d join readings r on r.source = d.source join sources s on s.id = d.source`,
    'd.source',
    'r.date',
  );
  return held.flatMap(({ title, uri, ...document }) =>
    document.date === null ? [] : [{ ...nothing, date: document.date, event: 'issued' as const, document, what: title, file: uri }],
  );
};

const changes = async (rows: Rows, scope: Scope, changersOf: ChangersOf): Promise<TimelineRow[]> => {
  const relations = CHANGES.map((relation) => `'${relation}'`).join(', ');
  const between = async (years: { from: string; to: string }): Promise<Edge[]> => {
    // What was issued long before may take effect in these years.
    const { sql, params } = inYears('r.date', 'r.date', { ...years, from: '' });
    return edgesWhere(rows, `c.relation in (${relations}) and ${OFFICIAL} and ${sql}`, params);
  };
  const ids = listIn(scope);
  const edges = ids ? await edgesOfMany(rows, 'd.id', ids, { relations: CHANGES, official: true }) : await between(scope as Years);
  const changers = await changersOf([...new Set(edges.map(({ from }) => from))]);
  // A document says more than once what it changes: the first place tells it.
  const once = groupBy(edges, ({ from, to, relation, pinpoint, fact }) => [from, to ?? fact, relation, pinpoint].join(' '));
  const firsts = [...once.values()].flatMap((same) => same.slice(0, 1));
  return firsts.flatMap(({ from, to, citing, relation, pinpoint, fact, quote, file, span, rule }) => {
    const changer = changers.get(from);
    const date = changer?.effect ?? citing.date;
    return changer === undefined || date === null
      ? []
      : [
          {
            ...nothing,
            date,
            event: 'changes' as const,
            document: { id: from, ...citing },
            relation,
            other: to,
            what: pinpoint,
            fact,
            quote,
            file,
            span,
            rule,
          },
        ];
  });
};

interface PeriodOwn {
  period_start: string | null;
  period_end: string | null;
  horizon: string | null;
  label: string | null;
}

const PERIOD_START = 'coalesce(x.period_start, x.period_end, x.horizon)';
const PERIOD_END = 'coalesce(x.period_end, x.horizon, x.period_start)';

const periods = async (rows: Rows, scope: Scope): Promise<TimelineRow[]> => {
  const found = await read(
    rows,
    scope,
    factsSql('periods', 'x.period_start, x.period_end, x.horizon, x.label'),
    'x.span_start',
    PERIOD_START,
    PERIOD_END,
  );
  const seen = new Set<string>();
  const around = new Map('around' in scope ? scope.around.map((id, place) => [id, place] as const) : []);
  const place = ({ document }: Evident): number => around.get(document.id) ?? 0;
  const all = withEvidence<PeriodOwn>('periods', found).sort(
    (a, b) =>
      place(a.evidence) - place(b.evidence) ||
      compare(a.evidence.document.id, b.evidence.document.id) ||
      a.evidence.span.start - b.evidence.span.start,
  );
  return all.flatMap(({ own, evidence }) => {
    const date = own.period_start ?? own.period_end ?? own.horizon;
    // A document tells its period on every page, and those around it tell it again.
    const same = `${'around' in scope ? '' : evidence.document.id} ${date} ${own.period_end} ${own.label}`;
    if (date === null || seen.has(same)) return [];
    seen.add(same);
    const end = own.period_end ?? own.horizon;
    return [{ ...nothing, date, end: end === date ? null : end, event: 'period' as const, what: own.label, ...evidence }];
  });
};

const deadlines = async (rows: Rows, scope: Scope): Promise<TimelineRow[]> => {
  const found = await read(rows, scope, factsSql('deadlines', 'x.date, x.task'), 'x.span_start', 'x.date');
  return withEvidence<{ date: string | null; task: string | null }>('deadlines', found).flatMap(({ own, evidence }) =>
    own.date === null ? [] : [{ ...nothing, date: own.date, event: 'deadline' as const, what: own.task, ...evidence }],
  );
};

export const READERS: Record<TimelineRow['event'], (rows: Rows, scope: Scope, changersOf: ChangersOf) => Promise<TimelineRow[]>> = {
  issued,
  changes,
  period: periods,
  deadline: deadlines,
};
/** Kinds of events, in their order on one day. */
export const EVENTS = Object.keys(READERS) as TimelineRow['event'][];

export const byTime = (a: TimelineRow, b: TimelineRow): number =>
  compare(firstDay(a.date), firstDay(b.date)) ||
  EVENTS.indexOf(a.event) - EVENTS.indexOf(b.event) ||
  compare(a.document.id, b.document.id) ||
  (a.span?.start ?? 0) - (b.span?.start ?? 0);
