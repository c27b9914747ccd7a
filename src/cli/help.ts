import type { Context } from './context.js';

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  run: [
    'danchieu run corpus --summaries output/summaries',
    'danchieu run archive/2022 archive/2023 --jobs 4 --db ubnd.db',
    'danchieu run corpus --corrections corrections.yaml',
  ],
  check: ['danchieu check', 'danchieu check --db ubnd.db --json'],
  enqueue: ['danchieu enqueue /srv/archive --db postgres://me@db.example/archive'],
  work: [
    'danchieu work --db postgres://me@db.example/archive',
    'danchieu work --jobs 4 --until-empty --db postgres://me@db.example/archive',
  ],
  status: ['danchieu status --db postgres://me@db.example/archive', 'danchieu status --json | jq .rate'],
  link: ['danchieu link --db postgres://me@db.example/archive'],
  rebuild: ['danchieu rebuild', 'danchieu rebuild --db ubnd.db --rules my-rules'],
  read: ['danchieu read plan.pdf', 'danchieu read plan.docx --json | jq .citations', 'curl -s URL | danchieu read - --facts'],
  show: [
    'danchieu show vn/dak-nong/ubnd/kh/2022/461',
    'danchieu show "461/KH-UBND dak nong" --at 1/7/2023',
    'danchieu show plan.pdf --json',
  ],
  cites: ['danchieu cites 461/KH-UBND', 'danchieu cites plan.pdf --relation legal-basis --json | jq ".edges[].to"'],
  'cited-by': ['danchieu cited-by vn/tw/ttg/qd/2022/569', 'danchieu cited-by 569/QD-TTg --year 2023 --body dak-nong --csv'],
  basis: ['danchieu basis 461/KH-UBND', 'danchieu basis plan.pdf --depth 2 --at 2023-07-01'],
  impact: ['danchieu impact 569/QD-TTg', 'danchieu impact 06/2022/QH15 --relation legal-basis --csv'],
  path: ['danchieu path plan.pdf 569/QD-TTg', 'danchieu path vn/dak-nong/ubnd/kh/2022/461 vn/tw/ttg/qd/2022/569 --either'],
  timeline: ['danchieu timeline 461/KH-UBND', 'danchieu timeline --event deadline --after 2023-01-01 --before 2023-06-30'],
  missing: ['danchieu missing --limit 50 --csv > to-acquire.csv', 'danchieu missing --body dak-nong --year 2022'],
  ambiguous: ['danchieu ambiguous', 'danchieu ambiguous plan.pdf --all --json'],
  awards: ['danchieu awards --by form', 'danchieu awards --campaign "chuyen doi so" --year 2023'],
  campaigns: ['danchieu campaigns', 'danchieu campaigns chuyen doi so'],
  deadlines: ['danchieu deadlines --after 2023-01-01', 'danchieu deadlines --body "so noi vu" --csv'],
  bodies: ['danchieu bodies', 'danchieu bodies dak nong'],
  why: ['danchieu why vn/dak-nong/ubnd/kh/2022/461#citations/3', 'danchieu why "plan.pdf#awards/0" --json'],
  stats: ['danchieu stats', 'danchieu stats --json | jq .leanedOn'],
  audit: ['danchieu audit', 'danchieu audit 461/KH-UBND --all', 'danchieu audit --code date-conflict --csv > conflicts.csv'],
  search: [
    'danchieu search ke hoach thi dua',
    `danchieu search '"thi dua" "dak nong"' --limit 5`,
    'danchieu search thi dua --type "ke hoach" --year 2022 --body dak-nong',
  ],
  export: [
    'danchieu export --format jsonl > archive.jsonl',
    'danchieu export --format csv --out tables',
    'danchieu export --format csv --table citations',
    'danchieu export --format parquet --out tables --redact',
    'danchieu export --format gexf > citations.gexf',
  ],
  sql: [
    'danchieu sql "select type, count(*) as documents from documents group by type"',
    'danchieu sql "select document, quote, page from awards where year = 2025" --csv',
    'danchieu sql "select name from pragma_table_list where type = \'view\'"',
  ],
  mcp: ['danchieu mcp', 'danchieu mcp --db ubnd.db --lang en'],
  serve: ['danchieu serve', 'danchieu serve --db ubnd.db --port 0'],
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
  explain: ['danchieu explain E104', 'danchieu explain basis-repealed --lang vi'],
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
