import type { StateTable } from './states.js';

/** 恢复执行: the stages of a resumed enforcement. It is opened by a judge's ruling and ends as CLS-4 says. */
export const ENFORCEMENT_STAGES = ['OPENING', 'ENFORCEMENT', 'ENDED'] as const;
/** One of the stages of a resumed enforcement. */
export type EnforcementStage = (typeof ENFORCEMENT_STAGES)[number];
/** How it ends: satisfied by money, closed by its judge in a mode of CLS-4, or because the ruling that opened it was revoked. */
export type EnforcementEnding = 'SATISFIED' | 'CLOSED' | 'REVOKED';

/** The states of a resumed enforcement. */
export const ENFORCEMENT_STATES: StateTable<EnforcementStage, EnforcementEnding, 'closeEnforcement'> = {
  initial: 'OPENING',
  stages: [
    {
      stage: 'OPENING',
      name: { zh: '编立案号并计算余额', en: 'numbered, balance computed' },
      awaits: { zh: '案号与余额', en: 'its number and balance' },
      commands: [],
    },
    {
      stage: 'ENFORCEMENT',
      name: { zh: '恢复执行', en: 'enforcing' },
      awaits: { zh: '强制执行', en: 'enforcement' },
      commands: ['closeEnforcement'],
    },
    { stage: 'ENDED', name: { zh: '已结束', en: 'ended' }, awaits: { zh: '无', en: 'nothing' }, commands: [] },
  ],
  endings: {
    SATISFIED: { zh: '执行完毕', en: 'satisfied' },
    CLOSED: { zh: '结案', en: 'closed by the judge' },
    REVOKED: { zh: '恢复执行裁定被撤销', en: 'the ruling to resume was revoked' },
  },
  commands: {
    closeEnforcement: { zh: '恢复执行案件结案', en: 'close the resumed enforcement', rule: 'CLS-4' },
  },
  transitions: [
    {
      from: 'OPENING',
      to: 'ENFORCEMENT',
      on: { zh: '恢复执行原生效法律文书', en: 'enforcement of the title resumes' },
      rule: 'SET-ART-17-1',
    },
    { from: 'OPENING', to: 'SATISFIED', on: { zh: '扣除后无余额', en: 'nothing is left to enforce' }, rule: 'CLS-1' },
    { from: 'ENFORCEMENT', to: 'SATISFIED', on: { zh: '余额清偿', en: 'the balance is paid' }, rule: 'CLS-1' },
    { from: 'ENFORCEMENT', to: 'CLOSED', on: { zh: '法官结案', en: 'the judge closes it' }, rule: 'CLS-4' },
    {
      from: 'ENFORCEMENT',
      to: 'REVOKED',
      on: { zh: '异议成立，恢复执行裁定被撤销', en: 'the ruling to resume is revoked' },
      rule: 'SET-ART-12-1',
    },
  ],
};
