const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Words of long runs: limits, configuration, plans, watching. */
export const runningEn = {
  commands: {
    watch: 'read files and folders, then whatever comes or changes there, until Ctrl-C',
    config: 'show every setting and where its value comes from',
  },
  options: {
    config: 'take settings from this file (default: danchieu.config.json or .yaml, here or above)',
    noConfig: 'take settings from no file',
    onlyFailed: 'read again only what was refused before',
    code: 'of what was refused only what has this code (may be repeated)',
    since: 'only files modified since: 2026-05-04, 4/5/2026, or 12h, 3d, 2w ago',
    dryRun: 'say what would be read and about how long it would take; write nothing',
    report: 'write a report of the run to this file, as JSON',
    log: 'append what happens to this file, a JSON object a line',
    logLevel: 'what is logged',
    settle: 'a file is complete when its size stays the same for so long',
    poll: 'look at the files every two seconds: for network drives, which tell of no change',
    watchJson: 'print a JSON object a line',
  },
  wantsSince: 'a day (2026-05-04, 4/5/2026) or a time with its unit (12h, 3d, 2w)',
  wantsCode: 'a code of a problem, such as E104',
  since:
    'Files modified since are told by the time that the file system keeps of each; without --since every file is compared by its content.',
  plan: {
    title: 'Would be read',
    columns: { format: 'Format', files: 'Files', size: 'Size', time: 'Time' },
    files: (found: number, fresh: number, changed: number, again: number, unchanged: number) =>
      `${plural(found, 'file', 'files')}: ${fresh} new, ${changed} changed, ${again} to be read again, ${unchanged} unchanged.`,
    refused: (count: number) => `${plural(count, 'path', 'paths')} cannot be opened.`,
    leftOut: (count: number) => `${plural(count, 'file', 'files')} left out.`,
    estimate: (time: string, jobs: number, tried: number) =>
      `About ${time} with ${plural(jobs, 'process', 'processes')}, measured on ${plural(tried, 'file', 'files')}.`,
    noEstimate: 'Nothing to measure the time by.',
    nothing: 'There is nothing to be read.',
    written: 'Nothing was written.',
  },
  units: { hours: 'h', minutes: 'min', seconds: 's' },
  refusals: {
    again: 'Again',
    example: 'For example',
    more: (count: number) => `and ${count} more`,
  },
  leftOut: (count: number) => `${plural(count, 'file', 'files')} left out: not what this run was about.`,
  reported: (file: string) => `Report in ${file}`,
  logFailed: (file: string, why: string) => `The log ${file} could not be written any more: ${why}`,
  took: (time: string, rate: string) => `${time}, ${rate} files/s`,
  watch: {
    catchingUp: 'Reading what is there …',
    watching: (paths: string) => `Watching ${paths}. Ctrl-C ends it.`,
    waiting: (seconds: string) => `trying again in ${seconds}`,
    waitingFor: (path: string) => `${path} is not there yet; it is waited for.`,
    gone: 'gone; what was read stays in the database',
    read: 'read',
    refused: 'refused',
    cites: (count: number) => plural(count, 'citation', 'citations'),
    unnamed: 'no number found',
    ended: (read: number, refused: number) => `Ended: ${read} read, ${refused} refused.`,
    cutShort: 'Files were at work: run again to go on.',
  },
  config: {
    columns: { name: 'Setting', value: 'Value', from: 'From' },
    from: { flag: 'flag', environment: 'environment', file: 'file', default: 'default' },
    file: (file: string) => `Configuration file: ${file}`,
    noFile: 'No configuration file.',
  },
};

export const limitsEn = {
  time: 'stop reading a document after so long',
  memory: 'stop a reading process that holds more memory',
  heap: 'heap of a reading process',
  fileSize: 'refuse larger files',
  inflated: 'refuse files that inflate to more',
  text: 'refuse documents with more characters',
  pages: 'read so many pages of a document at most',
  unpacked: 'take no more than this out of one container',
  members: 'take so many files out of one container at most',
  depth: 'open containers within one another so deep at most',
  ratio: 'members of containers inflate to so many times their packed size at most',
  wantsDuration: 'a time with its unit: 500ms, 60s, 5min, 1h',
  wantsSize: 'a size with its unit: 500KB, 1536MB, 2GB',
};

export const progressEn = {
  reading: 'reading',
  linking: 'linking citations …',
  writing: 'writing summaries …',
  rate: 'files/s',
  left: (time: string) => `${time} left`,
  refused: (count: number) => `${count} refused`,
};
