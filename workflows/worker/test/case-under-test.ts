import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  lawErrorOf,
  QUERIES,
  RESUMED_UPDATES,
  resumedWorkflowId,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  SIGNALS,
  WORKFLOW_TYPES,
  type CaseOpening,
  type CaseResult,
  type CaseStatus,
  type ClosingMode,
  type ElectRemedy,
  type NextDeadline,
  type ResumptionResult,
  type ResumptionStatus,
  type RuleOnResumption,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { expect } from '@jest/globals';
import { compareInstants, courtInstant, PUBLISHED_EDITION_IDS, type CourtClock, type CourtInstant } from '@hejie/law';
import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, eventually } from '@hejie/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { CourtInMemory } from './court-in-memory.js';
import type { Courtroom } from './courtroom.js';

export const CREDITOR = 'p-1';
export const DEBTOR = 'p-2';
const ANSWER_WITHIN_MS = 30_000;
/** Court seconds a second: slow enough that the ledger has answered before, and it is the timer that carries the case over. */
const A_SECOND_IN_250_MS = 4;

/** An opening at 鲁0502 under seed 003's rules, on the given court instant, where court time stands still. */
export function openingOf(at: string, over: Partial<CaseOpening> = {}): CaseOpening {
  return {
    caseId: randomUUID(),
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执前调7号',
    cause: '买卖合同纠纷',
    claim: '1000000.00',
    title: { principal: '1000000.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00' },
    parties: [
      { partyId: CREDITOR, side: 'CREDITOR' },
      { partyId: DEBTOR, side: 'DEBTOR' },
    ],
    packId: 'dongying-2020@1',
    calendarEditions: [...PUBLISHED_EDITION_IDS],
    greenChannel: false,
    acceptedAt: at,
    clock: standing(at),
    ...over,
  } as CaseOpening;
}

type MovingClock = CourtClock & { readonly mode: 'compressed' };

/** A court clock that stands still at `at` until a message brings another. */
export const standing = (at: string): MovingClock => running(at, at, 1);

/** A court clock that starts at `from` and runs, at so many court seconds a second, until it stands still at `until`. */
export function running(from: string, until: string, rate: number): MovingClock {
  return { mode: 'compressed', anchorReal: 0, anchorCourt: from as CourtInstant, holdAt: until as CourtInstant, rate };
}

/** How a message of a test claims its time. */
export interface Claim {
  /** The same key repeats an earlier command. */
  readonly key?: string;
  /** Court instant of the message, where it is later than the case's own. */
  readonly at?: string;
  /** The clock that the message brings. */
  readonly clock?: CourtClock;
}

/** The code of the refusal that a command met, with its rule; a command that was taken fails the test. */
export async function refusalOf(command: Promise<unknown>): Promise<{ code: string; rule?: string }> {
  const outcome = await command.then(
    (status) => new Error(`the command was taken: ${JSON.stringify(status)}`),
    (error: unknown) => lawErrorOf(error) ?? error,
  );
  const { code, rule } = outcome as { code?: string; rule?: string };
  if (typeof code !== 'string') throw outcome as Error;
  return { code, ...(rule !== undefined && { rule }) };
}

/** Waits until it is so. */
const seen = (so: () => Promise<boolean>): Promise<void> =>
  eventually(async () => {
    if (!(await so())) throw new Error('it has not happened');
  });

/** One case in a courtroom: what people and services put to it, and how it stands. */
export class CaseUnderTest {
  readonly court: CourtInMemory;
  readonly handle: WorkflowHandle;
  readonly resumed: WorkflowHandle;

  /** Court time to which `until` has brought the case. */
  private time: CourtInstant;

  private constructor(
    private readonly room: Courtroom,
    readonly opening: CaseOpening,
  ) {
    this.time = opening.acceptedAt;
    this.court = room.admit(opening.caseId);
    const { workflow } = room.client;
    this.handle = workflow.getHandle(settlementWorkflowId(opening.caseId));
    this.resumed = workflow.getHandle(resumedWorkflowId(opening.caseId));
  }

