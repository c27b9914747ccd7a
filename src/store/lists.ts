import type { Column, Port } from './port.js';

const TEXT: Column = { name: 'value', type: 'text' };

/** A list of values as a statement unpacks it: one column, `value`. */
export const listOf = (port: Port, type: Column['type'] = 'text'): string => port.unpack([{ ...TEXT, type }]);
export const asList = (values: readonly (string | number)[]): string => JSON.stringify(values.map((value) => [value]));
