import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { LawError } from '@hejie/law';
import { lawFailure } from '@hejie/contracts/workflows';

/** An activity simply throws what the law throws; here it becomes a failure that is never retried. */
export const lawRefusals: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) => {
      try {
        return await next(input);
      } catch (error) {
        throw error instanceof LawError ? lawFailure(error) : error;
      }
    },
  },
});
