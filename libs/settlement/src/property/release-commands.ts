import type { CommandDefinition } from '../case/states.js';

/** Commands of people by which the property in a file is released (解除), and what belongs to that: plan, sale, substitution, what is kept. */
export const RELEASE_COMMANDS = {
  planReleases: { zh: '确定分期解除计划', en: 'pin the plan of releases', rule: 'PROC-12' },
  applyForRelease: { zh: '申请执行人申请或者同意解除', en: 'apply for a release, or consent', rule: 'SET-ART-3-1' },
  applyForProperty: { zh: '申请执行人申请解除指定财产', en: 'apply for property to be released', rule: 'SET-ART-3-1' },
  orderRelease: { zh: '依法应当解除', en: 'name what the law orders to be released', rule: 'PROC-12' },
  decideRelease: { zh: '决定解除', en: 'decide a release', rule: 'PROC-12' },
  approveRelease: { zh: '复核解除决定', en: 'approve a release', rule: 'PROC-12' },
  returnRelease: { zh: '退回解除决定', en: 'send a decision to release back', rule: 'PROC-12' },
  refuseRelease: { zh: '不予解除', en: 'refuse a release', rule: 'SET-ART-3-1' },
  serveRelease: { zh: '送达解除裁定和协助执行通知书', en: 'serve a release', rule: 'PROC-14' },
  recordReleaseReceipt: { zh: '登记解除回执', en: 'record the receipt of a release', rule: 'PROC-14' },
  resumeRelease: { zh: '继续已暂停的解除', en: 'let a halted release go on', rule: 'SET-ART-3-1' },
  recognisePartition: { zh: '确认共有财产的分割', en: 'recognise a partition of co-owned property', rule: 'PROC-12' },
  substituteProperty: { zh: '变更控制标的物', en: 'put other property in its place', rule: 'PROC-12' },
  allowSale: { zh: '准许被执行人自行变卖', en: 'allow the debtor to sell', rule: 'PROC-13' },
  recordSale: { zh: '登记自行变卖价款', en: 'record the price of his sale', rule: 'PROC-13' },
  controlAgain: { zh: '裁定再次控制已解除的财产', en: 'control again what was released', rule: 'PROC-9' },
  keepControls: { zh: '说明结案后保留控制的理由', en: 'say why controls stand', rule: 'CLS-2' },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

/** A command of {@link RELEASE_COMMANDS}. */
export type ReleaseCommand = keyof typeof RELEASE_COMMANDS;

/**
 * What is heard while everything is being released: what carries a release out, a sale that has come about meanwhile, and that the case was closed as
 * long performance (CLS-5).
 */
export const COMMANDS_WHILE_RELEASING = [
  'orderRelease',
  'decideRelease',
  'approveRelease',
  'returnRelease',
  'serveRelease',
  'recordReleaseReceipt',
  'recordSale',
  'keepControls',
] as const satisfies readonly ReleaseCommand[];
