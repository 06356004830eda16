import { type RepairCommand } from '@hejie/settlement';
import type { z } from 'zod';
import {
  receiveApplication,
  examineApplication,
  supplementApplication,
  recordInquiry,
  refuseApplication,
  grantApplication,
  fileComplaint,
  answerComplaint,
} from './credit-repair-applications.js';
import {
  grantSuspension,
  renewSuspension,
  reportBrokenCondition,
  confirmFinding,
  dismissFinding,
  reverseReinstatement,
  reportConduct,
  attributeConduct,
  findConductCured,
} from './credit-repair-suspensions.js';
import {
  issueCertificate,
  issueNotice,
  issueVoluntary,
  issueDecision,
  holdCertificate,
  endCertificateHold,
  revokeCertificate,
} from './credit-repair-certificates.js';

/** The body of each command of credit repair, POST …/:partyId/… */
export const REPAIR_BODIES = {
  receiveApplication,
  examineApplication,
  supplementApplication,
  recordInquiry,
  refuseApplication,
  grantApplication,
  fileComplaint,
  answerComplaint,
  grantSuspension,
  renewSuspension,
  reportBrokenCondition,
  confirmFinding,
  dismissFinding,
  reverseReinstatement,
  reportConduct,
  attributeConduct,
  findConductCured,
  issueCertificate,
  issueNotice,
  issueVoluntary,
  issueDecision,
  holdCertificate,
  endCertificateHold,
  revokeCertificate,
} as const satisfies Readonly<Record<RepairCommand, z.ZodType>>;

/** What the body of a command of credit repair holds. */
export type RepairBody<K extends RepairCommand = RepairCommand> = z.input<(typeof REPAIR_BODIES)[K]>;
