import {
  compareDates,
  listingTerm,
  nominalEnd,
  workingDays,
  type CourtCalendar,
  type Derived,
  type DerivedPeriod,
  type Fen,
  type LegalDate,
  type ListingGround,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Grounds on which controlled property, or the creditor's wish, forbids the sanction (DIS-GRACE-2). */
const HELD_OFF_GROUNDS: readonly ListingGround[] = [1, 6];
const ADULT = 18;
/** DIS-ART-10-3: months for which a creditor who had an entry deleted cannot have it made again. */
const RELISTING_BAR_MONTHS = 6;

/** A proposal to list: its ground, whom it concerns, and what speaks against it. Amounts in fen. */
export interface ListingInput {
  readonly ground: ListingGround;
  readonly on: LegalDate;
  /** The debtor himself, or one of those who stand behind a debtor unit: its legal representative, head, actual controller. */
  readonly subject:
    | { readonly kind: 'PERSON'; readonly age: number; readonly standsFor: 'HIMSELF' | 'UNIT' }
    | { readonly kind: 'UNIT' };
  /** What is still owed, and what the property under control would fetch, in fen. */
  readonly owed: Fen;
  readonly controlled: Fen;
  readonly creditorHoldsOff: boolean;
  /** The day on which an earlier entry was deleted at this creditor's request; null for none. */
  readonly deletedAtRequestOn: LegalDate | null;
}

/** What a listing still needs. It is never automatic: a person decides, the president signs. */
export interface ListingOutcome {
  readonly ground: ListingGround;
  readonly decidedBy: 'PRESIDENT';
}

/**
 * DIS-ART-1, DIS-ART-4, DIS-ART-10-3, DIS-GRACE-2, DIS-GRACE-3: may this person be entered on the dishonesty list (失信名单)?
 * `LISTING.PERFORMED` where nothing is owed, `LISTING.MINOR` (TV-D9), `LISTING.REPRESENTATIVE` (TV-D11), `LISTING.PROPERTY_SUFFICES` (TV-D10), `LISTING.CREDITOR_HOLDS_OFF`,
 * `LISTING.BARRED` (TV-22). Source: 失信名单规定(2017) 1, 4, 10; 法发〔2019〕35号 16.
 */
export function decideListing(input: ListingInput): Decision<ListingOutcome> {
  const { ground, subject } = input;
  if (input.owed === 0n) {
    return refuse({
      code: 'LISTING.PERFORMED',
      rule: 'DIS-ART-1',
      path: '/owed',
      zh: '义务已经履行完毕，不得纳入失信被执行人名单。',
      en: 'Everything is performed: nobody is listed.',
    });
  }
  if (subject.kind === 'PERSON' && subject.age < ADULT) {
    return refuse({
      code: 'LISTING.MINOR',
      rule: 'DIS-ART-4',
      path: '/subject/age',
      zh: '被执行人为未成年人的，不得纳入失信被执行人名单。',
      en: 'A minor is never listed.',
    });
  }
  if (subject.kind === 'PERSON' && subject.standsFor === 'UNIT') {
    return refuse({
      code: 'LISTING.REPRESENTATIVE',
      rule: 'DIS-GRACE-3',
      path: '/subject',
      zh: '单位被纳入名单的，不得将其法定代表人、主要负责人、实际控制人等纳入。',
      en: 'Where a unit is listed, those who stand behind it are not.',
    });
  }
  if (HELD_OFF_GROUNDS.includes(ground) && input.controlled >= input.owed) {
    return refuse({
      code: 'LISTING.PROPERTY_SUFFICES',
      rule: 'DIS-GRACE-2',
      path: '/controlled',
      zh: '已控制的财产足以清偿债务，不得采取该惩戒措施。',
      en: 'The property under control covers the debt: this sanction is not to be taken.',
    });
  }
  if (HELD_OFF_GROUNDS.includes(ground) && input.creditorHoldsOff) {
    return refuse({
      code: 'LISTING.CREDITOR_HOLDS_OFF',
      rule: 'DIS-GRACE-2',
      path: '/creditorHoldsOff',
      zh: '申请执行人申请暂不采取惩戒措施。',
      en: 'The creditor asks the court to hold off.',
    });
  }
  if (
    input.deletedAtRequestOn !== null &&
    compareDates(input.on, relistingBarredUntil(input.deletedAtRequestOn)) <= 0
  ) {
    return refuse({
      code: 'LISTING.BARRED',
      rule: 'DIS-ART-10-3',
      path: '/on',
      zh: `申请执行人申请删除后六个月内（至${relistingBarredUntil(input.deletedAtRequestOn)}）申请再次纳入的，不予准许。`,
      en: `The creditor had the entry deleted: it is not made again within six months, until ${relistingBarredUntil(input.deletedAtRequestOn)}.`,
    });
  }
  return accept({ ground, decidedBy: 'PRESIDENT' });
}

/** DIS-ART-10-3, PER-8, TV-22: last day on which the creditor who had an entry deleted cannot have it made again; it does not roll. */
export function relistingBarredUntil(deletedOn: LegalDate): LegalDate {
  return nominalEnd(deletedOn, 'month', RELISTING_BAR_MONTHS);
}

/**
 * LIM-ART-1, LIM-ART-3-2, TV-D11: may, or must, the consumption of a person be limited (限制消费)? On non-performance the court
 * may; once the debtor is listed it must; for a unit also those who stand behind it, who may not be listed.
 * `LIMIT.PERFORMED` where nothing is owed (LIM-ART-9-2). Source: 限制高消费规定(2015) 1, 3, 9.
 */
export function decideConsumptionLimit(input: {
  readonly owed: Fen;
  readonly debtorListed: boolean;
}): Decision<{ readonly mandatory: boolean }> {
  if (input.owed === 0n) {
    return refuse({
      code: 'LIMIT.PERFORMED',
      rule: 'LIM-ART-9-2',
      path: '/owed',
      zh: '义务已经履行完毕，不得限制消费，已限制的应当解除。',
      en: 'Everything is performed: there is no limit, and an existing one is lifted.',
    });
  }
  return accept({ mandatory: input.debtorListed });
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
