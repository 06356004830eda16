import type { StateTable } from '../case/states.js';
import { REPAIR_COMMANDS, type RepairCommand } from './repair-commands.js';
import { SANCTION_COMMANDS, type SanctionCommand } from './sanction-commands.js';

/** 信用惩戒与修复: the stages of a credit record, by its gravest entry on the dishonesty list. */
export const CREDIT_STAGES = ['CLEAR', 'PROPOSED', 'GRACE', 'PUBLISHED', 'SUSPENDED', 'ENDED'] as const;
/** One of the stages of a credit record. */
export type CreditStage = (typeof CREDIT_STAGES)[number];
/** How it ends: a person closes it when nothing stands in it. */
export type CreditEnding = 'RECORD_CLOSED';
/** Commands of people to a credit record. */
export type CreditCommand = SanctionCommand | RepairCommand;

/** Whether a command is admissible is decided by the rows that it is about; a record that has not ended hears each of them. */
const OF_CREDIT = { ...SANCTION_COMMANDS, ...REPAIR_COMMANDS } as const;
const COMMANDS = Object.keys(OF_CREDIT) as CreditCommand[];

/** The states of a credit record. */
export const CREDIT_STATES: StateTable<CreditStage, CreditEnding, CreditCommand> = {
  initial: 'CLEAR',
  stages: [
    {
      stage: 'CLEAR',
      name: { zh: '无在列信息', en: 'no entry' },
      awaits: { zh: '新的提议、申请，或者结束信用卷', en: 'a proposal, an application, or its closing' },
      commands: COMMANDS,
    },
    {
      stage: 'PROPOSED',
      name: { zh: '拟纳入名单', en: 'proposed' },
      awaits: { zh: '院长对纳入名单的决定', en: 'the president’s decision on the listing' },
      commands: COMMANDS,
    },
    {
      stage: 'GRACE',
      name: { zh: '已决定，尚未公布', en: 'decided, not published yet' },
      awaits: { zh: '宽限期届满或者公布', en: 'the end of grace, or publication' },
      commands: COMMANDS,
    },
    {
      stage: 'PUBLISHED',
      name: { zh: '已公布', en: 'published' },
      awaits: { zh: '删除、屏蔽或者期限届满', en: 'deletion, suspension or the end of the term' },
      commands: COMMANDS,
    },
    {
      stage: 'SUSPENDED',
      name: { zh: '已屏蔽', en: 'suspended' },
      awaits: { zh: '屏蔽条件的履行', en: 'that its conditions are kept' },
      commands: COMMANDS,
    },
    { stage: 'ENDED', name: { zh: '已结束', en: 'ended' }, awaits: { zh: '无', en: 'nothing' }, commands: [] },
  ],
  endings: { RECORD_CLOSED: { zh: '信用卷结束', en: 'record closed' } },
  commands: OF_CREDIT,
  transitions: [
    { from: 'CLEAR', to: 'PROPOSED', on: { zh: '提议纳入', en: 'a listing is proposed' }, rule: 'DIS-ART-1' },
    { from: 'CLEAR', to: 'GRACE', on: { zh: '履行被冲正', en: 'performance is reversed' }, rule: 'DIS-GRACE-1' },
    { from: 'CLEAR', to: 'RECORD_CLOSED', on: { zh: '结束信用卷', en: 'closed by a person' }, rule: 'CLS-4' },
    { from: 'PROPOSED', to: 'GRACE', on: { zh: '决定纳入', en: 'the president lists' }, rule: 'DIS-ART-5-1' },
    { from: 'PROPOSED', to: 'CLEAR', on: { zh: '不予纳入', en: 'not listed' }, rule: 'DIS-ART-5-1' },
    { from: 'GRACE', to: 'PUBLISHED', on: { zh: '公布', en: 'published' }, rule: 'DIS-GRACE-1' },
    { from: 'GRACE', to: 'CLEAR', on: { zh: '不再公布', en: 'not executed' }, rule: 'DIS-GRACE-1' },
    { from: 'GRACE', to: 'PROPOSED', on: { zh: '不再公布，另有提议', en: 'another is proposed' }, rule: 'DIS-GRACE-1' },
    { from: 'PUBLISHED', to: 'SUSPENDED', on: { zh: '屏蔽', en: 'suspended' }, rule: 'CR-REV' },
    { from: 'PUBLISHED', to: 'CLEAR', on: { zh: '删除或者撤销', en: 'deleted or revoked' }, rule: 'DIS-ART-10-1' },
    { from: 'PUBLISHED', to: 'GRACE', on: { zh: '删除，另有决定', en: 'another is decided' }, rule: 'DIS-ART-10-1' },
    {
      from: 'PUBLISHED',
      to: 'PROPOSED',
      on: { zh: '删除，另有提议', en: 'another is proposed' },
      rule: 'DIS-ART-10-1',
    },
    { from: 'SUSPENDED', to: 'PUBLISHED', on: { zh: '恢复公布', en: 'reinstated' }, rule: 'CR-REV' },
    { from: 'SUSPENDED', to: 'CLEAR', on: { zh: '删除或者撤销', en: 'deleted or revoked' }, rule: 'DIS-ART-10-1' },
    { from: 'SUSPENDED', to: 'GRACE', on: { zh: '删除，另有决定', en: 'another is decided' }, rule: 'DIS-ART-10-1' },
    {
      from: 'SUSPENDED',
      to: 'PROPOSED',
      on: { zh: '删除，另有提议', en: 'another is proposed' },
      rule: 'DIS-ART-10-1',
    },
  ],
};
