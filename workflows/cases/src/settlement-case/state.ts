import { formatYuan, parseYuan, type CourtClock, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import {
  stageDefinition,
  type AgreementTerms,
  type ConsentAnswer,
  type Ending,
  type GateDecision,
  type LegalityFinding,
  type NegotiationLengthening,
  type Signature,
  type Stage,
} from '@hejie/settlement';
import type {
  BreachState,
  CaseOpening,
  CaseStatus,
  ElectRemedy,
  LedgerReading,
  NextDeadline,
} from '@hejie/contracts/workflows';

/** A mediator who was asked and has not answered yet, or who has accepted. */
export interface Designation {
  readonly mediatorId: string;
  /** Exclusive end of the time to accept (S5). */
  readonly acceptBy: CourtInstant;
}

/** The running 30 days (PRE-8). */
export interface Negotiation {
  readonly mediatorId: string;
  /** The day from which the period counts; it is not counted itself (PER-1). */
  readonly startedOn: LegalDate;
  readonly lengthening: NegotiationLengthening;
  readonly lastDay: LegalDate;
  readonly endsAt: CourtInstant;
  readonly provisional: boolean;
  /** Instant at which this end was fixed: by the acceptance, an extension or a newly published calendar. */
  readonly knownSince: CourtInstant;
}

export interface Agreement {
  readonly version: number;
  readonly terms: AgreementTerms;
  /** None in what a run of an earlier release carried over. */
  readonly warnings?: readonly LegalityFinding[];
  readonly signatures: readonly Signature[];
}

/** An application to resume that lies before the judge. */
export interface ResumptionApplication {
  readonly number: number;
  readonly partyId: string;
  readonly pleads: NonNullable<ElectRemedy['pleads']>;
  readonly gate: GateDecision;
  /** Applied for after the two years (SET-ART-10-3). */
  readonly outOfTime: boolean;
}

/**
 * Everything a case carries from one run into the next. Plain JSON: no Map, no bigint, no Date.
 */
export interface CaseState {
  clock: CourtClock;
  calendarEditions: readonly string[];
  stage: Stage;
  /** Grows by one with each change of stage; makes the projection of stages idempotent. */
  sequence: number;
  consents: Readonly<Record<string, ConsentAnswer>>;
  /** Day of the last consent. */
  consentedOn?: LegalDate;
  /** Until then the parties choose their mediator together (S5). */
  chooseBy?: CourtInstant;
  /** Rounds of designation so far; part of the keys, so that a second mediator gets letters of his own. */
  round: number;
  declined: string[];
  designation?: Designation;
  negotiation?: Negotiation;
  agreement?: Agreement;
  agreementVersions: number;
  reading?: LedgerReading;
  breach: BreachState;
  /** Instant of the deadline of performance that was dealt with last. */
  handledUntil?: CourtInstant;
  /** The creditor has sued, and the court has not said yet whether it accepts the suit. */
  suitAwaited: boolean;
  applications: number;
  /** Days of the applications to resume so far: each interrupts the two years (SET-ART-10-2). */
  appliedOn: readonly LegalDate[];
  application?: ResumptionApplication;
  /** How often the ledger was asked to record that all is performed; part of the keys. */
  conclusions: number;
  /** Keys of reminders sent; a deadline fires once. */
  reminded: string[];
  seenEvents: readonly string[];
  seenCommands: readonly string[];
  latenessSeconds?: number;
  ending?: Ending;
  endingRule?: string;
  endedAt?: CourtInstant;
}

export function initialState(opening: CaseOpening): CaseState {
  return {
    clock: opening.clock,
    calendarEditions: opening.calendarEditions,
    stage: 'OPENING',
    sequence: 1,
    consents: {},
    round: 0,
    declined: [],
    agreementVersions: 0,
    breach: 'NONE',
    suitAwaited: false,
    applications: 0,
    conclusions: 0,
    appliedOn: [],
    reminded: [],
    seenEvents: [],
    seenCommands: [],
  };
}

const NOTHING = formatYuan(0n);

/** What has been paid so far. */
export const paidOf = (state: CaseState): Yuan => state.reading?.paid ?? NOTHING;

/** Instalments that are fully paid; a change of this number closes an instalment. */
export const closedInstalments = (reading: LedgerReading | undefined): number =>
  reading?.instalments.filter((instalment) => parseYuan(instalment.outstanding) === 0n).length ?? 0;

/** The status that people see. */
export function statusOf(opening: CaseOpening, state: CaseState, nextDeadline: NextDeadline | undefined): CaseStatus {
  const { negotiation, agreement, reading } = state;
  return {
    caseId: opening.caseId,
    caseNumber: opening.caseNumber,
    stage: state.stage,
    ending: state.ending,
    awaiting: awaitingOf(state),
    nextDeadline,
    negotiation: negotiation && {
      lastDay: negotiation.lastDay,
      endsAt: negotiation.endsAt,
      provisional: negotiation.provisional,
    },
    mediatorId: negotiation?.mediatorId ?? state.designation?.mediatorId,
    agreement: agreement && {
      version: agreement.version,
      signedBy: agreement.signatures.map(({ signatoryId }) => signatoryId),
      total: agreement.terms.total,
      warnings: agreement.warnings ?? [],
    },
    paid: reading?.paid,
    owed: reading?.owed,
    breach: state.breach,
    latenessSeconds: state.latenessSeconds,
  };
}

/** What the case waits for, in Chinese. */
export function awaitingOf(state: CaseState): string {
  if (state.stage === 'SELECTION' && state.designation) return '和解员接受选定';
  if (state.suitAwaited) return '人民法院对起诉是否受理的决定';
  return stageDefinition(state.stage).awaits.zh;
}
