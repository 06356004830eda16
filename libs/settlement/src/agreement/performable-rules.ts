import { addDays, allocationOrder, applicationPeriod, dateText, type LawError, type LegalDate } from '@hejie/law';
import { breachDay, graceEnd } from '../breach/grace.js';
import { nextDeadline } from '../breach/next-deadline.js';
import { attempt } from '../decisions/decision.js';
import { instalmentFaults, readInstalment, type Instalment } from '../ledger/postings.js';
import { findingTerms } from './due-terms.js';
import { foundAt, type Found, type LegalityPack, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { lastPerformanceDay } from './last-performance-day.js';
import { obligationsOf } from './obligations.js';
import { type AgreementTerms } from './terms.js';

/** The refusal of a computation; null where it succeeds. */
function refusalOf(compute: () => unknown): LawError | null {
  const outcome = attempt(compute);
  return outcome.ok ? null : outcome.error;
}

/** Where each obligation stands in the terms, in the order of `obligationsOf`. */
function places({ schedule, inKind, labour, equity }: AgreementTerms): { at: string; due: string; amount: string }[] {
  return [
    ...schedule.map((_, i) => ({ at: `/schedule/${i}`, due: 'due', amount: 'amount' })),
    ...inKind.map((_, i) => ({ at: `/inKind/${i}`, due: 'handOverBy', amount: 'agreedValue' })),
    ...labour.map((_, i) => ({ at: `/labour/${i}`, due: 'completeBy', amount: 'agreedValue' })),
    ...equity.map((_, i) => ({ at: `/equity/${i}`, due: 'transferBy', amount: 'agreedValue' })),
  ];
}

/**
 * Could the ledger, the timer and the two years be derived for these terms? Each obligation with the pack's grace and
 * reminders, then all of them together. What cannot be derived would stop the case after everyone has signed.
 */
function ledgerFindings(terms: AgreementTerms, { calendar }: ReviewedCase, pack: LegalityPack): Found[] {
  const { reminderDaysBefore } = pack.performance;
  const dueTerms = findingTerms(terms, pack, calendar);
  const twoYearsFrom = (last: LegalDate): LegalDate =>
    applicationPeriod({ lastPerformanceDay: last, interruptions: [] }, calendar).value;
  const where = places(terms);
  const instalments: Instalment[] = [];
  const found = obligationsOf(terms).flatMap((term, i): Found[] => {
    const { at = '', due = '', amount = '' } = where[i] ?? {};
    const unreadable = refusalOf(() => instalments.push(readInstalment(term)));
    if (unreadable !== null)
      return [foundAt(`${at}/${unreadable.code.startsWith('DATE') ? due : amount}`, unreadable.zh, unreadable.en)];
    const [fault] = instalmentFaults(instalments.slice(-1));
    if (fault !== undefined) return [foundAt(`${at}/${amount}`, fault.zh, fault.en)];
    const dates = refusalOf(() => [
      breachDay(term.due, dueTerms),
      ...reminderDaysBefore.map((n) => addDays(term.due, -n)),
      twoYearsFrom(graceEnd(term.due, dueTerms).value),
    ]);
    return dates === null ? [] : [foundAt(`${at}/${due}`, dates.zh, dates.en)];
  });
  if (found.length > 0) return found;
  const last = lastPerformanceDay(terms, dueTerms);
  const whole = refusalOf(() =>
    nextDeadline({ instalments, postings: [] }, null, {
      ...dueTerms,
      reminderDays: reminderDaysBefore,
      ...(last === null ? {} : { applicationPeriodEnd: twoYearsFrom(last.value) }),
    }),
  );
  return whole === null ? [] : [foundAt('/schedule', whole.zh, whole.en)];
}

/** What is due before the agreement is made would be in breach when it is signed. */
function pastDues(terms: AgreementTerms, { agreedOn }: ReviewedCase): Found[] {
  const where = places(terms);
  return obligationsOf(terms).flatMap(({ no, due }, i) =>
    due < agreedOn
      ? [
          foundAt(
            `${where[i]?.at ?? ''}/${where[i]?.due ?? ''}`,
            `第${no}项的履行日${dateText(due)}早于协议提交之日${dateText(agreedOn)}。`,
            `Obligation ${no} is due ${due}, before the agreement of ${agreedOn}.`,
          ),
        ]
      : [],
  );
}

/** The rules on whether the terms can be performed and kept account of (SET-LEDGER, SET-SCHEDULE, INT-ORD-1). */
export const PERFORMABLE_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.NOT_PERFORMABLE',
    severity: 'BLOCKING',
    rule: 'SET-LEDGER',
    remedy: {
      zh: '更正金额和日期，使台账和期限能够推算',
      en: 'correct amounts and days so that ledger and periods can be derived',
    },
    find: ledgerFindings,
  },
  {
    code: 'AGREEMENT.DUE_BEFORE_AGREED',
    severity: 'BLOCKING',
    rule: 'SET-SCHEDULE',
    remedy: { zh: '把履行日定在协议提交之日或者以后', en: 'let nothing fall due before the agreement is made' },
    find: pastDues,
  },
  {
    code: 'AGREEMENT.ORDER_INVALID',
    severity: 'BLOCKING',
    rule: 'INT-ORD-1',
    remedy: {
      zh: '清偿顺序恰好各列一次执行费、利息、本金、加倍部分，或者不作约定',
      en: 'name fee, interest, principal and doubled interest once each, or agree on no order',
    },
    find: ({ allocationOrder: order }) => {
      const refusal = order === null ? null : refusalOf(() => allocationOrder(order));
      return refusal === null ? [] : [foundAt('/allocationOrder', refusal.zh, refusal.en)];
    },
  },
];
