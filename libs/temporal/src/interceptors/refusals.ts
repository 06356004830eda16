import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { TemporalLog } from '../log.js';
import { LawError } from '@hejie/law';
import { lawFailure, refusalOrFault } from '@hejie/contracts/workflows';

/** From so many attempts on, which take some eight seconds, it is no restart of a server any more: people are to look. */
const ALARM_FROM = 5;

/** What a service says of what is asked of it, beside the law. */
interface Said {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly rule?: string;
  readonly path?: string;
  readonly status?: number;
}

/** By the names of the errors, for the libraries that throw them, the service kit and the credentials, lie above this one. */
const SAID: Readonly<Record<string, (error: Error) => Said>> = {
  ProblemError: (error) => (error as Error & { readonly problem: Said }).problem,
  CredentialError: (error) => error as Error & Said,
};
/** A case that a service has not heard of yet is heard of soon: its fact is on the way. */
const NOT_HEARD_OF = 'CASE.UNKNOWN';
/** From here on an answer speaks of us, and not of what was asked. */
const OUR_FAULT = 500;

/**
 * A refusal of another kind, as one of the law: asked again, the service says the same, so trying on would hold the case for ever. A
 * person's command is answered with it; of a deadline the case raises the alarm.
 */
function refusedOtherwise(error: unknown): LawError | undefined {
  if (!(error instanceof Error)) return undefined;
  const said = SAID[error.name]?.(error);
  if (!said) return undefined;
  const { code, zh, en, rule, path, status } = said;
  if (code === NOT_HEARD_OF || (status !== undefined && status >= OUR_FAULT)) return undefined;
  return new LawError({ code, zh, en, ...(rule !== undefined && { rule }), ...(path !== undefined && { path }) });
}

/**
 * An activity simply throws. A refusal is final, of the law or of the service; everything else passes one day, and is tried until it has: an outage, a
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
          const refusal = error instanceof LawError ? error : refusedOtherwise(error);
          const judged = refusal ? refusalOrFault(refusal) : { fault: error };
          if ('refusal' in judged) throw lawFailure(judged.refusal);
          // Never its message: a database quotes the values that it refuses.
          const { name, code, type } = (error ?? {}) as { name?: unknown; code?: unknown; type?: unknown };
          const fields = {
            activity: activityType,
            workflowId: workflowExecution?.workflowId,
            attempt,
            name,
            code: code ?? type,
          };
          if (attempt >= ALARM_FROM) log.error(fields, 'CASE.FAULT: a step of a case is not recorded, and is tried on');
          throw judged.fault;
        }
      },
    },
  });