  /** Runs a scenario with a case whose clock stands still at its opening: the messages say how time passes. */
  static async onTheRecord(
    room: Courtroom,
    opening: CaseOpening,
    scenario: (kase: CaseUnderTest) => Promise<void>,
  ): Promise<void> {
    const kase = new CaseUnderTest(room, opening);
    try {
      await kase.start();
      await scenario(kase);
    } finally {
      await room.dismiss(opening.caseId);
    }
  }

  private async start(): Promise<void> {
    await this.room.client.workflow.start(WORKFLOW_TYPES.settlementCase, {
      workflowId: this.handle.workflowId,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [this.opening],
    });
  }

  /** A command of a person. It is answered within seconds or the test fails. */
  command<K extends UpdateName>(
    name: K,
    body: Omit<UpdateArguments[K], 'stamp'>,
    claim: Claim = {},
  ): Promise<CaseStatus> {
    return this.within(() =>
      this.handle.executeUpdate<CaseStatus, [unknown]>(name, {
        updateId: randomUUID(),
        args: [{ ...body, stamp: this.stamp(claim) }],
      }),
    );
  }

  /** The creditor elects. */
  elect(remedy: ElectRemedy['remedy'], over: Partial<ElectRemedy> = {}, claim: Claim = {}): Promise<CaseStatus> {
    return this.command('elect', { partyId: CREDITOR, remedy, ...over }, claim);
  }

  /** The judge rules; of the facts beside the ledger he finds none unless they are named. */
  rule(
    decision: RuleOnResumption['decision'],
    over: Partial<RuleOnResumption> = {},
    claim: Claim = {},
  ): Promise<CaseStatus> {
    const found = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
    return this.command('ruleOnResumption', { decision, reason: '', debtorObjects: false, found, ...over }, claim);
  }

  /** CLS-4. */
  close(mode: ClosingMode, claim: Claim = {}): Promise<ResumptionStatus> {
    const args: [unknown] = [{ mode, stamp: this.stamp(claim) }];
    return this.within(() =>
      this.resumed.executeUpdate<ResumptionStatus, [unknown]>(RESUMED_UPDATES.closeEnforcement, {
        updateId: randomUUID(),
        args,
      }),
    );
  }

  private stamp({ key = randomUUID(), at = this.opening.acceptedAt, clock = { mode: 'real' } }: Claim) {
    return { commandId: key, by: 'tester', role: 'tester', at, clock };
  }

  private within<T>(ask: () => Promise<T>): Promise<T> {
    return this.room.client.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
  }

  status(): Promise<CaseStatus> {
    return this.within(() => this.handle.query<CaseStatus>(QUERIES.status));
  }

  resumedStatus(): Promise<ResumptionStatus> {
    return this.within(() => this.resumed.query<ResumptionStatus>(QUERIES.status));
  }

  /**
   * Court time passes to `at`: it stands still a second before each deadline on the way, the case's own timer carries it over,
   * and at `at` it stands still again. The fact that brings the time makes the case ask the ledger, as every fact of money does.
   */
  async until(at: string): Promise<void> {
    await this.quiet();
    for (let due = await this.dueBy(at); due; due = await this.dueBy(at)) {
      const aSecondBefore = courtInstant(Date.parse(due.at) - 1000);
      if (compareInstants(aSecondBefore, this.time) > 0) await this.bring(standing(aSecondBefore));
      expect(await this.dueBy(at)).toEqual(due);
      await this.bring(running(this.time, due.at, A_SECOND_IN_250_MS));
      const passed = due;
      await seen(async () => !isDeepStrictEqual(await this.dueBy(at), passed));
      await this.quiet();
    }
    if ((await this.status()).ending === undefined) await this.bring(standing(at));
  }

  /** What is due next, if that is before court time has passed to `at`. */
  private async dueBy(at: string): Promise<NextDeadline | undefined> {
    const { ending, nextDeadline } = await this.status();
    return ending === undefined && nextDeadline && compareInstants(nextDeadline.at, courtInstant(at)) <= 0
      ? nextDeadline
      : undefined;
  }

