import { type NewLetter } from '@hejie/casework';
import { citedOn, dateText, type LegalDate } from '@hejie/law';
import { articleOfRuling, performedText, type GateDecision, type RulingGround } from '@hejie/settlement';
import { ofLater } from '../settlement/in-occasion.js';

/** To the other side: what the creditor has chosen in that step of the case. */
export function elected(caseNumber: string, remedy: 'SUE' | 'TOLERATE', step: number): NewLetter {
  const told = {
    SUE: '申请执行人选择就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。起诉受理前，和解协议继续履行。',
    TOLERATE:
      '申请执行人对本次逾期暂不主张恢复执行或者起诉，和解协议继续履行。欠款仍应尽快补足；申请执行人此后仍可以依法申请恢复执行或者起诉。',
  };
  return {
    occasion: `election-${step}`,
    kind: 'remedy-elected',
    subject: '申请执行人选择救济途径告知书',
    body: `${caseNumber}：${told[remedy]}`,
  };
}

/** SET-ART-9-1: to the creditor who applied beforehand: the default, and until when he may recall; `times`: as of the finding's letter. */
export const standingOpened = (
  caseNumber: string,
  { instalment, lastDay, times }: { readonly instalment: number; readonly lastDay: LegalDate; readonly times: number },
): NewLetter => ({
  occasion: `standing-application-${instalment}${ofLater(times)}`,
  kind: 'standing-application',
  subject: '预先申请恢复执行告知书',
  body: `${caseNumber}：第${instalment}期涉嫌不履行。您在和解协议中预先申请恢复执行；不申请的，请于${dateText(lastDay)}24时前撤回。逾期未撤回的，视为届时提出恢复执行申请，由法官依照《最高人民法院关于执行和解若干问题的规定》第十一条审查并作出裁定。此前您也可以另行选择（第九条）。`,
});

/** SET-ART-9-1: it was not recalled, and lies before the judge. */
export const standingFiled = (caseNumber: string, application: number): NewLetter => ({
  occasion: `standing-application-filed-${application}`,
  kind: 'standing-application-filed',
  subject: '预先申请视为提出告知书',
  body: `${caseNumber}：申请执行人在和解协议中预先提出的恢复执行申请未在撤回期内撤回，视为已经提出，为第${application}次申请，由法官审查。在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（《最高人民法院关于执行和解若干问题的规定》第十一条）。`,
});

/** SET-ART-9-1: to the other side: the creditor has recalled it; the choice stays his. */
export const standingRecalled = (caseNumber: string, step: number): NewLetter => ({
  occasion: `standing-application-recalled-${step}`,
  kind: 'standing-application-recalled',
  subject: '撤回预先申请告知书',
  body: `${caseNumber}：申请执行人撤回预先提出的恢复执行申请。欠款仍应尽快补足；申请执行人此后仍可以依法申请恢复执行或者起诉（《最高人民法院关于执行和解若干问题的规定》第九条）。`,
});

/** How performance stands once an application has led to nothing: all performed, something in arrears, or neither. */
export type Standing = 'PERFORMED' | 'ARREARS' | 'AS_AGREED';

const STANDS_WITHDRAWN: Record<Standing, string> = {
  PERFORMED: '。和解协议已经履行完毕，由本院核实后作结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。',
  ARREARS:
    '，和解协议继续履行。欠款仍应尽快补足；申请执行人此后仍可以依法申请恢复执行或者起诉（《最高人民法院关于执行和解若干问题的规定》第九条）。',
  AS_AGREED:
    '，和解协议继续履行。被执行人此后不履行的，申请执行人仍可以依法申请恢复执行或者起诉（《最高人民法院关于执行和解若干问题的规定》第九条）。',
};
const RUNS_ANEW =
  '申请恢复执行的期间自撤回之日起重新计算（《最高人民法院关于执行和解若干问题的规定》第十条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第二十条）。';

/** SET-ART-9-1, SET-ART-10-2: to all: the application is withdrawn before it was ruled on; `runsAnew`: with that the two years run anew. */
export const withdrawn = (
  caseNumber: string,
  application: number,
  { standing, runsAnew }: { readonly standing: Standing; readonly runsAnew: boolean },
): NewLetter => ({
  occasion: `resumption-withdrawn-${application}`,
  kind: 'resumption-withdrawn',
  subject: '撤回恢复执行申请告知书',
  body: `${caseNumber}：申请执行人撤回第${application}次恢复执行申请，本院不再审查${STANDS_WITHDRAWN[standing]}${runsAnew && standing !== 'PERFORMED' ? RUNS_ANEW : ''}`,
});

/** SET-ART-14: what the court did with the suit. */
export function suit(
  caseNumber: string,
  {
    suitNumber,
    accepted,
    goesOnForOthers,
  }: { readonly suitNumber: string; readonly accepted: boolean; readonly goesOnForOthers: boolean },
  step: number,
): NewLetter {
  const others = goesOnForOthers
    ? '其他申请执行人尚未选择起诉，本案继续进行；其仍可以申请恢复执行或者起诉，起诉的申请执行人不能再申请恢复执行（《最高人民法院关于执行和解若干问题的规定》第九条、第十四条）。'
    : '';
  const told = accepted
    ? `就履行和解协议提起的诉讼已由本院以${suitNumber}受理。人民法院可以裁定终结原生效法律文书的执行；执行中的查封、扣押、冻结措施，自动转为诉讼中的保全措施（《最高人民法院关于执行和解若干问题的规定》第十四条）。${others}`
    : `就履行和解协议提起的诉讼（${suitNumber}）未被受理，和解协议继续履行；被执行人仍不履行的，申请执行人可以另行选择救济途径（《最高人民法院关于执行和解若干问题的规定》第九条）。`;
  return {
    occasion: `suit-${step}`,
    kind: 'suit-recorded',
    subject: accepted ? '起诉已受理告知书' : '起诉未受理告知书',
    body: `${caseNumber}：${told}`,
  };
}

