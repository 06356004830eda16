import { z } from 'zod';
import { prose } from '../facts/shapes.js';

/** POST /work-items/:id/completion: what was done, in the words of the person. */
export const workItemCompletion = z.strictObject({ outcome: prose });
