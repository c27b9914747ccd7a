import type { Column, Port } from './port.js';

const TEXT: Column = { name: 'value', type: 'text' };
/** A list of texts as a statement unpacks it. */
export const listOf = (port: Port): string => port.unpack([TEXT]);
export const asList = (values: readonly string[]): string => JSON.stringify(values.map((value) => [value]));
