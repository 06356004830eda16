import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PizZip from 'pizzip';
import { packed } from '../docx/archive.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../kinds/kinds.js';
import * as agencies from './agencies-texts.js';
import * as agreement from './agreement-texts.js';
import * as auxiliary from './auxiliary-texts.js';
import * as control from './control-texts.js';
import * as credit from './credit-texts.js';
import * as mediation from './mediation-texts.js';
import * as opening from './opening-texts.js';
import { type Part } from './outline.js';
import { partsOf } from './parts.js';
import * as performance from './performance-texts.js';
import * as repair from './repair-texts.js';
import * as ruling from './ruling-texts.js';

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
  GUIDANCE_NOTICE: opening.guidanceNotice,
  ENFORCEMENT_NOTICE: opening.enforcementNotice,
  PROPERTY_REPORT_ORDER: opening.propertyReportOrder,
  CONSENT_RECORD: opening.consentRecord,
  MEDIATOR_DESIGNATION: mediation.mediatorDesignation,
  RECUSAL_DECISION: mediation.recusalDecision,
  SESSION_NOTICE: mediation.sessionNotice,
  SESSION_RECORD: mediation.sessionRecord,
  SETTLEMENT_AGREEMENT: agreement.settlementAgreement,
  SECURITY_BOND: agreement.securityBond,
  DEMAND_NOTICE: performance.demandNotice,
  STAY_RULING: ruling.stayRuling,
  RESUMPTION_RULING: ruling.resumptionRuling,
  NO_RESUMPTION_RULING: ruling.noResumptionRuling,
  REJECTION_RULING: ruling.rejectionRuling,
  TERMINATION_RULING: ruling.terminationRuling,
  CALCULATION_LIST: performance.calculationList,
  COMPLETION_CERTIFICATE: performance.completionCertificate,
  CLOSING_NOTICE: performance.closingNotice,
  FAILED_NOTICE: mediation.failedNotice,
  RESUMPTION_NOTICE: performance.resumptionNotice,
  SERVICE_ADDRESS: opening.serviceAddress,
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
