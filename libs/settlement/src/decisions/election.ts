import {
  applicationPeriod,
  compareInstants,
  legalDateOf,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { everyCountedPosting, type Posting } from '../ledger/postings.js';
import { accept, attempt, refuse, type Decision } from './decision.js';

/** What a creditor may choose (SET-ART-9-1): the original title, a suit on the settlement, or to bear with the debtor. */
export const ELECTIONS = ['RESUME', 'SUE', 'TOLERATE'] as const;
/** One of the creditor's choices. */
export type Election = (typeof ELECTIONS)[number];

/** A creditor's choice, and how the case stands when he makes it. */
export interface ElectionInput {
  readonly choice: Election;
  readonly by: 'CREDITOR' | 'DEBTOR';
  readonly now: CourtInstant;
  /** A breach finding stands. */
  readonly breachFound: boolean;
  /** Something due stays unpaid without a finding that stands: tolerated, or after a refused application. */
  readonly arrears: boolean;
  /** Enforcement has resumed already. */
  readonly resumed: boolean;
  /** A suit on this settlement was accepted. */
  readonly suitAccepted: boolean;
  /** Last day of performance agreed in the settlement (SET-ART-10-2), and what interrupted the two years. */
  readonly lastPerformanceDay: LegalDate;
  readonly interruptions: readonly LegalDate[];
}

/** What the choice leads to: whether it came in time, and by which period. */
export interface ElectionOutcome {
  readonly choice: Election;
  /** Past the two years: accepted all the same, but barred if the debtor objects (SET-ART-10-3). */
  readonly outOfTime: boolean;
  readonly applicationPeriod: DerivedPeriod;
}

/**
 * SET-ART-9-1, SET-ART-10-1, SET-ART-13-1, SET-ART-14-1: the creditor's election. Resumption and suit exclude each other. Late application is taken in; being
 * late matters only on the debtor's objection. An application before breach is taken in too: the gate answers it (S9, S13).
 * What was tolerated, or stayed unpaid after a refused application, may still be sued for.
 * `ELECTION.NOT_CREDITOR`, `ELECTION.RESUMED`, `ELECTION.SUIT_ACCEPTED`, `ELECTION.NO_BREACH`; `CALENDAR.YEAR_UNKNOWN` where the two years cannot be computed.
 */
export function decideElection(input: ElectionInput, calendar: CourtCalendar): Decision<ElectionOutcome> {
  if (input.by !== 'CREDITOR') {
    return refuse({
      code: 'ELECTION.NOT_CREDITOR',
      rule: 'SET-ART-9-1',
      path: '/by',
      zh: '只有申请执行人可以选择恢复执行或者起诉。',
      en: 'Only the creditor may elect to resume or to sue.',
    });
  }
  if (input.resumed) {
    return refuse({
      code: 'ELECTION.RESUMED',
      rule: 'SET-ART-13-1',
      path: '/choice',
      zh: '已恢复执行，就和解协议起诉的不予受理，也不再重复选择。',
      en: 'Enforcement has resumed; a suit on the settlement is not accepted and nothing is left to elect.',
    });
  }
  if (input.suitAccepted && input.choice !== 'TOLERATE') {
    const barred =
      input.choice === 'SUE'
        ? { zh: '不得重复起诉', en: 'it is not sued for again' }
        : { zh: '不能再申请恢复执行', en: 'resumption cannot be applied for' };
    return refuse({
      code: 'ELECTION.SUIT_ACCEPTED',
      rule: 'SET-ART-14-1',
      path: '/choice',
      zh: `已就和解协议起诉并受理，${barred.zh}。`,
      en: `A suit on the settlement was accepted; ${barred.en}.`,
    });
  }
  if (input.choice === 'SUE' && !input.breachFound && !input.arrears) {
    return refuse({
      code: 'ELECTION.NO_BREACH',
      rule: 'SET-ART-9-1',
      path: '/choice',
      zh: '没有到期未履行的款项，无从就和解协议起诉。',
      en: 'Nothing due is unpaid: there is nothing to sue for.',
    });
  }
  if (input.choice === 'TOLERATE' && !input.breachFound) {
    return refuse({
      code: 'ELECTION.NO_BREACH',
      rule: 'SET-ART-9-1',
      path: '/choice',
      zh: '尚未认定违约，无从选择容忍。',
      en: 'No breach is found: there is nothing to tolerate.',
    });
  }
  const period = attempt(() =>
    applicationPeriod({ lastPerformanceDay: input.lastPerformanceDay, interruptions: input.interruptions }, calendar),
  );
  if (!period.ok) return period;
  return accept({
    choice: input.choice,
    outOfTime: compareInstants(input.now, period.value.instant) >= 0,
    applicationPeriod: period.value,
  });
}

/**
 * SET-ART-10-2: the days that interrupt the two years: the value dates of part performance (同意履行义务) and `acts`, the days of earlier
 * applications to resume (申请执行) and of the rulings that ended their procedure, in order, each once. `after`: the last day of performance, from which the two years run; what
 * lies on or before it interrupts nothing and is left out. The application at hand is not among the earlier ones. Refunds and
 * postings that were reversed do not count. Source: 执行程序解释20, 民法典195.
 */
export function interruptionsOf(
  postings: readonly Posting[],
  acts: readonly CourtInstant[],
  after?: LegalDate,
): LegalDate[] {
  const performed = everyCountedPosting(postings)
    .filter((posting) => posting.kind !== 'REFUND')
    .map((posting) => posting.valueDate);
  const days = [...performed, ...acts.map(legalDateOf)].filter((day) => after === undefined || day > after);
  return [...new Set(days)].sort();
}
