import { Client, Connection } from '@temporalio/client';
import { settlementWorkflowId } from '@hejie/contracts/workflows';
import type { StackAddresses } from '@hejie/local';
import proto, { type temporal } from '@temporalio/proto';

type Payload = { metadata?: Record<string, Uint8Array> | null; data?: Uint8Array | null };

/** What operators see in Temporal: the raw server, without any key, and the codec server beside it. */
export class CaseRuns {
  readonly client: Client;

  private constructor(
    private readonly connection: Connection,
    private readonly addresses: StackAddresses,
  ) {
    this.client = new Client({ connection, namespace: addresses.temporalNamespace });
  }

  static async open(addresses: StackAddresses): Promise<CaseRuns> {
    return new CaseRuns(await Connection.connect({ address: addresses.temporal }), addresses);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Workflow and run ids of what a visibility query finds. */
  async found(query: string): Promise<{ workflowId: string; runId: string; status: string }[]> {
    const found: { workflowId: string; runId: string; status: string }[] = [];
    // Asked of the service itself: the client's list would open memos, which are sealed.
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await this.client.workflowService.listWorkflowExecutions({
        namespace: this.addresses.temporalNamespace,
        query,
        ...(nextPageToken && { nextPageToken }),
      });
      for (const { execution, status } of page.executions)
        found.push({ workflowId: execution!.workflowId!, runId: execution!.runId!, status: nameOf(status) });
      ({ nextPageToken } = page);
    } while (nextPageToken?.length);
    return found;
  }

  /** The runs of a case from its opening on: one chain, each continued as the next. */
  runsOf(caseId: string) {
    return this.found(`WorkflowId = '${settlementWorkflowId(caseId)}'`);
  }

  /** The whole history of a run as the server keeps it. */
  history(workflowId: string, runId: string): Promise<temporal.api.history.v1.IHistory> {
    return this.client.workflow.getHandle(workflowId, runId).fetchHistory();
  }

  /** The description as the UI gets it: payloads sealed. */
  description(workflowId: string): Promise<temporal.api.workflowservice.v1.IDescribeWorkflowExecutionResponse> {
    return this.client.workflowService.describeWorkflowExecution({
      namespace: this.addresses.temporalNamespace,
      execution: { workflowId },
    });
  }

  /** What a workflow says of itself in the UI; a query that the UI asks, its answer opened by the codec server. */
  async currentDetails(workflowId: string): Promise<string> {
    const { queryResult } = await this.client.workflowService.queryWorkflow({
      namespace: this.addresses.temporalNamespace,
      execution: { workflowId },
      query: { queryType: '__temporal_workflow_metadata' },
    });
    const [metadata] = await this.opened(queryResult?.payloads ?? []);
    return (metadata as { currentDetails?: string }).currentDetails ?? '';
  }

  /** Opens payloads as the UI does: by asking the codec server. */
  async opened(payloads: readonly Payload[]): Promise<unknown[]> {
    const sealed = payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
      data: base64(data ?? new Uint8Array()),
    }));
    const response = await fetch(`${this.addresses.codec}/decode`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.addresses.temporalUi },
      body: JSON.stringify({ payloads: sealed }),
    });
    const { payloads: plain } = (await response.json()) as { payloads: { data: string }[] };
    return plain.map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as unknown);
  }
}

/** As the UI writes it: `RUNNING`, `COMPLETED`. */
const nameOf = (status: temporal.api.enums.v1.WorkflowExecutionStatus | null | undefined): string =>
  proto.temporal.api.enums.v1.WorkflowExecutionStatus[status ?? 0]!.replace('WORKFLOW_EXECUTION_STATUS_', '');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
