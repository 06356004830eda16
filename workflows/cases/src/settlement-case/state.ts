import type { CourtInstant, ExcludedSpan, LegalDate } from '@hejie/law';
import type { CaseOpening, NextDeadline, TimeToAnswer } from '@hejie/contracts/workflows';
import type {
  AgreementTerms,
  ConsentAnswer,
  HarmReview,
  LegalityFinding,
  NegotiationLengthening,
  OpenRecusal,
  PendingComplaint,
  PerformanceState,
  RefusedRecusal,
  RunningAppraisal,
  RunningNegotiation,
  Signature,
} from '@hejie/settlement';
import type { CaseDefinition, Outcome, Standing, Turn } from '../kernel/index.js';

/** A mediator who was asked and has not answered yet. */
export interface Designation {
  readonly mediatorId: string;
  /** Exclusive end of the time to accept (S5). */
  readonly acceptBy: CourtInstant;
  /** From which it counts; absent in cases that were asked before it was kept. */
  readonly designatedOn?: LegalDate;
}

/** The running 30 days (PRE-8). */
export interface Negotiation extends RunningNegotiation {
  /** Null: he was replaced, and another one has not accepted yet. */
  readonly mediatorId: string | null;
  /** The appraisal that has not ended yet (PROC-16). */
  readonly appraisal?: (RunningAppraisal & { readonly nth: number }) | null;
  /** The day from which the period counts; it is not counted itself (PER-1). */
  readonly startedOn: LegalDate;
  readonly lengthening: NegotiationLengthening;
}

/** The latest draft. */
export interface Agreement {
  readonly version: number;
  readonly terms: AgreementTerms;
  readonly warnings: readonly LegalityFinding[];
}

/** How a settlement case stands, beside its stage. Plain JSON; `null`: there is none (any more). */
export interface CaseState {
  readonly calendarEditions: readonly string[];
  readonly consents: Readonly<Record<string, ConsentAnswer>>;
  /** Day of the last consent. */
  readonly consentedOn: LegalDate | null;
  /** Until then the parties choose their mediator together (S5). */
  readonly chooseBy: CourtInstant | null;
  /** Rounds of designation so far. */
  readonly round: number;
  /** Day from which the time to designate counts in this round (S5); absent before it was kept. */
  readonly roundSince?: LegalDate;
  readonly declined: readonly string[];
  readonly designation: Designation | null;
  /** How the case stands if the roll has somebody for a mediator who kept silent; mediation says who. */
  readonly standIn?: (Omit<Designation, 'mediatorId'> & { readonly due: NextDeadline }) | null;
  /** A doubt about the mediator that is not settled; absent before there were any. */
  readonly recusal?: OpenRecusal | null;
  /** How many there have been, and which requests were refused. */
  readonly recusals?: number;
  readonly refusedRecusals?: readonly RefusedRecusal[];
  readonly negotiation: Negotiation | null;
  readonly agreement: Agreement | null;
  /** To the latest draft. */
  readonly signatures: readonly Signature[];
  /** F8: whether the agreement harms others, once somebody doubted it; of the version that it names. */
  readonly harmReview?: HarmReview;
  /** Reminders of the end of the 30 days that have gone out: each once for each last day. */
  readonly reminded: readonly string[];
  /** The time to answer on settlement that runs; absent: the pack sets none, or it was not kept yet. */
  readonly asking?: TimeToAnswer | null;
  /** How often all were asked; absent: once. */
  readonly asked?: number;
  /** A complaint of coercion that is before a judge: no clock runs meanwhile (B6). */
  readonly complaint?: PendingComplaint | null;
  /** Days on which one was: they count in no clock of the settlement. */
  readonly suspended?: readonly ExcludedSpan[];
  /** Of a negotiation that came to nothing before all were asked anew: its extensions, and how many there were. */
  readonly extensionsBefore?: number;
  readonly negotiationsBefore?: number;
  /** Once the ledger is open; decided by performance. */
  readonly performance: PerformanceState | null;
}

export type CaseTurn = Turn<CaseOpening, CaseState>;
export type CaseOutcome = Outcome<CaseState>;
export type CaseStanding = Standing<CaseOpening, CaseState>;
export type SettlementDefinition<R, V> = CaseDefinition<CaseOpening, CaseState, R, V>;

export const initialState = ({ calendarEditions }: CaseOpening): CaseState => ({
  calendarEditions,
  consents: {},
  consentedOn: null,
  chooseBy: null,
  round: 0,
  declined: [],
  designation: null,
  negotiation: null,
  agreement: null,
  signatures: [],
  reminded: [],
  performance: null,
});
