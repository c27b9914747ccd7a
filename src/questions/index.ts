export { type Checked, checked, parametersOf, type WrongParameter } from './check.js';
export { describedShape, openapi, parameterSchemas } from './openapi.js';
export type { Answer, Asking, Question } from './question.js';
export { sqlQuestion } from './sql.js';
export { QUESTIONS } from './table.js';
