import type { About, Rows } from '../model/index.js';

interface ReaderRow {
  readonly reader: string;
  readonly files: number;
  readonly refused: number;
}

/** Program and rules of `0.1.0+4f2a…`, as sources and runs are marked with. */
const versionsOf = (reader: string): { program: string; rules: string } => {
  const cut = reader.indexOf('+');
  return cut < 0 ? { program: reader, rules: '' } : { program: reader.slice(0, cut), rules: reader.slice(cut + 1) };
};

export const about = async (rows: Rows): Promise<About> => {
  const readers = await rows.all<ReaderRow>(
    `select reader, count(*) as files, sum(case when outcome = 'refused' then 1 else 0 end) as refused
     from sources group by reader order by files desc, reader`,
  );
  const [documents] = await rows.all<{ count: number }>('select count(*) as count from _documents');
  const [run] = await rows.all<{ value: string }>("select value from meta where name = 'run'");
  const sum = (of: (row: ReaderRow) => number): number => readers.reduce((total, row) => total + of(row), 0);
  const noted = run && (JSON.parse(run.value) as { at: string; reader: string });
  return {
    documents: documents?.count ?? 0,
    files: sum(({ files }) => files),
    refused: sum(({ refused }) => refused),
    run: noted ? { at: noted.at, ...versionsOf(noted.reader) } : null,
    readers: readers.map(({ reader, files }) => ({ ...versionsOf(reader), files })),
  };
};
