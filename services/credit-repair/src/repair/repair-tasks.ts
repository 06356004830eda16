import { type WorkItemCommands } from '@hejie/casework';
import { type RepairCommand } from '@hejie/settlement';
import { REPAIR_ENDPOINTS } from './repair-endpoints.js';

const by = (name: RepairCommand): string => `POST /cases/:caseId/credit/${REPAIR_ENDPOINTS[name].path}`;

/** Tasks that a command of repair does, each with that command. What is only proposed to a person he completes as such. */
export const repairTaskCommands: WorkItemCommands = {
  CONFIRM_FINDING: by('confirmFinding'),
  REVERSE_REINSTATEMENT: by('reverseReinstatement'),
  EXAMINE_APPLICATION: by('examineApplication'),
  REFUSE_UNCOMPLETED: by('refuseApplication'),
  DECIDE_APPLICATION: by('grantApplication'),
  ANSWER_COMPLAINT: by('answerComplaint'),
};
