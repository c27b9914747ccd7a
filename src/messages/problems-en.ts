import { correctionProblemsEn } from './en-corrections.js';
import type { Explanation } from './explanation.js';
import { problemsContainersEn } from './problems-containers.js';
import { problemsExplorerEn } from './problems-explorer.js';
import { problemsQueueEn } from './problems-queue.js';
import { problemsRunningEn } from './problems-running.js';
import { problemsServerEn } from './problems-server.js';
import { problemsSourcesEn } from './problems-sources.js';
import { problemsSqlEn } from './problems-sql.js';
import { problemsUpkeepEn } from './problems-upkeep.js';

export const problemsEn = {
  ...correctionProblemsEn,
  E101: {
    title: 'Empty file',
    cause: 'The file has no bytes, or nothing in it is text.',
    hint: 'Fetch the file again; downloads that were cut off often leave empty files.',
  },
  E102: {
    title: 'Unknown type',
    cause: 'The bytes belong to none of the formats that are known; the name of a file is not believed.',
    hint: 'Open the file and save it as PDF, DOCX, HTML or plain text.',
  },
  E103: {
    title: 'Password-protected',
    cause: 'The file is encrypted and cannot be read without its password.',
    hint: 'Give the password (--password, or --password-file), or save a copy without one and read that.',
  },
  E104: {
    title: 'Scanned, no text layer',
    cause: 'The pages are pictures: there is no text in the file, or a signature stamp alone.',
    hint: 'Read without --no-ocr; if nothing was recognised, the pages hold no print that can be read: look for a digital original.',
  },
  E105: {
    title: 'Damaged',
    cause: 'The file begins like its format but cannot be read to the end.',
    hint: 'Fetch the file again; if it opens in its own program, save it anew from there.',
  },
  E106: {
    title: 'Known format that is not read',
    cause: 'The format is recognised, but there is no reader for it yet.',
    hint: 'Save the file as PDF, DOCX, HTML or plain text.',
  },
  E107: {
    title: 'Too large',
    cause: 'The file, or what its compressed parts inflate to, is beyond the limit that protects the run.',
    hint: 'Look at what makes it large: often pictures, sometimes an archive bomb. --max-file-size, --max-inflated, --max-unpacked and --max-ratio allow more.',
  },
  E108: {
    title: 'Time limit',
    cause: 'Reading took longer than one document may take, and the reader was stopped.',
    hint: 'Allow more with --time-limit 5min; if it happens again, the file is at fault.',
  },
  E109: {
    title: 'Memory limit',
    cause: 'Reading needed more memory than one document may take, and the reader was stopped.',
    hint: 'Allow more with --memory-limit and --heap-limit, or save the document in a simpler format.',
  },
  E110: {
    title: 'Reader crashed',
    cause: 'The process that read this file ended unexpectedly. Other files are not affected.',
    hint: 'Save the file anew from its own program; please report the file if it can be shared.',
  },
  E111: {
    title: 'Too much text',
    cause: 'The file holds more text than a document is expected to have.',
    hint: 'Split the file: it is probably a collection of documents. --max-text allows more.',
  },
  E112: {
    title: 'Unreadable encoding',
    cause: 'The text is in none of the encodings that are known for Vietnamese.',
    hint: 'Save the file as UTF-8.',
  },
  E113: {
    title: 'Cannot be opened',
    cause: 'The file is not there, or may not be read by you.',
    hint: 'Check the path and the permissions.',
  },
  W101: {
    title: 'Page left out',
    cause: 'One page could not be read; the others were.',
    hint: 'Facts on that page are missing. Save the file anew from its own program.',
  },
  W102: {
    title: 'Not all pages read',
    cause: 'The document has more pages than one document may have; those beyond the limit were left out.',
    hint: 'Allow more with --max-pages, or split the document.',
  },
  W103: {
    title: 'Pages without text',
    cause: 'Some pages are pictures without a text layer.',
    hint: 'Read without --no-ocr and with --force to have their facts; pages that stay have no print that can be read.',
  },
  W104: {
    title: 'Part of the document left out',
    cause: 'A part of the file could not be converted; the rest was.',
    hint: 'Compare the text (read FILE --text) with the original.',
  },
  E201: {
    title: 'Wrong use',
    cause: 'The command, an option or an argument is not known, is missing, or does not go with another one.',
    hint: 'danchieu --help lists the commands, danchieu COMMAND --help says how one is used.',
  },
  E202: {
    title: 'Value not allowed',
    cause: 'An option or argument has a value that it cannot have.',
    hint: 'danchieu COMMAND --help says which values are allowed.',
  },
  W106: {
    title: 'Page not recognised',
    cause: 'The picture of a page could not be drawn or recognised; the other pages were read.',
    hint: "Look at that page; save the file anew, or read it with the system's own Tesseract installed.",
  },
  W107: {
    title: 'Not all pictures recognised',
    cause: 'The document has more scanned pages than one document may have recognised; those beyond the limit were left out.',
    hint: 'Split the file, or raise maxOcrPages.',
  },
  E204: {
    title: 'Language not recognised',
    cause: 'No engine for pictures of text has a model of this language; those that can be had are listed.',
    hint: "Install the model (for the system's Tesseract: tesseract-ocr-CODE; for the bundled one: npm package @tesseract.js-data/CODE).",
  },
  E203: {
    title: 'A folder, not a document',
    cause: 'One document is read, and the path is that of a folder.',
    hint: 'Read all files of the folder into the archive: danchieu run FOLDER.',
  },
  E301: {
    title: 'Rule file is not valid YAML',
    cause: 'The file cannot be parsed at the line that is named.',
    hint: 'Check indentation and quotes; text with a colon or a brace must be quoted.',
  },
  E302: {
    title: 'Rule file does not follow the schema',
    cause: 'A key is unknown, missing, or has a value of the wrong kind.',
    hint: 'Compare with the rules that come with the program (rules/*.yaml).',
  },
  E303: {
    title: 'Unsafe pattern',
    cause: 'On certain texts the pattern would take a time that grows out of all bounds.',
    hint: 'Make the repeated parts differ from each other: no repetition within a repetition of the same letters.',
  },
  E304: {
    title: 'Example does not match',
    cause: 'A rule does not find in its own example what the example says it gives.',
    hint: 'Correct the pattern or the example; danchieu rules explain ID shows both.',
  },
  E305: {
    title: 'Counter-example matches',
    cause: 'A rule finds something in a text that is there to show what it must leave alone.',
    hint: 'Make the pattern or its anchor narrower.',
  },
  E306: {
    title: 'Unknown fragment',
    cause: 'A pattern names a {fragment} or lexicon that does not exist or that contains itself.',
    hint: 'Check the spelling; fragments are listed at the head of the rule files.',
  },
  E307: {
    title: 'Rule defined twice',
    cause: 'Two rules of one folder have the same id.',
    hint: 'Rename one of them.',
  },
  E308: {
    title: 'Rules cannot be opened',
    cause: 'The folder of rules is not there or may not be read.',
    hint: 'Check the path given to --rules.',
  },
  E309: {
    title: 'Pattern is not a regular expression',
    cause: 'With its fragments filled in, the pattern is no valid regular expression.',
    hint: 'Check brackets and escapes in the pattern and in the fragments that it uses.',
  },
  E310: {
    title: 'Unknown lexicon',
    cause: 'No part of the program reads a lexicon of this name; the names it reads are listed.',
    hint: 'Check the spelling of the file name.',
  },
  E311: {
    title: 'Wrong groups',
    cause: 'The pattern names a group that the reader of this kind of rule does not know, or lacks one that it needs.',
    hint: 'docs/rules.md lists the groups of each kind; use (?:…) for a group without a name.',
  },
  E401: {
    title: 'Database cannot be opened',
    cause: 'The file is not there, is no file, or may not be opened; or the database on the server holds no archive yet.',
    hint: 'Make it with: danchieu run FOLDER. Another place is given with --db FILE.',
  },
  E402: {
    title: 'Database of a newer version',
    cause: 'The database was written by a newer version of this program.',
    hint: 'Update the program, or make a database of your own with --db FILE.',
  },
  E403: {
    title: 'Not a database of this program, or a damaged one',
    cause: 'What --db names is no SQLite database, or holds tables of another program, or was damaged.',
    hint: 'Check that --db names the right file, or a database or schema of its own. If it is the database and damaged, keep a copy, give another name with --db and run again: the documents hold everything.',
  },
  E404: {
    title: 'No SQLite driver',
    cause: 'The package sqlite3 did not load, and this Node.js has no SQLite of its own.',
    hint: 'Use Node.js 22.13 or later, or build the package: npm rebuild sqlite3 (needs python3, make, g++).',
  },
  E405: {
    title: 'Database is locked',
    cause: 'Another process is writing to the database and did not finish in time.',
    hint: 'Wait until the other run has ended, then try again.',
  },
  E501: {
    title: 'Disk is full',
    cause: 'There is no room left where the program writes: in the file that is named, or in the folder for temporary files (TMPDIR).',
    hint: 'Make room and run again: what was finished is kept.',
  },
  E502: {
    title: 'Cannot write',
    cause: 'The folder or file is read-only or belongs to somebody else, or the disk failed.',
    hint: 'Choose another place with --db, --summaries or --out, or correct the permissions.',
  },
  ...problemsQueueEn,
  ...problemsRunningEn,
  ...problemsContainersEn,
  ...problemsExplorerEn,
  ...problemsSqlEn,
  ...problemsSourcesEn,
  ...problemsUpkeepEn,
  ...problemsServerEn,
} satisfies Record<string, Explanation>;

export type ProblemCode = keyof typeof problemsEn;
