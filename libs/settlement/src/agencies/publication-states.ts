import type { CommandDefinition, StateTable } from '../case/states.js';

/** 推送核验: the stages of the publication of a decision. */
export const PUBLICATION_STAGES = ['OPENED', 'DELIVERING', 'PLATFORMS', 'ENDED'] as const;
/** One of the stages. */
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];
/** How it ends. */
export type PublicationEnding = 'CONVERGED' | 'PLATFORM_LAGS' | 'SUPERSEDED';

/** What people may do about a publication. */
export const PUBLICATION_COMMANDS = {
  confirmSeen: { zh: '登记人工核验', en: 'record what was seen at the body', rule: 'CR-N-5' },
  resendDelivery: { zh: '重新推送', en: 'send a delivery again', rule: 'CR-N-5' },
} as const satisfies Readonly<Record<string, CommandDefinition>>;
/** One of the commands. */
export type PublicationCommand = keyof typeof PUBLICATION_COMMANDS;
const COMMANDS = Object.keys(PUBLICATION_COMMANDS) as PublicationCommand[];

/** The states of the publication of a decision. */
export const PUBLICATION_STATES: StateTable<PublicationStage, PublicationEnding, PublicationCommand> = {
  initial: 'OPENED',
  stages: [
    {
      stage: 'OPENED',
      name: { zh: '待推送', en: 'opened' },
      awaits: { zh: '首次推送', en: 'the first dispatch' },
      commands: COMMANDS,
    },
    {
      stage: 'DELIVERING',
      name: { zh: '推送核验中', en: 'delivering' },
      awaits: { zh: '各协助单位办理并核验', en: 'that each body carries it out and shows it' },
      commands: COMMANDS,
    },
    {
      stage: 'PLATFORMS',
      name: { zh: '法定单位已核验，等待第三方平台', en: 'statutory bodies verified, platforms open' },
      awaits: { zh: '第三方平台办理并核验', en: 'that the platforms carry it out and show it' },
      commands: COMMANDS,
    },
    { stage: 'ENDED', name: { zh: '已结束', en: 'ended' }, awaits: { zh: '无', en: 'nothing' }, commands: [] },
  ],
  endings: {
    CONVERGED: { zh: '全部核验', en: 'verified everywhere' },
    PLATFORM_LAGS: { zh: '法定单位全部核验，平台未核验', en: 'verified at all statutory bodies, not at a platform' },
    SUPERSEDED: { zh: '被后一决定取代', en: 'superseded by a later decision' },
  },
  commands: PUBLICATION_COMMANDS,
  transitions: [
    { from: 'OPENED', to: 'DELIVERING', on: { zh: '开始推送', en: 'dispatched' }, rule: 'DIS-ART-8' },
    { from: 'OPENED', to: 'PLATFORMS', on: { zh: '仅平台待办', en: 'only platforms are open' }, rule: 'CR-N-5' },
    { from: 'OPENED', to: 'CONVERGED', on: { zh: '全部核验', en: 'verified everywhere' }, rule: 'CR-N-5' },
    { from: 'OPENED', to: 'PLATFORM_LAGS', on: { zh: '平台放弃', en: 'a platform is given up' }, rule: 'CR-N-5' },
    { from: 'OPENED', to: 'SUPERSEDED', on: { zh: '后一决定', en: 'a later decision' }, rule: 'CR-N-5' },
    {
      from: 'DELIVERING',
      to: 'PLATFORMS',
      on: { zh: '法定单位全部核验', en: 'statutory bodies verified' },
      rule: 'CR-N-5',
    },
    { from: 'DELIVERING', to: 'CONVERGED', on: { zh: '全部核验', en: 'verified everywhere' }, rule: 'CR-N-5' },
    { from: 'DELIVERING', to: 'PLATFORM_LAGS', on: { zh: '平台放弃', en: 'a platform is given up' }, rule: 'CR-N-5' },
    { from: 'DELIVERING', to: 'SUPERSEDED', on: { zh: '后一决定', en: 'a later decision' }, rule: 'CR-N-5' },
    { from: 'PLATFORMS', to: 'DELIVERING', on: { zh: '比对发现差异', en: 'a difference is found' }, rule: 'CR-N-5' },
    { from: 'PLATFORMS', to: 'CONVERGED', on: { zh: '全部核验', en: 'verified everywhere' }, rule: 'CR-N-5' },
    { from: 'PLATFORMS', to: 'PLATFORM_LAGS', on: { zh: '平台放弃', en: 'a platform is given up' }, rule: 'CR-N-5' },
    { from: 'PLATFORMS', to: 'SUPERSEDED', on: { zh: '后一决定', en: 'a later decision' }, rule: 'CR-N-5' },
  ],
};
