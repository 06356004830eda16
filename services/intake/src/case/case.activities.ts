import { endCase, publishFact, type StepHandlers } from '@hejie/casework';
import { caseClosed } from '@hejie/contracts/facts';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import { toldEnding } from '@hejie/settlement';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { CENTRE_INTAKE, SEND_PAPERS } from '../centre/centre.js';
import { COERCION_OVERDUE, DECIDE_COERCION } from '../complaint/complaint.activities.js';
import { ASSESS_ENTERPRISE } from '../enterprise/assessments.js';
import { ASK_FIRST_OFFER, RECONSIDER_SETTLEMENT } from '../enterprise/first-offers.js';
import { toReportClosed } from '../filing/report-closed.js';
import { STAY_ENFORCEMENT } from '../filing/rulings.js';
import { REVIEW_FILING } from '../filing-review/filing-reviews.js';
import { ASK_PARTIES } from '../consent/consent.activities.js';

/** Tasks that are about settling: with the case nothing is left of them. */
const OF_THE_SETTLEMENT = [
  ASK_PARTIES,
  DECIDE_COERCION,
  COERCION_OVERDUE,
  REVIEW_FILING,
  STAY_ENFORCEMENT,
  CENTRE_INTAKE,
  SEND_PAPERS,
  ASSESS_ENTERPRISE,
  ASK_FIRST_OFFER,
  RECONSIDER_SETTLEMENT,
];

export const caseActivities = {
  /** The tasks of filing stay: what a case leaves to file is filed after its end. One that is performed is reported as closed (CLS-1). */
  async closeCase({ ending, rule, paid, lateness }, occasion) {
    const { tx, caseId, step, at } = occasion;
    const latenessSeconds = lateness?.latenessSeconds ?? 0;
    await tx.manager.update(
      CaseRecord,
      { caseId },
      {
        step,
        stage: 'ENDED',
        awaiting: '无',
        since: at,
        ending,
        endingRule: rule,
        paid: parseYuan(paid),
        dueAt: null,
        dueProvisional: false,
        dueStep: step,
      },
    );
    const reported = ending === 'PERFORMED' ? await toReportClosed(tx, occasion) : [];
    await endCase(tx, { caseId, ending, step });
    return {
      audit: { action: 'case.ended', facts: { ending, rule, paid, latenessSeconds } },
      facts: [publishFact(caseClosed, { ...toldEnding(ending), rule, paid, latenessSeconds })],
      tasks: {
        cancelled: OF_THE_SETTLEMENT.map((kind) => ({ kind })),
        // Anew where the case was opened again meanwhile.
        reopened: reported,
      },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;
