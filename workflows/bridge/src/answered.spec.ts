import { describe, expect, it } from '@jest/globals';
import { DependencyUnavailable, TriedLongEnough } from '@hejie/messaging';
import { NamespaceNotFoundError, ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { TemporalQuestions, verdictOn } from './answered.js';

/** As grpc-js makes it. */
const grpc = (code: number): Error => Object.assign(new Error(`${code}`), { code, details: '', metadata: {} });
const wrapped = (code: number): Error => new ServiceError('Failed to signal Workflow', { cause: grpc(code) });

describe('an answer of Temporal', () => {
  it.each([
    ['a server that cannot be reached', wrapped(14)],
    ['a server that takes too long', wrapped(4)],
    ['a call given up at its deadline', wrapped(1)],
    ['a server that lost a race within', wrapped(10)],
    ['a connection that broke', wrapped(2)],
    ['an error of the connection itself', grpc(14)],
    ['a server that does not let us in', wrapped(16)],
    ['a server that has taken our permission', wrapped(7)],
    ['a server that is being restored and does not know the namespace yet', new NamespaceNotFoundError('hejie')],
  ])('that the server is away: %s', (_, error) => expect(verdictOn(error)).toBe('AWAY'));

  it.each([
    ['a server with too much to do', wrapped(8)],
    ['a server that broke at it', wrapped(13)],
  ])('that may be about the server or about the request: %s', (_, error) => expect(verdictOn(error)).toBe('DOUBTFUL'));

  it.each([
    ['a malformed request', wrapped(3)],
    ['a request in the wrong state', wrapped(9)],
    ['a case that is not there', new WorkflowNotFoundError('not found', 'settlement-case-1', undefined)],
    ['a fault of our own', new TypeError('undefined is not a function')],
  ])('that the fact itself is refused: %s', (_, error) => expect(verdictOn(error)).toBe('REFUSED'));
});

describe('a fact at which Temporal fails', () => {
  const MINUTE = 60_000;
  /** A server whose namespace answers, or does not. */
  const asking = (namespaceIsThere: () => boolean) => {
    const time = { now: 0 };
    const alarms: unknown[] = [];
    const temporal = {
      withDeadline: (_: number, ask: () => Promise<unknown>) => ask(),
      options: { namespace: 'hejie' },
      connection: {
        withDeadline: (_: number, ask: () => Promise<unknown>) => ask(),
        workflowService: {
          describeNamespace: () => (namespaceIsThere() ? Promise.resolve({}) : Promise.reject(grpc(14))),
        },
      },
    } as unknown as Client;
    const log = { structured: { error: (fields: unknown) => alarms.push(fields) } };
    const questions = new TemporalQuestions(temporal, log as never, () => time.now);
    const failing = (factId: string, code = 13) =>
      questions.ask(factId, () => Promise.reject(wrapped(code))).catch((error: unknown) => error);
    return { time, alarms, questions, failing };
  };

  it('waits without end while the namespace does not answer either', async () => {
    const { time, alarms, failing } = asking(() => false);
    for (time.now = 0; time.now < 60 * MINUTE; time.now += 10 * MINUTE)
      expect(await failing('fact-1', 8)).toBeInstanceOf(DependencyUnavailable);
    expect(alarms).toEqual([]);
  });

  it('waits for five minutes where the server is well otherwise, and is then parked with an alarm; others do not wait with it', async () => {
    const { time, alarms, failing } = asking(() => true);
    for (time.now = 0; time.now < 5 * MINUTE; time.now += MINUTE / 4)
      expect(await failing('fact-1')).toBeInstanceOf(DependencyUnavailable);
    const parking = (await failing('fact-1')) as Error;
    expect(parking).toBeInstanceOf(TriedLongEnough);
    expect(parking.cause).toBeInstanceOf(ServiceError);
    expect(alarms).toEqual([{ factId: 'fact-1' }]);
    expect(await failing('fact-2')).toBeInstanceOf(DependencyUnavailable);
  });

  it('that is answered at last has its five minutes anew', async () => {
    const { time, questions, failing } = asking(() => true);
    await failing('fact-1');
    await questions.ask('fact-1', () => Promise.resolve());
    time.now = 6 * MINUTE;
    expect(await failing('fact-1')).toBeInstanceOf(DependencyUnavailable);
  });

  it('has them anew after the server was away, however long that took', async () => {
    let there = true;
    const { time, alarms, failing } = asking(() => there);
    await failing('fact-1');
    expect(await failing('fact-1', 14)).toBeInstanceOf(DependencyUnavailable);
    time.now = MINUTE / 2;
    await failing('fact-1');
    there = false;
    await failing('fact-1', 8);
    there = true;
    time.now = 5 * MINUTE;
    expect(await failing('fact-1', 8)).toBeInstanceOf(DependencyUnavailable);
    // It went to another member, and came back an hour later.
    time.now = 60 * MINUTE;
    expect(await failing('fact-1')).toBeInstanceOf(DependencyUnavailable);
    expect(alarms).toEqual([]);
  });
});
