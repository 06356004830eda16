import {
  compareDates,
  dateText,
  legalDateOf,
  parseYuan,
  startOfDay,
  type CourtCalendar,
  type CourtInstant,
  type Derived,
  type DerivedPeriod,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { type Ending } from '../case/states.js';
import { type LedgerBook } from '../ledger/ledger.js';
import { readInstalment, type InstalmentTerm } from '../ledger/postings.js';
import { assertSchedule } from '../schedule/assert-schedule.js';
import { type SettlementState } from '../ledger/settlement-state.js';
import { objectionBy } from '../property/objection.js';
import { accept, attempt, refuse, type Decision } from './decision.js';
import { unsubmittedSettlement, type UnsubmittedCircumstances, type UnsubmittedDecision } from './unsubmitted.js';

/** A settlement made out of court as the debtor lays it before the court, and what he says was paid. */
export interface UnsubmittedTerms {
  readonly agreedOn: LegalDate;
  readonly total: Yuan;
  readonly schedule: readonly InstalmentTerm[];
}

/** What was paid under it. */
export interface UnsubmittedPayment {
  readonly paidOn: LegalDate;
  readonly amount: Yuan;
}

/** An objection on such a settlement, as it comes in. */
export interface UnsubmittedObjectionInput {
  readonly side: 'CREDITOR' | 'DEBTOR';
  readonly receivedOn: LegalDate;
  readonly terms: UnsubmittedTerms;
}

/** How the case stands when it comes in. */
export interface UnsubmittedObjectionTurn {
  readonly at: CourtInstant;
  readonly calendar: CourtCalendar;
  /** The settlement that was submitted in this case; null: there is none. */
  readonly settlement: SettlementState | null;
  /** How the case of settlement has ended; null: it has not. */
  readonly ending: Ending | null;
  /** The case has a number of enforcement (执, 执恢) itself. */
  readonly inEnforcement: boolean;
  /** Enforcement is closed for good. */
  readonly closed: boolean;
  /** Another such objection lies before the judge. */
  readonly pending: boolean;
}

const refusal = (code: string, zh: string, en: string, path?: string) =>
  refuse({ code: `OBJECTION.${code}`, rule: 'SET-ART-19-0', zh, en, ...(path !== undefined && { path }) });

/**
 * SET-ART-19-0: the debtor objects to enforcement on a settlement that was made out of court and never submitted, or submitted by one and not acknowledged by the others. The
 * court decides within 15 days of receipt (民诉法236). One that was submitted and confirmed in the case goes by its own course (SET-ART-9, SET-ART-11).
 * `OBJECTION.NOT_DEBTOR`, `OBJECTION.SUBMITTED`, `OBJECTION.NO_ENFORCEMENT`, `OBJECTION.ENFORCEMENT_ENDED`, `OBJECTION.PENDING`, `OBJECTION.IN_FUTURE`,
 * `SCHEDULE.*`. Source: 执行和解规定19. @returns the last day on which it is decided.
 */
export function decideUnsubmittedObjection(
  { side, receivedOn, terms }: UnsubmittedObjectionInput,
  { at, calendar, settlement, ending, inEnforcement, closed, pending }: UnsubmittedObjectionTurn,
): Decision<DerivedPeriod> {
  if (side !== 'DEBTOR')
    return refusal(
      'NOT_DEBTOR',
      '以未提交的和解协议为由的异议，由被执行人提出。',
      'It is the debtor who objects on a settlement that was not submitted.',
      '/partyId',
    );
  if (settlement !== null && settlement !== 'RESUMED')
    return refusal(
      'SUBMITTED',
      '本案的和解协议已经提交人民法院并确认，按其履行情况处理，不适用第十九条。',
      'The settlement of this case was submitted and confirmed: it goes by its own course, not by article 19.',
    );
  if (ending === null && !inEnforcement)
    return refusal(
      'NO_ENFORCEMENT',
      '本案尚未进入执行，没有可以异议的执行行为；双方已有和解协议的，提交并共同确认即可。',
      'Enforcement has not begun: there is nothing to object to. A settlement that there is may be submitted and confirmed.',
    );
  if (closed)
    return refusal(
      'ENFORCEMENT_ENDED',
      '执行程序已经终结，异议应当在终结之前提出。',
      'Enforcement has ended: an objection comes before that.',
    );
  if (pending) return refusal('PENDING', '已有同类异议正在审查。', 'Such an objection lies before the judge already.');
  const today = legalDateOf(at);
  const late = [
    ['/receivedOn', receivedOn],
    ['/terms/agreedOn', terms.agreedOn],
  ].find(([, day]) => compareDates(day as LegalDate, today) > 0);
  if (late)
    return refusal(
      'IN_FUTURE',
      `${dateText(late[1] as LegalDate)}晚于今日${dateText(today)}。`,
      `${late[1]} lies after today, ${today}.`,
      late[0],
    );
  const readable = attempt(() => assertSchedule(terms.schedule.map(readInstalment), parseYuan(terms.total)));
  if (!readable.ok) return readable;
  return accept(objectionBy({ receivedAt: startOfDay(receivedOn) }, calendar));
}

/** What the judge has found of it: circumstances, and what was paid on which day. */
export interface UnsubmittedFindings extends UnsubmittedCircumstances {
  readonly payments: readonly UnsubmittedPayment[];
}

/**
 * SET-ART-19-1 … SET-ART-19-5: what follows from what the judge has found, on the day of the decision. What falls due on a day off is in time on the
 * next working day (民法典203); nobody waits beyond that. `OBJECTION.PAID_IN_FUTURE`, as `unsubmittedSettlement`. Source: 执行和解规定19.
 */
export function unsubmittedConsequence(
  { schedule }: UnsubmittedTerms,
  { payments, ...circumstances }: UnsubmittedFindings,
  { asOf, calendar }: { readonly asOf: LegalDate; readonly calendar: CourtCalendar },
): Decision<Derived<UnsubmittedDecision>> {
  const ahead = payments.findIndex(({ paidOn }) => compareDates(paidOn, asOf) > 0);
  if (ahead >= 0)
    return refusal(
      'PAID_IN_FUTURE',
      '付款日期不得晚于作出裁定之日。',
      'Nothing is found to have been paid after the day of the ruling.',
      `/found/payments/${ahead}/paidOn`,
    );
  const book: LedgerBook = {
    instalments: schedule.map(readInstalment),
    postings: payments.map(({ paidOn, amount }, i) => ({
      id: `payment-${i + 1}`,
      kind: 'PAYMENT' as const,
      valueDate: paidOn,
      amount: parseYuan(amount),
    })),
  };
  return attempt(() => unsubmittedSettlement(book, { asOf, calendar, graceWorkingDays: 0, roll: true }, circumstances));
}

/** How the judge rules on the objection. */
export interface UnsubmittedRuling {
  readonly decision: UnsubmittedDecision['decision'];
  readonly rulingNumber: string;
  readonly reason: string;
}

/**
 * SET-ART-19-0: the judge decides as the rule has it for what he has found; another decision rests on another finding, which he makes first. With the number of the ruling and his reason.
 * `OBJECTION.DECIDED`, `OBJECTION.RULING_MISSING`, `OBJECTION.REASON_MISSING`, `OBJECTION.NOT_BY_THE_RULE`.
 */
export function decideUnsubmittedRuling(
  { decision, rulingNumber, reason }: UnsubmittedRuling,
  { decided, follows }: { readonly decided: boolean; readonly follows: UnsubmittedDecision },
): Decision<UnsubmittedDecision> {
  if (decided) return refusal('DECIDED', '该异议已经作出裁定。', 'This objection has been decided.', '/objectionId');
  if (rulingNumber.trim() === '')
    return refusal(
      'RULING_MISSING',
      '异议以裁定处理，须写明裁定书文号。',
      'An objection is decided by a ruling with its number.',
      '/rulingNumber',
    );
  if (reason.trim() === '')
    return refusal(
      'REASON_MISSING',
      '应当写明认定和解协议及其履行情况的理由。',
      'Say on what the findings of the settlement and its performance rest.',
      '/reason',
    );
  if (decision !== follows.decision)
    return refuse({
      code: 'OBJECTION.NOT_BY_THE_RULE',
      rule: follows.ground,
      path: '/decision',
      zh: `依所认定的事实，${follows.zh}认定不同的，先更正认定的事实。`,
      en: `On these findings: ${follows.en} Where it is otherwise, the findings are corrected first.`,
    });
  return accept(follows);
}
