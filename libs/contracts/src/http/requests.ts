import { REQUEST_SUBJECTS, REQUEST_TEAMS } from '@hejie/settlement';
import { z } from 'zod';
import { instant, partyId, prose } from '../facts/shapes.js';
import { inDigits } from './query.js';

/** POST /cases/:caseId/requests: what a party asks of the court in its case (当事人诉求), taken in by the centre or put by the party itself. */
export const putRequest = z.strictObject({ partyId, subject: z.enum(REQUEST_SUBJECTS), request: prose });
export type PutRequest = z.input<typeof putRequest>;

/** The number of a request in a path: 1, 2, 3 … in its case. */
export const requestNo = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/requests/:no/forwarding: the centre puts it before another team. */
export const forwardRequest = z.strictObject({ team: z.enum(REQUEST_TEAMS), reason: prose });

/** POST /cases/:caseId/requests/:no/answer: the team answers; the party is told by letter. */
export const answerRequest = z.strictObject({ answer: prose });

/** A request as it stands. Numbers of persons in its words are masked. */
export const requestAnswer = putRequest.extend({
  no: z.number().int().positive(),
  state: z.enum(['OPEN', 'ANSWERED']),
  /** Which team works on it. */
  team: z.enum(REQUEST_TEAMS),
  askedAt: instant,
  askedBy: z.string(),
  /** Exclusive end of the time to answer. */
  answerBy: instant,
  answer: z.object({ text: prose, at: instant, by: z.string() }).nullable(),
});
export type RequestAnswer = z.output<typeof requestAnswer>;

/** GET /cases/:caseId/requests, in the order in which they were put. */
export const requestsAnswer = z.object({ items: z.array(requestAnswer) });
