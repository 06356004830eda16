import { dateText, type LegalDate } from '@hejie/law';
import { refuse, type Decision } from '../decisions/decision.js';

/** Why reconsideration (复议) of the ruling on an objection is refused (PROC-18). */
const refusal = (code: string, path: string, zh: string, en: string): Decision<never> =>
  refuse({ code: `RECONSIDERATION.${code}`, rule: 'PROC-18', path, zh, en });

export const OUTSIDERS_SUE = refusal(
  'OUTSIDERS_SUE',
  '/objectionId',
  '对案外人异议的裁定不服的，应当提起执行异议之诉或者依照审判监督程序办理，不能申请复议。',
  'Upon the ruling on an outsider’s objection one sues; it is not reconsidered.',
);
export const NOT_SERVED = refusal(
  'NOT_SERVED',
  '/objectionId',
  '异议裁定在申请之日尚未送达，申请复议的期间尚未开始。',
  'The ruling on the objection was not served by the day of the application: the time to apply had not begun.',
);
export const NOT_ASKED = refusal(
  'NOT_ASKED',
  '/objectionId',
  '没有待审查的复议申请。',
  'Nobody has applied for reconsideration of the ruling on this objection.',
);
export const DECIDED = refusal(
  'DECIDED',
  '/objectionId',
  '上一级人民法院已经作出复议裁定。',
  'The court above has ruled on the reconsideration already.',
);
export const ASKED_ALREADY = refusal(
  'ASKED_ALREADY',
  '/byPartyId',
  '该当事人已经申请复议，不得重复申请。',
  'This party has applied for reconsideration already.',
);
export const NOT_AGGRIEVED = refusal(
  'NOT_AGGRIEVED',
  '/byPartyId',
  '异议裁定对该当事人并无不利，不能申请复议：异议被驳回的部分由异议人、被执行人申请，异议成立的部分由申请执行人申请。',
  'The ruling does not go against this party: what is dismissed the objector and the debtors take to the court above, what is upheld the creditors.',
);
export const POSTED_AFTER = refusal(
  'POSTED_AFTER',
  '/postedOn',
  '交邮日晚于收到日。',
  'It was posted after it was received.',
);
export const late = (lastDay: LegalDate, path: string): Decision<never> =>
  refusal(
    'LATE',
    path,
    `申请复议的期间已于${dateText(lastDay)}届满。`,
    `The time to apply for reconsideration was over on ${lastDay}.`,
  );
export const RULING_MISSING = refusal(
  'RULING_MISSING',
  '/rulingNumber',
  '复议以裁定处理，须写明裁定书文号。',
  'The court above decides by a ruling with its number.',
);
export const SERVED_BEFORE = refusal(
  'SERVED_BEFORE',
  '/servedOn',
  '复议裁定的送达日早于收到复议申请之日。',
  'The ruling of the court above was not served before the application came in.',
);
export const AS_IT_WAS = refusal(
  'AS_IT_WAS',
  '/upheldFor',
  '与异议裁定的结果相同，应当登记为驳回复议申请。',
  'This is what the ruling on the objection says: the application is dismissed.',
);
export const REMITTED_ONCE = refusal(
  'REMITTED_ONCE',
  '/outcome',
  '发回重新审查后作出的裁定，上一级人民法院复议后不得再次发回重新审查。',
  'A ruling that was made after a remittal is not remitted again.',
);
