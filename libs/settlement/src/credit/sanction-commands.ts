import type { CommandDefinition } from '../case/states.js';

/** What people may do about sanctions (惩戒事项): each in words, and by which rule. Whether it is admissible the rows decide that it is about. */
export const SANCTION_COMMANDS = {
  offerPromise: { zh: '告知可以作出信用承诺', en: 'offer a promise of credit', rule: 'CR-L-JX' },
  answerPromise: { zh: '登记对信用承诺的答复', en: 'answer the offer of a promise', rule: 'CR-L-JX' },
  decideProposal: { zh: '决定是否纳入名单', en: 'decide on the proposal', rule: 'DIS-ART-5-1' },
  serveDecision: { zh: '登记失信决定书的送达', en: 'record service of the decision', rule: 'DIS-ART-5-1' },
  publishEntry: { zh: '公布失信信息', en: 'publish the entry', rule: 'DIS-GRACE-1' },
  extendTerm: { zh: '延长纳入期限', en: 'make the term longer', rule: 'DIS-ART-2-1' },
  recordDeletionGround: { zh: '登记删除事由', en: 'record a ground of deletion', rule: 'DIS-ART-10-1' },
  requestDeletion: { zh: '申请执行人申请删除', en: 'ask for deletion as the creditor', rule: 'DIS-ART-10-1' },
  deleteEntry: { zh: '删除失信信息', en: 'delete an entry that is due', rule: 'DIS-ART-10-1' },
  decideDeletion: { zh: '决定是否删除', en: 'decide on a deletion', rule: 'DIS-ART-2-2' },
  requestCorrection: { zh: '申请纠正失信信息', en: 'ask for a correction', rule: 'DIS-ART-11' },
  decideCorrection: { zh: '决定是否纠正', en: 'decide on a correction', rule: 'DIS-ART-12' },
  carryOutCorrection: { zh: '更正或者撤销', en: 'carry a correction out', rule: 'DIS-ART-12' },
  serveCorrection: { zh: '登记驳回纠正决定的送达', en: 'record service of a refusal', rule: 'DIS-ART-12' },
  requestReconsideration: { zh: '申请复议', en: 'ask for reconsideration', rule: 'DIS-ART-12' },
  decideReconsideration: { zh: '登记复议结果', en: 'record the reconsideration', rule: 'DIS-ART-12' },
  requestLimitCorrection: { zh: '申请纠正限制消费措施', en: 'ask for a correction of a limit', rule: 'DIS-ART-11' },
  carryOutLimitCorrection: {
    zh: '解除不当的限制消费或者更正其内容',
    en: 'carry the correction of a limit out',
    rule: 'DIS-ART-12',
  },
  orderLimit: { zh: '签发限制消费、限制出境决定', en: 'order a limit', rule: 'LIM-ART-1' },
  serveLimit: { zh: '登记限制令的送达', en: 'record service of a limit', rule: 'LIM-ART-5' },
  putLimitInForce: { zh: '限制措施生效', en: 'put a limit in force', rule: 'DIS-GRACE-1' },
  liftLimit: { zh: '解除限制', en: 'lift a limit', rule: 'LIM-ART-9-1' },
  permitConsumption: { zh: '批准单次许可', en: 'permit consumption once', rule: 'LIM-35-17' },
  revokePermission: { zh: '撤回单次许可', en: 'take a permission back', rule: 'LIM-35-17' },
  requestLimitReview: { zh: '申请复议限制出境', en: 'ask for a review of a limit of exit', rule: 'LIM-EXIT' },
  decideLimitReview: { zh: '登记限制出境的复议结果', en: 'record the review of a limit', rule: 'LIM-EXIT' },
  proposePenalty: { zh: '提议罚款、拘留或者移送', en: 'propose a fine, detention or referral', rule: 'PROC-27' },
  decidePenalty: { zh: '决定罚款、拘留或者移送', en: 'decide on a penalty', rule: 'PROC-27' },
  servePenalty: { zh: '登记罚款、拘留、移送的送达', en: 'record service of a penalty', rule: 'PROC-27' },
  requestPenaltyReconsideration: {
    zh: '申请复议罚款、拘留决定',
    en: 'ask for reconsideration of a fine or detention',
    rule: 'PROC-27',
  },
  decidePenaltyReconsideration: {
    zh: '登记罚款、拘留的复议结果',
    en: 'record the reconsideration of a penalty',
    rule: 'PROC-27',
  },
  recordCreditorWish: {
    zh: '申请执行人申请暂缓惩戒',
    en: 'record whether the creditor holds off',
    rule: 'DIS-GRACE-2',
  },
  findRank: { zh: '认定履行顺序', en: 'find whether others answer first', rule: 'DIS-ART-3' },
  findCapacity: { zh: '认定被执行人的民事行为能力', en: 'find the debtor’s legal capacity', rule: 'LIM-EXIT' },
  closeCreditRecord: { zh: '结束信用卷', en: 'close the credit record', rule: 'CLS-4' },
} as const satisfies Readonly<Record<string, CommandDefinition>>;
/** One of the commands. */
export type SanctionCommand = keyof typeof SANCTION_COMMANDS;
