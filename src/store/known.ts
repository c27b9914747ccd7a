import type { KnownDocument, LinkIndex } from '../model/index.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import type { Port } from './port.js';

type Row = Record<string, unknown> & { readonly id: string };

const columnsOf = (table: string): string => KEY.map(({ name }) => `${table}.${name}`).join(', ');

const HELD = `
  select d.id, r.identified, ${columnsOf('r')}
  from documents d join readings r on r.source = d.source where r.key_family is not null`;

/** What is cited with all parts of its key and held nowhere; only what shares its number with a citation that lacks parts. */
const CITED = `
  select c.key_path as id, ${KEY.map(({ part, name }) =>
    part === 'date' ? `case when count(distinct c.${name}) = 1 then max(c.${name}) end as ${name}` : `max(c.${name}) as ${name}`,
  ).join(', ')}
  from citations c join documents d on d.source = c.source
  where c.key_path is not null
    and (c.key_number, replace(c.key_symbol, '-', '')) in (
      select key_number, replace(key_symbol, '-', '') from citations where key_path is null and key_number is not null
    )
    and not exists (select 1 from documents h where h.id = c.key_path)
  group by c.key_path`;

/** Documents by number and symbol, and among these by body; each list in ascending order of id. */
class Groups {
  readonly #groups = new Map<string, KnownDocument[]>();

  /** By code units, not by the collation of a database. */
  constructor(documents: readonly KnownDocument[]) {
    for (const document of [...documents].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const { number, symbol, body } = document.key;
      if (number === null || symbol === null) continue;
      this.#add(groupKey(number, symbol), document);
      this.#add(groupKey(number, symbol, body ?? UNKNOWN), document);
    }
  }

  #add(group: string, document: KnownDocument): void {
    const same = this.#groups.get(group);
    if (same) same.push(document);
    else this.#groups.set(group, [document]);
  }

  readonly find = (number: string, symbol: string, body: string | null = null): readonly KnownDocument[] => {
    const group = (name?: string) => this.#groups.get(groupKey(number, symbol, name)) ?? [];
    if (body === null) return group();
    const unknown = group(UNKNOWN);
    return unknown.length === 0 ? group(body) : [...group(body), ...unknown].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
}

const UNKNOWN = '?';
const groupKey = (number: string, symbol: string, body = ''): string => `${number} ${symbol.replaceAll('-', '')} ${body}`;

const documentsOf = (rows: readonly Row[], held: boolean): KnownDocument[] =>
  rows.flatMap((row) => {
    const key = keyOf(row);
    return key === null ? [] : [{ id: row.id, key, held }];
  });

/** What linking needs to know of the archive, in memory. */
export const loadIndex = async (port: Port): Promise<LinkIndex> => {
  const rows = await port.all<Row>(HELD);
  const held = documentsOf(rows, true);
  const byId = new Map(held.map((document) => [document.id, document]));
  const groups = new Groups([...held, ...documentsOf(await port.all<Row>(CITED), false)]);
  const open = new Set(rows.filter((row) => row.identified === 0).map(({ id }) => id));
  const unplaced = new Groups(held.filter(({ id }) => open.has(id)));
  return { byId: (id) => byId.get(id) ?? null, byNumber: groups.find, unplaced: unplaced.find };
};
