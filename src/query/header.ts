import type { Corrected, DocumentRow, Header, Rows } from '../model/index.js';

interface Row {
  identified: number;
  place: string | null;
  signer_name: string | null;
  signer_position: string | null;
  signer_capacity: string | null;
  corrected: string | null;
}

/** The letterhead of a held document as its summary has it; null for one that is only cited. */
export const headerOf = async (
  rows: Rows,
  { id, kind, type, number, symbol, date, issuer, title, aliases }: DocumentRow,
): Promise<Header | null> => {
  const [row] = await rows.all<Row>(
    `select r.identified, r.place, r.signer_name, r.signer_position, r.signer_capacity, r.corrected
     from _documents d join readings r on r.source = d.source where d.id = ?`,
    [id],
  );
  if (!row || kind === null) return null;
  const recipients = await rows.all<{ name: string }>(
    'select p.name from _documents d join _recipients p on p.source = d.source where d.id = ? order by p.ordinal',
    [id],
  );
  return {
    id: row.identified === 1 ? id : null,
    ...{ kind, type, number, symbol, date, place: row.place, issuer, title },
    signer: row.signer_name === null ? null : { name: row.signer_name, position: row.signer_position, capacity: row.signer_capacity },
    recipients: recipients.map(({ name }) => name),
    ...(row.corrected === null ? {} : { corrected: JSON.parse(row.corrected) as Corrected[] }),
    ...(aliases === undefined ? {} : { aliases }),
  };
};
