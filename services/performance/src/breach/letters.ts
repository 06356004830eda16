import { type NewLetter } from '@hejie/casework';
import { dateText, formatYuan, type LegalDate } from '@hejie/law';
import {
  untilText,
  type BreachFinding,
  type InstalmentDays,
  type LedgerLine,
  type NoticeOutcome,
} from '@hejie/settlement';
import { ofLater } from '../settlement/in-occasion.js';

// Letters (通知书) on what is short. Written again about the same instalment, a letter has another number.

/**
 * SET-GRACE: what the days of an instalment mean to people. The agreed grace is the debtor's; the time that the court waits is neither grace nor a bar to
 * the creditor's application. Nothing of what there is not.
 */
function daysText({ payableUntil, graceEnd, waitingEnd }: InstalmentDays): string {
  const grace =
    graceEnd === payableUntil ? '' : `约定的宽限期至${dateText(graceEnd)}24时；宽限期内足额履行的，不构成违约。`;
  const waiting =
    waitingEnd === graceEnd
      ? ''
      : `至${dateText(waitingEnd)}24时仍未足额履行的，本院将认定涉嫌不履行；此前申请执行人也可以依法申请恢复执行。`;
  return `${grace}${waiting}`;
}

/** The due day has passed; the agreed grace runs (SET-GRACE), or the court waits before it finds a breach of itself. */
export function overdue(
  caseNumber: string,
  { no, due, outstanding }: LedgerLine,
  days: InstalmentDays,
  times: number,
): NewLetter {
  const moved = days.payableUntil === due ? '' : `（遇休假日，可至${dateText(days.payableUntil)}履行）`;
  return {
    occasion: `instalment-${no}-overdue${ofLater(times)}`,
    kind: 'instalment-overdue',
    subject: '和解协议逾期履行提示',
    body: `${caseNumber}：第${no}期于${dateText(due)}到期${moved}，尚欠${formatYuan(outstanding)}元。${daysText(days)}`,
  };
}

/** It was paid when due, or by a new holiday notice it is not due yet (PER-4). */
export const overdueWithdrawn = (
  caseNumber: string,
  no: number,
  times: number,
  why: Exclude<NoticeOutcome, { outcome: 'STANDS' }>,
): NewLetter => ({
  occasion: `instalment-${no}-overdue-withdrawn${ofLater(times)}`,
  kind: 'overdue-withdrawn',
  subject: '撤回逾期履行提示通知书',
  body:
    why.outcome === 'PAID_IN_TIME'
      ? `${caseNumber}：第${no}期款项已于${dateText(why.paidOn)}到账，并未逾期，原提示撤回。`
      : `${caseNumber}：按新公布的放假安排，第${no}期可至${dateText(why.payableUntil)}24时履行，尚未逾期，原提示撤回。`,
});

/** SET-ART-9-1: to the debtor's side, or to the creditor's with the last day on which he may apply in time. */
export function breach(
  caseNumber: string,
  { no, text, minorShortfall }: BreachFinding,
  {
    times,
    packHash,
    lastDayToApply,
  }: { readonly times: number; readonly packHash: string; readonly lastDayToApply?: LegalDate },
): NewLetter {
  const period =
    lastDayToApply === undefined
      ? ''
      : `申请恢复执行的期间至${dateText(lastDayToApply)}24时届满（《最高人民法院关于执行和解若干问题的规定》第十条）。`;
  const slight = minorShortfall ? '该差额属轻微差额。' : '';
  return {
    occasion: `instalment-${no}-breach${ofLater(times)}`,
    kind: 'breach-suspected',
    subject: '涉嫌不履行和解协议通知书',
    body: `${caseNumber}：${text.zh}${slight}申请执行人可以申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（第十一条）。${period}${evidenceText(packHash)}`,
  };
}

/** Whoever reads the evidence in the case can tell by this that nobody has exchanged it. */
const evidenceText = (packHash: string): string => `违约证据材料可以在本案卷宗查阅，其摘要值（SHA-256）为${packHash}。`;

/** S17; `withdrawals`: how many times the finding was taken back until now, this time included. */
export const breachWithdrawn = (caseNumber: string, no: number, withdrawals: number, paidOn: LegalDate): NewLetter => ({
  occasion: `instalment-${no}-breach-taken-back-${withdrawals}`,
  kind: 'breach-withdrawn',
  subject: '撤回涉嫌不履行通知书',
  body: `${caseNumber}：第${no}期款项已于${dateText(paidOn)}到账，原通知撤回。`,
});

/** PER-4: a new holiday notice has lengthened the agreed grace, or the time that the court waits; `withdrawals`: as of {@link breachWithdrawn}. */
export const breachPremature = (
  caseNumber: string,
  no: number,
  withdrawals: number,
  days: InstalmentDays,
): NewLetter => ({
  occasion: `instalment-${no}-breach-taken-back-${withdrawals}`,
  kind: 'breach-withdrawn',
  subject: '撤回涉嫌不履行通知书',
  body: `${caseNumber}：按新公布的放假安排，第${no}期可至${dateText(days.payableUntil)}履行，原通知作出过早，现予撤回。${daysText(days)}`,
});

/** PER-4: the finding stands, and names other days; `step`: of the case, for what moves may move back and once more. */
export const breachRederived = (
  caseNumber: string,
  { no, text }: BreachFinding,
  { days, step, packHash }: { readonly days: InstalmentDays; readonly step: number; readonly packHash: string },
): NewLetter => ({
  occasion: `instalment-${no}-breach-rederived-${step}`,
  kind: 'breach-rederived',
  subject: '更正涉嫌不履行通知书',
  body: `${caseNumber}：按新公布的放假安排，第${no}期的有关日期更正：可至${dateText(days.payableUntil)}履行${untilText(days.payableUntil, days).zh}。${text.zh}${evidenceText(packHash)}`,
});

/** PER-4: the agreed grace runs, or the court waits, until another day than was told; `step`: as of {@link breachRederived}. */
export const graceMoved = (caseNumber: string, { no }: LedgerLine, days: InstalmentDays, step: number): NewLetter => ({
  occasion: `instalment-${no}-grace-${step}`,
  kind: 'grace-rederived',
  subject: '履行与核查日期变更通知书',
  body: `${caseNumber}：按新公布的放假安排，第${no}期可至${dateText(days.payableUntil)}履行。${daysText(days)}`,
});

/** SET-CASE-1; `step`: of the case, for a second cure is another letter. */
export const cure = (caseNumber: string, step: number): NewLetter => ({
  occasion: `cure-${step}`,
  kind: 'breach-cured',
  subject: '欠款已补足通知书',
  body: `${caseNumber}：到期款项已经补足，和解协议继续履行。因迟延履行遭受损害的，可以另行提起诉讼（《最高人民法院关于执行和解若干问题的规定》第十五条）。`,
});
