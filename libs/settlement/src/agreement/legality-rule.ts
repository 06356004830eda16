import { type Bilingual, type CourtCalendar, type LegalDate, type PolicyPack, type Yuan } from '@hejie/law';
import { type Side } from '../screening/criteria.js';
import { type AgreementTerms } from './terms.js';

/** What the review reads of the court's pack: who signs, the forms that national law does not know, and grace and reminders of performance. */
export type LegalityPack = Pick<PolicyPack, 'confirmation' | 'resumption' | 'performance'>;

/**
 * The case in which an agreement is made: the court that enforces (by its code), the principal of the title, all its parties, the calendar
 * that it derives dates with, and the day of the draft.
 */
export interface ReviewedCase {
  readonly court: string;
  readonly principal: Yuan;
  /** INT-TITLE: what the title awards beside it, as accrued before; absent: nothing. */
  readonly accrued?: Yuan;
  readonly parties: readonly { readonly partyId: string; readonly side: Side }[];
  readonly calendar: CourtCalendar;
  readonly agreedOn: LegalDate;
}

/** What a rule found, and where in the terms, as a JSON pointer. */
export interface Found extends Bilingual {
  readonly place: string;
  /** Where this place is less certain than its rule. */
  readonly severity?: 'WARNING';
}

/** One rule of legality as data. */
export interface LegalityRule {
  readonly code: string;
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly rule: string;
  readonly remedy: Bilingual;
  readonly find: (terms: AgreementTerms, courtCase: ReviewedCase, pack: LegalityPack) => readonly Found[];
}

/** A finding at a place. */
export const foundAt = (place: string, zh: string, en: string): Found => ({ place, zh, en });
