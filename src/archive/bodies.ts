import { nameBody } from '../link/index.js';
import type { BodyRow, Succession } from '../model/index.js';
import { compare, groupBy, slug } from '../model/index.js';
import { bodyTest, type IssuerRow } from '../query/index.js';
import type { Body, Province, Rules } from '../rules/index.js';

/** The body and the province of an issuer, as the lexicons have them. */
interface Known {
  readonly body: Body | null;
  readonly province: Province | null;
}

const CENTRAL = 'tw';

const bodyNamed = (name: string, { lexicon }: Rules): Body | null => {
  const office = lexicon.offices.match(name, 0);
  const behind = office && name.slice(office.end).trimStart();
  return (lexicon.bodies.match(name, 0) ?? (behind ? lexicon.bodies.match(behind, 0) : null))?.value ?? null;
};

const knownOf = (path: string, name: string, rules: Rules): Known => {
  const [place] = path.split('/');
  const province = rules.source.provinces.find((one) => slug(one.name) === place) ?? null;
  return { body: bodyNamed(name, rules), province };
};

/** A body of this name in a province (null for a central one), as it is called there on a day. */
const bodyIn = (name: string, province: string | null, date: string | null, rules: Rules): Omit<Succession, 'on'> => {
  const ref = { office: null, name, known: true, level: null, place: province, province };
  const { name: full, path } = nameBody(ref, { issuer: null, date, province, letters: null }, rules);
  return { name: full, body: path };
};

const day = (value: string | undefined): string | null => value ?? null;

const successorsOf = ({ body, province }: Known, rules: Rules): Succession[] => {
  if (!body) return [];
  const place = province?.name ?? null;
  return [
    ...(body.into ? [{ ...bodyIn(body.into, place, day(body.until), rules), on: day(body.until) }] : []),
    ...(province?.into ? [{ ...bodyIn(body.name, province.into, day(province.until), rules), on: day(province.until) }] : []),
  ];
};

const predecessorsOf = ({ body, province }: Known, rules: Rules): Succession[] => {
  if (!body) return [];
  const place = province?.name ?? null;
  return [
    ...rules.source.bodies
      .filter(({ into }) => into === body.name)
      .map((one) => ({ ...bodyIn(one.name, place, day(one.until), rules), on: day(one.until) })),
    ...rules.source.provinces
      .filter(({ into }) => into !== undefined && into === province?.name)
      .map((one) => ({ ...bodyIn(body.name, one.name, day(one.until), rules), on: day(one.until) })),
  ];
};

const latest = (days: readonly (string | undefined)[]): string | null =>
  days
    .filter((one) => one !== undefined)
    .sort(compare)
    .at(-1) ?? null;
const earliest = (days: readonly (string | undefined)[]): string | null => days.filter((one) => one !== undefined).sort(compare)[0] ?? null;

/** What the lexicons tell of a body of the centre or of a province; bodies below are told apart by no lexicon. */
const inTime = (path: string, name: string, rules: Rules): Pick<BodyRow, 'from' | 'until' | 'predecessors' | 'successors'> => {
  const known = knownOf(path, name, rules);
  const { body, province } = known;
  const isWhole = path.split('/').length === 2 && (province !== null || path.startsWith(`${CENTRAL}/`));
  return {
    from: latest([body?.from, isWhole ? province?.from : undefined]),
    until: earliest([body?.until, isWhole ? province?.until : undefined]),
    predecessors: isWhole ? predecessorsOf(known, rules) : [],
    successors: isWhole ? successorsOf(known, rules) : [],
  };
};

const commonest = (rows: readonly IssuerRow[]): string | undefined =>
  [...groupBy(rows, ({ name }) => name)]
    .map(([name, own]) => ({ name, documents: own.reduce((sum, { held, cited }) => sum + held + cited, 0) }))
    .sort((a, b) => b.documents - a.documents || compare(a.name, b.name))[0]?.name;

const sum = (rows: readonly IssuerRow[], of: 'held' | 'cited'): number => rows.reduce((all, row) => all + row[of], 0);

export interface BodyFilter {
  /** A path, its beginning, or words of the name; also of a body that came before or after. */
  readonly body?: string | undefined;
}

/** The bodies that issued what the archive holds and cites, those of most held documents first. */
export const bodyRows = (issuers: readonly IssuerRow[], rules: Rules, { body: asked }: BodyFilter = {}): BodyRow[] => {
  const test = asked === undefined ? () => true : bodyTest(asked);
  return [...groupBy(issuers, ({ path }) => path)]
    .map(([path, own]): BodyRow => {
      // "Bộ trưởng Bộ Nội vụ" signs for the ministry: the body itself gives the name where it is named.
      const name = commonest(own.filter((one) => rules.lexicon.bodies.match(one.name, 0))) ?? commonest(own) ?? path;
      return {
        body: path,
        name,
        held: sum(own, 'held'),
        cited: sum(own, 'cited'),
        first: earliest(own.map(({ first }) => first ?? undefined)),
        last: latest(own.map(({ last }) => last ?? undefined)),
        ...inTime(path, name, rules),
      };
    })
    .filter(({ body, name, predecessors, successors }) =>
      [{ name, body }, ...predecessors, ...successors].some((one) => test(one.name, one.body)),
    )
    .sort((a, b) => b.held - a.held || b.cited - a.cited || compare(a.body ?? '', b.body ?? ''));
};
