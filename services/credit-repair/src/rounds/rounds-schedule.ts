import { dailySchedule } from '@hejie/casework';
import { CREDIT_ROUNDS_SCHEDULE, WORKFLOW_TYPES } from '@hejie/contracts/workflows';

/** K9: the rounds of credit repair begin at 05:00 of the court's place, before anybody works. */
export const roundsSchedule = dailySchedule({
  scheduleId: CREDIT_ROUNDS_SCHEDULE,
  workflowType: WORKFLOW_TYPES.creditRounds,
  hour: 5,
});
