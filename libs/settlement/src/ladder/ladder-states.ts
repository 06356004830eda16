import type { StateTable } from '../case/states.js';

/** E7: the stages of the ladder of a case. */
export const LADDER_STAGES = ['WATCHING', 'ENDED'] as const;
/** One of the stages. */
export type LadderStage = (typeof LADDER_STAGES)[number];
/** How it ends. */
export type LadderEnding = 'NOTHING_OPEN';

/** E7: the states of the ladder of a case: it watches over the tasks of the case that have a term, until none of them is open. */
export const LADDER_STATES: StateTable<LadderStage, LadderEnding, never> = {
  initial: 'WATCHING',
  stages: [
    {
      stage: 'WATCHING',
      name: { zh: '督促办理中', en: 'watching' },
      awaits: { zh: '各待办事项办结，或者其下一级次到来', en: 'that tasks are done, or come to their next rung' },
      commands: [],
    },
    { stage: 'ENDED', name: { zh: '已结束', en: 'ended' }, awaits: { zh: '无', en: 'nothing' }, commands: [] },
  ],
  endings: { NOTHING_OPEN: { zh: '有期限的事项均已办结', en: 'no task with a term is open' } },
  commands: {} as Record<never, never>,
  transitions: [{ from: 'WATCHING', to: 'NOTHING_OPEN', on: { zh: '事项均已办结', en: 'none is open' }, rule: 'E7' }],
};
