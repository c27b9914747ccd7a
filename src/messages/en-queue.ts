const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const files = (count: number): string => plural(count, 'file', 'files');

/** Words of work that is shared out among machines. */
export const queueEn = {
  commands: {
    enqueue: 'queue files and folders for workers to read (PostgreSQL)',
    work: 'take what was queued and read it, beside any number of other workers (PostgreSQL)',
    status: 'how far the work on the queue has come (PostgreSQL)',
    link: 'link what workers have stored',
  },
  options: {
    most: 'wait for workers while so many jobs wait',
    untilEmpty: 'end when nothing waits and nothing is at work',
    lease: 'a worker that says nothing for so long loses its jobs to others',
    tries: 'refuse a file that so many workers died of',
    patience: 'wait so long for a server that is away',
  },
  enqueued: (queued: number, found: number) => `${files(queued)} queued of ${found}.`,
  before: (waiting: number, held: number) =>
    `${plural(waiting, 'waits', 'wait')} already, ${plural(held, 'is held as it is', 'are held as they are')}.`,
  refused: (count: number) => `${plural(count, 'path', 'paths')} cannot be opened.`,
  full: (jobs: number) => `${jobs} jobs wait: going on when workers have taken some. Ctrl-C ends it; the same command goes on later.`,
  stopped: 'Stopped. The same command goes on from here.',
  began: (id: string, jobs: number) => `Worker ${id}: reading ${plural(jobs, 'document', 'documents')} at the same time.`,
  waiting: (why: string, seconds: string) => `${why}: trying again in ${seconds}`,
  others: (jobs: number) =>
    `${plural(jobs, 'job waits', 'jobs wait')} for workers with other rules or another version; they are left to them.`,
  lost: (count: number) => `${files(count)} given to another worker meanwhile: not written twice.`,
  worked: (read: number, refused: number, unchanged: number) => `${read} read, ${refused} refused, ${unchanged} unchanged.`,
  gaveBack: 'Stopped: what was not finished goes back to the queue.',
  linked: (documents: number, citations: number) =>
    `Linked: ${plural(documents, 'document', 'documents')}, ${plural(citations, 'citation', 'citations')}.`,
  nothingToLink: 'Nothing has changed since the last linking.',
  status: {
    jobs: (waiting: number, active: number, done: number) => `Jobs: ${waiting} waiting, ${active} at work, ${done} done.`,
    files: (waiting: number) => `${files(waiting)} to be read.`,
    rate: (rate: string, left: string) => `${rate} files/s; ${left} left at that rate.`,
    held: (read: number, refused: number) => `The archive holds ${files(read)}; ${plural(refused, 'is refused', 'are refused')}.`,
    unlinked: 'What was read is not linked yet: danchieu link',
    versions: 'Jobs wait for these versions of program, rules and parsers',
    workers: 'Workers of the last hour',
    refusals: 'Refused',
    states: { working: 'working', ended: 'ended', away: 'away' },
    columns: {
      worker: 'Worker',
      host: 'Machine',
      pid: 'pid',
      jobs: 'At once',
      state: 'State',
      seen: 'Seen',
      files: 'Files',
      refused: 'Refused',
    },
  },
};
