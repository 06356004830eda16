import { type StepHandlers } from '@hejie/casework';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { amendmentActivities } from './amendment/amendment.activities.js';
import { enforcementActivities } from './enforcement/enforcement.activities.js';
import { resumptionActivities } from './resumption/resumption.activities.js';
import { settlementActivities } from './settlement/settlement.activities.js';

/** What a case may have performance record, and decide under its ledger's lock; each subject does its own. */
export const performanceActivities: StepHandlers<PerformanceActs> = {
  ...settlementActivities,
  ...amendmentActivities,
  ...resumptionActivities,
  ...enforcementActivities,
};
