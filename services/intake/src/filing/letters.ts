import { type NewLetter } from '@hejie/casework';
import { type HandOverReason } from '@hejie/contracts/workflows';

/** Why a settlement came to nothing, as letters and tasks say it. */
export const REASONS: Record<HandOverReason, string> = {
  REFUSED: '当事人明确拒绝执前和解',
  LAPSED: '执前和解期限届满，视为和解不成',
  FAILED: '和解员宣布不能达成和解协议',
  WITHDRAWN: '当事人不再和解',
  NO_CONSENT: '征询期限届满，未经全体当事人同意执前和解',
  COERCED: '强迫和解的投诉成立，投诉人不再和解',
};

/** The reasons as the published fact has them: silence is a time that lapsed, and who was coerced has left. */
export const PUBLISHED: Record<HandOverReason, Exclude<HandOverReason, 'NO_CONSENT' | 'COERCED'>> = {
  REFUSED: 'REFUSED',
  LAPSED: 'LAPSED',
  FAILED: 'FAILED',
  WITHDRAWN: 'WITHDRAWN',
  NO_CONSENT: 'LAPSED',
  COERCED: 'WITHDRAWN',
};

/** CLS-4, 民诉法268(1), 解释518: the application is withdrawn; the creditor may apply again within the two years. */
export const applicationWithdrawn = (caseNumber: string, inEnforcement: boolean): NewLetter => ({
  occasion: 'application-withdrawn',
  kind: 'application-withdrawn',
  subject: '撤回执行申请通知书',
  body: `${caseNumber}：申请执行人撤回执行申请，和解程序结束，${inEnforcement ? '是否终结执行由本院裁定' : '案件不再移送立案执行'}。申请执行人在申请执行期间内可以再次申请执行。`,
});

/** PRE-3, SEED3 五(一)4: what follows from insisting. */
export const insistedOn = (caseNumber: string): NewLetter => ({
  occasion: 'insisted-on',
  kind: 'insisted-on',
  subject: '转立案审查通知书',
  body: `${caseNumber}：经审查不符合立案条件，本院已经释明，申请执行人仍坚持申请，案件转立案庭立案，由本院裁定。`,
});

/** PRE-7, PRE-8: the settlement is over, the case goes to filing. */
export const settlementEnded = (caseNumber: string, reason: HandOverReason): NewLetter => ({
  occasion: 'handed-over',
  kind: 'settlement-ended',
  subject: '执前和解程序终结通知书',
  body: `${caseNumber}：${REASONS[reason]}，执前和解程序结束，案件转立案庭立执行案号，进入执行程序。`,
});

/** A case that was in enforcement already goes on there. */
export const returnedToEnforcement = (caseNumber: string, reason: HandOverReason): NewLetter => ({
  occasion: 'handed-over',
  kind: 'settlement-ended',
  subject: '恢复原执行程序通知书',
  body: `${caseNumber}：${REASONS[reason].replaceAll('执前和解', '和解')}，和解程序结束，恢复原执行程序，由本院继续执行。`,
});

/** SEED3 五(四), SET-ART-2-1, SET-ART-8: what a confirmed settlement brings about at this court; `number` under 执, if it has one. */
export const registeredAsSettled = (caseNumber: string, effect: string, number: string | undefined): NewLetter => ({
  occasion: 'registered-as-settled',
  kind: 'settled-case-registered',
  subject: '和解案件处理结果通知书',
  body: `${caseNumber}：${effectOf(effect, number)}`,
});

function effectOf(effect: string, number: string | undefined): string {
  if (effect === 'REGISTER_AND_CLOSE')
    return `和解协议已经确认，本院以${number ?? ''}登记执行案件；和解协议履行完毕后，本院作报结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。请继续按和解协议履行。`;
  if (effect === 'STAY')
    return '和解协议已经确认，申请执行人可以申请中止执行，是否中止由本院审查裁定（《最高人民法院关于执行和解若干问题的规定》第二条）。请按和解协议履行。';
  return '和解协议已经确认，请按和解协议履行；履行完毕的，本院作结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。';
}
