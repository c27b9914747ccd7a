import { DOCUMENT_QUESTIONS } from './documents.js';
import { ARCHIVE_QUESTIONS } from './facts.js';
import { GRAPH_QUESTIONS } from './graph.js';
import type { Question } from './question.js';

/** All that programs may ask. Routes, their description and the tools are made of this list. */
export const QUESTIONS: readonly Question[] = [...DOCUMENT_QUESTIONS, ...GRAPH_QUESTIONS, ...ARCHIVE_QUESTIONS];
