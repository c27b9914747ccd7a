import { markUnlinked } from './commits.js';
import { reindex } from './corrections.js';
import { damagedIn, sealSources } from './digests.js';
import type { Port } from './port.js';
import { chooseAll } from './primaries.js';
import { forgetSources } from './remove.js';

/** A source that is to be made anew. */
export interface Kept {
  readonly source: number;
  readonly uri: string;
  /** Version of the parsers that gave the text; null where none is kept. */
  readonly ingest: string | null;
  readonly outcome: 'read' | 'refused';
  /** Whether the row that names it is as it was written. */
  readonly named: boolean;
  /** Whether the text that is kept is there, as it was written. */
  readonly text: boolean;
  /** Whether everything else that was read of it is. */
  readonly sound: boolean;
}

type Row = Pick<Kept, 'source' | 'uri' | 'ingest' | 'outcome'> & { readonly text: number };

/** True where a rebuild was begun and did not end. */
export const needsRebuild = async (port: Port): Promise<boolean> =>
  (await port.all("select name from meta where name = 'rebuild'")).length > 0;

/** Empties the indexes of words and makes those of tables anew; from here on the rebuild has to be brought to its end. */
export const beginRebuild = (port: Port): Promise<void> =>
  port.transaction(async () => {
    await port.engine.reindex(port);
    for (const index of ['search', 'names'] as const) await port.engine.clear(port, index);
    await port.run("insert into meta (name, value) values ('rebuild', 'yes') on conflict (name) do nothing");
    await markUnlinked(port, 'yes');
  });

export const endRebuild = (port: Port): Promise<void> => port.run("delete from meta where name = 'rebuild'");

const PAGE = 100;

/** All sources that are there now, in order, some at a time; what is written meanwhile has higher numbers. */
export async function* keptSources(port: Port): AsyncGenerator<Kept> {
  const [row] = await port.all<{ end: number | null }>('select max(id) as end from sources');
  const end = row?.end ?? 0;
  for (let last = -1; ; ) {
    const page: Row[] = await port.all(
      `select s.id as source, s.uri, s.ingest, s.outcome, case when r.source is null then 0 else 1 end as text
       from sources s left join _raws r on r.source = s.id where s.id > ? and s.id <= ? order by s.id limit ${PAGE}`,
      [last, end],
    );
    const final = page.at(-1);
    if (!final) return;
    const damaged = new Map((await damagedIn(port, last + 1, final.source, false)).map((one) => [one.source, one.tables]));
    for (const one of page) {
      const tables = damaged.get(one.source) ?? [];
      yield {
        ...one,
        named: !tables.includes('sources'),
        sound: tables.every((table) => table === '_raws'),
        text: one.text === 1 && !tables.includes('_raws'),
      };
    }
    last = final.source;
  }
}

/** Without a text that could be used: the next run reads the file again. */
const keep = async (port: Port, source: number): Promise<void> => {
  await port.run('delete from _raws where source = ?', [source]);
  await port.run("update sources set ingest = null where id = ? and outcome = 'read'", [source]);
  await sealSources(port, source, source);
  await reindex(port, [source]);
};

/** What cannot be made anew: kept as it is where it is sound, else forgotten. The next run reads its file in either case. */
export const keepOrForget = (port: Port, { source, sound }: Kept): Promise<void> =>
  port.transaction(() => (sound ? keep(port, source) : forgetSources(port, [source])));

/** Says anew which file speaks for each document. */
export const speakAnew = (port: Port): Promise<void> => port.transaction(() => chooseAll(port));
