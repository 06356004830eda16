import { REPAIR_BODIES } from '@hejie/contracts/http';
import { type RepairCommand } from '@hejie/settlement';
import { type CommandEndpoint } from '../credit/command-endpoints.js';

type Roles = CommandEndpoint['roles'];
const DESK: Roles = ['credit-officer', 'judges-assistant', 'enforcement-judge'];
const JUDGE: Roles = ['enforcement-judge'];
const ISSUERS: Roles = ['credit-officer', 'enforcement-judge'];
/** The debtor himself, or whoever is at the counter. */
const COUNTER: Roles = [...DESK, 'clerk', 'party'];

const endpoint = (
  name: RepairCommand,
  path: string,
  roles: Roles,
  more: Pick<CommandEndpoint, 'courtKnows'> = {},
): CommandEndpoint => ({
  path: `:partyId/${path}`,
  roles,
  body: REPAIR_BODIES[name],
  ...(roles.includes('party') && { party: 'DEBTOR' }),
  ...more,
});

/** Where each command of repair is given, and who may. */
export const REPAIR_ENDPOINTS: Readonly<Record<RepairCommand, CommandEndpoint>> = {
  receiveApplication: endpoint('receiveApplication', 'applications', COUNTER, { courtKnows: 'filedAt' }),
  examineApplication: endpoint('examineApplication', 'applications/examination', DESK),
  supplementApplication: endpoint('supplementApplication', 'applications/supplement', COUNTER),
  recordInquiry: endpoint('recordInquiry', 'applications/inquiries', DESK),
  refuseApplication: endpoint('refuseApplication', 'applications/refusal', ISSUERS),
  grantApplication: endpoint('grantApplication', 'applications/grant', JUDGE),
  fileComplaint: endpoint('fileComplaint', 'complaints', COUNTER),
  answerComplaint: endpoint('answerComplaint', 'complaints/answer', JUDGE),
  grantSuspension: endpoint('grantSuspension', 'suspensions', JUDGE),
  renewSuspension: endpoint('renewSuspension', 'suspensions/renewal', JUDGE),
  reportBrokenCondition: endpoint('reportBrokenCondition', 'suspensions/findings', DESK),
  confirmFinding: endpoint('confirmFinding', 'suspensions/findings/confirmation', JUDGE),
  dismissFinding: endpoint('dismissFinding', 'suspensions/findings/dismissal', JUDGE),
  reverseReinstatement: endpoint('reverseReinstatement', 'suspensions/findings/reversal', JUDGE),
  reportConduct: endpoint('reportConduct', 'conducts', DESK),
  attributeConduct: endpoint('attributeConduct', 'conducts/attribution', JUDGE),
  findConductCured: endpoint('findConductCured', 'conducts/cure', JUDGE),
  issueCertificate: endpoint('issueCertificate', 'certificates/repair', ISSUERS),
  issueNotice: endpoint('issueNotice', 'certificates/notice', ISSUERS),
  issueVoluntary: endpoint('issueVoluntary', 'certificates/voluntary', ISSUERS),
  issueDecision: endpoint('issueDecision', 'certificates/decision', ISSUERS),
  holdCertificate: endpoint('holdCertificate', 'certificates/hold', JUDGE),
  endCertificateHold: endpoint('endCertificateHold', 'certificates/hold/end', JUDGE),
  revokeCertificate: endpoint('revokeCertificate', 'certificates/revocation', JUDGE),
};
