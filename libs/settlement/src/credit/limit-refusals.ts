import { type LawErrorText } from '@hejie/law';

export const NOT_A_UNIT: LawErrorText = {
  code: 'LIMIT.NOT_A_UNIT',
  rule: 'LIM-ART-3-2',
  path: '/capacity',
  zh: '被执行人为单位的，才能限制其法定代表人、主要负责人、直接责任人员、实际控制人。',
  en: 'Only behind a unit stand others whose consumption or exit is limited.',
};
export const NOT_THE_DEBTOR: LawErrorText = {
  code: 'LIMIT.NOT_THE_DEBTOR',
  rule: 'LIM-ART-1',
  path: '/capacity',
  zh: '限制的对象与其身份不符。',
  en: 'The person is not the one whom the capacity names.',
};
export const UNIT_EXIT: LawErrorText = {
  code: 'LIMIT.UNIT_EXIT',
  rule: 'LIM-EXIT',
  path: '/capacity',
  zh: '单位不能限制出境，可以限制其法定代表人、主要负责人或者直接责任人员。',
  en: 'A unit does not travel: its representative, its head or those responsible may be limited.',
};
export const UNIT_NOT_LIMITED: LawErrorText = {
  code: 'LIMIT.UNIT_NOT_LIMITED',
  rule: 'LIM-ART-3-2',
  path: '/capacity',
  zh: '对单位的限制消费生效后，才能限制其法定代表人、主要负责人、直接责任人员、实际控制人。',
  en: 'Those behind a unit are limited where the limit of the unit itself is in force.',
};
export const CONTROLLER_EXIT: LawErrorText = {
  code: 'LIMIT.CONTROLLER_EXIT',
  rule: 'LIM-EXIT',
  path: '/capacity',
  zh: '限制出境不及于实际控制人。',
  en: 'Exit of an actual controller is not limited.',
};
export const AGENT_OF_EXIT: LawErrorText = {
  code: 'LIMIT.AGENT_OF_EXIT',
  rule: 'LIM-EXIT',
  path: '/capacity',
  zh: '对法定代理人只能限制出境，不能限制消费。',
  en: 'Of a statutory agent exit is limited, never consumption.',
};
export const AGENT_OF_A_UNIT: LawErrorText = {
  code: 'LIMIT.AGENT_OF_A_UNIT',
  rule: 'LIM-EXIT',
  path: '/capacity',
  zh: '被执行人为单位，没有法定代理人，可以限制其法定代表人、主要负责人或者直接责任人员出境。',
  en: 'The debtor is a unit, which has no statutory agent: its representative, its head or those responsible may be limited.',
};
export const FULL_CAPACITY: LawErrorText = {
  code: 'LIMIT.FULL_CAPACITY',
  rule: 'LIM-EXIT',
  path: '/capacity',
  zh: '被执行人为完全民事行为能力人，不能限制其法定代理人出境；系无民事行为能力或者限制民事行为能力的，应当先依据相关材料认定。',
  en: 'The debtor has full capacity: nobody is limited as his statutory agent. That he has none, or a limited one, is found first, from papers.',
};
export const LIMIT_STANDS: LawErrorText = {
  code: 'LIMIT.STANDS',
  rule: 'LIM-ART-1',
  path: '/subjectPartyId',
  zh: '该人已被采取同一限制措施。',
  en: 'This person is under the same limit already.',
};
export const LIMIT_CASE_CLOSED: LawErrorText = {
  code: 'LIMIT.CASE_CLOSED',
  rule: 'LIM-ART-1',
  zh: '执行已经终结，不再采取限制措施。',
  en: 'Enforcement has ended: nobody is limited in it any more.',
};
export const EXIT_GRACE: LawErrorText = {
  code: 'LIMIT.EXIT_WITHOUT_GRACE',
  rule: 'DIS-GRACE-1',
  path: '/graceMonths',
  zh: '限制出境没有宽限期。',
  en: 'A limit of exit has no grace.',
};
export const LIMIT_SERVICE_DATE: LawErrorText = {
  code: 'LIMIT.SERVICE_DATE',
  rule: 'LIM-ART-5',
  path: '/servedAt',
  zh: '送达时间不能早于签发，也不能晚于现在。',
  en: 'An order is served after it was made and not in the future.',
};
export const LIMIT_OVER: LawErrorText = {
  code: 'LIMIT.OVER',
  rule: 'LIM-ART-9-1',
  path: '/limitId',
  zh: '该限制已经解除。',
  en: 'The limit has been lifted.',
};
export const LIMIT_NOT_SERVED: LawErrorText = {
  code: 'LIMIT.NOT_SERVED',
  rule: 'LIM-ART-5',
  path: '/servedAt',
  zh: '限制令尚未送达。',
  en: 'The order has not been served.',
};
export const LIMIT_IN_GRACE: LawErrorText = {
  code: 'LIMIT.IN_GRACE',
  rule: 'DIS-GRACE-1',
  path: '/limitId',
  zh: '宽限期未满，不得采取限制措施。',
  en: 'The grace is not over: the limit is not put in force.',
};
export const LIMIT_IN_FORCE: LawErrorText = {
  code: 'LIMIT.IN_FORCE',
  rule: 'DIS-GRACE-1',
  path: '/limitId',
  zh: '该限制已经生效。',
  en: 'The limit is in force already.',
};
export const NOT_PERFORMED: LawErrorText = {
  code: 'LIFT.NOT_PERFORMED',
  rule: 'LIM-ART-9-2',
  path: '/ground',
  zh: '义务尚未履行完毕。',
  en: 'Not everything is performed.',
};
export const ENFORCEMENT_GOES_ON: LawErrorText = {
  code: 'LIFT.ENFORCEMENT_GOES_ON',
  rule: 'LIM-ART-1',
  path: '/ground',
  zh: '执行程序尚未终结。',
  en: 'Enforcement has not ended.',
};
export const NOT_SECURED: LawErrorText = {
  code: 'LIFT.NOT_SECURED',
  rule: 'LIM-ART-9-1',
  path: '/ground',
  zh: '没有确实有效的担保，或者担保不足以清偿债务。',
  en: 'No effective security stands, or it does not cover what is owed.',
};
export const NO_CONSENT: LawErrorText = {
  code: 'LIFT.NO_CONSENT',
  rule: 'LIM-ART-9-1',
  path: '/consents',
  zh: '没有申请执行人同意的记录。',
  en: 'No consent of the creditor is on record.',
};
export const NO_APPLICATION: LawErrorText = {
  code: 'LIFT.NO_APPLICATION',
  rule: 'CR-L-AH',
  path: '/ground',
  zh: '为提高履行能力解除限制属于信用修复，应当有就该项限制提出、正在审查的解除限制申请。',
  en: 'To raise the ability to perform a limit is lifted on an application for it that is under review: it is an early repair.',
};
export const IN_PART_ONLY: LawErrorText = {
  code: 'LIFT.IN_PART_ONLY',
  rule: 'CR-L-AH',
  path: '/scope',
  zh: '以该事由解除的，应当写明解除的范围。',
  en: 'On this ground a limit is lifted in part, and the decision names the part.',
};
export const PART_IS_ALL: LawErrorText = {
  code: 'LIFT.PART_IS_ALL',
  rule: 'LIM-ART-8',
  path: '/scope',
  zh: '部分解除不得及于全部九项消费。',
  en: 'A part is never all nine classes.',
};
export const NEEDED_UNTIL: LawErrorText = {
  code: 'LIFT.NEEDED_UNTIL',
  rule: 'LIM-ART-8',
  path: '/until',
  zh: '因生活或者经营必需准许的，应当写明不早于今日的截止日期；其他事由不写。',
  en: 'What is needed is permitted up to a day that is not past; on another ground none is named.',
};
export const WHOLE_ONLY: LawErrorText = {
  code: 'LIFT.WHOLE_ONLY',
  rule: 'LIM-ART-9-2',
  path: '/scope',
  zh: '以该事由解除的，应当全部解除。',
  en: 'On this ground a limit is lifted in whole.',
};
export const EXIT_WHOLE: LawErrorText = {
  code: 'LIFT.EXIT_WHOLE',
  rule: 'LIM-EXIT',
  path: '/scope',
  zh: '限制出境不能部分解除。',
  en: 'A limit of exit is not lifted in part.',
};
export const NOT_OF_EXIT: LawErrorText = {
  code: 'LIFT.NOT_OF_EXIT',
  rule: 'LIM-ART-8',
  path: '/ground',
  zh: '该事由只适用于限制消费。',
  en: 'This ground lifts a limit on consumption only.',
};
export const OWN_MEANS_OF_OTHERS: LawErrorText = {
  code: 'LIFT.DEBTOR_HIMSELF',
  rule: 'LIM-ART-3-2',
  path: '/ground',
  zh: '以私人财产消费的例外不适用于被执行人本人。',
  en: 'The debtor himself has no private means beside his property.',
};
export const NOT_THE_REPRESENTATIVE: LawErrorText = {
  code: 'LIFT.NOT_REPRESENTATIVE',
  rule: 'LIM-35-17',
  path: '/ground',
  zh: '该事由限于被执行单位原法定代表人、主要负责人。',
  en: 'This ground is one of a former representative or head of the unit.',
};
export const STILL_BEHIND_IT: LawErrorText = {
  code: 'LIFT.STILL_BEHIND_IT',
  rule: 'LIM-35-17',
  path: '/findings',
  zh: '原法定代表人系实际控制人、直接责任人员，或者变更系规避执行的，不予解除。',
  en: 'Who controls the unit, answers for the failure, or left to evade enforcement stays limited.',
};
export const NOT_LIMITED: LawErrorText = {
  code: 'PERMISSION.NOT_LIMITED',
  rule: 'LIM-35-17',
  path: '/limitId',
  zh: '没有生效的限制消费措施，无需批准。',
  en: 'No limit on consumption is in force: nothing is to be permitted.',
};
export const PERMISSION_SPAN: LawErrorText = {
  code: 'PERMISSION.SPAN_INVALID',
  rule: 'LIM-35-17',
  path: '/until',
  zh: '暂时解除自起始时刻起不超过一个月，且不得溯及既往。',
  en: 'A permission lasts one month at most from its first instant, and does not reach back.',
};
export const PERMISSION_OF_A_PERSON: LawErrorText = {
  code: 'PERMISSION.NOT_A_PERSON',
  rule: 'LIM-35-17',
  path: '/limitId',
  zh: '暂时解除限于被限制消费的个人。',
  en: 'A person is permitted to travel; a unit does not travel.',
};
export const PERMISSION_OVERLAPS: LawErrorText = {
  code: 'PERMISSION.OVERLAPS',
  rule: 'LIM-35-17',
  path: '/from',
  zh: '与已经批准的时段重叠。',
  en: 'It overlaps one that has been granted.',
};
export const PERMISSION_OVER: LawErrorText = {
  code: 'PERMISSION.OVER',
  rule: 'LIM-35-17',
  path: '/permissionId',
  zh: '该单次许可已经届满或者撤回。',
  en: 'The permission has ended, or was taken back.',
};
export const PERMISSION_NO_REASON: LawErrorText = {
  code: 'PERMISSION.NO_REASON',
  rule: 'LIM-35-17',
  path: '/reason',
  zh: '撤回单次许可应当说明理由。',
  en: 'Whoever takes a permission back says why.',
};
export const REVIEW_OF_EXIT: LawErrorText = {
  code: 'LIMIT.REVIEW_OF_EXIT',
  rule: 'LIM-EXIT',
  path: '/limitId',
  zh: '只有生效的限制出境决定可以申请复议，且以一次为限。',
  en: 'Only a limit of exit that stands is looked at again, and once.',
};
export const REVIEW_DATE: LawErrorText = {
  code: 'LIMIT.REVIEW_DATE',
  rule: 'LIM-EXIT',
  path: '/filedAt',
  zh: '申请复议的时间不得早于收到决定之时，也不得晚于当前时间。',
  en: 'It is asked for after service, and not in the future.',
};
export const REVIEW_LATE: LawErrorText = {
  code: 'LIMIT.REVIEW_LATE',
  rule: 'LIM-EXIT',
  path: '/filedAt',
  zh: '申请复议应当在收到决定之日起十日内提出。',
  en: 'It is asked for within ten days of service.',
};
export const NO_REVIEW: LawErrorText = {
  code: 'LIMIT.NO_REVIEW',
  rule: 'LIM-EXIT',
  path: '/limitId',
  zh: '没有待决定的复议申请。',
  en: 'There is no such application that waits for a decision.',
};
/** Whichever limit it is: the rule is that of its kind. */
export const NECESSITY_MISSING: LawErrorText = {
  code: 'LIMIT.NECESSITY_MISSING',
  rule: 'LIM-ART-1',
  path: '/necessity',
  zh: '采取限制措施，应当依申请执行人的书面申请（appliedBy）；必要时可以依职权采取的，应当写明其必要性（necessity）。',
  en: 'A limit is ordered on the written application of a creditor (`appliedBy`), of the court’s own motion only where that is necessary: say why (`necessity`).',
};
