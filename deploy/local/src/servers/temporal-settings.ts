/**
 * Dynamic configuration of both local Temporal servers. How often a second each shard may look for tasks that are due;
 * with the default of 20 what comes in a row snaps to tenths of a second, and a person waits for them.
 */
export const SERVER_SETTINGS = {
  'history.transferProcessorMaxPollRPS': 200,
  'history.timerProcessorMaxPollRPS': 200,
} as const;
