import type { Rows } from '../../model/index.js';
import { among, type Found, heldAgainst } from './rows.js';
import { differ } from './titles.js';

interface FileRow {
  readonly document: string;
  readonly file: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly primary_file: string;
  readonly primary_title: string | null;
  readonly primary_date: string | null;
}

const PAGE = 500;
// The document is asked for by itself too: no index holds both columns, and without it each page begins with the first.
const sharing = (only: string): string => `
  select r.document, s.uri as file, r.title, r.date, p.uri as primary_file, q.title as primary_title, q.date as primary_date
  from _documents d
  join readings r on r.document = d.id and r.source <> d.source and r.identified = 1 and r.kind = 'official'
  join sources s on s.id = r.source
  join readings q on q.source = d.source and q.kind = 'official'
  join sources p on p.id = d.source
  where r.document >= ? and (r.document, s.uri) > (?, ?)${only}
  order by r.document, s.uri limit ${PAGE}`;

/**
 * Two files of one identity that are not one document: Decree 30/2020 App. VI has systems warn of a number, symbol
 * and body that occur twice.
 */
export async function* sharedIdentities(rows: Rows, _: unknown, documents: readonly string[]): AsyncGenerator<Found> {
  const only = among('d.id', documents);
  let last: [string, string] = ['', ''];
  for (;;) {
    const page = await rows.all<FileRow>(sharing(only.sql), [last[0], ...last, ...only.params]);
    for (const row of page) {
      const [title, other] = [row.title, row.primary_title];
      if (title === null || other === null || !differ(title, other)) continue;
      yield {
        document: row.document,
        about: row.document,
        code: 'identity-shared',
        severity: 'warning',
        details: { title, other },
        quote: null,
        file: row.file,
        span: null,
        against: heldAgainst(row.document, row.primary_file),
      };
    }
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.document, end.file];
  }
}
