import { describe, expect, it } from '@jest/globals';
import type { CaseStatus } from '@hejie/contracts/workflows';
import type { ProblemError } from '@hejie/service-kit';
import { QueryNotRegisteredError, QueryRejectedError, ServiceError, type Client } from '@temporalio/client';
import type { CaseDirectory } from '../case-directory/case-directory.js';
import { CaseCommands } from './case-commands.js';

const STATUS = { caseId: '2026-鲁0502-执前调-1', stage: 'PERFORMANCE' } as unknown as CaseStatus;
const DEADLINE_EXCEEDED = Object.assign(new Error('Deadline exceeded'), { code: 4, details: '', metadata: {} });
const FAILED = new QueryNotRegisteredError('Encoded failure', 3);
const WITHOUT_WORKER = new ServiceError('Failed to query Workflow', { cause: DEADLINE_EXCEEDED });
const PAUSED = new QueryRejectedError(8 as never);

/** A case that is asked how it stands, and what becomes of each question in turn. */
function asked(...outcomes: readonly unknown[]) {
  const left = [...outcomes];
  const query = () => {
    const outcome = left.shift();
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  const temporal = {
    withDeadline: <T>(_: number, ask: () => Promise<T>) => ask(),
    workflow: { getHandle: () => ({ query }) },
  } as unknown as Client;
  const cases = { ending: () => Promise.resolve(undefined) } as unknown as CaseDirectory;
  const commands = new CaseCommands(temporal, cases, undefined as never, undefined as never);
  return { status: commands.status(STATUS.caseId), left };
}

describe('how a case stands', () => {
  it('is asked once more where the question has overtaken the task of a message', async () => {
    const { status, left } = asked(FAILED, STATUS);
    expect(await status).toEqual(STATUS);
    expect(left).toEqual([]);
  });

  it.each([
    ['fails, twice', [FAILED, FAILED, STATUS], 1],
    ['finds no worker in time', [WITHOUT_WORKER, STATUS], 1],
    ['comes to a case that operators have paused', [PAUSED, STATUS], 1],
  ])('is a question that the caller may repeat where it %s: 503, in both languages', async (_, outcomes, unasked) => {
    const { status, left } = asked(...outcomes);
    const { problem } = (await status.catch((error: unknown) => error)) as ProblemError;
    expect(problem).toMatchObject({
      status: 503,
      code: 'CASE.NO_ANSWER',
      zh: expect.stringContaining('案件流程暂时没有应答'),
      en: expect.stringContaining('did not answer in time'),
    });
    expect(left).toHaveLength(unasked);
  });

  it('stays a fault where the answer cannot be read', async () => {
    await expect(asked(new TypeError('no JSON')).status).rejects.toThrow(TypeError);
  });
});
