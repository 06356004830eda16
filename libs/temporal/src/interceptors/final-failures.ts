import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { LawError } from '@hejie/law';
import { lawFailure } from '@hejie/contracts/workflows';
import { impossibilityOf } from './impossible-record.js';

/**
 * Failure type of a record that cannot be written however often it is tried: a fault of ours, to be repaired by a release.
 * An update handler lets it through, so that the caller learns; the main loop of a case turns it into an error that is no
 * `TemporalFailure`, which leaves the case open with a failing workflow task instead of ending it.
 */
export const IMPOSSIBLE_RECORD = 'ImpossibleRecord';

/** An activity simply throws; here what can never succeed becomes a failure that is not retried. */
export const finalFailures: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) => {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof LawError) throw lawFailure(error);
        const impossibility = impossibilityOf(error);
        if (impossibility === undefined) throw error;
        throw ApplicationFailure.create({
          type: IMPOSSIBLE_RECORD,
          message: impossibility,
          nonRetryable: true,
          cause: error as Error,
        });
      }
    },
  },
});
