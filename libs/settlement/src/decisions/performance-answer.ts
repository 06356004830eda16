import { dateText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** CLS-1: what a creditor answers when performance is verified with him in writing (核实履行情况): he confirms it, denies it, or is silent. */
export const PERFORMANCE_ANSWERS = ['CONFIRMED', 'DENIED', 'SILENT'] as const;
/** One of {@link PERFORMANCE_ANSWERS}. */
export type PerformanceAnswer = (typeof PERFORMANCE_ANSWERS)[number];

/** What one creditor has answered. */
export interface AnsweredPerformance {
  readonly partyId: string;
  readonly outcome: PerformanceAnswer;
}

/** An answer about to be recorded, on what was answered before it in the same verification. */
export interface PerformanceAnswerInput extends AnsweredPerformance {
  readonly answeredOn: LegalDate;
  /** On the court's clock. */
  readonly today: LegalDate;
  /** Why it is denied. */
  readonly reasons: string;
  readonly parties: readonly { readonly partyId: string; readonly side: string }[];
  readonly earlier: readonly AnsweredPerformance[];
}

/**
 * CLS-1: what follows of a creditor's answer: the verification is over once one denies performance, for a judge then decides, or once each creditor has answered; null: another is
 * still to answer. Neither closes or reopens anything. `VERIFICATION.NOT_A_CREDITOR`, `VERIFICATION.IN_FUTURE`, `VERIFICATION.REASONS_MISSING`. Source: 执行案件立案、结案意见15.
 */
export function decidePerformanceAnswer(input: PerformanceAnswerInput): Decision<PerformanceAnswer | null> {
  const { partyId, outcome, answeredOn, today, reasons, parties, earlier } = input;
  const creditors = parties.filter(({ side }) => side === 'CREDITOR').map((one) => one.partyId);
  if (!creditors.includes(partyId))
    return refuse({
      code: 'VERIFICATION.NOT_A_CREDITOR',
      rule: 'CLS-1',
      path: '/partyId',
      zh: '履行情况向申请执行人核实，由申请执行人答复。',
      en: 'Performance is verified with the creditors, and they answer.',
    });
  if (answeredOn > today)
    return refuse({
      code: 'VERIFICATION.IN_FUTURE',
      rule: 'CLS-1',
      path: '/answeredOn',
      zh: `答复日期${dateText(answeredOn)}晚于今日${dateText(today)}。`,
      en: `The answer of ${answeredOn} lies after today, ${today}.`,
    });
  if (outcome === 'DENIED' && reasons.trim() === '')
    return refuse({
      code: 'VERIFICATION.REASONS_MISSING',
      rule: 'CLS-1',
      path: '/reasons',
      zh: '否认履行的，应当写明未收到哪一笔、理由是什么。',
      en: 'Who denies performance says which of it he has not received, and why.',
    });
  if (outcome === 'DENIED') return accept('DENIED');
  const answers = [...earlier, { partyId, outcome }];
  if (!creditors.every((creditor) => answers.some((one) => one.partyId === creditor))) return accept(null);
  return accept(answers.every((one) => one.outcome === 'CONFIRMED') ? 'CONFIRMED' : 'SILENT');
}

/** CLS-1: may a paper say that the settlement is performed? Not while a creditor's denial lies before a judge. `PAPER.PERFORMANCE_DENIED`. */
export function decidePaperOnPerformance(denied: boolean): Decision<void> {
  if (!denied) return accept(undefined);
  return refuse({
    code: 'PAPER.PERFORMANCE_DENIED',
    rule: 'CLS-1',
    zh: '申请执行人否认已经履行，法官尚未处理，不能出具履行完毕的文书；先办结该项待办事项。',
    en: 'A creditor denies that it is performed, and a judge has not dealt with it: no paper says so before he has completed that task.',
  });
}
