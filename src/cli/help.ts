import type { Context } from './context.js';

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  run: [
    'danchieu run corpus --summaries output/summaries',
    'danchieu run archive/2022 archive/2023 --jobs 4 --db ubnd.db',
    'danchieu run corpus --corrections corrections.yaml',
  ],
  read: ['danchieu read plan.pdf', 'danchieu read plan.docx --json | jq .citations', 'curl -s URL | danchieu read - --facts'],
  show: ['danchieu show vn/dak-nong/ubnd/kh/2022/461', 'danchieu show "461/KH-UBND dak nong"', 'danchieu show plan.pdf --json'],
  cites: ['danchieu cites 461/KH-UBND', 'danchieu cites plan.pdf --json | jq ".edges[].to"'],
  'cited-by': ['danchieu cited-by vn/tw/ttg/qd/2022/569', 'danchieu cited-by 569/QD-TTg'],
  search: ['danchieu search ke hoach thi dua', `danchieu search '"thi dua" "dak nong"' --limit 5`],
  export: [
    'danchieu export --format jsonl > archive.jsonl',
    'danchieu export --format csv --out tables',
    'danchieu export --format csv --table citations',
    'danchieu export --format parquet --out tables --redact',
    'danchieu export --format gexf > citations.gexf',
  ],
  sql: [
    'danchieu sql "select type, count(*) as documents from documents group by type"',
    'danchieu sql "select document, quote, page from awards where recipient = \'cá nhân\'" --csv',
    'danchieu sql "select name from pragma_table_list where type = \'view\'"',
  ],
  rules: ['danchieu rules list', 'danchieu rules test --rules my-rules', 'danchieu rules explain ID', 'danchieu rules coverage archive'],
  eval: ['danchieu eval --gold corpus/gold', 'danchieu eval --gold gold --root archive --json | jq .measures'],
  correct: [
    'danchieu correct reject plan.pdf --quote "chi thi 03" --reason "a point of the plan" --by "Tran Thi B"',
    'danchieu correct settle 56/TB-UBND --number 12/KH-UBND --to vn/phu-yen/ubnd/kh/2024/12 --reason "the plan of the year" --by "Tran Thi B"',
    'danchieu correct set 56/TB-UBND date=2024-05-14 --reason "misprint" --by "Tran Thi B"',
    'danchieu correct apply corrections.yaml',
    'danchieu correct list',
  ],
  schema: ['danchieu schema', 'danchieu schema summary > summary.schema.json'],
  explain: ['danchieu explain E104', 'danchieu explain E104 --lang vi'],
};

const ROOT = ['run', 'cited-by', 'search', 'read'].flatMap((name) => EXAMPLES[name]?.slice(0, 1) ?? []);

const lines = (title: string, examples: readonly string[], { colors }: Context): string =>
  ['', colors.bold(title), ...examples.map((example) => `  ${example}`)].join('\n');

/** The examples below a command's help. */
export const examplesOf = (command: string, context: Context): string => lines(context.say.help.examples, EXAMPLES[command] ?? [], context);

/** What stands below the program's own help: examples, exit codes, environment. */
export const rootEpilogue = (context: Context): string => {
  const { help } = context.say;
  const codes = Object.entries(help.exit).map(([code, meaning]) => `${code.padStart(5)}  ${meaning}`);
  return [lines(help.examples, ROOT, context), lines(help.exitCodes, codes, context), '', help.environment].join('\n');
};
