import {
  addDays,
  dateText,
  endOfDay,
  formatYuan,
  type Bilingual,
  type CourtInstant,
  type Derived,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { beyondText } from '../ledger/ledger-text.js';
import { foldLedger, type Ledger, type LedgerBook, type LedgerLine, type LedgerQuery } from '../ledger/ledger.js';
import { postingRecord, type PostingRecord } from '../ledger/postings.js';
import { dueDay, dueInputs, graceEnd, untilText, waitingEnd } from './grace.js';

/**
 * A breach finding (违约认定) with its evidence, JSON throughout: what was due and when, when grace ended, what had been paid
 * by value date, and each receipt looked at. It establishes a suspicion; the election is the creditor's, the ruling a judge's.
 */
export interface BreachFinding {
  readonly no: number;
  readonly due: LegalDate;
  /** SET-GRACE: the last day of the agreed grace, without one the day until which it was performed when due: from the day after it the debtor is in default. */
  readonly graceEnd: LegalDate;
  /** SET-GRACE: the last day on which the court waited before it found a breach of itself, the last before the breach day; the creditor could apply before. Absent where it did not wait. */
  readonly waitingEnd?: LegalDate;
  /** The breach day: dated to the deadline, however late the finding is made. */
  readonly breachDay: LegalDate;
  readonly amount: Yuan;
  readonly paid: Yuan;
  readonly outstanding: Yuan;
  readonly daysOverdue: number;
  /** A shortfall no greater than the pack's threshold (轻微差额): the creditor is told so before he elects. */
  readonly minorShortfall: boolean;
  readonly receiptsConsidered: readonly PostingRecord[];
  readonly text: Bilingual;
}

/** What the ledger says at a deadline: breach findings still standing, and whether the case may go on. */
export interface BreachReview {
  readonly asOf: LegalDate;
  readonly findings: readonly BreachFinding[];
  readonly performed: boolean;
  readonly paid: Yuan;
  readonly outstanding: Yuan;
  readonly overdue: Yuan;
}

/** `minorShortfall` in fen: what the pack regards as slight; absent: none is. */
export interface ReviewQuery extends LedgerQuery {
  readonly minorShortfall?: bigint;
}

/**
 * SET-ART-9-1, S7: asks the ledger whether there is breach on `asOf`. One finding for each instalment short after its grace
 * and after the time that the court waits (SET-GRACE); none if money with an earlier value date turns up later (S17). Amounts in yuan. Errors as `foldLedger`.
 */
export function reviewBreach(book: LedgerBook, query: ReviewQuery): Derived<BreachReview> {
  const derived = foldLedger(book, query);
  const ledger = derived.value;
  const { graceWorkingDays, waitingWorkingDays } = query;
  const findings = ledger.instalments
    .filter((line) => line.status === 'OVERDUE')
    .map((line) => findingOf(line, ledger, query));
  const review = {
    asOf: query.asOf,
    findings,
    performed: ledger.outstanding === 0n,
    paid: formatYuan(ledger.paid),
    outstanding: formatYuan(ledger.outstanding),
    overdue: formatYuan(ledger.overdue),
  };
  return {
    value: review,
    provisional: derived.provisional,
    derivation: {
      rule: 'SET-ART-9-1',
      article: '《最高人民法院关于执行和解若干问题的规定》第九条',
      // The ledger below names the other terms.
      inputs: { asOf: query.asOf, ...dueInputs({ graceWorkingDays, waitingWorkingDays }) },
      parts: [derived.derivation],
      text: reviewText(findings),
      value: { ...review, findings: findings.map((f) => f.no) },
    },
  };
}

function findingOf(line: LedgerLine, ledger: Ledger, query: ReviewQuery): BreachFinding {
  const [grace, waiting] = [graceEnd(line.due, query).value, waitingEnd(line.due, query).value];
  const [amount, paid, outstanding] = [formatYuan(line.amount), formatYuan(line.paid), formatYuan(line.outstanding)];
  const beyond = beyondText(line);
  const until = untilText(dueDay(line.due, query), { graceEnd: grace, waitingEnd: waiting });
  return {
    no: line.no,
    due: line.due,
    graceEnd: grace,
    ...(waiting !== grace && { waitingEnd: waiting }),
    breachDay: addDays(waiting, 1),
    amount,
    paid,
    outstanding,
    daysOverdue: line.days,
    minorShortfall: query.minorShortfall !== undefined && line.outstanding <= query.minorShortfall,
    receiptsConsidered: ledger.considered.map(postingRecord),
    text:
      line.inKind === true
        ? {
            zh: `第${line.no}期作价${amount}元的以物等应于${dateText(line.due)}履行完毕${until.zh}，已履行部分作价${paid}元，尚欠${outstanding}元。`,
            en: `Instalment ${line.no}, in kind, valued at ${amount} yuan, was due on ${line.due}${until.en}; ${paid} yuan of it is performed and ${outstanding} yuan outstanding.`,
          }
        : {
            zh: `第${line.no}期${amount}元于${dateText(line.due)}到期${until.zh}，按到账日计已付${paid}元，尚欠${outstanding}元${beyond.zh}。`,
            en: `Instalment ${line.no} of ${amount} yuan was due on ${line.due}${until.en}; by value date ${paid} yuan is paid and ${outstanding} yuan outstanding${beyond.en}.`,
          },
  };
}

function reviewText(findings: readonly BreachFinding[]): Bilingual {
  if (findings.length === 0) return { zh: '没有逾期未足额履行的分期。', en: 'No instalment is short after its grace.' };
  return { zh: findings.map((f) => f.text.zh).join('\n'), en: findings.map((f) => f.text.en).join('\n') };
}

/** What of a finding made earlier is looked at again; without `due` it is of a plan that nobody could amend. */
export type FindingMade = Pick<BreachFinding, 'no'> & NamedDays & Partial<Pick<BreachFinding, 'due'>>;

/** The days that a finding names; one made before they were told apart has only `graceEnd`, which is the later of them. */
type NamedDays = Pick<BreachFinding, 'graceEnd' | 'waitingEnd'>;

/** SET-GRACE: the last day before the breach day that a finding names. */
export const waitedUntil = ({ graceEnd: only, waitingEnd: last = only }: NamedDays): LegalDate => last;

/** A finding made earlier, looked at again: what became of it. */
export interface FindingOutcome {
  readonly no: number;
  /**
   * CURED: paid late, in full. WITHDRAWN: there never was breach, for money that had arrived in time was matched later (S17), or a
   * holiday notice has moved the end of grace (PER-4), which is not over yet.
   */
  readonly outcome: 'STANDS' | 'CURED' | 'WITHDRAWN';
  readonly paidOn: LegalDate | null;
  readonly text: Bilingual;
}

/**
 * SET-CASE-1, S17, PER-4: what became of a finding on instalment `no`. Paid in full with a last value date before the breach day: withdrawn,
 * as if never made; so it is where a notice has moved the end of grace that it names, and the new one lies ahead. Later: cured. A question
 * as of a day before the finding takes nothing back: grace ran then by the same calendar. `knownAt` may ask what was known at an instant.
 * Errors as `foldLedger`.
 */
export function outcomeOfFinding(
  { no, due, ...named }: FindingMade,
  book: LedgerBook,
  query: LedgerQuery,
): FindingOutcome {
  const line = foldLedger(book, query).value.instalments.find((l) => l.no === no);
  if (due !== undefined && line?.due !== due) return amended(no);
  const runs = line?.status === 'IN_GRACE' || line?.status === 'NOT_DUE';
  if (runs && waitingEnd(line.due, query).value !== waitedUntil(named)) return premature(line, query);
  if (line === undefined || line.paidOn === null) {
    return {
      no,
      outcome: 'STANDS',
      paidOn: null,
      text: { zh: `第${no}期仍未足额履行。`, en: `Instalment ${no} is still short.` },
    };
  }
  const { paidOn } = line;
  if (paidOn <= waitingEnd(line.due, query).value) {
    return {
      no,
      outcome: 'WITHDRAWN',
      paidOn,
      text: {
        zh: `第${no}期按到账日已于${dateText(paidOn)}足额履行，原违约认定撤回。`,
        en: `By value date instalment ${no} was paid in full on ${paidOn}: the finding is withdrawn.`,
      },
    };
  }
  return {
    no,
    outcome: 'CURED',
    paidOn,
    text: {
      zh: `第${no}期于${dateText(paidOn)}补足，违约状态消除。`,
      en: `Instalment ${no} was made up on ${paidOn}: the breach is cured.`,
    },
  };
}

/** SET-ART-5-1: by the amended plan there is no such instalment of that day: what was found was true until the amendment, and is over. */
const amended = (no: number): FindingOutcome => ({
  no,
  outcome: 'CURED',
  paidOn: null,
  text: {
    zh: `第${no}期的履行计划已经各方协商变更，违约状态消除。`,
    en: `The plan of instalment ${no} was amended by consent: the breach is over.`,
  },
});

/** PER-4, SET-GRACE: nothing is found before the agreed grace and the court's time are over, whatever an earlier calendar said. */
function premature({ no, due }: LedgerLine, query: LedgerQuery): FindingOutcome {
  const last = dueDay(due, query);
  const days = { graceEnd: graceEnd(due, query).value, waitingEnd: waitingEnd(due, query).value };
  const until = untilText(last, days, { zh: '24时', en: '24:00 of ' });
  return {
    no,
    outcome: 'WITHDRAWN',
    paidOn: null,
    text: {
      zh: `按新公布的放假安排，第${no}期可至${dateText(last)}履行${until.zh}，尚未届满，原违约认定撤回。`,
      en: `By the newly published notice instalment ${no} may be performed until ${last}${until.en}: the finding is withdrawn.`,
    },
  };
}

/** A notice that an instalment is overdue (逾期提示), looked at again: what became of it. */
export type NoticeOutcome =
  | { readonly outcome: 'STANDS' }
  /** It was paid when due: there never was anything overdue. */
  | { readonly outcome: 'PAID_IN_TIME'; readonly paidOn: LegalDate }
  /** A holiday notice has moved the due day (SET-DUE-REST), and it lies ahead. */
  | { readonly outcome: 'NOT_DUE_YET'; readonly payableUntil: LegalDate };

/**
 * SET-DUE-REST, PER-4: what became of a notice, told at `toldAt`, that instalment `no` is overdue. Wrong where by value date it was paid when
 * due, or where it was told before the due day was over by the calendar of today, and that lies ahead. Errors as `foldLedger`.
 */
export function outcomeOfNotice(
  { no, toldAt }: { readonly no: number; readonly toldAt: CourtInstant },
  book: LedgerBook,
  query: LedgerQuery,
): NoticeOutcome {
  const line = foldLedger(book, query).value.instalments.find((l) => l.no === no);
  if (line === undefined) return { outcome: 'STANDS' };
  const { paidOn, status } = line;
  const payableUntil = dueDay(line.due, query);
  if (paidOn !== null && paidOn <= payableUntil) return { outcome: 'PAID_IN_TIME', paidOn };
  return status === 'NOT_DUE' && toldAt < endOfDay(payableUntil)
    ? { outcome: 'NOT_DUE_YET', payableUntil }
    : { outcome: 'STANDS' };
}

/** What a finding on record is. REOPENED: money that had cured it, or that it had counted, was taken out of the ledger, and its deadline is to be asked again. */
export type RecordedOutcome = FindingOutcome['outcome'] | 'REOPENED';

/** A finding on record whose instalment is short. Amounts in fen, both as of the deadline. */
export interface ShortFinding {
  readonly outcome: RecordedOutcome;
  /** Both sides were told that it was cured. */
  readonly cureTold: boolean;
  /** Somebody still chooses on it: the creditor, the judge on an application to resume, or the court that was asked for a judgment. */
  readonly choicePending: boolean;
  readonly owedOnFinding: bigint;
  readonly owedAsNowKnown: bigint;
}

/**
 * SET-CASE-1: what a finding is while its instalment is short: as it was, unless people were told that it had fallen, it had fallen
 * and nobody chooses on it any longer, or less was owed on its day when they chose than the ledger now says.
 */
export function outcomeWhileShort({
  outcome,
  cureTold,
  choicePending,
  owedOnFinding,
  owedAsNowKnown,
}: ShortFinding): 'STANDS' | 'REOPENED' {
  if (outcome === 'WITHDRAWN' || outcome === 'REOPENED') return 'REOPENED';
  if (outcome === 'CURED' && (cureTold || !choicePending)) return 'REOPENED';
  return owedAsNowKnown > owedOnFinding ? 'REOPENED' : 'STANDS';
}
