import { millisecondsOf, typeOf, type Histories } from '../measure/histories.js';

/**
 * How long each command of a case took inside Temporal, in milliseconds and in their order: from the workflow task that
 * brings it to its answer. What is left of the time that a caller waits is HTTP, the service, and the way to the server.
 */
export async function insideTimes(histories: Histories, workflowId: string): Promise<number[]> {
  const runs = await histories.runsOf(workflowId);
  return runs.flatMap(({ events }) => {
    let brought = 0;
    const began = new Map<string, number>();
    const times = new Map<string, number>();
    for (const event of events) {
      if (typeOf(event) === 'WORKFLOW_TASK_SCHEDULED') brought = millisecondsOf(event);
      const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
      if (accepted) began.set(accepted.protocolInstanceId ?? '', brought);
      const completed = event.workflowExecutionUpdateCompletedEventAttributes;
      const id = completed?.meta?.updateId ?? '';
      if (completed) times.set(id, millisecondsOf(event) - (began.get(id) ?? NaN));
    }
    return [...began.keys()].map((id) => times.get(id) ?? NaN);
  });
}
