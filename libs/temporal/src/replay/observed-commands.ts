import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** What workflow code asked for, with everything that it said: the server's own replay compares kinds and ids only. */
export interface AskedCommand {
  readonly kind: 'activity' | 'timer' | 'child' | 'signal' | 'continued' | 'result';
  /** Type of the activity or child, name of the signal. */
  readonly name: string;
  /** Arguments, milliseconds, or the result. */
  readonly said: unknown;
}

export interface ReplaySinks extends Sinks {
  readonly replay: {
    /** @param command an `AskedCommand` as JSON. */
    asked(command: string): void;
  };
}

const { replay } = proxySinks<ReplaySinks>();
const asked = (kind: AskedCommand['kind'], name: string, said: unknown): void =>
  replay.asked(JSON.stringify({ kind, name, said: said ?? null } satisfies AskedCommand));

/** Workflow code, in the bundle of a replay only: tells every command with its content. */
export function interceptors(): WorkflowInterceptors {
  return {
    inbound: [
      {
        execute: async (input, next) => {
          const result = await next(input);
          asked('result', '', result);
          return result;
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => {
          asked('activity', input.activityType, input.args);
          return next(input);
        },
        startTimer: (input, next) => {
          asked('timer', '', input.durationMs);
          return next(input);
        },
        startChildWorkflowExecution: (input, next) => {
          asked('child', input.workflowType, [input.options.workflowId, ...input.options.args]);
          return next(input);
        },
        signalWorkflow: (input, next) => {
          asked('signal', input.signalName, input.args);
          return next(input);
        },
        continueAsNew: (input, next) => {
          asked('continued', '', input.args);
          return next(input);
        },
      },
    ],
  };
}
