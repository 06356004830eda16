import type { ActivateInput, WorkflowInterceptors } from '@temporalio/workflow';

type Activation = ActivateInput['activation'];

/** What the failure of a query is called that {@link OwnTask} has refused. */
export const NO_TASK_OF_ITS_OWN = 'CASE.NO_TASK_OF_ITS_OWN';

/**
 * Code of a case runs in the tasks that its history holds, and in no query.
 *
 * A query that the server dispatches by itself (the SDK's "legacy query") reaches a worker that does not hold the case with the whole
 * history, whatever was recorded meanwhile included: a signal, a result, a timer, whose own task has not begun, or was begun by a worker
 * that is gone. The SDK runs the case on to the end of that history before it answers, keeps it as it stands then, and sends with the next
 * task what the case has asked for: at the time of the task before, of which no replay knows, for there all of it belongs to
 * the later one. So it is refused here: a failure in a query task fails the query alone, nothing of it is recorded,
 * and the worker drops the case, which its next task or query builds from its history anew.
 */
export class OwnTask {
  private last: { readonly events: number; readonly size: string; readonly at: number } | undefined;
  /** Tasks beyond its history that a case has taken since it was built from it; nothing for one that was not. */
  private taken: number | undefined;

  /** @throws Error {@link NO_TASK_OF_ITS_OWN} where the case would run, or has run, in a query. */
  admit(activation: Activation): void {
    const queries = (activation.jobs ?? []).flatMap(({ queryWorkflow }) => (queryWorkflow ? [queryWorkflow] : []));
    if (queries.length > 0) {
      // One task, and then a query by itself: the task may have been the query's, begun by a worker that is gone. Nothing tells.
      if (this.taken === 1 && queries.some(({ queryId }) => queryId === 'legacy_query')) throw noTaskOfItsOwn();
      return;
    }
    const { last } = this;
    const now = positionOf(activation);
    this.last = now;
    if (activation.isReplaying) this.taken = 0;
    else if (last && now.events > last.events) {
      // A task that has begun has its own start, and the size of the history as it was then.
      if (now.size !== '0' && now.size === last.size && now.at <= last.at) throw noTaskOfItsOwn();
      if (this.taken !== undefined) this.taken += 1;
    }
  }
}

/** How far the history goes that an activation brings, and when and at which size its last task began; size 0: not told. */
function positionOf({ historyLength, historySizeBytes, timestamp }: Activation) {
  const at = Number(timestamp?.seconds ?? 0) * 1e9 + (timestamp?.nanos ?? 0);
  return { events: historyLength ?? 0, size: String(historySizeBytes ?? 0), at };
}

function noTaskOfItsOwn(): Error {
  return new Error(`${NO_TASK_OF_ITS_OWN}: the case has messages whose task has not begun; ask again`);
}

/** Workflow code, in every bundle. */
export function interceptors(): WorkflowInterceptors {
  const task = new OwnTask();
  return {
    internals: [
      {
        activate: (input, next) => {
          task.admit(input.activation);
          next(input);
        },
      },
    ],
  };
}
