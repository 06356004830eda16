import { z } from 'zod';
import { caseId, instant, prose } from '../facts/shapes.js';

/** What is put to those who keep property (网络执行查控), below `/cases/:caseId/property/exchange-requests`. */

/** A request by its id. */
export const exchangeRequestPath = z.uuid();

/** POST …/:requestId/again: what was refused is put once more, as it was. */
export const putExchangeRequestAgain = z.strictObject({});

/** POST …/:requestId/giving-up: it is put no more; what it was for is done on paper, or not at all. */
export const giveUpExchangeRequest = z.strictObject({ reason: prose });
export type GiveUpExchangeRequestBody = z.output<typeof giveUpExchangeRequest>;

/** GET …: without what is put, which names persons. */
export const exchangeRequestsAnswer = z.object({
  caseId,
  requests: z.array(
    z.object({
      requestId: z.string(),
      kind: z.enum(['QUERY', 'SEARCH', 'CONTROL', 'RENEW', 'RELEASE']),
      /** Of the query, search, control or release in the file, and of the property. */
      subject: z.string(),
      assetId: z.string(),
      askedAt: instant,
      /** PARKED: refused, and somebody is to see to it. REPLACED: put again under another id. */
      state: z.enum(['WAITING', 'PUT', 'SETTLED', 'PARKED', 'GIVEN_UP', 'REPLACED']),
      fault: z.string().nullable(),
    }),
  ),
});
export type ExchangeRequestsAnswer = z.output<typeof exchangeRequestsAnswer>;
