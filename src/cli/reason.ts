export { reasonText } from '../index.js';
