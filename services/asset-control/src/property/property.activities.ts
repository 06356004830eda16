import { type StepHandlers } from '@hejie/casework';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { decideEnforcementSought, decideFileClosing, passPropertyDeadline } from '@hejie/settlement';
import { controlActivities } from '../control/control.activities.js';
import { orderActivities } from '../control/order.activities.js';
import { approvalActivities } from '../release/approval.activities.js';
import { recontrolActivities } from '../release/recontrol.activities.js';
import { RELEASE_DECISIONS } from '../release/release-decisions.js';
import { actsOf } from './decided-commands.js';
import { propertyDesk, WHOLE_CASE } from './property-desk.js';

/** What the case of a property file has asset control decide: each under the file's lock, in the transaction that records it. */
export const propertyActivities: StepHandlers<AssetControlActs> = {
  reviewProperty: (_, step) => propertyDesk.reviewed(step, WHOLE_CASE),

  // What is known by now is seen: nobody is reminded of a day that is over, however late the machine is.
  reachPropertyDeadline: ({ lateness, now }, step) =>
    propertyDesk.reached(step, WHOLE_CASE, lateness, (file, turn) =>
      passPropertyDeadline(file, { at: lateness.deadline }, { ...turn, at: now }),
    ),

  recordEnforcementSought: ({ authority: caseNumber, soughtOn: on }, step) =>
    propertyDesk.decided(step, WHOLE_CASE, (file, turn) => decideEnforcementSought(file, { caseNumber, on }, turn)),

  closePropertyFile: (said, step) =>
    propertyDesk.decided(step, WHOLE_CASE, (file, turn) => decideFileClosing(file, said, turn)),

  ...controlActivities,
  ...orderActivities,
  ...actsOf(RELEASE_DECISIONS),
  ...approvalActivities,
  ...recontrolActivities,
};
