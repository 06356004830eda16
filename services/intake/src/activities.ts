import { type StepHandlers } from '@hejie/casework';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { caseActivities } from './case/case.activities.js';
import { caseNumberActivities } from './case-number/case-number.activities.js';
import { complaintActivities } from './complaint/complaint.activities.js';
import { consentActivities } from './consent/consent.activities.js';
import { ladderActivities } from './ladder/ladder.activities.js';
import { filingActivities } from './filing/filing.activities.js';
import { takeoverActivities } from './takeover/takeover.activities.js';

/** What a case may have intake record; each subject does its own. */
export const intakeActivities: StepHandlers<IntakeActs> = {
  ...consentActivities,
  ...complaintActivities,
  ...caseNumberActivities,
  ...filingActivities,
  ...caseActivities,
  ...ladderActivities,
  ...takeoverActivities,
};
