export { type Effective, effectiveSettings, type Given } from './effective.js';
export { LOG_LEVELS, type LogLevel, SETTINGS, type Setting, type SettingKey } from './table.js';
export { durationOf, durationText, sizeOf, sizeText } from './units.js';
