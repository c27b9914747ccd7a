import type { DocumentText, Rows, SourceRow } from '../model/index.js';
import { documentById } from './documents.js';

/** The normalised text of a document with its page starts; null for one that is not held. */
export const textOf = async (rows: Rows, id: string): Promise<DocumentText | null> => {
  const document = await documentById(rows, id);
  if (!document?.held) return null;
  const [row] = await rows.all<{ file: string; text: string; page_starts: string }>(
    `select s.uri as file, t.text, t.page_starts
     from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.id = ?`,
    [document.id],
  );
  if (!row) return null;
  const others = document.files.filter((file) => file !== row.file);
  return { document, file: row.file, others, pages: JSON.parse(row.page_starts) as number[], text: row.text };
};

type Row = Omit<SourceRow, 'speaks'> & { speaks: number };

/** The files of a document, the one that speaks for it first. */
export const sourcesOf = async (rows: Rows, id: string): Promise<SourceRow[]> => {
  const document = await documentById(rows, id);
  if (!document?.held) return [];
  const found = await rows.all<Row>(
    `select s.uri as file, case when d.source is null then 0 else 1 end as speaks, s.media_type as "mediaType", s.sha256, s.size,
            r.pages, r.type, r.number, r.date, r.title
     from readings r join sources s on s.id = r.source left join _documents d on d.source = r.source
     where r.document = ? order by speaks desc, s.uri`,
    [document.id],
  );
  return found.map((row) => ({ ...row, speaks: row.speaks === 1 }));
};
