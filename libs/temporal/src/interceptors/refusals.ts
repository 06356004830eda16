import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { TemporalLog } from '../log.js';
import { LawError } from '@hejie/law';
import { lawFailure, refusalOrFault } from '@hejie/contracts/workflows';

/** From so many attempts on, which take some eight seconds, it is no restart of a server any more: people are to look. */
const ALARM_FROM = 5;

/**
 * An activity simply throws. A refusal of the law is final; everything else passes one day, and is tried until it has: an outage, a
 * deploy, a service one release behind its cases, a fault of ours that the next release mends. Giving up would leave the case without its record.
 */
export const refusals =
  (log: TemporalLog): ActivityInterceptorsFactory =>
  ({ info: { activityType, workflowExecution, attempt } }) => ({
    inbound: {
      execute: async (input, next) => {
        try {
          return await next(input);
        } catch (error) {
          const judged = error instanceof LawError ? refusalOrFault(error) : { fault: error };
          if ('refusal' in judged) throw lawFailure(judged.refusal);
          // Never its message: a database quotes the values that it refuses.
          const { name, code } = error as { name?: unknown; code?: unknown };
          const fields = { activity: activityType, workflowId: workflowExecution?.workflowId, attempt, name, code };
          if (attempt >= ALARM_FROM) log.error(fields, 'CASE.FAULT: a step of a case is not recorded, and is tried on');
          throw judged.fault;
        }
      },
    },
  });
