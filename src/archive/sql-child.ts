import { serve } from '../isolation/child.js';
import { answer } from '../store/question/answer.js';
import type { Question } from '../store/question/question.js';

serve((question: Question) => answer(question));
