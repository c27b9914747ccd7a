/** What a setting holds; paths in a file are told from that file's folder. */
export type Kind =
  | 'text'
  | 'path'
  | 'paths'
  | 'optional-path'
  | 'duration'
  | 'size'
  | 'count'
  | 'language'
  | 'languages'
  | 'toggle'
  | 'level';

/** One thing that can be set: its name in the file, the flag that overrides it, the variable that does so where there is no flag (a path). */
export interface Setting {
  readonly key: string;
  /** Name of the flag's value on the command line: `timeLimit` is set by `--time-limit`. */
  readonly option: string;
  readonly kind: Kind;
  readonly env?: string;
  /** Told in the JSON Schema. */
  readonly about: string;
}

/**
 * Everything that a configuration file may hold, in the order in which it is shown. A line here is all that a new
 * setting needs: the schema, `danchieu config`, and every command with a flag of that name know of it.
 */
export const SETTINGS = [
  { key: 'db', option: 'db', kind: 'path', env: 'DANCHIEU_DB', about: 'The database' },
  { key: 'lang', option: 'lang', kind: 'language', about: 'Language of messages' },
  { key: 'jobs', option: 'jobs', kind: 'count', about: 'Documents read at the same time' },
  { key: 'rules', option: 'rules', kind: 'paths', about: 'Folders of rules besides those of the program' },
  { key: 'summaries', option: 'summaries', kind: 'path', about: 'Folder for one JSON summary per file' },
  {
    key: 'corrections',
    option: 'corrections',
    kind: 'optional-path',
    about: 'File of corrections to be laid over the archive; false for none',
  },
  { key: 'report', option: 'report', kind: 'path', about: 'File for the report of a run' },
  { key: 'log', option: 'log', kind: 'path', about: 'File that events of a run are appended to, one JSON object per line' },
  { key: 'logLevel', option: 'logLevel', kind: 'level', about: 'Least weight of an event that is logged' },
  { key: 'ocr', option: 'ocr', kind: 'toggle', about: 'Whether pictures of text are read' },
  { key: 'ocrLanguages', option: 'ocrLanguage', kind: 'languages', about: 'Languages of the pictures, as the recogniser calls them' },
  { key: 's3Endpoint', option: 's3Endpoint', kind: 'text', about: 'Address of an S3-compatible store' },
  { key: 's3Region', option: 's3Region', kind: 'text', about: 'Region of the store' },
  { key: 's3VirtualHosts', option: 's3VirtualHosts', kind: 'toggle', about: 'Whether buckets are names of hosts at s3Endpoint' },
  { key: 'allowUrls', option: 'allowUrls', kind: 'toggle', about: 'Whether documents may be fetched from public hosts on the web' },
  { key: 'metricsPort', option: 'metricsPort', kind: 'count', about: 'Port on which metrics for Prometheus are served' },
  { key: 'metricsHost', option: 'metricsHost', kind: 'text', about: 'Address on which metrics are served' },
  { key: 'limits.fetch', option: 'fetchLimit', kind: 'duration', about: 'Time to fetch one document from a store or the web' },
  { key: 'limits.time', option: 'timeLimit', kind: 'duration', about: 'Time to read one document' },
  { key: 'limits.memory', option: 'memoryLimit', kind: 'size', about: 'Resident memory of a reading process' },
  { key: 'limits.heap', option: 'heapLimit', kind: 'size', about: 'Heap of a reading process' },
  { key: 'limits.fileSize', option: 'maxFileSize', kind: 'size', about: 'Size of one file' },
  { key: 'limits.inflated', option: 'maxInflated', kind: 'size', about: 'Size of what one file inflates to' },
  { key: 'limits.text', option: 'maxText', kind: 'count', about: 'Characters of text of one document' },
  { key: 'limits.pages', option: 'maxPages', kind: 'count', about: 'Pages that are read of one document' },
  { key: 'limits.unpacked', option: 'maxUnpacked', kind: 'size', about: 'Size of all that is taken out of one container' },
  { key: 'limits.members', option: 'maxMembers', kind: 'count', about: 'Files in one container' },
  { key: 'limits.depth', option: 'maxDepth', kind: 'count', about: 'Containers within one another' },
  { key: 'limits.ratio', option: 'maxRatio', kind: 'count', about: 'Times its packed size that a member may inflate to' },
] as const satisfies readonly Setting[];

export type SettingKey = (typeof SETTINGS)[number]['key'];
export const LOG_LEVELS = ['error', 'warning', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
