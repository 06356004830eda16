import {
  applicationAccepted,
  calendarAdopted,
  caseReopened,
  creditChanged,
  creditOpened,
  creditReopened,
  deadlinesRederived,
  periodActRecorded,
  propertyChanged,
  propertyOpened,
  propertyReopened,
  ladderChanged,
  ladderOpened,
  ladderReopened,
  objectionFollowed,
  publicationChanged,
  publicationOpened,
  publicationReopened,
  receiptPosted,
  receiptReversed,
  selectionAndNegotiationRederived,
  type FactData,
} from '@hejie/contracts/facts';
import {
  assetControlWorkflowId,
  CASE_FACTS,
  creditRecordWorkflowId,
  FILE_FACTS,
  ladderWorkflowId,
  publicationWorkflowId,
  resumedWorkflowId,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  WORKFLOW_TYPES,
  type AssetControlOpening,
  type CaseOpening,
  type CaseStatus,
  type CreditRecordOpening,
  type FileOpening,
  type LadderOpening,
  type PublicationOpening,
  type WakingFact,
} from '@hejie/contracts/workflows';
import { NotYet, OnFactElsewhere, Patience, type ReceivedFact } from '@hejie/messaging';
import { ServiceLog } from '@hejie/service-kit';
import {
  CREDIT_STATES,
  LADDER_STATES,
  PROPERTY_STATES,
  PUBLICATION_STATES,
  publishedDecision,
} from '@hejie/settlement';
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
  private readonly patience = new Patience();

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
    await this.started(id, WORKFLOW_TYPES.settlementCase, {
      workflowId: settlementWorkflowId(caseId),
      opening,
      staticSummary: `${caseNumber} · ${cause} · ${claim}元`,
      typedSearchAttributes: attributesOf(opening),
    });
  }

  /**
   * SET-ART-12-1: a case that had ended opens again, in another run. Delivered twice it finds that run, running or ended: a run notes for which opening it was
   * started. The run before may still answer its last messages: then this waits for its turn, as what cannot be told yet does.
   */
  @OnFactElsewhere(caseReopened)
  async reopenCase({ id, data }: ReceivedFact<FactData<typeof caseReopened>>): Promise<void> {
    const { nth, objectionId, at, ...about } = data;
    const opening: CaseOpening = { ...about, reopened: { nth, objectionId, at } };
    const { caseId, caseNumber, cause, claim } = opening;
    const workflowId = settlementWorkflowId(caseId);
    const opened = async () => {
      const last = await this.lastOpening(workflowId);
      if ((last?.reopenings ?? 0) >= nth) return;
      if (last?.running) throw new NotYet('the end of the run before');
      await this.temporal.workflow.start(WORKFLOW_TYPES.settlementCase, {
        workflowId,
        taskQueue: SETTLEMENT_TASK_QUEUE,
        args: [{ opening }],
        staticSummary: `${caseNumber} · ${cause} · ${claim}元`,
        typedSearchAttributes: attributesOf(opening),
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        memo: { reopenings: nth },
      });
    };
    await this.patience.with(id, () => this.questions.ask(id, opened));
  }

  /** SET-ART-12-1: the running case carries it out; an enforcement that had resumed ends with the ruling that opened it. */
  @OnFactElsewhere(objectionFollowed)
  async followObjection({ id, caseId, data }: ReceivedFact<FactData<typeof objectionFollowed>>): Promise<void> {
    const { objectionId, follow, reopens, at } = data;
    const followed = { eventId: id, at, objectionId };
    if (follow === 'REVIVED') await this.signalled(resumedWorkflowId(caseId), CASE_FACTS.objectionFollowed, followed);
    if (reopens || (await this.signalled(settlementWorkflowId(caseId), CASE_FACTS.objectionFollowed, followed))) return;
    this.log.event('a decision on an objection came after the case had ended', { caseId, objectionId });
  }

  /** A property file is a case of its own beside the settlement. */
  @OnFactElsewhere(propertyOpened)
  async openProperty({ id, data }: ReceivedFact<FactData<typeof propertyOpened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const opening: AssetControlOpening = { ...about, openedAt };
    await this.started(id, WORKFLOW_TYPES.assetControl, {
      workflowId: assetControlWorkflowId(opening.caseId),
      opening,
      staticSummary: propertySummary(opening),
      typedSearchAttributes: attributesOfFile(opening, PROPERTY_STATES.initial),
    });
  }

  /**
   * Its file is open again: the run that has not closed yet goes on, else another one does. Delivered again after that one has closed too, it starts
   * none: a run notes for which opening it was started.
   */
  @OnFactElsewhere(propertyReopened)
  async reopenProperty({ id, data }: ReceivedFact<FactData<typeof propertyReopened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const opening: AssetControlOpening = { ...about, openedAt };
    await this.reopened(id, WORKFLOW_TYPES.assetControl, FILE_FACTS.propertyReopened, {
      workflowId: assetControlWorkflowId(opening.caseId),
      opening,
      staticSummary: propertySummary(opening),
      typedSearchAttributes: attributesOfFile(opening, PROPERTY_STATES.initial),
    });
  }

  /** As {@link reopenProperty}, of the credit record of a debtor. */
  @OnFactElsewhere(creditReopened)
  async reopenCredit({ id, data }: ReceivedFact<FactData<typeof creditReopened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const opening: CreditRecordOpening = { ...about, openedAt };
    await this.reopened(id, WORKFLOW_TYPES.creditRecord, FILE_FACTS.creditReopened, {
      workflowId: creditRecordWorkflowId(opening.caseId, opening.partyId),
      opening,
      staticSummary: creditSummary(opening),
      typedSearchAttributes: attributesOfFile(opening, CREDIT_STATES.initial),
    });
  }

  private async reopened<F extends FileOpening>(
    id: string,
    workflow: string,
    signal: SignalDefinition<[WakingFact]>,
    { opening, ...named }: Start & { readonly opening: F },
  ): Promise<void> {
    const { openedAt: at, reopenings = 0 } = opening;
    await this.questions.ask(id, async () => {
      if (await this.startedFor(named.workflowId, reopenings)) return;
      await this.temporal.workflow.signalWithStart(workflow, {
        ...named,
        taskQueue: SETTLEMENT_TASK_QUEUE,
        args: [{ opening }],
        signal,
        signalArgs: [{ eventId: id, at }],
        memo: { reopenings },
      });
    });
  }

  /** Has a run been started for that opening of a file, or a later one, and closed? */
  private async startedFor(workflowId: string, reopenings: number): Promise<boolean> {
    const last = await this.lastOpening(workflowId);
    return last !== undefined && !last.running && last.reopenings >= reopenings;
  }

  /** For which opening the last run was started; undefined: Temporal keeps nothing of it any more. */
  private async lastOpening(
    workflowId: string,
  ): Promise<{ readonly running: boolean; readonly reopenings: number } | undefined> {
    try {
      const { memo, status } = await this.temporal.workflow.getHandle(workflowId).describe();
      const { reopenings = 0 } = (memo ?? {}) as { readonly reopenings?: number };
      return { running: status.name === 'RUNNING', reopenings };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }

  /** So is the credit record of each debtor. */
  @OnFactElsewhere(creditOpened)
  async openCredit({ id, data }: ReceivedFact<FactData<typeof creditOpened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const opening: CreditRecordOpening = { ...about, openedAt };
    await this.started(id, WORKFLOW_TYPES.creditRecord, {
      workflowId: creditRecordWorkflowId(opening.caseId, opening.partyId),
      opening,
      staticSummary: creditSummary(opening),
      typedSearchAttributes: attributesOfFile(opening, CREDIT_STATES.initial),
    });
  }

  /** So is the publication of each decision. */
  @OnFactElsewhere(publicationOpened)
  async openPublication({ id, data }: ReceivedFact<FactData<typeof publicationOpened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    await this.started(id, WORKFLOW_TYPES.publication, publicationStart({ ...about, openedAt }));
  }

  /** As {@link reopenProperty}, of the publication of a decision. */
  @OnFactElsewhere(publicationReopened)
  async reopenPublication({ id, data }: ReceivedFact<FactData<typeof publicationReopened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const start = publicationStart({ ...about, openedAt });
    await this.reopened(id, WORKFLOW_TYPES.publication, FILE_FACTS.publicationReopened, start);
  }

  @OnFactElsewhere(publicationChanged)
  async publication({ id, data }: ReceivedFact<FactData<typeof publicationChanged>>): Promise<void> {
    const { caseId, publicationId, at } = data;
    const workflowId = publicationWorkflowId(caseId, publicationId);
    await this.signalled(workflowId, FILE_FACTS.publicationChanged, { eventId: id, at });
  }

  /** So is the ladder of the tasks of each case. */
  @OnFactElsewhere(ladderOpened)
  async openLadder({ id, data }: ReceivedFact<FactData<typeof ladderOpened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    await this.started(id, WORKFLOW_TYPES.caseLadder, ladderStart({ ...about, openedAt }));
  }

  /** As {@link reopenProperty}, of the ladder of a case. */
  @OnFactElsewhere(ladderReopened)
  async reopenLadder({ id, data }: ReceivedFact<FactData<typeof ladderReopened>>): Promise<void> {
    const { at: openedAt, ...about } = data;
    const start = ladderStart({ ...about, openedAt });
    await this.reopened(id, WORKFLOW_TYPES.caseLadder, FILE_FACTS.ladderReopened, start);
  }

  @OnFactElsewhere(ladderChanged)
  async ladder({ id, data }: ReceivedFact<FactData<typeof ladderChanged>>): Promise<void> {
    const { caseId, at } = data;
    await this.signalled(ladderWorkflowId(caseId), FILE_FACTS.ladderChanged, { eventId: id, at });
  }

  /** The service that keeps a file says that it stands otherwise: its case asks how. One that has ended asks nothing. */
  @OnFactElsewhere(propertyChanged)
  async property({ id, data }: ReceivedFact<FactData<typeof propertyChanged>>): Promise<void> {
    const { caseId, at } = data;
    await this.signalled(assetControlWorkflowId(caseId), FILE_FACTS.propertyChanged, { eventId: id, at });
  }

  @OnFactElsewhere(creditChanged)
  async credit({ id, data }: ReceivedFact<FactData<typeof creditChanged>>): Promise<void> {
    const { caseId, partyId, at } = data;
    await this.signalled(creditRecordWorkflowId(caseId, partyId), FILE_FACTS.creditChanged, { eventId: id, at });
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
   * A new notice re-derives the dates of a running case; one that has ended keeps those it had. Who keeps its dates wakes it, and only
   * where a deadline moves; by a fact of a release in which intake did, it is woken by that.
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

  /** Mediation says that it moves a deadline of selection or negotiation. */
  @OnFactElsewhere(selectionAndNegotiationRederived)
  before({ id, data }: ReceivedFact<FactData<typeof selectionAndNegotiationRederived>>): Promise<void> {
    return this.adopted(id, data);
  }

  private async adopted(
    eventId: string,
    { caseId, at, calendarEditions }: Pick<FactData<typeof deadlinesRederived>, 'caseId' | 'at' | 'calendarEditions'>,
  ): Promise<void> {
    const adopted = { eventId, at, calendarEditions };
    await this.signalled(settlementWorkflowId(caseId), CASE_FACTS.calendarAdopted, adopted);
  }

  /** A case is started once: what is delivered again finds it, running or ended. */
  private async started(factId: string, workflow: string, { opening, ...named }: Start): Promise<void> {
    await this.questions.ask(factId, async () => {
      try {
        await this.temporal.workflow.start(workflow, {
          ...named,
          taskQueue: SETTLEMENT_TASK_QUEUE,
          args: [{ opening }],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
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

/** How a case is started, and found by operators. */
interface Start {
  readonly workflowId: string;
  readonly opening: object;
  readonly staticSummary: string;
  readonly typedSearchAttributes: ReturnType<typeof typedSearchAttributes>;
}

/** How the case of a file is called in lists of the Temporal UI. */
const propertySummary = ({ caseNumber, authority }: AssetControlOpening): string =>
  `财产查控 · ${caseNumber} · ${authority}`;
const creditSummary = ({ caseNumber, partyId }: CreditRecordOpening): string =>
  `信用惩戒与修复 · ${caseNumber} · 被执行人${partyId}`;

/** How the case of a publication is started, for the first time or again. */
const publicationStart = (opening: PublicationOpening) => ({
  workflowId: publicationWorkflowId(opening.caseId, opening.publicationId),
  opening,
  staticSummary: `推送核验 · ${opening.caseNumber} · ${publishedDecision(opening.decision).zh}`,
  typedSearchAttributes: attributesOfFile(opening, PUBLICATION_STATES.initial),
});

/** How the ladder of a case is started, for the first time or again. */
const ladderStart = (opening: LadderOpening) => ({
  workflowId: ladderWorkflowId(opening.caseId),
  opening,
  staticSummary: `逐级催办 · ${opening.caseNumber}`,
  typedSearchAttributes: attributesOfFile(opening, LADDER_STATES.initial),
});

/** As {@link attributesOf}, of the case of a file. */
const attributesOfFile = ({ court, caseNumber }: FileOpening, stage: string) =>
  typedSearchAttributes(SEARCH_ATTRIBUTES, {
    HejieCourt: court,
    HejieCaseNumber: caseNumber,
    HejieStage: stage,
  });

/** What operators find the case by, from its first moment: the workflow has nothing to add before its first step. */
const attributesOf = ({ court, caseNumber, greenChannel }: CaseOpening) =>
  typedSearchAttributes(SEARCH_ATTRIBUTES, {
    HejieCourt: court,
    HejieCaseNumber: caseNumber,
    HejieStage: 'OPENING' satisfies CaseStatus['stage'],
    HejieBreach: 'NONE' satisfies CaseStatus['breach'],
    HejieGreenChannel: greenChannel,
  });
