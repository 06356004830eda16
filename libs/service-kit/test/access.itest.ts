import { casePath } from '@hejie/contracts/http';
import { type Principal } from '@hejie/security';
import { describe, expect, it } from '@jest/globals';
import { type Response } from 'supertest';
import { CASE_ID } from './fixture/receipts.service.js';
import { serveReceipts } from './fixture/served.js';

const served = serveReceipts();
const UNKNOWN = '2026-鲁0502-执-9';
const COURT = '鲁0502';

const calls = {
  list: (caseId: string, token: string) => served.get(casePath(caseId, '/receipts'), token),
  record: (caseId: string, token: string) =>
    served
      .post(casePath(caseId, '/receipts'), token, `${caseId.length}`)
      .send({ amount: '8182.00', valueDate: '2026-10-09' }),
  recordNonsense: (caseId: string, token: string) =>
    served.post(casePath(caseId, '/receipts'), token).send({ nonsense: 1 }),
  elect: (caseId: string, token: string) =>
    served.post(casePath(caseId, '/receipts/election'), token).send({ election: 'RESUME' }),
} as const;

/** What a caller can tell one refusal from another by: all of it but the path that he sent and the id of his request. */
const told = ({ status, headers, body }: Response) => {
  const { date: _date, 'x-request-id': _id, 'content-length': _length, etag: _etag, ...visible } = headers;
  const { instance: _instance, ...problem } = body as Record<string, unknown>;
  return { status, visible, problem };
};

describe('a case out of reach is answered as one that does not exist', () => {
  it.each<[string, keyof typeof calls, Omit<Principal, 'subject'>]>([
    ['staff of another court', 'list', { roles: ['clerk'], court: '琼02' }],
    ['staff of another court, who commands', 'record', { roles: ['clerk', 'enforcement-judge'], court: '琼02' }],
    ['staff of another court, who sends nonsense', 'recordNonsense', { roles: ['clerk'], court: '琼02' }],
    ['staff whose token names no court', 'list', { roles: ['clerk'] }],
    ['staff bound to another case', 'list', { roles: ['clerk'], court: COURT, caseIds: [UNKNOWN] }],
    ['staff bound to no case at all', 'record', { roles: ['clerk'], court: COURT, caseIds: [] }],
    ['a party of another case', 'list', { roles: ['party'], partyRef: 'stranger-demo' }],
    ['a party of another case, which commands', 'elect', { roles: ['party'], partyRef: 'stranger-demo' }],
    ['a party without a reference', 'list', { roles: ['party'] }],
    ['its party, bound to another case', 'elect', { roles: ['party'], partyRef: 'creditor-demo', caseIds: [UNKNOWN] }],
  ])('to %s', async (_who, call, person) => {
    const token = await served.issuer.token(person as Principal);
    const [forbidden, unknown] = [await calls[call](CASE_ID, token), await calls[call]('2026-鲁0502-执-8', token)];
    expect(told(forbidden)).toEqual(told(unknown));
    expect([forbidden.status, forbidden.body.code]).toEqual([404, 'CASE.UNKNOWN']);
  });

  it('and one within reach is found, also by a token that is bound to it', async () => {
    for (const person of [
      { roles: ['clerk'], court: COURT },
      { roles: ['clerk'], court: COURT, caseIds: [UNKNOWN, CASE_ID] },
      { roles: ['party'], partyRef: 'creditor-demo', caseIds: [CASE_ID] },
    ] as const)
      await served.get(casePath(CASE_ID, '/receipts'), await served.issuer.token(person as never)).expect(200);
  });

  it('but who may not act at all is told so, whichever case he names', async () => {
    const token = await served.issuer.token({ roles: ['mediator'], court: COURT });
    const answers = [await calls.record(CASE_ID, token), await calls.record(UNKNOWN, token)];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([403, 'AUTH.ROLE_DENIED']));
    expect(answers[0]!.body).toMatchObject({ zh: expect.stringContaining('，有权的是：') as never });
  });
});

describe('a token that is bound to cases', () => {
  it('is refused where the endpoint is about no case and does not keep to them', async () => {
    const token = (caseIds?: string[]) =>
      served.issuer.token({ roles: ['clerk', 'operator'], court: COURT, caseIds } as never);
    for (const path of ['/rates', '/courts']) {
      await served.get(path, await token()).expect(200);
      const { body } = await served.get(path, await token([CASE_ID])).expect(403);
      expect(body.code).toBe('AUTH.BOUND_TO_CASES');
    }
  });
});
