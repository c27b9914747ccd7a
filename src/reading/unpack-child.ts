import { serve } from '../isolation/index.js';
import { type UnpackJob, unpack } from '../unpack/index.js';

serve((job: UnpackJob) => unpack(job));
