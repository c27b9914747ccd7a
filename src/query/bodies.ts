import { compare, foldWords, type Rows } from '../model/index.js';

/** Tells whether a body, by its name and its part of identity paths, is the one that was asked for. */
export type BodyTest = (name: string | null, path: string | null) => boolean;

/**
 * A path or its beginning (`phu-yen/ubnd`, `phu-yen`) means what lies there; anything else are words of the name or
 * parts of the path, in any order and without need of diacritics: `ubnd phu yen`.
 */
export const bodyTest = (asked: string): BodyTest => {
  const path = asked.trim().replace(/^vn\//, '').replace(/\/+$/, '');
  const words = foldWords(asked).split(' ').filter(Boolean);
  return (name, own) => {
    if (own !== null && (own === path || own.startsWith(`${path}/`))) return true;
    if (asked.includes('/') || words.length === 0) return false;
    const held = ` ${foldWords(`${name ?? ''} ${own ?? ''}`)} `;
    return words.every((word) => held.includes(` ${word} `));
  };
};

/** The body in an identity path: `phu-yen/ubnd` of `vn/phu-yen/ubnd/kh/2022/145`; null where the path has none. */
export const bodyOfId = (id: string): string | null => {
  const parts = id.split('/');
  const year = parts.findIndex((part) => /^\d{4}(?:-\d{4})?$/.test(part));
  return parts[0] !== 'vn' || year < 3 ? null : parts.slice(1, year - 1).join('/');
};

/** The documents of one body under one name, counted. */
export interface IssuerRow {
  /** The body in their identity paths. */
  readonly path: string;
  readonly name: string;
  readonly held: number;
  readonly cited: number;
  /** The first and the last year of their dates. */
  readonly first: string | null;
  readonly last: string | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly year: string | null;
}

const PAGE = 5000;

async function* pages(rows: Rows, sql: string): AsyncGenerator<Row[]> {
  for (let last = ''; ; ) {
    const page: Row[] = await rows.all<Row>(`${sql} order by id limit ${PAGE}`, [last]);
    yield page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.id;
  }
}

const OF = {
  held: `select d.id, r.issuer as name, substr(r.date, 1, 4) as year from _documents d join readings r on r.source = d.source
         where d.id > ? and r.issuer is not null`,
  cited: 'select id, issuer as name, substr(date, 1, 4) as year from cited where id > ? and issuer is not null',
} as const;

/** What all documents, held or cited, say of their issuers; a page of documents in memory at a time. */
export const issuers = async (rows: Rows): Promise<IssuerRow[]> => {
  const found = new Map<string, { -readonly [K in keyof IssuerRow]: IssuerRow[K] }>();
  for (const kind of ['held', 'cited'] as const)
    for await (const page of pages(rows, OF[kind]))
      for (const { id, name, year } of page) {
        const path = bodyOfId(id);
        if (path === null) continue;
        const own = found.get(`${path} ${name}`) ?? { path, name, held: 0, cited: 0, first: null, last: null };
        own[kind]++;
        if (year !== null && (own.first === null || compare(year, own.first) < 0)) own.first = year;
        if (year !== null && (own.last === null || compare(year, own.last) > 0)) own.last = year;
        found.set(`${path} ${name}`, own);
      }
  return [...found.values()];
};
