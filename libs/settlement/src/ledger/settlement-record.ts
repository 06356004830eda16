import { type CourtCalendar, type CourtInstant, type LegalDate, type PolicyPack } from '@hejie/law';
import { type PerformedTerms } from '../agreement/obligations.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { type ApplicationToResume } from '../application-period/application-period-facts.js';
import { type PeriodAct } from '../application-period/period-acts.js';
import { type ElectionInput } from '../decisions/election.js';
import { type RulingInput } from '../decisions/ruling.js';
import { type FoundFacts } from '../resumption/ground.js';
import { type TitleClaim } from '../title/title.js';
import { type ScheduleAmendment } from './postings.js';
import { type LedgerEntries } from './ledger-entries.js';
import { type SettlementState } from './settlement-state.js';

/** What a ledger reads of an agreement: what is to be performed, until when it is in time, and what the balance of the title turns on. */
export type LedgerTerms = PerformedTerms &
  Pick<AgreementTerms, 'grace' | 'restDay' | 'waivers' | 'allocationOrder' | 'allocationFrom' | 'standingApplication'> &
  Partial<Pick<AgreementTerms, 'security' | 'guarantors' | 'signatories' | 'debtorCaps'>>;

/** Everything that the ledger of one settlement answers from. Lists in any order. */
export interface SettlementRecord {
  readonly terms: LedgerTerms;
  /** SET-ART-5-1: what was agreed first, and each plan that took its place; `terms` are those of the last. Absent: nothing was amended. */
  readonly amended?: {
    readonly first: PerformedTerms;
    readonly plans: readonly ScheduleAmendment[];
    /** 民法典695: the terms by which a guarantor answers who did not consent to what came after them, by who he is; absent: every one by the last. */
    readonly bound?: ReadonlyMap<string, LedgerTerms>;
    /** SET-ART-18: guarantors who signed the first agreement, or consented to an amendment in writing; absent: none. */
    readonly signed?: ReadonlySet<string>;
  };
  readonly title: TitleClaim;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
  readonly openedAt: CourtInstant;
  readonly state: SettlementState;
  readonly entries: LedgerEntries;
  readonly applications: readonly ApplicationToResume[];
  /** Acts beside the ledger that move the two years; absent: none. */
  readonly periodActs?: readonly PeriodAct[];
}

/** What only the case knows of an election; the rest is the ledger's. */
export interface ElectionQuestion extends Pick<
  ElectionInput,
  'choice' | 'by' | 'now' | 'breachFound' | 'anticipatoryBreach' | 'onPaper'
> {
  /** SET-ART-16-1: the day on which the judgment took effect that voids or revokes what was performed; absent: he applies on none. */
  readonly voidedOn?: LegalDate;
  /** SET-ART-14-1: a suit of this creditor was accepted, while the case goes on for another; absent: none was. */
  readonly hasSued?: boolean;
}

/** What the gate is asked beside the ledger of that day. PLEADED: by the creditor, and no finding yet. */
export interface GateQuestion {
  readonly decisionDate: LegalDate;
  /** The day of the application (SET-ART-11-1); absent: none is looked at. */
  readonly appliedOn?: LegalDate;
  readonly pleads: Partial<FoundFacts>;
  readonly basis: 'PLEADED' | 'FOUND';
}

/** A ruling that the judge is about to make on the day `on`, on the facts that he found. */
export interface RulingQuestion extends Omit<RulingInput, 'gate'> {
  readonly on: LegalDate;
  /** The day of the application that is ruled on. */
  readonly appliedOn?: LegalDate;
  readonly found: FoundFacts;
}
