import {
  applicationAccepted,
  calendarAdopted,
  receiptPosted,
  receiptReversed,
  type FactData,
} from '@hejie/contracts/facts';
import {
  resumedWorkflowId,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  SIGNALS,
  WORKFLOW_TYPES,
  type CalendarPublished,
  type CaseOpening,
  type ReceiptPosted,
  type SignalArguments,
  type SignalName,
} from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { ServiceLog } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { answered } from './answered.js';

/**
 * The bridge: facts that open or wake a case. The offset moves after Temporal has acknowledged; what is delivered
 * twice is recognised there, by the workflow's id or by the event's.
 */
@Injectable()
export class CaseRoutes {
  constructor(
    @Inject(Client) private readonly temporal: Client,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {}

  /** One run per case from its opening to its end: a second delivery finds it, running or ended. */
  @OnFact(applicationAccepted)
  async open({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, _tx: Transaction): Promise<void> {
    const opening: CaseOpening = data;
    const { caseId, caseNumber, cause, claim } = opening;
    await answered(this.temporal, async () => {
      try {
        await this.temporal.workflow.start(WORKFLOW_TYPES.settlementCase, {
          workflowId: settlementWorkflowId(caseId),
          taskQueue: SETTLEMENT_TASK_QUEUE,
          args: [opening],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          staticSummary: `${caseNumber} · ${cause} · ${claim}元`,
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
  }

  /** Money wakes the settlement while it lives, the resumed enforcement after it; later money is the ledger's alone. */
  @OnFact(receiptPosted)
  async receipt({ id, caseId, data }: ReceivedFact<FactData<typeof receiptPosted>>, _tx: Transaction): Promise<void> {
    const { receiptId, valueDate, amount, postedAt, clock } = data;
    const signal: ReceiptPosted = { eventId: id, receiptId, valueDate, amount, postedAt, clock };
    if (await this.woken(caseId, SIGNALS.receiptPosted, signal)) return;
    this.log.event('a receipt came after the case had ended; it stands in the ledger', { caseId, receiptId });
  }

  /** A receipt taken out wakes whom the receipt woke; what becomes of an ended case is a person's to decide. */
  @OnFact(receiptReversed)
  async reversal(
    { id, caseId, data }: ReceivedFact<FactData<typeof receiptReversed>>,
    _tx: Transaction,
  ): Promise<void> {
    const { receiptId, clock } = data;
    if (await this.woken(caseId, SIGNALS.ledgerCorrected, { eventId: id, clock })) return;
    this.log.event('a receipt was reversed after the case had ended; it lies before a person', { caseId, receiptId });
  }

  /** A new notice re-derives the dates of a running case; one that has ended keeps those it had. */
  @OnFact(calendarAdopted)
  async calendar(
    { id, caseId, data }: ReceivedFact<FactData<typeof calendarAdopted>>,
    _tx: Transaction,
  ): Promise<void> {
    const signal: CalendarPublished = { eventId: id, calendarEditions: data.calendarEditions };
    await this.signalled(settlementWorkflowId(caseId), SIGNALS.calendarPublished, signal);
  }

  /** The settlement while it lives, the resumed enforcement after it. @returns whether one of them heard. */
  private async woken<K extends SignalName>(caseId: string, name: K, signal: SignalArguments[K]): Promise<boolean> {
    return (
      (await this.signalled(settlementWorkflowId(caseId), name, signal)) ||
      this.signalled(resumedWorkflowId(caseId), name, signal)
    );
  }

  private signalled<K extends SignalName>(workflowId: string, name: K, signal: SignalArguments[K]): Promise<boolean> {
    return answered(this.temporal, async () => {
      try {
        await this.temporal.workflow.getHandle(workflowId).signal(name, signal);
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    });
  }
}
