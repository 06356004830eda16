import type { CourtInstant, LegalDate } from '@hejie/law';
import type { CaseOpening } from '@hejie/contracts/workflows';
import type {
  AgreementTerms,
  ConsentAnswer,
  LegalityFinding,
  NegotiationLengthening,
  PerformanceState,
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
  readonly mediatorId: string;
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
  readonly negotiation: Negotiation | null;
  readonly agreement: Agreement | null;
  /** To the latest draft. */
  readonly signatures: readonly Signature[];
  /** Reminders of the end of the 30 days that have gone out: each once for each last day. */
  readonly reminded: readonly string[];
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
