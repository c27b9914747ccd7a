import type { Column, Port } from './port.js';
import type { Entry } from './rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'source', type: 'integer' },
  { name: 'body', type: 'text' },
];

/** Keeps what the parsers gave. Bytes go in as hexadecimal digits, since JSON has no form for them. */
export const putRaws = async (port: Port, entries: readonly Entry[]): Promise<void> => {
  const rows = entries.flatMap(({ source, reading: { raw } }) => (raw ? [[source, Buffer.from(raw).toString('hex')]] : []));
  if (rows.length === 0) return;
  await port.run(`insert into _raws (source, body) select source, ${port.engine.sql.fromHex('body')} from (${port.unpack(COLUMNS)}) as n`, [
    JSON.stringify(rows),
  ]);
};

/** What the parser gave of this file, packed; null where nothing is kept. */
export const rawOf = async (port: Port, uri: string): Promise<Uint8Array | null> => {
  const [row] = await port.all<{ body: Uint8Array }>('select r.body from _raws r join sources s on s.id = r.source where s.uri = ?', [uri]);
  return row?.body ?? null;
};

/** What these parsers gave of a file with these bytes, under whatever name. */
export const rawOfBytes = async (port: Port, sha256: string, ingest: string): Promise<Uint8Array | null> => {
  const [row] = await port.all<{ body: Uint8Array }>(
    'select r.body from sources s join _raws r on r.source = s.id where s.sha256 = ? and s.ingest = ? order by s.id limit 1',
    [sha256, ingest],
  );
  return row?.body ?? null;
};
