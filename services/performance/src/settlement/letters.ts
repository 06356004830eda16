import { dateText, formatYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { type NewNotice } from '@hejie/service-kit';
import { articleOfRuling, type BreachFinding, type LedgerLine, type RulingGround } from '@hejie/settlement';

/** Letters (通知书) of performance, in the words that both sides read. Each occasion is one letter to each party. */
interface Occasion {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly at: CourtInstant;
}

export function reminder({ caseId, caseNumber, at }: Occasion, { no, due, outstanding }: LedgerLine): NewNotice {
  return {
    caseId,
    occasion: `instalment-${no}-reminder-${at.slice(0, 10)}`,
    kind: 'instalment-reminder',
    subject: '和解协议到期履行提醒',
    body: `${caseNumber}：第${no}期将于${dateText(due)}到期，尚需履行${formatYuan(outstanding)}元。请按期履行。`,
    at,
  };
}

/** The same letter about the same instalment, when there is reason to write it again. */
const again = (times: number): string => (times === 1 ? '' : `-${times}`);

export const overdueOccasion = (no: number, times: number): string => `instalment-${no}-overdue${again(times)}`;
export const overdueWithdrawnOccasion = (no: number, times: number): string =>
  `instalment-${no}-overdue-withdrawn${again(times)}`;

export function overdue(
  { caseId, caseNumber, at }: Occasion,
  { no, due, outstanding }: LedgerLine,
  graceEnd: LegalDate,
  times: number,
): NewNotice {
  return {
    caseId,
    occasion: overdueOccasion(no, times),
    kind: 'instalment-overdue',
    subject: '和解协议逾期履行提示',
    body: `${caseNumber}：第${no}期于${dateText(due)}到期，尚欠${formatYuan(outstanding)}元。宽限期至${dateText(graceEnd)}24时；宽限期内足额履行的，不认定违约。`,
    at,
  };
}

/** To the debtor's side, or to the creditor's with the last day on which he may apply in time. */
export function breach(
  { caseId, caseNumber, at }: Occasion,
  { no, text, minorShortfall }: BreachFinding,
  times: number,
  lastDayToApply?: LegalDate,
): NewNotice {
  const period =
    lastDayToApply === undefined
      ? ''
      : `申请恢复执行的期间至${dateText(lastDayToApply)}24时届满（《最高人民法院关于执行和解若干问题的规定》第十条）。`;
  const slight = minorShortfall ? '该差额属轻微差额。' : '';
  return {
    caseId,
    occasion: `instalment-${no}-breach${again(times)}`,
    kind: 'breach-suspected',
    subject: '涉嫌不履行和解协议通知书',
    body: `${caseNumber}：${text.zh}${slight}申请执行人可以申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（第十一条）。${period}`,
    at,
  };
}

export function breachWithdrawn(
  { caseId, caseNumber, at }: Occasion,
  no: number,
  times: number,
  paidOn: LegalDate,
): NewNotice {
  return {
    caseId,
    occasion: `instalment-${no}-breach-withdrawn${again(times)}`,
    kind: 'breach-withdrawn',
    subject: '撤回涉嫌不履行通知书',
    body: `${caseNumber}：第${no}期款项已于${dateText(paidOn)}到账，原通知撤回。`,
    at,
  };
}

export function overdueWithdrawn(
  { caseId, caseNumber, at }: Occasion,
  no: number,
  times: number,
  paidOn: LegalDate,
): NewNotice {
  return {
    caseId,
    occasion: overdueWithdrawnOccasion(no, times),
    kind: 'overdue-withdrawn',
    subject: '撤回逾期履行提示通知书',
    body: `${caseNumber}：第${no}期款项已于${dateText(paidOn)}到账，并未逾期，原提示撤回。`,
    at,
  };
}

/** To the other side: what the creditor has chosen. */
export function elected({ caseId, caseNumber, at }: Occasion, occasion: string, remedy: 'SUE' | 'TOLERATE'): NewNotice {
  const told = {
    SUE: '申请执行人选择就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。起诉受理前，和解协议继续履行。',
    TOLERATE:
      '申请执行人对本次逾期暂不主张恢复执行或者起诉，和解协议继续履行。欠款仍应尽快补足；申请执行人此后仍可以依法申请恢复执行或者起诉。',
  };
  return {
    caseId,
    occasion,
    kind: 'remedy-elected',
    subject: '申请执行人选择救济途径告知书',
    body: `${caseNumber}：${told[remedy]}`,
    at,
  };
}

export function suit(
  { caseId, caseNumber, at }: Occasion,
  occasion: string,
  suitNumber: string,
  accepted: boolean,
): NewNotice {
  const told = accepted
    ? `就履行和解协议提起的诉讼已由本院以${suitNumber}受理。人民法院可以裁定终结原生效法律文书的执行；执行中的查封、扣押、冻结措施，自动转为诉讼中的保全措施（《最高人民法院关于执行和解若干问题的规定》第十四条）。`
    : `就履行和解协议提起的诉讼（${suitNumber}）未被受理，和解协议继续履行；被执行人仍不履行的，申请执行人可以另行选择救济途径（《最高人民法院关于执行和解若干问题的规定》第九条）。`;
  return {
    caseId,
    occasion,
    kind: 'suit-recorded',
    subject: accepted ? '起诉已受理告知书' : '起诉未受理告知书',
    body: `${caseNumber}：${told}`,
    at,
  };
}

export function cure({ caseId, caseNumber, at }: Occasion, occasion: string): NewNotice {
  return {
    caseId,
    occasion,
    kind: 'breach-cured',
    subject: '欠款已补足通知书',
    body: `${caseNumber}：到期款项已经补足，和解协议继续履行。因迟延履行遭受损害的，可以另行提起诉讼（《最高人民法院关于执行和解若干问题的规定》第十五条）。`,
    at,
  };
}

/** What a judge ruled; `calculationList` where enforcement resumes. */
export interface RulingText {
  readonly application: number;
  readonly decision: 'RESUME' | 'REFUSE';
  readonly ground: RulingGround;
  readonly reason: string;
  readonly calculationList?: string;
}

export function ruling(
  { caseId, caseNumber, at }: Occasion,
  { application, decision, ground, reason, calculationList }: RulingText,
): NewNotice {
  // Out of time on the debtor's objection there is no enforcement at all (SET-ART-10-3), not only none resumed.
  const answer = decision === 'RESUME' ? '恢复执行' : ground === 'SET-ART-10-3' ? '不予执行' : '不予恢复执行';
  const why = reason === '' ? '' : `理由：${reason.replace(/[。.]$/, '')}。`;
  const list =
    calculationList === undefined
      ? ''
      : `对已履行部分的扣除有争议的，可以同样提出异议（《最高人民法院关于执行和解若干问题的规定》第十七条）。计算清单附后。\n\n${calculationList}`;
  return {
    caseId,
    occasion: `ruling-${application}`,
    kind: 'resumption-ruling',
    subject: `${answer}裁定告知书`,
    body: `${caseNumber}：对第${application}次恢复执行申请，本院依照${articleOfRuling(ground)}裁定${answer}${decision === 'RESUME' ? '原生效法律文书' : ''}。${why}对裁定不服的，可以依照《中华人民共和国民事诉讼法》第二百三十六条提出异议（《最高人民法院关于执行和解若干问题的规定》第十二条）。${list}`,
    at,
  };
}

export function performed({ caseId, caseNumber, at }: Occasion, total: Yuan, performedOn: LegalDate): NewNotice {
  return {
    caseId,
    occasion: 'performed',
    kind: 'settlement-performed',
    subject: '和解协议履行完毕通知书',
    body: `${caseNumber}：和解协议约定的${total}元已于${dateText(performedOn)}履行完毕，本院将核实后作结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。`,
    at,
  };
}

export function applicationPeriod({ caseId, caseNumber, at }: Occasion, lastDay: LegalDate, ended: boolean): NewNotice {
  return {
    caseId,
    occasion: `application-period-${ended ? 'ended' : 'warning'}`,
    kind: ended ? 'application-period-ended' : 'application-period-warning',
    subject: ended ? '申请执行期间届满告知书' : '申请执行期间即将届满提示',
    body: `${caseNumber}：申请执行期间${ended ? '已于' : '将于'}${dateText(lastDay)}24时届满（《最高人民法院关于执行和解若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条）。`,
    at,
  };
}

export function resumed(
  { caseId, caseNumber, at }: Occasion,
  number: string,
  { total, asOf, calculationList }: { total: Yuan; asOf: LegalDate; calculationList: string },
): NewNotice {
  return {
    caseId,
    occasion: 'enforcement-resumed',
    kind: 'enforcement-resumed',
    subject: '恢复执行通知书',
    body: `${caseNumber}：本院以${number}恢复执行原生效法律文书。扣除已履行部分后，截至${dateText(asOf)}尚欠${total}元，对扣除有争议的，可以依照《中华人民共和国民事诉讼法》第二百三十六条提出异议（《最高人民法院关于执行和解若干问题的规定》第十七条）。计算清单附后。\n\n${calculationList}`,
    at,
  };
}

export function closed({ caseId, at }: Occasion, number: string, mode: string): NewNotice {
  return {
    caseId,
    occasion: 'enforcement-ended',
    kind: 'enforcement-ended',
    subject: '结案通知书',
    body: `${number}：本案以${mode}方式结案。`,
    at,
  };
}