const STANDS_REVIVED: Record<Standing, string> = {
  PERFORMED: '。恢复执行期间收取的款项计入履行台账，和解协议已经履行完毕，由本院核实后作结案处理（第八条）。',
  ARREARS: '，和解协议继续履行。恢复执行期间收取的款项计入履行台账；按和解协议已到期未付的款项，应当立即补足。',
  AS_AGREED: '，和解协议继续履行。恢复执行期间收取的款项计入履行台账。',
};

const revoked = (caseNumber: string, application: number, occasion: string, follows: string): NewLetter => ({
  occasion: `resumption-revoked-${occasion}`,
  kind: 'resumption-revoked',
  subject: '恢复执行裁定撤销告知书',
  body: `${caseNumber}：就第${application}次申请作出的恢复执行裁定已被撤销（《最高人民法院关于执行和解若干问题的规定》第十二条），${follows}`,
});

/** SET-ART-12-1: the ruling to resume is revoked, and the settlement goes on, or is performed; `filedAnew`: it was enforced under a number of its own. */
export const revived = (
  caseNumber: string,
  application: number,
  step: number,
  { standing, filedAnew }: { readonly standing: Standing; readonly filedAnew: boolean },
): NewLetter =>
  revoked(caseNumber, application, `${step}`, `恢复执行${filedAnew ? '案件' : '程序'}终结${STANDS_REVIVED[standing]}`);

/** SET-ART-12-1, SET-ART-16-1: so is one that was made after the end of its case, which stays as it had ended. */
export const revivedAfterEnd = (caseNumber: string, application: number): NewLetter =>
  revoked(caseNumber, application, `after-end-${application}`, '本案仍按原结案方式结案，恢复执行停止。');

/** SET-ART-12-1: the refusal is revoked, and the application lies before the judge anew, under `number`; `fallsOncePaid`: making good what is in arrears bars it. */
export const anew = (
  caseNumber: string,
  application: number,
  { number, fallsOncePaid }: { readonly number: number; readonly fallsOncePaid: boolean },
): NewLetter => ({
  occasion: `application-anew-${number}`,
  kind: 'application-anew',
  subject: '恢复执行申请重新审查告知书',
  body: `${caseNumber}：就第${application}次申请作出的裁定已被撤销（《最高人民法院关于执行和解若干问题的规定》第十二条），该申请由法官重新审查，列为第${number}次申请，仍以原申请日为申请之日。${fallsOncePaid ? '在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（第十一条）。' : ''}`,
});

/** SET-ART-12-1: the court above has let the ruling stand after all, which it may say of one objection twice: what was sent back is decided anew. */
export const stands = (
  caseNumber: string,
  application: number,
  ruling: 'RESUME' | 'REFUSE',
  { step, on }: { readonly step: number; readonly on: LegalDate },
): NewLetter => ({
  occasion: `ruling-stands-${step}`,
  kind: 'ruling-stands',
  subject: '裁定继续有效告知书',
  body: `${caseNumber}：撤销第${application}次申请裁定的异议裁定已被上一级人民法院撤销，原裁定继续有效：${ruling === 'RESUME' ? '恢复执行原生效法律文书' : '不予恢复执行，和解协议继续履行'}（${citedOn(on, 'CPL.CONDUCT_OBJECTION')}）。`,
});

/** What a judge ruled; `calculationList` where enforcement resumes. */
interface RulingText {
  readonly application: number;
  readonly decision: 'RESUME' | 'REFUSE';
  readonly ground: RulingGround;
  readonly reason: string;
  readonly gate: GateDecision;
  /** The day of the ruling. */
  readonly on: LegalDate;
  readonly calculationList?: string;
}

/** SET-ART-11, 12, 17. */
export function ruling(
  caseNumber: string,
  { application, decision, ground, reason, gate, on, calculationList }: RulingText,
): NewLetter {
  // Out of time on the debtor's objection there is no enforcement at all (SET-ART-10-3), not only none resumed.
  const answer = decision === 'RESUME' ? '恢复执行' : ground === 'SET-ART-10-3' ? '不予执行' : '不予恢复执行';
  const why = reason === '' ? '' : `理由：${reason.replace(/[。.]$/, '')}。`;
  // Only a refusal because all is performed turns on the days (SET-ART-11-1).
  const performed = ground === 'SET-ART-11-1' ? (performedText(gate)?.zh ?? '') : '';
  const list =
    calculationList === undefined
      ? ''
      : `对已履行部分的扣除有争议的，可以同样提出异议（《最高人民法院关于执行和解若干问题的规定》第十七条）。计算清单附后。\n\n${calculationList}`;
  return {
    occasion: `ruling-${application}`,
    kind: 'resumption-ruling',
    subject: `${answer}裁定告知书`,
    body: `${caseNumber}：对第${application}次恢复执行申请，本院依照${articleOfRuling(ground)}裁定${answer}${decision === 'RESUME' ? '原生效法律文书' : ''}。${performed}${why}对裁定不服的，可以依照${citedOn(on, 'CPL.CONDUCT_OBJECTION')}提出异议（《最高人民法院关于执行和解若干问题的规定》第十二条）。${list}`,
  };
}
