import { describe, expect, it } from '@jest/globals';
import { NamespaceNotFoundError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { isAway } from './answered.js';

/** As grpc-js makes it. */
const grpc = (code: number): Error => Object.assign(new Error(`${code}`), { code, details: '', metadata: {} });
const wrapped = (code: number): Error => new ServiceError('Failed to signal Workflow', { cause: grpc(code) });

describe('an answer of Temporal', () => {
  it.each([
    ['a server that cannot be reached', wrapped(14)],
    ['a server that takes too long', wrapped(4)],
    ['a call given up at its deadline', wrapped(1)],
    ['a server with too much to do', wrapped(8)],
    ['a server that lost a race within', wrapped(10)],
    ['a connection that broke', wrapped(2)],
    ['an error of the connection itself', grpc(14)],
    ['a server that is being restored and does not know the namespace yet', new NamespaceNotFoundError('hejie')],
  ])('that the server is away: %s', (_, error) => expect(isAway(error)).toBe(true));

  it.each([
    ['a malformed request', wrapped(3)],
    ['a request without permission', wrapped(7)],
    ['a request in the wrong state', wrapped(9)],
    ['a case that is not there', new WorkflowNotFoundError('not found', 'settlement-case-1', undefined)],
    ['a fault of our own', new TypeError('undefined is not a function')],
  ])('that the fact itself is refused: %s', (_, error) => expect(isAway(error)).toBe(false));
});
