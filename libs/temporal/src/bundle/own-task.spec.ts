import { beforeEach, describe, expect, it } from '@jest/globals';
import { OwnTask } from './own-task.js';

type Activation = Parameters<OwnTask['admit']>[0];

const SIGNAL = { signalWorkflow: { signalName: 'message' } };
/** As the SDK brings it: how far the history goes, and when and at which size its last task began. */
const activation = (historyLength: number, seconds: number, size: number, isReplaying = false): Activation =>
  ({ historyLength, timestamp: { seconds, nanos: 5 }, historySizeBytes: size, isReplaying, jobs: [SIGNAL] }) as never;
const query = (queryId: string): Activation => ({ jobs: [{ queryWorkflow: { queryId } }] });
/** Sent by the server by itself, not with a task. */
const DIRECT = query('legacy_query');

describe('the task of what a case does', () => {
  let task: OwnTask;
  const admitted = (...activations: Activation[]) => activations.forEach((one) => task.admit(one));
  const refused = (one: Activation) => expect(() => task.admit(one)).toThrow('CASE.NO_TASK_OF_ITS_OWN');

  beforeEach(() => {
    task = new OwnTask();
  });

  it('has begun: each message in its own, questions between them', () => {
    admitted(
      activation(3, 10, 400),
      DIRECT,
      activation(9, 20, 900),
      DIRECT,
      query('1'),
      activation(14, 30, 1_500),
      DIRECT,
    );
  });

  it('goes on with what a decision answers, and with the clock as it was then', () => {
    admitted(activation(3, 10, 400), activation(3, 11, 400), activation(3, 11, 400), activation(9, 20, 900));
  });

  it('has not begun: what a query brings beyond the last task is refused, in a case that was held and in one built anew', () => {
    admitted(activation(3, 10, 400));
    refused(activation(6, 10, 400));
    task = new OwnTask();
    admitted(activation(3, 10, 400, true), activation(9, 20, 900, true));
    refused(activation(11, 20, 900));
  });

  it('has begun although the clock of the server was put back, or although its size says so alone', () => {
    admitted(activation(3, 10, 400), activation(9, 10, 900), activation(15, 20, 900));
  });

  it('has begun where the server tells no sizes', () => {
    admitted(activation(3, 10, 0), activation(9, 10, 0));
  });

  it('may have been begun by a worker that is gone: the first task of a case built anew answers no query by itself', () => {
    admitted(activation(3, 10, 400, true), activation(9, 20, 900));
    refused(DIRECT);
  });

  it('was the case’s own where the question came with it, where nothing was done beyond the history, or after the next one', () => {
    admitted(activation(3, 10, 400, true), activation(9, 20, 900), query('1'));
    task = new OwnTask();
    admitted(activation(3, 10, 400, true), activation(9, 20, 900, true), DIRECT, activation(14, 30, 1_500));
    refused(DIRECT);
    admitted(activation(20, 40, 2_000), DIRECT);
  });
});
