import { type LawErrorText } from '@hejie/law';

export const NO_EVIDENCE: LawErrorText = {
  code: 'LISTING.NO_EVIDENCE',
  rule: 'DIS-ART-5-1',
  path: '/evidence',
  zh: '提出纳入失信名单，应当附有证据。',
  en: 'A proposal to list comes with evidence.',
};
export const LIVE: LawErrorText = {
  code: 'LISTING.LIVE',
  rule: 'DIS-ART-1',
  path: '/listingId',
  zh: '本案对该被执行人的纳入程序正在进行或者已经纳入；有多项失信行为的，可以延长纳入期限。',
  en: 'An entry of this debtor is under way or stands in the case: several acts make its term longer.',
};
export const PROMISE_NOT_OFFERED: LawErrorText = {
  code: 'LISTING.PROMISE_NOT_OFFERED',
  rule: 'CR-L-JX',
  path: '/listingId',
  zh: '决定纳入之前，应当给予被执行人作出信用承诺的机会。',
  en: 'The debtor is offered a promise of credit before the decision.',
};
export const OWN_PROPOSAL: LawErrorText = {
  code: 'LISTING.OWN_PROPOSAL',
  rule: 'DIS-ART-5-1',
  path: '/listingId',
  zh: '提出纳入的人不得自行决定纳入。',
  en: 'Nobody decides on his own proposal.',
};
export const NO_REASONS: LawErrorText = {
  code: 'LISTING.NO_REASONS',
  rule: 'DIS-ART-5-1',
  path: '/reasons',
  zh: '决定应当说明理由。',
  en: 'The decision gives its reasons.',
};
export const GRACE_INVALID: LawErrorText = {
  code: 'SANCTION.GRACE_INVALID',
  rule: 'DIS-GRACE-1',
  path: '/graceMonths',
  zh: '宽限期为一至三个月，或者不给予。',
  en: 'The grace is one to three months, or none.',
};
export const NOT_SERIOUS: LawErrorText = {
  code: 'LISTING.NOT_SERIOUS',
  rule: 'DIS-ART-2-1',
  path: '/reason',
  zh: '以暴力、威胁方法妨碍、抗拒执行情节严重延长期限的，限于第二项事由。',
  en: 'Serious violence or threats make a term longer on the second ground only.',
};
export const NO_FACTS: LawErrorText = {
  code: 'LISTING.EXTENSION_WITHOUT_FACTS',
  rule: 'DIS-ART-5-1',
  path: '/paper/facts',
  zh: '延长纳入期限的，应当写明查明的事实（paper.facts）：多项失信行为逐项写明，以暴力、威胁方法妨碍、抗拒执行的写明其严重情节。',
  en: 'A decision that makes a term longer states in `paper.facts` what the court has found: each of several acts, or what makes violence or threats serious.',
};
export const WRONG_STAGE: LawErrorText = {
  code: 'LISTING.WRONG_STAGE',
  rule: 'DIS-ART-5-1',
  path: '/listingId',
  zh: '该纳入程序所处阶段不允许这一事项。',
  en: 'The entry is not in a stage in which this is done.',
};
export const FINDING_OPEN: LawErrorText = {
  code: 'LISTING.FINDING_OPEN',
  rule: 'CR-REV',
  zh: '将被取代的失信信息正在屏蔽，撤销屏蔽的事由尚在法官审查中；法官认定或者驳回后，方可公布。',
  en: 'The entry that this one replaces is suspended, and a finding that a condition has failed lies before the judge; he confirms or dismisses it first.',
};
export const SERVICE_DATE: LawErrorText = {
  code: 'LISTING.SERVICE_DATE',
  rule: 'DIS-ART-5-1',
  path: '/servedAt',
  zh: '送达时间不能早于决定，也不能晚于现在。',
  en: 'A decision is served after it was made and not in the future.',
};
export const NOT_SERVED: LawErrorText = {
  code: 'LISTING.NOT_SERVED',
  rule: 'DIS-ART-5-1',
  path: '/servedAt',
  zh: '失信决定书尚未送达，不得公布。',
  en: 'The decision has not been served: it is not published.',
};
export const IN_GRACE: LawErrorText = {
  code: 'LISTING.IN_GRACE',
  rule: 'DIS-GRACE-1',
  path: '/listingId',
  zh: '宽限期未满，不得公布。',
  en: 'The grace is not over: nothing is published.',
};
export const NO_FIXED_TERM: LawErrorText = {
  code: 'LISTING.TERM_NOT_FIXED',
  rule: 'DIS-ART-2-1',
  path: '/listingId',
  zh: '该纳入没有固定期限，不能延长。',
  en: 'This entry has no fixed term that could be longer.',
};
export const TERM_ENDED: LawErrorText = {
  code: 'LISTING.TERM_ENDED',
  rule: 'DIS-ART-10-2',
  path: '/listingId',
  zh: '纳入期限已经届满，不再公布。',
  en: 'The term of the entry is over: it is not published any more.',
};
export const TERM_OVER: LawErrorText = {
  code: 'LISTING.TERM_OVER',
  rule: 'DIS-ART-2-1',
  path: '/listingId',
  zh: '纳入期限已经届满，不能延长。',
  en: 'The term is over: it is not made longer.',
};
export const EXTENSION_INVALID: LawErrorText = {
  code: 'LISTING.EXTENSION_TOO_LONG',
  rule: 'DIS-ART-2-1',
  path: '/years',
  zh: '延长期限为一至三年，累计不超过三年。',
  en: 'A term is made longer by one to three years, three at most all together.',
};
/** DIS-ART-2-1: a longer term is a new sanction; who has performed is deleted early instead. */
export const EXTENDED_AFTER_PERFORMANCE: LawErrorText = {
  code: 'LISTING.PERFORMED',
  rule: 'DIS-ART-2-1',
  path: '/listingId',
  zh: '义务已经履行完毕，不得延长纳入期限。',
  en: 'Everything is performed: the term is not made longer.',
};
export const EXTENDED_AFTER_CLOSING: LawErrorText = {
  code: 'LISTING.CASE_CLOSED',
  rule: 'DIS-ART-2-1',
  path: '/listingId',
  zh: '案件已经结案，不得延长纳入期限。',
  en: 'The case is closed: the term is not made longer in it any more.',
};
