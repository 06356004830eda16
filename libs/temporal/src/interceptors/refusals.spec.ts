import { describe, expect, it } from '@jest/globals';
import { LAW_FAILURE } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { type Context } from '@temporalio/activity';
import { silentLog } from '../log.js';
import { refusals } from './refusals.js';

const TEXT = { zh: '另有内容', en: 'another content' };
/** Errors of libraries that this one does not know, by their forms. */
const named = (name: string, said: object) => Object.assign(new Error('x'), { name }, said);
const problem = (status: number, code: string) => named('ProblemError', { problem: { status, code, ...TEXT } });
const credential = named('CredentialError', { code: 'CREDENTIAL.TOO_LONG_FOR_QR', ...TEXT });
const raced = named('PersistenceError', { status: 409, code: 'PERSISTENCE.CONCURRENT_CHANGE', ...TEXT });

const thrown = (error: unknown): Promise<unknown> => {
  const context = { info: { activityType: 'task', workflowExecution: { workflowId: 'w', runId: 'r' }, attempt: 1 } };
  const { execute } = refusals(silentLog)(context as unknown as Context).inbound!;
  return execute!({ args: [], headers: {} }, () => Promise.reject(error)).catch((failure: unknown) => failure);
};

describe('what an activity throws', () => {
  it.each([
    ['the law', new LawError({ code: 'RENEWAL.LATE', ...TEXT }), 'RENEWAL.LATE'],
    ['a task under an id that is taken', problem(409, 'WORK_ITEM.ID_TAKEN'), 'WORK_ITEM.ID_TAKEN'],
    ['a task that nobody opened', problem(404, 'WORK_ITEM.UNKNOWN'), 'WORK_ITEM.UNKNOWN'],
    ['a credential too long for its image', credential, 'CREDENTIAL.TOO_LONG_FOR_QR'],
  ])('is final where it is a refusal: %s', async (_, error, code) => {
    expect(await thrown(error)).toMatchObject({
      type: LAW_FAILURE,
      nonRetryable: true,
      details: [{ code, ...TEXT }],
    });
  });

  it.each([
    ['a service that is away', problem(503, 'SERVICE.UNAVAILABLE')],
    ['a case that is not heard of yet', problem(404, 'CASE.UNKNOWN')],
    ['a row that another has changed', raced],
    ['a database that refuses', Object.assign(new Error('x'), { code: '23505' })],
    ['nothing that says why', undefined],
  ])('is tried again where it is a fault: %s', async (_, error) => {
    expect(await thrown(error)).toBe(error);
  });
});