  /** A clock reaches the case with a fact of the ledger that says nothing new. */
  private async bring(clock: MovingClock): Promise<void> {
    await this.handle.signal(SIGNALS.receiptPosted, {
      eventId: randomUUID(),
      receiptId: 'none',
      valueDate: '2026-01-01',
      amount: '0.01',
      postedAt: this.time,
      clock,
    });
    this.time = clock.holdAt;
    await this.quiet();
  }

  /** The case has done what there was to do, and waits. */
  quiet(): Promise<void> {
    return seen(async () => {
      const { pendingActivities, pendingWorkflowTask } = (await this.handle.describe()).raw;
      return !pendingActivities?.length && !pendingWorkflowTask;
    });
  }

  result(): Promise<CaseResult> {
    return this.handle.result() as Promise<CaseResult>;
  }

  resumedResult(): Promise<ResumptionResult> {
    return this.resumed.result() as Promise<ResumptionResult>;
  }

  /** A receipt reaches the ledger, and its fact the case. */
  async receive(
    receiptId: string,
    valueDate: string,
    amount: string,
    { at = `${valueDate}T10:00:00+08:00`, clock }: Claim = {},
  ): Promise<void> {
    this.court.post(receiptId, valueDate, amount, at);
    await this.tell(receiptId, valueDate, amount, { at, clock });
  }

  /** The fact of a receipt alone reaches the case, as when it is delivered again. */
  async tell(
    receiptId: string,
    valueDate: string,
    amount: string,
    { at = `${valueDate}T10:00:00+08:00`, clock = { mode: 'real' } }: Claim = {},
  ): Promise<void> {
    const fact = { eventId: `event-${receiptId}`, receiptId, valueDate, amount, postedAt: at, clock };
    const running = await this.handle.signal(SIGNALS.receiptPosted, fact).then(
      () => true,
      () => false,
    );
    // As the bridge does it: the resumed enforcement hears of money once the settlement has ended.
    if (!running) await this.resumed.signal(SIGNALS.receiptPosted, fact);
  }

  /** A receipt is taken out of the ledger again, and its fact reaches the case. */
  async reverse(receiptId: string, at: string, clock: CourtClock = { mode: 'real' }): Promise<void> {
    this.court.reverse(receiptId, at);
    const fact = { eventId: `reversal-${receiptId}`, clock };
    const running = await this.handle.signal(SIGNALS.ledgerCorrected, fact).then(
      () => true,
      () => false,
    );
    if (!running) await this.resumed.signal(SIGNALS.ledgerCorrected, fact);
  }

  /** Both consent, a mediator is chosen and accepts. */
  async toNegotiation(claim: Claim = {}): Promise<CaseStatus> {
    const { at } = claim;
    await Promise.all(
      [CREDITOR, DEBTOR].map((partyId) => this.command('recordConsent', { partyId, answer: 'CONSENT' }, { at })),
    );
    await this.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'PARTIES', partiesDisagree: false }, { at });
    return this.command('acceptDesignation', { mediatorId: 'm-1' }, claim);
  }

  /** A draft in the running negotiation; S7's terms unless others are given. */
  toProposal(claim: Claim = {}, terms: Partial<AgreementTerms> = {}): Promise<CaseStatus> {
    return this.command('proposeAgreement', { terms: agreementTermsOf(terms) }, claim);
  }

  /** From the application to an agreement in force. The last signature carries the claim. */
  async toPerformance(terms: Partial<AgreementTerms> = {}, claim: Claim = {}): Promise<CaseStatus> {
    const { at } = claim;
    await this.toNegotiation({ at });
    await this.toProposal({ at }, terms);
    const [last, ...others] = agreementTermsOf(terms)
      .signatories.map(({ id }) => id)
      .reverse();
    await Promise.all(others.map((signatoryId) => this.command('signAgreement', { version: 1, signatoryId }, { at })));
    return this.command('signAgreement', { version: 1, signatoryId: last! }, claim);
  }
}
