import { serve } from '../isolation/child.js';
import { answer, type Question } from '../store/question/answer.js';

serve((question: Question) => answer(question));
