import proto, { type temporal } from '@temporalio/proto';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { StackAddresses } from '@hejie/local';

import { pause } from './figures.js';

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

const { EventType } = proto.temporal.api.enums.v1;
const STATUS = proto.temporal.api.enums.v1.WorkflowExecutionStatus;
const { HistoryEvent: Event } = proto.temporal.api.history.v1;

/** One run of a workflow, with what the server counts of it. */
export interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly events: readonly HistoryEvent[];
  /** State transitions: writes of the server for it. */
  readonly transitions: number;
  /** Size of its history as the server keeps it. */
  readonly bytes: number;
}

/** Short name of an event's type: `TIMER_FIRED`. */
export const typeOf = (event: HistoryEvent): string =>
  (EventType[event.eventType ?? 0] ?? '').replace('EVENT_TYPE_', '');

/** Bytes of an event as it is stored. */
export const bytesOf = (event: HistoryEvent): number => Event.encode(event).finish().length;

export const millisecondsOf = ({ eventTime }: HistoryEvent): number =>
  Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1_000_000;

/** The raw server, asked without any key: types, times and sizes are not sealed. */
export class Histories {
  readonly client: Client;

  private constructor(
    private readonly connection: Connection,
    private readonly namespace: string,
  ) {
    this.client = new Client({ connection, namespace });
  }

  static async open({ temporal: address, temporalNamespace }: StackAddresses): Promise<Histories> {
    return new Histories(await Connection.connect({ address }), temporalNamespace);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** The workflow that bears a case number, the earliest if several do. */
  async workflowOf(caseNumber: string): Promise<string> {
    for (let left = 300; left > 0; left -= 1) {
      const found = await this.list(`HejieCaseNumber = '${caseNumber}'`);
      const [first] = found.sort((a, b) => a.started - b.started);
      if (first !== undefined) return first.workflowId;
      await pause(100);
    }
    throw new Error(`no workflow bears the number ${caseNumber}`);
  }

  /** What a visibility query finds; instants in epoch milliseconds. */
  async list(query: string): Promise<{ workflowId: string; runId: string; started: number; closed: number }[]> {
    const found: { workflowId: string; runId: string; started: number; closed: number }[] = [];
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await this.client.workflowService.listWorkflowExecutions({
        namespace: this.namespace,
        query,
        pageSize: 500,
        nextPageToken,
      });
      for (const { execution, startTime, closeTime } of page.executions ?? [])
        found.push({
          workflowId: execution!.workflowId!,
          runId: execution!.runId!,
          started: millisecondsOf({ eventTime: startTime }),
          closed: millisecondsOf({ eventTime: closeTime }),
        });
      nextPageToken = page.nextPageToken ?? undefined;
    } while (nextPageToken !== undefined && nextPageToken.length > 0);
    return found;
  }

  /** All runs of a workflow, each continued as the next. */
  async runsOf(workflowId: string): Promise<Run[]> {
    const runs: Run[] = [];
    for (let runId: string | undefined = (await this.describe(workflowId)).runId; runId;) {
      const run: Run = await this.run(workflowId, runId);
      runs.unshift(run);
      runId = run.events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    }
    return runs;
  }

  async run(workflowId: string, runId: string): Promise<Run> {
    const { transitions, bytes } = await this.describe(workflowId, runId);
    const { events } = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
    return { workflowId, runId, transitions, bytes, events: events ?? [] };
  }

  /** Waits until a workflow has been started. */
  async begun(workflowId: string): Promise<void> {
    for (let left = 300; left > 0; left -= 1) {
      const found = await this.client.workflow
        .getHandle(workflowId)
        .describe()
        .catch((error: unknown) => {
          if (error instanceof WorkflowNotFoundError) return undefined;
          throw error;
        });
      if (found) return;
      await pause(100);
    }
    throw new Error(`${workflowId} is not started`);
  }

  /** Where a workflow stands; equal marks: nothing has happened between. */
  async mark(workflowId: string): Promise<string> {
    const { runId, length } = await this.describe(workflowId);
    return `${runId} ${length}`;
  }

  /** Waits until something has happened since `mark`, and all that followed from it is done. */
  async atRest(workflowId: string, mark: string): Promise<void> {
    for (let left = 2_400, before = mark; left > 0; left -= 1) {
      const { runId, length, busy } = await this.describe(workflowId);
      const now = `${runId} ${length}`;
      if (!busy && now !== mark && now === before) return;
      before = now;
      await pause(50);
    }
    throw new Error(`${workflowId} does not come to rest`);
  }

  /** Waits until its next deadlines have come so often, over all runs, and what followed is done. */
  async fired(workflowId: string, times: number): Promise<void> {
    for (let left = 500; left > 0; left -= 1) {
      const runs = await this.runsOf(workflowId);
      const fired = runs.flatMap(({ events }) => events).filter((event) => typeOf(event) === 'TIMER_FIRED').length;
      if (fired >= times) return await this.atRest(workflowId, '');
      await pause(300);
    }
    throw new Error(`of ${workflowId} fewer than ${times} deadlines have come`);
  }

  private async describe(workflowId: string, runId?: string) {
    const { workflowExecutionInfo, pendingActivities, pendingWorkflowTask, pendingChildren } =
      await this.client.workflowService.describeWorkflowExecution({
        namespace: this.namespace,
        execution: { workflowId, runId },
      });
    const info = workflowExecutionInfo!;
    const open = info.status === STATUS.WORKFLOW_EXECUTION_STATUS_RUNNING;
    // A run that continues another within a second of it waits for its first task, and none is pending meanwhile.
    const unbegun = Number(info.historyLength) === 1;
    const starting = (pendingChildren ?? []).some(({ runId: child }) => !child);
    return {
      runId: info.execution!.runId!,
      length: Number(info.historyLength),
      transitions: Number(info.stateTransitionCount),
      bytes: Number(info.historySizeBytes),
      busy: open && (unbegun || starting || (pendingActivities ?? []).length > 0 || pendingWorkflowTask != null),
    };
  }
}
