import { type WorkItemCommands } from '@hejie/casework';
import { SANCTION_ENDPOINTS } from './sanction-endpoints.js';
import { DECIDE_LISTING, DECIDE_PENALTY } from './sanction-told.js';

const by = (name: keyof typeof SANCTION_ENDPOINTS): string =>
  `POST /cases/:caseId/credit/${SANCTION_ENDPOINTS[name].path}`;

/** Tasks that a command about sanctions does, each with that command. */
export const sanctionTaskCommands: WorkItemCommands = {
  [DECIDE_LISTING]: by('decideProposal'),
  [DECIDE_PENALTY]: by('decidePenalty'),
  PUBLISH: by('publishEntry'),
  DELETE: by('deleteEntry'),
  DECIDE_DELETION: by('decideDeletion'),
  DECIDE_CORRECTION: by('decideCorrection'),
  CORRECT: by('carryOutCorrection'),
  CORRECT_LIMIT: by('carryOutLimitCorrection'),
  DECIDE_RECONSIDERATION: by('decideReconsideration'),
  ORDER_LIMIT: by('orderLimit'),
  PUT_LIMIT_IN_FORCE: by('putLimitInForce'),
  LIFT_LIMIT: by('liftLimit'),
  LIMIT_SUCCESSOR: by('orderLimit'),
  DECIDE_LIMIT_REVIEW: by('decideLimitReview'),
  DECIDE_PENALTY_RECONSIDERATION: by('decidePenaltyReconsideration'),
};
