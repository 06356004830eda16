/**
 * What operators search cases by in the Temporal UI. Personal data is not allowed here:
 * search attributes are stored in the clear.
 */
export const SEARCH_ATTRIBUTES = {
  /** Court code, e.g. 鲁0502. */
  HejieCourt: 'KEYWORD',
  /** 案号. */
  HejieCaseNumber: 'KEYWORD',
  /** Stage id of `@hejie/settlement`, e.g. NEGOTIATION. */
  HejieStage: 'KEYWORD',
  /** The next instant at which the case acts by itself. */
  HejieNextDeadline: 'DATETIME',
  /** NONE, SUSPECTED, APPLIED or RESUMED. */
  HejieBreach: 'KEYWORD',
  /** 涉企绿色通道. */
  HejieGreenChannel: 'BOOL',
} as const;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;
