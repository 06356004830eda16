import {
  dateText,
  legalDateOf,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LawErrorText,
  type LegalDate,
} from '@hejie/law';
import { applicationPeriodOf, type ApplicationPeriodFacts } from '../application-period/application-period-facts.js';
import { accept, attempt, refuse, type Decision } from './decision.js';

/** What a creditor may choose (SET-ART-9-1): the original title, a suit on the settlement, or to bear with the debtor. */
export const ELECTIONS = ['RESUME', 'SUE', 'TOLERATE'] as const;
/** One of the creditor's choices. */
export type Election = (typeof ELECTIONS)[number];

/** An application that came on paper: when it was posted, if it was, and when the court received it (PER-5). */
export interface PaperApplication {
  readonly postedOn?: LegalDate;
  readonly receivedOn: LegalDate;
}

/** A creditor's choice, and how the case stands when he makes it. */
export interface ElectionInput {
  readonly choice: Election;
  readonly by: 'CREDITOR' | 'DEBTOR';
  readonly now: CourtInstant;
  /** A breach finding stands. */
  readonly breachFound: boolean;
  /** Something due stays unpaid without a finding that stands: tolerated, or after a refused application. */
  readonly arrears: boolean;
  /** The creditor pleads that the debtor declared or showed that he will not perform (民法典578); absent: he does not. */
  readonly anticipatoryBreach?: boolean;
  /** Enforcement has resumed already. */
  readonly resumed: boolean;
  /** A suit on this settlement was accepted. */
  readonly suitAccepted: boolean;
  /** From what the two years follow (SET-ART-10-2); the application at hand is not among the earlier ones. */
  readonly period: ApplicationPeriodFacts;
  /** The application came on paper, and is only recorded now; absent: it is made now. */
  readonly onPaper?: PaperApplication;
  /** The day from which there is the settlement: no application to resume is older. */
  readonly settledOn: LegalDate;
}

/** What the choice leads to: whether it came in time, and by which period. */
export interface ElectionOutcome {
  readonly choice: Election;
  /** The day that counts for it: of posting, of receipt, or today (PER-5). */
  readonly electedOn: LegalDate;
  /** Past the two years: accepted all the same, but barred if the debtor objects (SET-ART-10-3). */
  readonly outOfTime: boolean;
  readonly applicationPeriod: DerivedPeriod;
}

/**
 * SET-ART-9-1, SET-ART-10-1, SET-ART-13-1, SET-ART-14-1: the creditor's election. Resumption and suit exclude each other. Late application is taken in; being
 * late matters only on the debtor's objection. An application before breach is taken in too: the gate answers it (S9, S13).
 * What was tolerated, or stayed unpaid after a refused application, may still be sued for, and an anticipatory breach before anything is due (民法典578). One on paper counts from its posting or its
 * receipt at the court (PER-5). `ELECTION.NOT_CREDITOR`, `ELECTION.RESUMED`, `ELECTION.SUIT_ACCEPTED`, `ELECTION.NO_BREACH`, `ELECTION.PAPER_*`; `CALENDAR.YEAR_UNKNOWN` where the two years cannot be computed.
 */
export function decideElection(input: ElectionInput, calendar: CourtCalendar): Decision<ElectionOutcome> {
  if (input.by !== 'CREDITOR') {
    return refuse({
      code: 'ELECTION.NOT_CREDITOR',
      rule: 'SET-ART-9-1',
      path: '/partyId',
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
  if (input.choice === 'SUE' && !input.breachFound && !input.arrears && input.anticipatoryBreach !== true) {
    return refuse({
      code: 'ELECTION.NO_BREACH',
      rule: 'SET-ART-9-1',
      path: '/choice',
      zh: '没有到期未履行的款项，也未主张被执行人明确表示或者以行为表明不履行，无从就和解协议起诉。',
      en: 'Nothing due is unpaid, and no anticipatory breach is pleaded: there is nothing to sue for.',
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
  const today = legalDateOf(input.now);
  const misdated = input.onPaper === undefined ? null : paperFault(input, input.onPaper, today);
  if (misdated !== null) return refuse(misdated);
  const standing = attempt(() => applicationPeriodOf(input.period, calendar));
  if (!standing.ok) return standing;
  const electedOn = input.onPaper?.postedOn ?? input.onPaper?.receivedOn ?? today;
  const { period } = standing.value;
  return accept({ choice: input.choice, electedOn, outOfTime: electedOn > period.value, applicationPeriod: period });
}

/** PER-5: what cannot be said of an application on paper. */
function paperFault(
  { choice, settledOn }: ElectionInput,
  { postedOn, receivedOn }: PaperApplication,
  today: LegalDate,
): LawErrorText | null {
  const fault = (code: string, path: string, zh: string, en: string): LawErrorText => ({
    code: `ELECTION.PAPER_${code}`,
    rule: 'PER-5',
    path: `/onPaper${path}`,
    zh,
    en,
  });
  if (choice !== 'RESUME')
    return fault(
      'WITHOUT_APPLICATION',
      '',
      '只有恢复执行申请可以记明交邮日或者收到日。',
      'Only an application to resume has a day of posting or receipt.',
    );
  if (receivedOn > today)
    return fault(
      'IN_FUTURE',
      '/receivedOn',
      `收到日${dateText(receivedOn)}晚于今日${dateText(today)}。`,
      `The day of receipt, ${receivedOn}, lies after today, ${today}.`,
    );
  if (postedOn !== undefined && postedOn > receivedOn)
    return fault(
      'POSTED_AFTER_RECEIPT',
      '/postedOn',
      `交邮日${dateText(postedOn)}晚于收到日${dateText(receivedOn)}。`,
      `It was posted on ${postedOn}, after it was received on ${receivedOn}.`,
    );
  const first = postedOn ?? receivedOn;
  if (first >= settledOn) return null;
  return fault(
    'BEFORE_SETTLEMENT',
    postedOn === undefined ? '/receivedOn' : '/postedOn',
    `${dateText(first)}早于和解协议进入履行之日${dateText(settledOn)}，无从申请恢复执行。`,
    `${first} lies before the settlement of ${settledOn}: there was nothing to resume.`,
  );
}
