import { type LawErrorText } from '@hejie/law';

export const NOT_LISTED: LawErrorText = {
  code: 'CORRECTION.NOT_LISTED',
  rule: 'DIS-ART-11',
  path: '/listingId',
  zh: '没有纳入的决定，无从更正、撤销。',
  en: 'It has not been decided to list: there is nothing to correct or revoke.',
};
export const NOT_PUBLISHED: LawErrorText = {
  code: 'CORRECTION.NOT_PUBLISHED',
  rule: 'DIS-ART-11',
  path: '/ground',
  zh: '该信息尚未公布，不存在应当删除而未删除的情形。',
  en: 'The entry has not been published: nothing of it should have been deleted.',
};
export const TWICE: LawErrorText = {
  code: 'CORRECTION.UNDER_WAY',
  rule: 'DIS-ART-12',
  path: '/listingId',
  zh: '同一事由的更正申请正在审查。',
  en: 'A request on this ground is being looked at.',
};
export const TWICE_OF_LIMIT: LawErrorText = { ...TWICE, path: '/limitId' };
export const OF_EXIT: LawErrorText = {
  code: 'CORRECTION.OF_EXIT',
  rule: 'LIM-EXIT',
  path: '/limitId',
  zh: '不服限制出境决定的，应当向上一级人民法院申请复议。',
  en: 'Whoever is not content with a limit of exit asks the court above for its review.',
};
export const NOT_CONCERNED: LawErrorText = {
  code: 'CORRECTION.NOT_CONCERNED',
  rule: 'DIS-ART-11',
  path: '/filedBy',
  zh: '申请纠正限制消费措施的，应当是被执行人或者被限制消费的人。',
  en: 'The debtor asks that a limit be corrected, or whoever is limited by it.',
};
export const OF_A_LIMIT: LawErrorText = {
  code: 'CORRECTION.OF_A_LIMIT',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '该申请针对限制消费措施，应当由法官解除或者更正该措施。',
  en: 'It is about a limit, which a judge lifts or puts right.',
};
export const OF_AN_ENTRY: LawErrorText = {
  code: 'CORRECTION.OF_AN_ENTRY',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '该申请针对失信信息，应当更正、撤销或者删除失信信息。',
  en: 'It is about an entry on the list, which is corrected, revoked or deleted.',
};
export const NOTHING_TO_WRITE: LawErrorText = {
  code: 'CORRECTION.NOTHING_TO_WRITE',
  rule: 'DIS-ART-12',
  zh: '不当的或者已经解除的限制消费措施，不更正其内容。',
  en: 'Of a limit that should never have stood, or is lifted already, no particulars are put right.',
};
/** LIM-ART-1: with that notice the limit should not have been ordered: it is lifted, and no particular of it put right. */
export const NOTICE_STILL_RAN: LawErrorText = {
  code: 'SANCTION.NOTICE_RUNS',
  rule: 'LIM-ART-1',
  path: '/notice/lastDay',
  zh: '限制消费令作出时，执行通知书指定的履行期间尚未届满，不属于更正事项：应当以“不应采取限制消费措施”（NOT_TO_BE_LIMITED）为由依职权纠正。',
  en: 'When the order was made the period of the notice of enforcement still ran. That is no particular to put right: the court takes it up of its own motion that the limit should not have been ordered (`NOT_TO_BE_LIMITED`).',
};
export const DECIDED: LawErrorText = {
  code: 'CORRECTION.DECIDED',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '没有该项待决定的更正申请。',
  en: 'There is no such request that waits for a decision.',
};
export const NO_CORRECTION_REASONS: LawErrorText = {
  code: 'CORRECTION.NO_REASONS',
  rule: 'DIS-ART-12',
  path: '/reasons',
  zh: '驳回应当说明理由。',
  en: 'A refusal gives its reasons.',
};
export const NOT_UPHELD: LawErrorText = {
  code: 'CORRECTION.NOT_UPHELD',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '没有待执行的更正决定。',
  en: 'There is no decision to correct that has not been carried out.',
};
export const NOT_REFUSED: LawErrorText = {
  code: 'CORRECTION.NOT_REFUSED',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '没有可以送达或者复议的驳回决定。',
  en: 'There is no refusal to be served or looked at again.',
};
export const CORRECTION_SERVICE_DATE: LawErrorText = {
  code: 'CORRECTION.SERVICE_DATE',
  rule: 'DIS-ART-12',
  path: '/servedAt',
  zh: '送达时间不能早于决定，也不能晚于现在。',
  en: 'A decision is served after it was made and not in the future.',
};
export const RECONSIDERATION_DATE: LawErrorText = {
  code: 'CORRECTION.RECONSIDERATION_DATE',
  rule: 'DIS-ART-12',
  path: '/filedAt',
  zh: '申请复议的时间不得早于驳回决定送达之时，也不得晚于当前时间。',
  en: 'Reconsideration is asked for after service, and not in the future.',
};
export const RECONSIDERATION_LATE: LawErrorText = {
  code: 'CORRECTION.RECONSIDERATION_LATE',
  rule: 'DIS-ART-12',
  path: '/filedAt',
  zh: '申请复议应当在驳回决定送达之日起十日内提出。',
  en: 'Reconsideration is asked for within ten days of service.',
};
export const NO_RECONSIDERATION: LawErrorText = {
  code: 'CORRECTION.NO_RECONSIDERATION',
  rule: 'DIS-ART-12',
  path: '/correctionId',
  zh: '没有待决定的复议申请。',
  en: 'There is no reconsideration that waits for a decision.',
};
