const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const upkeepEn = {
  commands: {
    check: 'look whether the database is sound: its structure, every document, every citation',
    rebuild: 'make all facts, links and indexes anew from the texts that are kept, without reading the files',
  },
  takenUp: (count: number) =>
    `${plural(count, 'file was', 'files were')} at work when the last run ended; what was not finished was read again.`,
  sound: (documents: number, facts: number, citations: number) =>
    `Sound: ${plural(documents, 'file', 'files')}, ${plural(facts, 'fact', 'facts')}, ${plural(citations, 'citation', 'citations')}.`,
  unfinished: 'A run, a correction or a rebuild did not end; the next run or rebuild takes it up. Links were not checked.',
  damage: (count: number) => plural(count, 'damage found', 'damages found'),
  columns: { what: 'What', where: 'Where', detail: 'Detail', todo: 'What to do' },
  kinds: {
    structure: 'the structure of the file',
    schema: 'tables or indexes are missing or changed',
    document: 'rows are not as they were written',
    raw: 'the text that is kept cannot be read',
    span: 'a fact is not what stands at its place',
    target: 'a citation leads to nothing that is known',
    orphan: 'a row belongs to nothing',
    derived: 'a table or index is not as linking left it',
    lost: 'finished work is missing',
  },
  advice: {
    rebuild: 'danchieu rebuild',
    run: 'run the folder again: danchieu run FOLDER',
    force: 'read the file again: danchieu run --force FILE',
    restore: 'keep a copy; restore a backup, or run again with another --db',
  },
  rebuilt: (documents: number) => `${plural(documents, 'document', 'documents')} made anew from the kept texts.`,
  needing: (count: number) =>
    `Of ${plural(count, 'file', 'files')} no sound text is kept; what was read of them stays. Read them again: danchieu run FOLDER`,
  more: (count: number) => `and ${count} more (--json lists all)`,
};
