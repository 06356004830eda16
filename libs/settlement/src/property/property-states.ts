import type { StateTable } from '../case/states.js';
import { CONTROL_COMMANDS, CONTROL_COMMANDS_WHILE_RELEASING, type ControlCommand } from './control-commands.js';
import { COMMANDS_WHILE_RELEASING, RELEASE_COMMANDS, type ReleaseCommand } from './release-commands.js';

/** 财产查控: the stages of a property file, from its opening under a case number to the end of its last control. */
export const PROPERTY_STAGES = ['UNDER_CONTROL', 'RELEASING', 'KEPT', 'ENDED'] as const;
/** One of the stages of a property file. */
export type PropertyStage = (typeof PROPERTY_STAGES)[number];
/** How it ends: nothing is under control any longer, or the case is closed and what stays has its reason. */
export type PropertyEnding = 'RELEASED' | 'FILE_CLOSED';
/** Commands of people to a property file. */
export type PropertyCommand = 'recordEnforcementSought' | 'closePropertyFile' | ControlCommand | ReleaseCommand;

const OF_CONTROLS = Object.keys(CONTROL_COMMANDS) as ControlCommand[];
const OF_RELEASES = Object.keys(RELEASE_COMMANDS) as ReleaseCommand[];

/** The states of a property file. */
export const PROPERTY_STATES: StateTable<PropertyStage, PropertyEnding, PropertyCommand> = {
  initial: 'UNDER_CONTROL',
  stages: [
    {
      stage: 'UNDER_CONTROL',
      name: { zh: '查控', en: 'queried and controlled' },
      awaits: { zh: '财产的查询、控制、续行与解除', en: 'queries, controls, renewals and releases' },
      commands: ['recordEnforcementSought', 'closePropertyFile', ...OF_CONTROLS, ...OF_RELEASES],
    },
    {
      stage: 'RELEASING',
      name: { zh: '全部解除', en: 'releasing everything' },
      awaits: { zh: '解除控制措施及协助执行单位的回执', en: 'the releases and their receipts' },
      commands: [
        'recordEnforcementSought',
        'closePropertyFile',
        ...CONTROL_COMMANDS_WHILE_RELEASING,
        ...COMMANDS_WHILE_RELEASING,
      ],
    },
    {
      stage: 'KEPT',
      name: { zh: '结案后保留控制', en: 'closed, under control' },
      awaits: { zh: '所保留控制措施的续行、解除或者届满', en: 'what is kept to be renewed, released or over' },
      commands: ['recordEnforcementSought', ...OF_CONTROLS, ...OF_RELEASES],
    },
    { stage: 'ENDED', name: { zh: '已结束', en: 'ended' }, awaits: { zh: '无', en: 'nothing' }, commands: [] },
  ],
  endings: {
    RELEASED: { zh: '控制措施已全部解除', en: 'everything is released' },
    FILE_CLOSED: { zh: '查控结束', en: 'file closed' },
  },
  commands: {
    recordEnforcementSought: {
      zh: '登记保全申请人已申请执行',
      en: 'record that the applicant has sought enforcement',
      rule: 'PROC-21',
    },
    closePropertyFile: { zh: '结束财产查控', en: 'close the property file', rule: 'CLS-4' },
    ...CONTROL_COMMANDS,
    ...RELEASE_COMMANDS,
  },
  transitions: [
    {
      from: 'UNDER_CONTROL',
      to: 'RELEASING',
      on: { zh: '应当全部解除', en: 'everything is to be released' },
      rule: 'SET-ART-8-1',
    },
    {
      from: 'UNDER_CONTROL',
      to: 'RELEASED',
      on: { zh: '无财产处于控制之下，不再控制', en: 'nothing is under control, nor may be' },
      rule: 'PROC-21',
    },
    { from: 'UNDER_CONTROL', to: 'FILE_CLOSED', on: { zh: '查控结束', en: 'closed by a person' }, rule: 'CLS-4' },
    {
      from: 'RELEASING',
      to: 'UNDER_CONTROL',
      on: { zh: '另立执行案件，继续控制', en: 'enforcement is sought, control goes on' },
      rule: 'PROC-21',
    },
    {
      from: 'UNDER_CONTROL',
      to: 'KEPT',
      on: { zh: '查控结束，有理由的控制措施保留', en: 'closed, and what has a reason to stays' },
      rule: 'CLS-4',
    },
    {
      from: 'KEPT',
      to: 'UNDER_CONTROL',
      on: { zh: '恢复执行、另立案号或者保留理由消灭', en: 'enforcement resumes, or the reason is gone' },
      rule: 'SET-ART-9-1',
    },
    { from: 'KEPT', to: 'RELEASING', on: { zh: '应当全部解除', en: 'everything is to be released' }, rule: 'CLS-1' },
    {
      from: 'KEPT',
      to: 'FILE_CLOSED',
      on: { zh: '保留的控制措施已无', en: 'nothing is kept any longer' },
      rule: 'CLS-4',
    },
    { from: 'RELEASING', to: 'RELEASED', on: { zh: '全部解除', en: 'everything is released' }, rule: 'SET-ART-8-1' },
    { from: 'RELEASING', to: 'FILE_CLOSED', on: { zh: '查控结束', en: 'closed by a person' }, rule: 'CLS-4' },
  ],
};
