import { dateText, parseCaseNumber, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** A judgment by which a settlement that was performed is said to be void or revoked (确认无效、撤销和解协议的判决). */
export interface VoidanceInput {
  /** Number of the judgment, e.g. （2026）鲁0502民初900号. */
  readonly judgment: string;
  readonly judgedOn: LegalDate;
  readonly today: LegalDate;
  /** The settlement was performed in full, and its case has ended with that. */
  readonly performed: boolean;
}

/**
 * SET-ART-16-1: may the creditor apply to resume although the settlement was performed and its case has ended? On a judgment that voided or
 * revoked it, under its number; whether there is one the judge finds. What is still performed is applied for by the election.
 * `VOIDANCE.NOT_PERFORMED`, `VOIDANCE.NUMBER_INVALID`, `VOIDANCE.IN_FUTURE`. Source: 执行和解规定16(1), 民法典155.
 */
export function decideVoidance({ judgment, judgedOn, today, performed }: VoidanceInput): Decision<{
  readonly judgment: string;
}> {
  if (!performed) {
    return refuse({
      code: 'VOIDANCE.NOT_PERFORMED',
      rule: 'SET-ART-16-1',
      zh: '案件并非以履行完毕结束，恢复执行应当由申请执行人在本案中选择。',
      en: 'The case did not end as performed: resumption is applied for by the creditor’s election.',
    });
  }
  const reading = parseCaseNumber(judgment);
  if (!reading.valid) {
    return refuse({
      code: 'VOIDANCE.NUMBER_INVALID',
      rule: 'SET-ART-16-1',
      path: '/judgment',
      zh: `判决的案号无效：${reading.reason.zh}`,
      en: `The number of the judgment is not valid: ${reading.reason.en}`,
    });
  }
  if (judgedOn > today) {
    return refuse({
      code: 'VOIDANCE.IN_FUTURE',
      rule: 'SET-ART-16-1',
      path: '/judgedOn',
      zh: `判决日${dateText(judgedOn)}晚于今日${dateText(today)}。`,
      en: `The judgment of ${judgedOn} lies after today, ${today}.`,
    });
  }
  return accept({ judgment: reading.canonical });
}
