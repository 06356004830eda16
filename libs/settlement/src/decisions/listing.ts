import {
  compareDates,
  listingTerm,
  nominalEnd,
  workingDays,
  type CourtCalendar,
  type Derived,
  type DerivedPeriod,
  type Fen,
  type LawErrorText,
  type LegalDate,
  type ListingGround,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Grounds that what is under control, what is secured, a plan being performed or the creditor's wish closes (DIS-GRACE-2). */
const HELD_OFF_GROUNDS: readonly ListingGround[] = [1, 6];
const ABLE_AND_REFUSES: ListingGround = 1;
const ADULT = 18;
/** DIS-ART-10-3: months for which a creditor who had an entry deleted cannot have it made again. */
const RELISTING_BAR_MONTHS = 6;

/** What holds a sanction off, listing and consumption limits alike (暂不采取惩戒措施的情形). Amounts in fen. */
export interface HoldingOff {
  /** What is still owed, and what the property under control would fetch. */
  readonly owed: Fen;
  readonly controlled: Fen;
  /** A plan by which the debtor pays is being performed as agreed. */
  readonly planPerformed: boolean;
  readonly creditorHoldsOff: boolean;
}

/** A proposal to list: its ground, whom it concerns, and what speaks against it. Amounts in fen. */
export interface ListingInput extends HoldingOff {
  readonly ground: ListingGround;
  readonly on: LegalDate;
  /** The debtor himself, or one of those who stand behind a debtor unit: its legal representative, head, actual controller. */
  readonly subject:
    | {
        readonly kind: 'PERSON';
        readonly age: number;
        readonly standsFor: 'HIMSELF' | 'UNIT';
        /** A full-time student who owes on a campus loan (校园贷). */
        readonly campusLoanStudent: boolean;
      }
    | { readonly kind: 'UNIT' };
  /** What sufficient and effective security would fetch, in fen. */
  readonly secured: Fen;
  /** On whose application: a creditor's, by id, or the court's own motion (null). */
  readonly appliedBy: string | null;
  /** An earlier entry that was deleted at a creditor's request, and whose; null for none. */
  readonly deletedAtRequest: { readonly on: LegalDate; readonly by: string } | null;
}

/** What a listing still needs. It is never automatic: a person decides, the president signs. */
export interface ListingOutcome {
  readonly ground: ListingGround;
  readonly decidedBy: 'PRESIDENT';
}

/**
 * DIS-ART-1, DIS-ART-3, DIS-ART-4, DIS-ART-10-3, DIS-BAR, DIS-GRACE-2, DIS-GRACE-3, DIS-GRACE-4: may this person be entered on the dishonesty list
 * (失信名单)? The six months after a deletion at a creditor's request bar his own application only. `LISTING.PERFORMED` where nothing is
 * owed, `LISTING.MINOR` (TV-D9), `LISTING.REPRESENTATIVE` (TV-D11), `LISTING.PROPERTY_SUFFICES` (TV-D10), `LISTING.PLAN_PERFORMED`,
 * `LISTING.CREDITOR_HOLDS_OFF`, `LISTING.SECURED`, `LISTING.STUDENT`, `LISTING.BARRED` (TV-22). Source: 失信名单规定(2017) 1, 3, 4, 10;
 * 法发〔2019〕35号 16.
 */
export function decideListing(input: ListingInput): Decision<ListingOutcome> {
  const { ground } = input;
  const barred =
    ofSubject(input) ??
    (HELD_OFF_GROUNDS.includes(ground) ? heldOff(input, 'LISTING', 'DIS-GRACE-2') : null) ??
    (ground === ABLE_AND_REFUSES ? ableToPay(input) : null) ??
    deletedBefore(input);
  return barred === null ? accept({ ground, decidedBy: 'PRESIDENT' }) : refuse(barred);
}

/** DIS-ART-1, DIS-ART-4, DIS-GRACE-3: who is not listed at all, whatever the ground. */
function ofSubject({ owed, subject }: ListingInput): LawErrorText | null {
  if (owed === 0n) {
    return {
      code: 'LISTING.PERFORMED',
      rule: 'DIS-ART-1',
      path: '/owed',
      zh: '义务已经履行完毕，不得纳入失信被执行人名单。',
      en: 'Everything is performed: nobody is listed.',
    };
  }
  if (subject.kind === 'PERSON' && subject.age < ADULT) {
    return {
      code: 'LISTING.MINOR',
      rule: 'DIS-ART-4',
      path: '/subject/age',
      zh: '被执行人为未成年人的，不得纳入失信被执行人名单。',
      en: 'A minor is never listed.',
    };
  }
  if (subject.kind === 'PERSON' && subject.standsFor === 'UNIT') {
    return {
      code: 'LISTING.REPRESENTATIVE',
      rule: 'DIS-GRACE-3',
      path: '/subject',
      zh: '单位被纳入名单的，不得将其法定代表人、主要负责人、实际控制人等纳入。',
      en: 'Where a unit is listed, those who stand behind it are not.',
    };
  }
  return null;
}

/** DIS-GRACE-2, CON-1: what closes a sanction: the property under control suffices, a plan is being performed, the creditor asks to hold off. */
function heldOff(
  { owed, controlled, planPerformed, creditorHoldsOff }: HoldingOff,
  sanction: 'LISTING' | 'LIMIT',
  rule: string,
): LawErrorText | null {
  if (controlled >= owed) {
    return {
      code: `${sanction}.PROPERTY_SUFFICES`,
      rule,
      path: '/controlled',
      zh: '已控制的财产足以清偿债务，不得采取该惩戒措施。',
      en: 'The property under control covers the debt: this sanction is not to be taken.',
    };
  }
  if (planPerformed) {
    return {
      code: `${sanction}.PLAN_PERFORMED`,
      rule,
      path: '/planPerformed',
      zh: '被执行人正在按照履行计划履行，不采取该惩戒措施。',
      en: 'The debtor performs a plan as agreed: this sanction is not to be taken.',
    };
  }
  if (creditorHoldsOff) {
    return {
      code: `${sanction}.CREDITOR_HOLDS_OFF`,
      rule,
      path: '/creditorHoldsOff',
      zh: '申请执行人申请暂不采取惩戒措施。',
      en: 'The creditor asks the court to hold off.',
    };
  }
  return null;
}

/** DIS-ART-3, DIS-GRACE-4, DIS-BAR: what closes the first ground alone: sufficient security stands, or a full-time student owes on a campus loan. */
function ableToPay({ owed, secured, subject }: ListingInput): LawErrorText | null {
  if (secured >= owed) {
    return {
      code: 'LISTING.SECURED',
      rule: 'DIS-ART-3',
      path: '/secured',
      zh: '已提供充分有效担保，不得以有履行能力而拒不履行为由纳入。',
      en: 'Sufficient and effective security stands: nobody is listed for refusing though able.',
    };
  }
  if (subject.kind === 'PERSON' && subject.campusLoanStudent) {
    return {
      code: 'LISTING.STUDENT',
      rule: 'DIS-GRACE-4',
      path: '/subject/campusLoanStudent',
      zh: '全日制在校生因校园贷纠纷成为被执行人的，不以此纳入。',
      en: 'A full-time student who owes on a campus loan is not listed on this ground.',
    };
  }
  return null;
}

/** DIS-ART-10-3, DIS-BAR: the creditor who had the entry deleted cannot have it made again for six months; another creditor, and the court, may. */
function deletedBefore({ appliedBy, deletedAtRequest: earlier, on }: ListingInput): LawErrorText | null {
  if (earlier === null || appliedBy !== earlier.by || compareDates(on, relistingBarredUntil(earlier.on)) > 0)
    return null;
  const until = relistingBarredUntil(earlier.on);
  return {
    code: 'LISTING.BARRED',
    rule: 'DIS-ART-10-3',
    path: '/on',
    zh: `申请执行人申请删除后六个月内（至${until}）申请再次纳入的，不予准许。`,
    en: `The creditor had the entry deleted: it is not made again within six months, until ${until}.`,
  };
}

/** DIS-ART-10-3, PER-8, TV-22: last day on which the creditor who had an entry deleted cannot have it made again; it does not roll. */
export function relistingBarredUntil(deletedOn: LegalDate): LegalDate {
  return nominalEnd(deletedOn, 'month', RELISTING_BAR_MONTHS);
}

/**
 * LIM-ART-1, LIM-ART-3-2, CON-1, TV-D11: may, or must, the consumption of a person be limited (限制消费)? On non-performance the court
 * may, unless what holds off a listing holds this off too; once the debtor is listed it must; for a unit also those who stand behind
 * it, who may not be listed. `LIMIT.PERFORMED` where nothing is owed (LIM-ART-9-2), `LIMIT.PROPERTY_SUFFICES`, `LIMIT.PLAN_PERFORMED`,
 * `LIMIT.CREDITOR_HOLDS_OFF`. Source: 限制高消费规定(2015) 1, 3, 9; 法发〔2019〕35号 16.
 */
export function decideConsumptionLimit(
  input: HoldingOff & { readonly debtorListed: boolean },
): Decision<{ readonly mandatory: boolean }> {
  const { owed, debtorListed } = input;
  if (owed === 0n) {
    return refuse({
      code: 'LIMIT.PERFORMED',
      rule: 'LIM-ART-9-2',
      path: '/owed',
      zh: '义务已经履行完毕，不得限制消费，已限制的应当解除。',
      en: 'Everything is performed: there is no limit, and an existing one is lifted.',
    });
  }
  const barred = debtorListed ? null : heldOff(input, 'LIMIT', 'CON-1');
  return barred === null ? accept({ mandatory: debtorListed }) : refuse(barred);
}

/** How an entry comes off the list after full performance. `by`: the day by which it is deleted. */
export interface ListingDeletion {
  readonly automatic: boolean;
  readonly by: DerivedPeriod | Derived<LegalDate | null>;
  /** A judge may delete earlier (DIS-ART-2-2). */
  readonly earlierByDiscretion: boolean;
}

/**
 * DIS-ART-10-1, DIS-ART-10-2, DIS-ART-2-2, TV-D12: after full performance an entry without a fixed term (ground 1) is deleted
 * within three working days; one with a term stays to its end unless a judge deletes it early. Throws as law's `listingTerm`.
 */
export function deletionOnPerformance(
  input: {
    readonly listed: LegalDate;
    readonly ground: ListingGround;
    readonly extensionYears: number;
    readonly performedOn: LegalDate;
  },
  calendar: CourtCalendar,
): ListingDeletion {
  if (input.ground === 1)
    return {
      automatic: true,
      by: workingDays({ start: input.performedOn, n: 3 }, calendar),
      earlierByDiscretion: false,
    };
  return { automatic: false, by: listingTerm(input, calendar), earlierByDiscretion: true };
}
