import {
  dateText,
  compareDates,
  nominalEnd,
  type Fen,
  type LawErrorText,
  type LegalDate,
  type ListingGround,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Grounds that what is under control, what is secured, a plan being performed or the creditor's wish closes (DIS-GRACE-2). */
export const HELD_OFF_GROUNDS: readonly ListingGround[] = [1, 6];
const ABLE_AND_REFUSES: ListingGround = 1;
/** Age of majority, in years. Source: 民法典 17. */
export const ADULT = 18;
/** DIS-ART-10-3: months for which a creditor who had an entry deleted cannot have it made again. */
const RELISTING_BAR_MONTHS = 6;

/** What holds a sanction off, listing and consumption limits alike (暂不采取惩戒措施的情形). Amounts in fen. */
export interface HoldingOff {
  /** Everything is performed: the ledger, or of an act its judge, has said so. */
  readonly performed: boolean;
  /** What is still owed in money, and what the property under control would fetch. */
  readonly owed: Fen;
  /** More is owed than money, which property and security do not cover (TITLE-ACT). */
  readonly beyondMoney?: boolean;
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
  /** He answers after others, and it is not his turn yet (DIS-ART-3); absent: it is. */
  readonly laterInRank?: boolean;
  /** On whose application: a creditor's, by id, or the court's own motion (null). */
  readonly appliedBy: string | null;
  /** When he applied; absent: `on`. */
  readonly appliedOn?: LegalDate;
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
 * (失信名单)? The six months after a deletion at a creditor's request bar his own application only. `LISTING.PERFORMED` where everything
 * is performed, `LISTING.MINOR` (TV-D9), `LISTING.REPRESENTATIVE` (TV-D11), `LISTING.PROPERTY_SUFFICES` (TV-D10), `LISTING.PLAN_PERFORMED`,
 * `LISTING.CREDITOR_HOLDS_OFF`, `LISTING.SECURED`, `LISTING.LATER_IN_RANK`, `LISTING.STUDENT`, `LISTING.BARRED` (TV-22). Source: 失信名单规定(2017) 1, 3, 4, 10;
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
function ofSubject({ performed, subject }: ListingInput): LawErrorText | null {
  if (performed) {
    return {
      code: 'LISTING.PERFORMED',
      rule: 'DIS-ART-1',
      path: '/performed',
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
  { owed, beyondMoney = false, controlled, planPerformed, creditorHoldsOff }: HoldingOff,
  sanction: 'LISTING' | 'LIMIT',
  rule: string,
): LawErrorText | null {
  if (!beyondMoney && controlled >= owed) {
    return {
      code: `${sanction}.PROPERTY_SUFFICES`,
      rule,
      zh: '已控制的财产足以清偿债务，不得采取该惩戒措施。',
      en: 'The property under control covers the debt: this sanction is not to be taken.',
    };
  }
  if (planPerformed) {
    return {
      code: `${sanction}.PLAN_PERFORMED`,
      rule,
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

/** DIS-ART-3, LIM-ART-9-1: does the security that stands cover what is owed (充分、确实有效的担保)? Amounts in fen; an act no sum secures (TITLE-ACT). */
export const isSecured = ({
  owed,
  secured,
  beyondMoney = false,
}: Pick<ListingInput, 'owed' | 'secured' | 'beyondMoney'>): boolean => !beyondMoney && secured >= owed;

/**
 * DIS-ART-3, DIS-GRACE-4, DIS-BAR: what closes the first ground alone: sufficient security stands, others answer first, or a full-time student owes on a
 * campus loan.
 */
function ableToPay(input: ListingInput): LawErrorText | null {
  const { laterInRank = false, subject } = input;
  if (isSecured(input)) {
    return {
      code: 'LISTING.SECURED',
      rule: 'DIS-ART-3',
      path: '/secured',
      zh: '已提供充分有效担保，不得以有履行能力而拒不履行为由纳入。',
      en: 'Sufficient and effective security stands: nobody is listed for refusing though able.',
    };
  }
  if (laterInRank) {
    return {
      code: 'LISTING.LATER_IN_RANK',
      rule: 'DIS-ART-3',
      path: '/laterInRank',
      zh: '被执行人履行顺序在后，依法不应对其强制执行，不得以有履行能力而拒不履行为由纳入。',
      en: 'Others answer before this debtor and it is not his turn: he does not refuse though able.',
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
function deletedBefore({
  appliedBy,
  deletedAtRequest: earlier,
  on,
  appliedOn = on,
}: ListingInput): LawErrorText | null {
  if (earlier === null || appliedBy !== earlier.by) return null;
  const until = relistingBarredUntil(earlier.on);
  if (compareDates(appliedOn, until) > 0) return null;
  return {
    code: 'LISTING.BARRED',
    rule: 'DIS-ART-10-3',
    path: '/on',
    zh: `申请执行人申请删除后六个月内（至${dateText(until)}）申请再次纳入的，不予准许。`,
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
 * it, who may not be listed. `LIMIT.PERFORMED` where everything is performed (LIM-ART-9-2), `LIMIT.PROPERTY_SUFFICES`, `LIMIT.PLAN_PERFORMED`,
 * `LIMIT.CREDITOR_HOLDS_OFF`, `LIMIT.STUDENT` (DIS-GRACE-4). Source: 限制高消费规定(2015) 1, 3, 9; 法发〔2019〕35号 16.
 */
export function decideConsumptionLimit(
  input: HoldingOff & { readonly debtorListed: boolean; readonly campusLoanStudent: boolean },
): Decision<{ readonly mandatory: boolean }> {
  const { performed, debtorListed, campusLoanStudent } = input;
  if (performed) {
    return refuse({
      code: 'LIMIT.PERFORMED',
      rule: 'LIM-ART-9-2',
      path: '/performed',
      zh: '义务已经履行完毕，不得限制消费，已限制的应当解除。',
      en: 'Everything is performed: there is no limit, and an existing one is lifted.',
    });
  }
  const barred = debtorListed ? null : (heldOff(input, 'LIMIT', 'CON-1') ?? (campusLoanStudent ? STUDENT_LIMIT : null));
  return barred === null ? accept({ mandatory: debtorListed }) : refuse(barred);
}

/** 35号16(3): neither list nor limit; once he is listed on another ground the limit follows (LIM-ART-1). */
const STUDENT_LIMIT: LawErrorText = {
  code: 'LIMIT.STUDENT',
  rule: 'DIS-GRACE-4',
  path: '/subject/campusLoanStudent',
  zh: '全日制在校生因校园贷纠纷成为被执行人的，一般不得对其限制消费。',
  en: 'The consumption of a full-time student who owes on a campus loan is not limited.',
};
