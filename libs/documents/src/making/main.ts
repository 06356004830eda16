import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PizZip from 'pizzip';
import { packed } from '../docx/archive.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../kinds/kinds.js';
import * as agencies from './agencies-texts.js';
import * as auxiliary from './auxiliary-texts.js';
import * as control from './control-texts.js';
import * as credit from './credit-texts.js';
import { type Part } from './outline.js';
import { partsOf } from './parts.js';
import * as course from './process-texts.js';
import * as repair from './repair-texts.js';

/**
 * Makes the first edition of each template that is not there. One that is there is the court's: a lawyer may have edited it, and it is never
 * written over.
 */
const FIRST_EDITIONS: Readonly<Record<DocumentKind, () => readonly Part[]>> = {
  CONTROL_RULING: control.controlRuling,
  RELEASE_RULING: control.releaseRuling,
  RECONTROL_RULING: control.recontrolRuling,
  RENEWAL_RULING: control.renewalRuling,
  ASSISTANCE_NOTICE: control.assistanceNotice,
  CONSUMPTION_LIMIT: credit.consumptionLimit,
  CONSUMPTION_LIMIT_LIFT: credit.consumptionLimitLift,
  CONSUMPTION_PERMISSION: credit.consumptionPermission,
  EXIT_LIMIT: credit.exitLimit,
  EXIT_LIMIT_LIFT: credit.exitLimitLift,
  LISTING_DECISION: credit.listingDecision,
  TERM_EXTENSION: credit.termExtension,
  FINE_DECISION: credit.fineDecision,
  DETENTION_DECISION: credit.detentionDecision,
  REFERRAL_LETTER: repair.referralLetter,
  REPAIR_LETTER: repair.repairLetter,
  REPAIR_DECISION: repair.repairDecision,
  SUSPENSION_DECISION: repair.suspensionDecision,
  REPAIR_CERTIFICATE: repair.repairCertificate,
  PERFORMANCE_CERTIFICATE: repair.performanceCertificate,
  AGENCY_REMINDER: agencies.agencyReminder,
  CORRECTION_LETTER: agencies.correctionLetter,
  CONVERGENCE_CERTIFICATE: agencies.convergenceCertificate,
  CONVERGENCE_WITHDRAWAL: agencies.convergenceWithdrawal,
  EMPLOYER_NOTICE: agencies.employerNotice,
  GUIDANCE_NOTICE: course.guidanceNotice,
  ENFORCEMENT_NOTICE: course.enforcementNotice,
  PROPERTY_REPORT_ORDER: course.propertyReportOrder,
  CONSENT_RECORD: course.consentRecord,
  MEDIATOR_DESIGNATION: course.mediatorDesignation,
  RECUSAL_DECISION: course.recusalDecision,
  SESSION_NOTICE: course.sessionNotice,
  SESSION_RECORD: course.sessionRecord,
  SETTLEMENT_AGREEMENT: course.settlementAgreement,
  SECURITY_BOND: course.securityBond,
  DEMAND_NOTICE: course.demandNotice,
  STAY_RULING: course.stayRuling,
  RESUMPTION_RULING: course.resumptionRuling,
  NO_RESUMPTION_RULING: course.noResumptionRuling,
  REJECTION_RULING: course.rejectionRuling,
  TERMINATION_RULING: course.terminationRuling,
  CALCULATION_LIST: course.calculationList,
  COMPLETION_CERTIFICATE: course.completionCertificate,
  CLOSING_NOTICE: course.closingNotice,
  FAILED_NOTICE: course.failedNotice,
  RESUMPTION_NOTICE: course.resumptionNotice,
  SERVICE_ADDRESS: course.serviceAddress,
  INVESTIGATION_ORDER: auxiliary.investigationOrder,
  REWARD_NOTICE: auxiliary.rewardNotice,
  AID_DECISION: auxiliary.aidDecision,
  GRID_ASSISTANCE_LETTER: auxiliary.gridAssistanceLetter,
  DISCIPLINE_TRANSFER: auxiliary.disciplineTransfer,
  CROSS_COURT_LETTER: auxiliary.crossCourtLetter,
};

const folder = fileURLToPath(new URL('../../templates', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [kind, outline] of Object.entries(FIRST_EDITIONS)) {
  const file = join(folder, `${DOCUMENT_KINDS[kind as DocumentKind].template}.docx`);
  if (existsSync(file)) continue;
  const zip = new PizZip();
  for (const [name, content] of Object.entries(partsOf(outline().join(''))))
    zip.file(name, content, typeof content === 'string' ? {} : { binary: true });
  writeFileSync(file, packed(zip));
  console.log(`made ${file}`);
}
