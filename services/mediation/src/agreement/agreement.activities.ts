import { publishFact, type FactOfCase, type NewTask, type StepHandlers } from '@hejie/casework';
import { agreementConfirmed, agreementProposed, agreementSigned, guarantorSigned } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { startOfDay } from '@hejie/law';
import { obligationsOf, type AgreementTerms } from '@hejie/settlement';
import { END_APPRAISAL } from '../negotiation/appraisal.activities.js';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { DECIDE_RECUSAL } from '../selection/recusals.js';
import { Agreement, RecordedHarmReview, Signature } from './agreement.entities.js';
import * as letters from './letters.js';

/** Kind of the task in which a judge decides whether an agreement harms others. */
export const REVIEW_HARM = 'REVIEW_HARM';

export const agreementActivities = {
  async recordProposal({ version, terms, warnings }, { tx, caseId, at, by }) {
    const { total } = terms;
    await tx.manager.insert(Agreement, { caseId, version, terms, warnings, proposedBy: by, proposedAt: at } as never);
    return {
      audit: { action: 'agreement.proposed', facts: { version, total, warnings: warnings.map(({ code }) => code) } },
      facts: [publishFact(agreementProposed, { version, total })],
    };
  },

  async recordSignature({ version, signatoryId, signatory }, { tx, caseId, at, by }) {
    await tx.manager.insert(Signature, { caseId, version, signatoryId, role: signatory, signedBy: by, signedAt: at });
    return {
      audit: { action: 'agreement.signed', facts: { version, signatoryId } },
      facts: [
        signatory === 'GUARANTOR'
          ? publishFact(guarantorSigned, { version, signatoryId })
          : publishFact(agreementSigned, { version, signatory, signatoryId }),
      ],
    };
  },

  async recordHarmReview({ version, finding, interests, reasons }, { tx, caseId, at, by, known }) {
    const seq = (await tx.manager.countBy(RecordedHarmReview, { caseId })) + 1;
    const review = {
      caseId,
      seq,
      version,
      finding,
      interests: [...interests],
      reasons,
      reviewedBy: by,
      reviewedAt: at,
    };
    await tx.manager.insert(RecordedHarmReview, review);
    const kind = REVIEW_HARM;
    return {
      audit: { action: 'harm.reviewed', facts: { version, finding, interests, reasons } },
      tasks:
        finding === 'OPEN'
          ? { cancelled: [{ kind }], opened: [harmTask(caseId, known.caseNumber, seq, version)] }
          : { done: [{ kind, outcome: { finding, reasons } }] },
    };
  },

  async takeOverAgreement({ terms, confirmedOn }, { tx, caseId, at, by }) {
    const { version } = terms;
    const confirmedAt = startOfDay(confirmedOn);
    const row = { caseId, version, terms, warnings: [], proposedBy: by, proposedAt: at, confirmedAt };
    await tx.manager.insert(Agreement, row as never);
    return {
      audit: { action: 'agreement.taken-over', facts: { version, confirmedOn } },
      facts: [confirmedFact(terms, version)],
    };
  },

  async confirmAgreement({ version }, { tx, caseId, at, known }) {
    const { terms } = await tx.manager.findOneByOrFail(Agreement, { caseId, version });
    await tx.manager.update(Agreement, { caseId, version }, { confirmedAt: at });
    await tx.manager.update(Negotiation, { caseId }, { outcome: 'AGREED', endedAt: at });
    return {
      audit: { action: 'agreement.confirmed', facts: { version } },
      facts: [confirmedFact(terms, version)],
      letters: [letters.confirmed(known.caseNumber, version)],
      // Who has signed asks for no other mediator, and nothing is appraised for this any more.
      tasks: { cancelled: [{ kind: DECIDE_RECUSAL }, { kind: END_APPRAISAL }] },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

/** F8: until a judge has decided the doubt the agreement is not confirmed. */
const harmTask = (caseId: string, caseNumber: string, seq: number, version: number): NewTask => ({
  id: `harm-review/${caseId}/${seq}`,
  kind: REVIEW_HARM,
  role: 'settlement-judge',
  facts: { caseNumber, version },
  rule: 'PRE-6',
  title: `${caseNumber}：审查第${version}版和解协议是否损害国家利益、社会公共利益或者他人合法权益，认定前不能确认`,
});

/** What is owed and when, as whoever follows the performance hears of it. */
function confirmedFact(terms: AgreementTerms, version: number): FactOfCase {
  const { total, allocationOrder, waivers, grace, restDay } = terms;
  const schedule = terms.schedule.map(({ no, due, amount }) => ({ no, due, amount }));
  const inKind = obligationsOf(terms).flatMap(({ no, due, amount, inKind: owed }) =>
    owed ? [{ no, due, amount }] : [],
  );
  const more = {
    ...(inKind.length > 0 && { inKind }),
    terms: {
      allocationOrder: allocationOrder && [...allocationOrder],
      waivers: [...waivers],
      due: { ...(grace && { grace: { ...grace } }), ...(restDay && { restDay }) },
    },
  };
  return publishFact(agreementConfirmed, { version, total, schedule, ...more });
}
