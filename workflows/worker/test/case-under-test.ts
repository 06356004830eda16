import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

import {
  ACTIVITY_QUEUES,
  QUERIES,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  WORKFLOW_TYPES,
  type CaseOpening,
  type CaseResult,
  type CaseStatus,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import { bundleWorkflows, plainDataConverter } from '@hejie/temporal';
import type { WorkflowHandle } from '@temporalio/client';
import { timeSkippingEnvironment } from '@hejie/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { CourtInMemory } from './court-in-memory.js';

Runtime.install({ logger: new DefaultLogger('WARN') });
let bundle: Promise<WorkflowBundle> | undefined;
const workflowsPath = createRequire(import.meta.url).resolve('../../cases/src/index.ts');

/** The workflow code, bundled once a test file. */
const workflowBundle = (): Promise<WorkflowBundle> => (bundle ??= bundleWorkflows({ workflowsPath }));

/** The time-skipping server with the search attributes that cases are shown by. */
export async function courtServer(): Promise<TestWorkflowEnvironment> {
  const env = await timeSkippingEnvironment();
  // The test server can add search attributes but not list them.
  const searchAttributes = Object.fromEntries(Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, encodeSearchAttributeIndexedValueType(type)]));
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return env;
}

export const CREDITOR = 'p-1';
export const DEBTOR = 'p-2';

/** An opening at 鲁0502 under seed 003's rules, on the given court instant. */
export function openingOf(at: string, over: Partial<CaseOpening> = {}): CaseOpening {
  const caseId = randomUUID();
  return {
    caseId,
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执前调7号',
    cause: '买卖合同纠纷',
    claim: '1000000.00',
    title: { principal: '1000000.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00' },
    parties: [{ partyId: CREDITOR, side: 'CREDITOR' }, { partyId: DEBTOR, side: 'DEBTOR' }],
    packId: 'dongying-2020@1',
    calendarEditions: [...PUBLISHED_EDITION_IDS],
    greenChannel: false,
    acceptedAt: at,
    // Court time runs as fast as the server's skipped time, from an anchor of its own.
    clock: { mode: 'compressed', anchorReal: 0, anchorCourt: at, rate: 1, holdAt: '2031-01-01T00:00:00+08:00' },
    ...over,
  } as CaseOpening;
}

/** A court in memory and the worker that runs its cases on the time-skipping server. */
export class CaseUnderTest {
  readonly court = new CourtInMemory();
  handle!: WorkflowHandle;
  private opening!: CaseOpening;
  private anchor!: number;

  constructor(private readonly env: TestWorkflowEnvironment) {}

  /** Runs `scenario` while the workers run, with a case that was opened at court instant `at`. */
  async during<T>(opening: CaseOpening, scenario: () => Promise<T>): Promise<T> {
    const connection = this.env.nativeConnection;
    const activities = (queue: keyof typeof ACTIVITY_QUEUES) => Worker.create({ connection, taskQueue: ACTIVITY_QUEUES[queue], activities: this.court[queue] as never });
    const workers = await Promise.all([
      Worker.create({ connection, taskQueue: SETTLEMENT_TASK_QUEUE, workflowBundle: await workflowBundle(), dataConverter: plainDataConverter }),
      activities('intake'),
      activities('mediation'),
      activities('performance'),
    ]);
    const running = workers.map((worker) => worker.run());
    try {
      await this.open(opening);
      return await scenario();
    } finally {
      workers.forEach((worker) => worker.shutdown());
      await Promise.all(running);
    }
  }

  private async open(opening: CaseOpening): Promise<void> {
    this.anchor = await this.env.currentTimeMs();
    this.opening = { ...opening, clock: { ...opening.clock, anchorReal: this.anchor } as CaseOpening['clock'] };
    this.handle = await this.env.client.workflow.start(WORKFLOW_TYPES.settlementCase, {
      workflowId: settlementWorkflowId(opening.caseId),
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [this.opening],
    });
  }

  /** Skips to a court instant. */
  async until(at: string): Promise<void> {
    const wanted = this.anchor + Date.parse(at) - Date.parse(this.opening.acceptedAt);
    await this.env.sleep(Math.max(0, wanted - (await this.env.currentTimeMs())));
  }

  /** A command at the court's present, or one that claims a later instant; `key` repeats an earlier one. */
  async command<K extends UpdateName>(name: K, body: Omit<UpdateArguments[K], 'stamp'>, key: string = randomUUID()): Promise<CaseStatus> {
    const at = this.opening.acceptedAt;
    const stamp = { commandId: key, by: 'tester', role: 'tester', at, clock: { mode: 'real' } };
    return this.handle.executeUpdate<CaseStatus, [never]>(name, { updateId: randomUUID(), args: [{ ...body, stamp } as never] });
  }

  status(): Promise<CaseStatus> {
    return this.handle.query<CaseStatus>(QUERIES.status);
  }

  result(): Promise<CaseResult> {
    return this.handle.result() as Promise<CaseResult>;
  }

  /** A receipt reaches the ledger, and its fact the case. */
  async receive(id: string, valueDate: string, amount: string, at: CourtInstant | string = `${valueDate}T10:00:00+08:00`): Promise<void> {
    this.court.post(id, valueDate, amount, at);
    await this.handle.signal('receiptPosted', { eventId: id, receiptId: id, valueDate, amount, postedAt: at, clock: { mode: 'real' } });
  }

  /** Both consent, a mediator is chosen and accepts, at the court's present. */
  async toNegotiation(): Promise<CaseStatus> {
    await this.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
    await this.command('recordConsent', { partyId: DEBTOR, answer: 'CONSENT' });
    await this.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'PARTIES' });
    return this.command('acceptDesignation', { mediatorId: 'm-1' });
  }
}
