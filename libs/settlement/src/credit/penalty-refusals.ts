import { type LawErrorText } from '@hejie/law';

export const PENALTY_NO_EVIDENCE: LawErrorText = {
  code: 'PENALTY.NO_EVIDENCE',
  rule: 'PROC-28',
  path: '/evidence',
  zh: '提议罚款、拘留或者移送，应当附有证据。',
  en: 'A proposal of a fine, detention or referral comes with evidence.',
};
export const PENALTY_NOT_HIM: LawErrorText = {
  code: 'PENALTY.NOT_THE_DEBTOR',
  rule: 'PROC-27',
  path: '/on',
  zh: '被执行人的身份（个人或者单位）与提议不符。',
  en: 'The debtor is not of the kind, person or unit, that the proposal names.',
};
export const PENALTY_DECIDED: LawErrorText = {
  code: 'PENALTY.DECIDED',
  rule: 'PROC-27',
  path: '/penaltyId',
  zh: '该提议已经作出决定。',
  en: 'The proposal has been decided on.',
};
export const OWN_PENALTY: LawErrorText = {
  code: 'PENALTY.OWN_PROPOSAL',
  rule: 'PROC-27',
  path: '/penaltyId',
  zh: '提议人不得自行决定。',
  en: 'Nobody decides on his own proposal.',
};
export const PENALTY_NO_REASONS: LawErrorText = {
  code: 'PENALTY.NO_REASONS',
  rule: 'PROC-27',
  path: '/reasons',
  zh: '不予采取的，应当说明理由。',
  en: 'A refusal gives its reasons.',
};
export const PENALTY_SERVICE: LawErrorText = {
  code: 'PENALTY.SERVICE_DATE',
  rule: 'PROC-27',
  path: '/servedAt',
  zh: '送达时间不能早于决定，也不能晚于现在。',
  en: 'A decision is served after it was made and not in the future.',
};
export const NOT_TO_BE_RECONSIDERED: LawErrorText = {
  code: 'PENALTY.NOT_RECONSIDERED',
  rule: 'PROC-27',
  path: '/penaltyId',
  zh: '只有已经送达的罚款、拘留决定可以申请复议，且以一次为限。',
  en: 'Only a fine or detention that was served is reconsidered, and once.',
};
export const PENALTY_RECONSIDERATION_DATE: LawErrorText = {
  code: 'PENALTY.RECONSIDERATION_DATE',
  rule: 'PROC-27',
  path: '/filedAt',
  zh: '申请复议的时间不得早于决定送达之时，也不得晚于当前时间。',
  en: 'Reconsideration is asked for after service, and not in the future.',
};
export const PENALTY_RECONSIDERATION_LATE: LawErrorText = {
  code: 'PENALTY.RECONSIDERATION_LATE',
  rule: 'PROC-27',
  path: '/filedAt',
  zh: '对罚款、拘留决定申请复议，应当在收到决定书之日起三日内提出。',
  en: 'Reconsideration of a fine or detention is asked for within three days of service.',
};
export const NO_PENALTY_RECONSIDERATION: LawErrorText = {
  code: 'PENALTY.NO_RECONSIDERATION',
  rule: 'PROC-27',
  path: '/penaltyId',
  zh: '没有待决定的复议申请。',
  en: 'There is no such application that waits for a decision.',
};
export const MEASURE_AS_IT_WAS: LawErrorText = {
  code: 'PENALTY.MEASURE_AS_IT_WAS',
  rule: 'PROC-27',
  path: '/result/measure',
  zh: '变更的，应当写明同一种类的另一数额或者日数；改变种类的，应当撤销。',
  en: 'A change names another sum or number of days of the same measure.',
};
