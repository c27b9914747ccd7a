export { auditCsv } from './audit.js';
export { exportFolder, writeSummaries } from './folder.js';
export { exportText, FORMATS, type Format, prettyJson, tableNames } from './stream.js';
