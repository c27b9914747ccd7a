export { exportFolder, writeSummaries } from './folder.js';
export { type ExportSource, exportText, FORMATS, type Format, prettyJson, type TextFormat, tableNames } from './stream.js';
