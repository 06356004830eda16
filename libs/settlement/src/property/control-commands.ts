import type { CommandDefinition } from '../case/states.js';

/** Commands of people by which property is looked for (查), controlled (控), and what belongs to that: receipts, renewals, objections. */
export const CONTROL_COMMANDS = {
  askForProperty: { zh: '查询财产', en: 'ask for property', rule: 'PRE-CTRL' },
  recordQueryAnswers: { zh: '登记查询反馈', en: 'record answers to a query', rule: 'PROC-8' },
  askToSearch: { zh: '协助查找被执行人或者车辆下落', en: 'have the debtor or a vehicle looked for', rule: 'PROC-23' },
  recordSearchAnswer: { zh: '登记查找反馈', en: 'record what came of looking', rule: 'PROC-23' },
  recordClue: { zh: '登记财产线索', en: 'record a clue to property', rule: 'PROC-7' },
  verifyClue: { zh: '核实财产线索', en: 'verify a clue', rule: 'PROC-7' },
  nameProperty: { zh: '提供可供控制的财产', en: 'name property to be controlled', rule: 'PRE-CTRL' },
  recordReport: { zh: '登记财产报告', en: 'record the debtor’s report of his property', rule: 'PROC-5' },
  showReport: { zh: '向申请执行人提供财产报告情况', en: 'show a report to the creditor', rule: 'PROC-5' },
  orderDisposalDuty: { zh: '责令申报重大资产处置', en: 'order important disposals to be declared', rule: 'PROC-5' },
  declareDisposal: { zh: '申报重大资产处置', en: 'declare a disposal', rule: 'PROC-5' },
  orderControls: { zh: '裁定查封、扣押、冻结', en: 'order controls', rule: 'PRE-CTRL' },
  bringInPreservation: {
    zh: '登记转为执行措施的诉前、诉讼保全',
    en: 'bring in a preservation that was taken for the trial',
    rule: 'PROC-10',
  },
  recordControlReceipt: { zh: '登记控制回执', en: 'record the receipt of a control', rule: 'PROC-14' },
  moveControlUp: { zh: '登记轮候递进', en: 'record that a queued control moved up', rule: 'PROC-14' },
  applyForRenewal: { zh: '申请续行控制措施', en: 'apply for a renewal', rule: 'PROC-9R' },
  renewControls: { zh: '裁定续行控制措施', en: 'order the renewal of controls', rule: 'PROC-9R' },
  recordRenewalReceipt: { zh: '登记续行回执', en: 'record the receipt of a renewal', rule: 'PROC-9R' },
  recordObjection: { zh: '登记执行异议', en: 'record an objection to controls', rule: 'PROC-18' },
  decideObjection: { zh: '就执行异议作出裁定', en: 'decide an objection', rule: 'PROC-18' },
  serveObjectionRuling: {
    zh: '登记异议裁定的送达',
    en: 'record that a ruling on an objection was served',
    rule: 'PROC-19',
  },
  applyForReconsideration: { zh: '就异议裁定申请复议', en: 'apply for reconsideration of a ruling', rule: 'PROC-18' },
  recordReconsideration: { zh: '登记复议裁定', en: 'record what the court above has ruled', rule: 'PROC-18' },
  recordPropertySuit: { zh: '登记执行异议之诉、析产诉讼', en: 'record a suit about property', rule: 'PROC-19' },
  endPropertySuit: { zh: '登记诉讼终结', en: 'record that a suit has ended', rule: 'PROC-19' },
  applyToLift: { zh: '申请解除保全', en: 'apply to have a preservation lifted', rule: 'PROC-21' },
  decideLift: { zh: '就解除保全申请作出裁定', en: 'decide an application to lift', rule: 'PROC-21' },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

/** A command of {@link CONTROL_COMMANDS}. */
export type ControlCommand = keyof typeof CONTROL_COMMANDS;

/** What is heard while everything is being released: what came about before, and what has been asked for already. */
export const CONTROL_COMMANDS_WHILE_RELEASING = [
  'recordQueryAnswers',
  'recordSearchAnswer',
  'verifyClue',
  'recordReport',
  'showReport',
  'declareDisposal',
  'recordControlReceipt',
  'moveControlUp',
  'recordRenewalReceipt',
  'recordObjection',
  'decideObjection',
  'serveObjectionRuling',
  'applyForReconsideration',
  'recordReconsideration',
  'recordPropertySuit',
  'endPropertySuit',
  'applyToLift',
  'decideLift',
] as const satisfies readonly ControlCommand[];
