/**
 * danchieu as a library: `read` one document, or `open` an archive and ask it.
 * Nothing heavy is loaded before it is used.
 */

export type { FactFilter, PagePicture, PictureLack } from './archive/documents.js';
export {
  type Archive,
  type AuditOptions,
  type ExportOptions,
  hasFiles,
  type OpenOptions,
  open,
  type RebuildOptions,
  type RunOptions,
  type WatchOptions,
  type WatchOutcome,
} from './archive/index.js';
export type { CitationAddress, CorrectionRequest, Signature } from './archive/proposal.js';
export type {
  AwardFilter,
  BodyFilter,
  CampaignFilter,
  DeadlineFilter,
  DoubtFilter,
  EdgeFilter,
  MissingFilter,
  MovementMember,
  MovementOverview,
  PathOptions,
  Questions,
  SearchFilter,
  TimelineFilter,
  TreeQuestion,
} from './archive/questions.js';
export { type EnqueueArchiveOptions, enqueue, queueStatus, type WorkOptions, work } from './archive/queued.js';
export { type Remember, remembering } from './archive/remembered.js';
export type { SqlOptions } from './archive/sql.js';
export type { SubgraphOptions } from './archive/subgraphs.js';
export type { Upkeep } from './archive/upkeep.js';
export { writeCorrections } from './archive/write-corrections.js';
export { type CsvCell, csvText } from './csv.js';
export type { Coverage, Evaluation, Fault, Measure, RuleCount, UnreadForm } from './eval/answers.js';
export { type CoverageOptions, coverage } from './eval/coverage.js';
export { type EvaluateOptions, evaluate } from './eval/evaluate.js';
export type { Format, TextFormat } from './export/index.js';
export { defaultJobs } from './jobs.js';
export {
  detailIn,
  type Explanation,
  explain,
  findingMessage,
  LANGUAGES,
  type Language,
  type Messages,
  messagesIn,
  pickLanguage,
  problemCodes,
  reasonText,
  recurrenceText,
} from './messages/index.js';
export { isServer, shownAddress } from './model/database.js';
export { diskFailure, Failure, failure } from './model/failure.js';
export { FINDINGS, type FindingCode, findingCodes } from './model/finding-codes.js';
export { fold } from './model/fold.js';
export type {
  About,
  Against,
  Audit,
  AuditCount,
  AuditRow,
  Award,
  AwardRow,
  Bearer,
  BodyRow,
  Box,
  CalendarDate,
  Campaign,
  CensusRow,
  Chain,
  Change,
  Citation,
  CitedField,
  CorrectAnswer,
  Corrected,
  Correction,
  CorrectionRow,
  Corrections,
  CorrectionsReport,
  Count,
  Damage,
  Deadline,
  DeadlineRow,
  DocumentRow,
  DocumentText,
  Doubt,
  Edge,
  Edges,
  EffectFrom,
  Ended,
  EnqueueReport,
  Facets,
  FactRow,
  Figures,
  FileCounts,
  Finding,
  Found,
  GraphLink,
  Headed,
  Header,
  Health,
  Hit,
  Hits,
  IdentityKey,
  Inference,
  KeyPart,
  Kind,
  LeanedOn,
  Level,
  LinkReport,
  Member,
  MetCitation,
  MissingRow,
  Movement,
  Neighbour,
  PagedSpan,
  Period,
  Problem,
  Proposal,
  QueueStatus,
  Reading,
  Reasons,
  Rebuilt,
  RefusedRow,
  Relation,
  Result,
  RunAccount,
  RunEvent,
  RunPlan,
  RunReport,
  Severity,
  Shown,
  Signer,
  Source,
  SourceRow,
  SqlAnswer,
  State,
  Stats,
  Step,
  Subgraph,
  Succession,
  Summary,
  Surroundings,
  Target,
  TimelineRow,
  Tree,
  Validity,
  ValidityState,
  WantedRow,
  WatchEvent,
  WorkerRow,
  WorkReport,
} from './model/index.js';
export { isRemote, listRoot } from './model/remote.js';
export { KINDS, RELATIONS, STATES } from './names.js';
export type { Progress } from './pipeline.js';
export type { WorkEvent } from './queue/index.js';
export { READER_LIMITS } from './reading/limits.js';
export { type ReadOptions, read } from './reading/read.js';
export { listRules, type RuleInfo, type RuleTestReport, testRules } from './rulebook/index.js';
export { isOutputName, jsonSchema, OUTPUTS, type OutputName } from './schemas.js';
export {
  durationOf,
  durationText,
  type Effective,
  effectiveSettings,
  type Given,
  LOG_LEVELS,
  type LogLevel,
  SETTINGS,
  type Setting,
  type SettingKey,
  sizeOf,
  sizeText,
} from './settings/index.js';
export { FETCH_MS, type SourceOptions } from './sources/index.js';
export type { DriverName } from './store/index.js';
export { until } from './store/until.js';
export { packageVersion } from './version.js';
