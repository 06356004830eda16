import { type CourtCalendar, type CourtInstant, type LegalDate, type PolicyPack } from '@hejie/law';
import { type AgreementTerms } from '../agreement/terms.js';
import { type ElectionInput } from '../decisions/election.js';
import { type RulingInput } from '../decisions/ruling.js';
import { type FoundFacts } from '../resumption/ground.js';
import { type TitleClaim } from '../title/title.js';
import { type LedgerEntries } from './ledger-entries.js';

/** What a settlement in performance is: still being performed, or ended in one of the ways of the case. */
export type SettlementState = 'PERFORMING' | 'PERFORMED' | 'RESUMED' | 'SUED' | 'EXPIRED';

/** An application to resume (恢复执行申请). `ruledAt`: when it was ruled on; null or absent while it lies before the judge. */
export interface ApplicationToResume {
  readonly appliedAt: CourtInstant;
  readonly ruledAt?: CourtInstant | null;
}

/** Everything that the ledger of one settlement answers from. Lists in any order. */
export interface SettlementRecord {
  readonly terms: AgreementTerms;
  readonly title: TitleClaim;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
  readonly openedAt: CourtInstant;
  readonly state: SettlementState;
  readonly entries: LedgerEntries;
  readonly applications: readonly ApplicationToResume[];
}

/** What only the case knows of an election; the rest is the ledger's. */
export type ElectionQuestion = Pick<ElectionInput, 'choice' | 'by' | 'now' | 'breachFound'>;

/** What the gate is asked beside the ledger of that day. PLEADED: by the creditor, and no finding yet. */
export interface GateQuestion {
  readonly decisionDate: LegalDate;
  readonly pleads: Partial<FoundFacts>;
  readonly basis: 'PLEADED' | 'FOUND';
}

/** A ruling that the judge is about to make on the day `on`, on the facts that he found. */
export interface RulingQuestion extends Omit<RulingInput, 'gate'> {
  readonly on: LegalDate;
  readonly found: FoundFacts;
}
