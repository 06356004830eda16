import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
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
  type ResumptionResult,
  type ResumptionStatus,
  type RuleOnResumption,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { PUBLISHED_EDITION_IDS, type CourtClock, type CourtInstant } from '@hejie/law';
import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf } from '@hejie/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CourtInMemory } from './court-in-memory.js';
import type { Courtroom, SkippingCourtroom } from './courtroom.js';

export const CREDITOR = 'p-1';
export const DEBTOR = 'p-2';
const ANSWER_WITHIN_MS = 30_000;
/** Far behind every date of the scenarios. */
const FAR = '2031-01-01T00:00:00+08:00';

/** An opening at 鲁0502 under seed 003's rules, on the given court instant; court time runs as fast as the server's. */
export function openingOf(at: string, over: Partial<CaseOpening> = {}): CaseOpening {
  return {
    caseId: randomUUID(),
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
    clock: { mode: 'compressed', anchorReal: 0, anchorCourt: at, rate: 1, holdAt: FAR },
    ...over,
  } as CaseOpening;
}

/** A court clock that stands still at `at` until a message brings another. */
export const standing = (at: string): CourtClock => running(at, at, 1);

/** A court clock that starts at `from` and runs, at so many court seconds a second, until it stands still at `until`. */
export function running(from: string, until: string, rate: number): CourtClock {
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

/** One case in a courtroom: what people and services put to it, and how it stands. */
export class CaseUnderTest {
  readonly court: CourtInMemory;
  readonly handle: WorkflowHandle;
  readonly resumed: WorkflowHandle;

  protected constructor(
    protected readonly room: Courtroom,
    readonly opening: CaseOpening,
  ) {
    this.court = room.admit(opening.caseId);
    const { workflow } = room.client;
    this.handle = workflow.getHandle(settlementWorkflowId(opening.caseId));
    this.resumed = workflow.getHandle(resumedWorkflowId(opening.caseId));
  }

  /** Runs a scenario with a case whose clock stands still at its opening: the messages say how time passes. */
  static async onTheRecord(room: Courtroom, opening: CaseOpening, scenario: (kase: CaseUnderTest) => Promise<void>): Promise<void> {
    const kase = new CaseUnderTest(room, { ...opening, clock: standing(opening.acceptedAt) });
    try {
      await kase.start();
      await scenario(kase);
    } finally {
      await room.dismiss(opening.caseId);
    }
  }

  protected async start(): Promise<void> {
    await this.room.client.workflow.start(WORKFLOW_TYPES.settlementCase, {
      workflowId: this.handle.workflowId,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [this.opening],
    });
  }

  /** A command of a person. It is answered within seconds or the test fails. */
  command<K extends UpdateName>(name: K, body: Omit<UpdateArguments[K], 'stamp'>, claim: Claim = {}): Promise<CaseStatus> {
    return this.within(() => this.handle.executeUpdate<CaseStatus, [unknown]>(name, { updateId: randomUUID(), args: [{ ...body, stamp: this.stamp(claim) }] }));
  }

  /** The creditor elects. */
  elect(remedy: ElectRemedy['remedy'], over: Partial<ElectRemedy> = {}, claim: Claim = {}): Promise<CaseStatus> {
    return this.command('elect', { partyId: CREDITOR, remedy, ...over }, claim);
  }

  /** The judge rules; of the facts beside the ledger he finds none unless they are named. */
  rule(decision: RuleOnResumption['decision'], over: Partial<RuleOnResumption> = {}, claim: Claim = {}): Promise<CaseStatus> {
    const found = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
    return this.command('ruleOnResumption', { decision, reason: '', debtorObjects: false, found, ...over }, claim);
  }

  /** CLS-4. */
  close(mode: ClosingMode, claim: Claim = {}): Promise<ResumptionStatus> {
    const args: [unknown] = [{ mode, stamp: this.stamp(claim) }];
    return this.within(() => this.resumed.executeUpdate<ResumptionStatus, [unknown]>(RESUMED_UPDATES.closeEnforcement, { updateId: randomUUID(), args }));
  }

  private stamp({ key = randomUUID(), at = this.opening.acceptedAt, clock = { mode: 'real' } }: Claim) {
    return { commandId: key, by: 'tester', role: 'tester', at, clock };
  }

  private within<T>(ask: () => Promise<T>): Promise<T> {
    return this.room.client.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
  }

  /** Commands of several people, in whatever order they come. */
  protected async together(commands: readonly (() => Promise<unknown>)[]): Promise<void> {
    await Promise.all(commands.map((command) => command()));
  }

  status(): Promise<CaseStatus> {
    return this.within(() => this.handle.query<CaseStatus>(QUERIES.status));
  }

  resumedStatus(): Promise<ResumptionStatus> {
    return this.within(() => this.resumed.query<ResumptionStatus>(QUERIES.status));
  }

  result(): Promise<CaseResult> {
    return this.handle.result() as Promise<CaseResult>;
  }

  resumedResult(): Promise<ResumptionResult> {
    return this.resumed.result() as Promise<ResumptionResult>;
  }

  /** A receipt reaches the ledger, and its fact the case. */
  async receive(receiptId: string, valueDate: string, amount: string, { at = `${valueDate}T10:00:00+08:00`, clock }: Claim = {}): Promise<void> {
    this.court.post(receiptId, valueDate, amount, at);
    await this.tell(receiptId, valueDate, amount, { at, clock });
  }

  /** The fact of a receipt alone reaches the case, as when it is delivered again. */
  async tell(receiptId: string, valueDate: string, amount: string, { at = `${valueDate}T10:00:00+08:00`, clock = { mode: 'real' } }: Claim = {}): Promise<void> {
    const fact = { eventId: `event-${receiptId}`, receiptId, valueDate, amount, postedAt: at, clock };
    const running = await this.handle.signal(SIGNALS.receiptPosted, fact).then(() => true, () => false);
    // As the bridge does it: the resumed enforcement hears of money once the settlement has ended.
    if (!running) await this.resumed.signal(SIGNALS.receiptPosted, fact);
  }

  /** A receipt is taken out of the ledger again, and its fact reaches the case. */
  async reverse(receiptId: string, at: string, clock: CourtClock = { mode: 'real' }): Promise<void> {
    this.court.reverse(receiptId, at);
    const fact = { eventId: `reversal-${receiptId}`, clock };
    const running = await this.handle.signal(SIGNALS.ledgerCorrected, fact).then(() => true, () => false);
    if (!running) await this.resumed.signal(SIGNALS.ledgerCorrected, fact);
  }

  /** Both consent, a mediator is chosen and accepts. */
  async toNegotiation(claim: Claim = {}): Promise<CaseStatus> {
    const { at } = claim;
    await this.together([CREDITOR, DEBTOR].map((partyId) => () => this.command('recordConsent', { partyId, answer: 'CONSENT' }, { at })));
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
    const [last, ...others] = agreementTermsOf(terms).signatories.map(({ id }) => id).reverse();
    await this.together(others.map((signatoryId) => () => this.command('signAgreement', { version: 1, signatoryId }, { at })));
    return this.command('signAgreement', { version: 1, signatoryId: last! }, claim);
  }
}

/** The time-skipping server skips no time any more. */
class ClockStopped extends Error {
  constructor() {
    super('the clock of the time-skipping server has stopped');
  }
}

/** Skipping takes the time that the case needs to answer, never so long. */
const SKIPPED_WITHIN_MS = 20_000;

/** What waits for skipped time; a stopped clock would let it wait for ever. */
async function skipped<T>(waiting: Promise<T>): Promise<T> {
  const stopped = new AbortController();
  const refused = pause(SKIPPED_WITHIN_MS, undefined, { signal: stopped.signal }).then(() => {
    throw new ClockStopped();
  });
  try {
    return await Promise.race([waiting, refused]);
  } finally {
    stopped.abort();
    refused.catch(() => undefined);
  }
}

/** A case on the time-skipping server. */
export class CaseInSkippedTime extends CaseUnderTest {
  private constructor(
    private readonly env: TestWorkflowEnvironment,
    room: Courtroom,
    opening: CaseOpening,
    private readonly anchor: number,
  ) {
    super(room, opening);
  }

  /** Runs a scenario with a case that was opened at the opening's instant; nothing of it is left afterwards. */
  static async during(court: SkippingCourtroom, opening: CaseOpening, scenario: (kase: CaseInSkippedTime) => Promise<void>): Promise<void> {
    try {
      await CaseInSkippedTime.heard(court, opening, scenario);
    } catch (failure) {
      if (!(failure instanceof ClockStopped)) throw failure;
      await court.renew();
      await CaseInSkippedTime.heard(court, opening, scenario);
    }
  }

  private static async heard({ env, room }: SkippingCourtroom, opening: CaseOpening, scenario: (kase: CaseInSkippedTime) => Promise<void>): Promise<void> {
    const anchorReal = await env.currentTimeMs();
    const kase = new CaseInSkippedTime(env, room, { ...opening, clock: { ...opening.clock, anchorReal } as CourtClock }, anchorReal);
    try {
      await kase.start();
      await scenario(kase);
    } finally {
      await room.dismiss(opening.caseId);
    }
  }

  /** The test server stops its clock for ever once in a while when commands cross: here they come one after the other. */
  protected override async together(commands: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const command of commands) await command();
  }

  /** Skips to a court instant. */
  async until(at: string): Promise<void> {
    const wanted = this.anchor + Date.parse(at) - Date.parse(this.opening.acceptedAt);
    await skipped(this.env.sleep(Math.max(0, wanted - (await this.env.currentTimeMs()))));
  }

  override result(): Promise<CaseResult> {
    return skipped(super.result());
  }
}
