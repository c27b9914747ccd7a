import type { DocumentRow, Edge, Member, Rows } from '../model/index.js';
import { addressOf } from './address.js';
import { type Evident, factsSql, withEvidence } from './bearers.js';
import type { MovementMember, MovementTie } from './campaign-movements.js';
import { documentsOf } from './documents.js';
import { edgesAt } from './edges.js';
import { allIn } from './many.js';

interface Place {
  readonly id: string;
  readonly ordinal: number;
}

/** The sources that speak for documents. */
const sourcesOf = async (rows: Rows, places: readonly Place[]): Promise<Map<string, number>> => {
  const ids = [...new Set(places.map(({ id }) => id))];
  const sql = (list: string): string => `select d.id, d.source from _documents d where d.id in (${list})`;
  return new Map((await allIn<{ id: string; source: number }>(rows, ids, sql)).map(({ id, source }) => [id, source]));
};

/** Citations by the addresses of their facts. */
const citationsAt = async (rows: Rows, places: readonly Place[]): Promise<Map<string, Edge>> => {
  const sources = await sourcesOf(rows, places);
  return edgesAt(
    rows,
    places.flatMap(({ id, ordinal }) => {
      const source = sources.get(id);
      return source === undefined ? [] : [{ source, ordinal }];
    }),
  );
};

/** Mentions of movements by the addresses of their facts. */
const mentionsAt = async (rows: Rows, places: readonly Place[]): Promise<Map<string, Evident>> => {
  const wanted = new Set(places.map(({ id, ordinal }) => addressOf(id, 'campaigns', ordinal)));
  const ids = [...new Set(places.map(({ id }) => id))];
  const sql = factsSql('campaigns', 'x.source');
  const found = withEvidence('campaigns', await allIn(rows, ids, (list) => `${sql} where d.id in (${list})`));
  return new Map(found.flatMap(({ evidence }) => (wanted.has(evidence.fact) ? [[evidence.fact, evidence] as const] : [])));
};

/** What shows members and ties in full: documents and facts, looked up for all of them at once. */
export interface InFull {
  readonly members: (members: readonly MovementMember[]) => Member[];
  readonly follows: (ties: readonly MovementTie[]) => { name: string; edge: Edge }[];
}

const memberOf = (document: DocumentRow, { role }: MovementMember, evidence: Edge | Evident): Member => {
  const { fact, quote, file, span, rule } = evidence;
  return { document, role, fact, quote, file, span, rule };
};

export const inFull = async (rows: Rows, members: readonly MovementMember[], ties: readonly MovementTie[]): Promise<InFull> => {
  const linked = members.filter(({ role }) => role === 'linked');
  const cited = [...linked, ...ties.map(({ from, ordinal }) => ({ id: from, ordinal }))];
  const edges = await citationsAt(rows, cited);
  const mentions = await mentionsAt(
    rows,
    members.filter(({ role }) => role !== 'linked'),
  );
  const documents = await documentsOf(
    rows,
    members.map(({ id }) => id),
  );
  const evidenceOf = ({ id, role, ordinal }: MovementMember): Edge | Evident | undefined =>
    role === 'linked' ? edges.get(addressOf(id, 'citations', ordinal)) : mentions.get(addressOf(id, 'campaigns', ordinal));
  return {
    members: (own) =>
      own.flatMap((member) => {
        const [document, evidence] = [documents.get(member.id), evidenceOf(member)];
        return document && evidence ? [memberOf(document, member, evidence)] : [];
      }),
    follows: (own) =>
      own.flatMap(({ name, from, ordinal }) => {
        const edge = edges.get(addressOf(from, 'citations', ordinal));
        return edge ? [{ name, edge }] : [];
      }),
  };
};
