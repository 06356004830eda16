import { type LawErrorText } from '@hejie/law';

export const NOT_ON_LIST: LawErrorText = {
  code: 'DELETION.NOT_ON_LIST',
  rule: 'DIS-ART-10-1',
  path: '/listingId',
  zh: '该信息不在失信被执行人名单上。',
  en: 'The entry does not stand on the list.',
};
export const FIXED_TERM: LawErrorText = {
  code: 'DELETION.FIXED_TERM',
  rule: 'DIS-ART-10-2',
  path: '/listingId',
  zh: '有纳入期限的，不适用该删除情形；积极履行或者主动纠正的，可以决定提前删除。',
  en: 'This ground does not delete an entry with a fixed term; active performance or correction may, by decision.',
};
export const TERM_ONLY: LawErrorText = {
  code: 'DELETION.TERM_ONLY',
  rule: 'DIS-ART-2-2',
  path: '/listingId',
  zh: '没有固定期限的，没有提前删除。',
  en: 'Without a fixed term there is no early deletion.',
};
export const NOTHING_FOUND_TOO_SOON: LawErrorText = {
  code: 'DELETION.NOTHING_FOUND_TOO_SOON',
  rule: 'DIS-ART-10-1',
  path: '/circumstance',
  zh: '终本后通过网络执行查控系统查询两次以上未发现可供执行财产，且无有效线索的，始得删除。',
  en: 'After 终本 it takes two queries that find nothing, and no valid clue.',
};
export const DAY_AHEAD: LawErrorText = {
  code: 'DELETION.DAY_AHEAD',
  rule: 'DIS-ART-10-1',
  path: '/arisenOn',
  zh: '删除事由的发生日期不能晚于今日。',
  en: 'A ground of deletion does not lie in the future.',
};
export const NOT_WARNED: LawErrorText = {
  code: 'DELETION.NOT_WARNED',
  rule: 'DIS-ART-10-3',
  path: '/warning',
  zh: '申请删除之前，应当告知申请执行人六个月内不得再次申请纳入。',
  en: 'Before he asks, the creditor is told that his application to list again is refused for six months.',
};
export const NO_SUCH_DELETION: LawErrorText = {
  code: 'DELETION.UNKNOWN',
  rule: 'DIS-ART-10-1',
  path: '/deletionId',
  zh: '没有该项待删除事项。',
  en: 'No such deletion is due or asked for.',
};
export const DUE: LawErrorText = {
  code: 'DELETION.DUE',
  rule: 'DIS-ART-10-1',
  path: '/verdict',
  zh: '应当删除的，不得拒绝。',
  en: 'A deletion that is due is not refused.',
};
export const NOT_DUE: LawErrorText = {
  code: 'DELETION.NOT_DUE',
  rule: 'DIS-ART-2-2',
  path: '/deletionId',
  zh: '是否删除应当由法官决定，不得径行删除。',
  en: 'Whether this entry is deleted is a judge’s decision.',
};
export const NO_REASONS: LawErrorText = {
  code: 'DELETION.NO_REASONS',
  rule: 'DIS-ART-2-2',
  path: '/reasons',
  zh: '不予删除应当说明理由。',
  en: 'A refusal gives its reasons.',
};
