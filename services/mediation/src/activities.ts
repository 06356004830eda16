import { type StepHandlers } from '@hejie/casework';
import { type MediationActs } from '@hejie/contracts/workflows';
import { agreementActivities } from './agreement/agreement.activities.js';
import { appraisalActivities } from './negotiation/appraisal.activities.js';
import { negotiationActivities } from './negotiation/negotiation.activities.js';
import { recusalActivities } from './selection/recusal.activities.js';
import { selectionActivities } from './selection/selection.activities.js';
import { talksActivities } from './talks/talks.activities.js';

/** What a case may have mediation record; each subject does its own. */
export const mediationActivities: StepHandlers<MediationActs> = {
  ...selectionActivities,
  ...recusalActivities,
  ...negotiationActivities,
  ...appraisalActivities,
  ...agreementActivities,
  ...talksActivities,
};
