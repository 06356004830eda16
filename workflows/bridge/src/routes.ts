import {
  applicationAccepted,
  calendarAdopted,
  deadlinesRederived,
  periodActRecorded,
  receiptPosted,
  receiptReversed,
  type FactData,
} from '@hejie/contracts/facts';
import {
  CASE_FACTS,
  resumedWorkflowId,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  WORKFLOW_TYPES,
  type CaseOpening,
  type CaseStatus,
  type WakingFact,
} from '@hejie/contracts/workflows';
import { OnFactElsewhere, type ReceivedFact } from '@hejie/messaging';
import { ServiceLog } from '@hejie/service-kit';
import { typedSearchAttributes } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { type SignalDefinition } from '@temporalio/common';
import { TemporalQuestions } from './answered.js';

/**
 * The bridge: facts that open or wake a case. The offset moves after Temporal has acknowledged; what is delivered
 * twice is recognised there, by the workflow's id or by the event's. A handler works under the clock that its fact
 * bore, so that what it says to a case bears it too.
 */
@Injectable()
export class CaseRoutes {
  private readonly questions: TemporalQuestions;

  constructor(
    @Inject(Client) private readonly temporal: Client,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {
    this.questions = new TemporalQuestions(temporal, log);
  }

  /** One run per case from its opening to its end: a second delivery finds it, running or ended. */
  @OnFactElsewhere(applicationAccepted)
  async open({ id, data }: ReceivedFact<FactData<typeof applicationAccepted>>): Promise<void> {
    const opening: CaseOpening = data;
    const { caseId, caseNumber, cause, claim } = opening;
    await this.questions.ask(id, async () => {
      try {
        await this.temporal.workflow.start(WORKFLOW_TYPES.settlementCase, {
          workflowId: settlementWorkflowId(caseId),
          taskQueue: SETTLEMENT_TASK_QUEUE,
          args: [{ opening }],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          staticSummary: `${caseNumber} · ${cause} · ${claim}元`,
          typedSearchAttributes: attributesOf(opening),
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
  }

  /** Money wakes the settlement while it lives, the resumed enforcement after it; later money is the ledger's alone. */
  @OnFactElsewhere(receiptPosted)
  async receipt({ id, caseId, data }: ReceivedFact<FactData<typeof receiptPosted>>): Promise<void> {
    const { receiptId, postedAt: at } = data;
    if (await this.woken(caseId, CASE_FACTS.receiptPosted, { eventId: id, at, receiptId })) return;
    this.log.event('a receipt came after the case had ended; it stands in the ledger', { caseId, receiptId });
  }

  /** A receipt taken out wakes whom the receipt woke; what becomes of an ended case is a person's to decide. */
  @OnFactElsewhere(receiptReversed)
  async reversal({ id, caseId, data }: ReceivedFact<FactData<typeof receiptReversed>>): Promise<void> {
    const { receiptId, reversedAt: at } = data;
    if (await this.woken(caseId, CASE_FACTS.receiptReversed, { eventId: id, at, receiptId })) return;
    this.log.event('a receipt was reversed after the case had ended; it lies before a person', { caseId, receiptId });
  }

  /** What was recorded of the two years moves what a running case waits for; one that has ended waits for nothing. */
  @OnFactElsewhere(periodActRecorded)
  async periodAct({ id, caseId, data }: ReceivedFact<FactData<typeof periodActRecorded>>): Promise<void> {
    const { at, actId } = data;
    const recorded = { eventId: id, at, actId };
    await this.signalled(settlementWorkflowId(caseId), CASE_FACTS.periodActRecorded, recorded);
  }

  /**
   * A new notice re-derives the dates of a running case; one that has ended keeps those it had. A case in performance is woken by its
   * ledger, and only where a deadline moves.
   */
  @OnFactElsewhere(calendarAdopted)
  async calendar({ id, data }: ReceivedFact<FactData<typeof calendarAdopted>>): Promise<void> {
    if (data.wakes !== false) await this.adopted(id, data);
  }

  /** Its ledger says that a notice moves a deadline of performance. */
  @OnFactElsewhere(deadlinesRederived)
  deadlines({ id, data }: ReceivedFact<FactData<typeof deadlinesRederived>>): Promise<void> {
    return this.adopted(id, data);
  }

  private async adopted(
    eventId: string,
    { caseId, at, calendarEditions }: Pick<FactData<typeof deadlinesRederived>, 'caseId' | 'at' | 'calendarEditions'>,
  ): Promise<void> {
    const adopted = { eventId, at, calendarEditions };
    await this.signalled(settlementWorkflowId(caseId), CASE_FACTS.calendarAdopted, adopted);
  }

  /** The settlement while it lives, the resumed enforcement after it. @returns whether one of them heard. */
  private async woken<A extends WakingFact>(caseId: string, signal: SignalDefinition<[A]>, fact: A): Promise<boolean> {
    return (
      (await this.signalled(settlementWorkflowId(caseId), signal, fact)) ||
      this.signalled(resumedWorkflowId(caseId), signal, fact)
    );
  }

  private signalled<A extends WakingFact>(
    workflowId: string,
    signal: SignalDefinition<[A]>,
    fact: A,
  ): Promise<boolean> {
    return this.questions.ask(fact.eventId, async () => {
      try {
        await this.temporal.workflow.getHandle(workflowId).signal(signal, fact);
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    });
  }
}

/** What operators find the case by, from its first moment: the workflow has nothing to add before its first step. */
const attributesOf = ({ court, caseNumber, greenChannel }: CaseOpening) =>
  typedSearchAttributes(SEARCH_ATTRIBUTES, {
    HejieCourt: court,
    HejieCaseNumber: caseNumber,
    HejieStage: 'OPENING' satisfies CaseStatus['stage'],
    HejieBreach: 'NONE' satisfies CaseStatus['breach'],
    HejieGreenChannel: greenChannel,
  });
