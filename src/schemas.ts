/** Names of the JSON outputs, each with the commands that print it. */
export const OUTPUTS = {
  summary: 'read --json, export, run --summaries',
  document: 'show --json',
  edges: 'cites --json, cited-by --json',
  hits: 'search --json',
  tree: 'basis --json, impact --json',
  chain: 'path --json',
  timeline: 'timeline --json',
  missing: 'missing --json',
  ambiguous: 'ambiguous --json',
  awards: 'awards --json',
  campaigns: 'campaigns --json',
  deadlines: 'deadlines --json',
  bodies: 'bodies --json',
  why: 'why --json',
  stats: 'stats --json',
  audit: 'audit --json',
  found: 'an ID of none or several documents, --json',
  run: 'run --json',
  check: 'check --json',
  rebuild: 'rebuild --json',
  account: 'run --report FILE',
  plan: 'run --dry-run --json',
  event: 'watch --json, run --log FILE, watch --log FILE (a line each)',
  config: 'danchieu.config.json, danchieu.config.yaml',
  settings: 'config --json',
  evaluation: 'eval --json',
  coverage: 'rules coverage --json',
  corrections: 'correct list --json, correct apply --json',
  correction:
    'correct accept --json, correct reject --json, correct settle --json, correct set --json, correct merge --json, correct split --json',
  sql: 'sql --json',
  rules: 'rules list --json, rules explain --json',
  'rule-tests': 'rules test --json',
  explanation: 'explain --json',
  outputs: 'schema --json',
} as const;

export type OutputName = keyof typeof OUTPUTS;

export const isOutputName = (name: string): name is OutputName => Object.hasOwn(OUTPUTS, name);

/** JSON Schema (draft 2020-12) of a JSON output; the package holds it as `danchieu/schemas/NAME.json`. */
export const jsonSchema = async (name: OutputName): Promise<object> => {
  const [{ z }, model, answers, settings] = await Promise.all([
    import('zod'),
    import('./model/schemas.js'),
    import('./eval/answers.js'),
    import('./settings/schema.js'),
  ]);
  const shapes = {
    summary: model.Summary,
    document: model.Shown,
    edges: model.Edges,
    hits: model.FacetedHits,
    tree: model.Tree,
    chain: model.Chain,
    timeline: model.Timeline,
    missing: model.Wanted,
    ambiguous: model.Doubts,
    awards: model.Awards,
    campaigns: model.Movements,
    deadlines: model.Deadlines,
    bodies: model.Bodies,
    why: model.Reasons,
    stats: model.Stats,
    audit: model.Audit,
    found: model.Found,
    run: model.RunReport,
    check: model.Health,
    rebuild: model.Rebuilt,
    account: model.RunAccount,
    plan: model.RunPlan,
    event: model.LogLine,
    config: settings.ConfigFile,
    settings: settings.SettingList,
    evaluation: answers.Evaluation,
    coverage: answers.Coverage,
    corrections: model.Corrections,
    correction: model.CorrectAnswer,
    sql: model.SqlAnswer,
    rules: z.array(model.RuleRow),
    'rule-tests': model.RuleTests,
    explanation: model.Explained,
    outputs: model.OutputList,
  };
  return z.toJSONSchema(shapes[name]);
};
