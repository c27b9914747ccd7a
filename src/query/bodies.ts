import { foldWords, type Rows } from '../model/index.js';

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

export interface IssuerRow {
  readonly id: string;
  readonly name: string | null;
  readonly date: string | null;
}

/** What every document, held or cited, says of its issuer. */
export const issuers = async (rows: Rows): Promise<{ held: IssuerRow[]; cited: IssuerRow[] }> => ({
  held: await rows.all('select d.id, r.issuer as name, r.date from _documents d join readings r on r.source = d.source order by d.id'),
  cited: await rows.all('select id, issuer as name, date from cited order by id'),
});
