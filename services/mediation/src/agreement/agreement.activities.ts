import { publishFact, type FactOfCase, type NewTask, type StepHandlers } from '@hejie/casework';
import {
  agreementAmended,
  agreementConfirmed,
  agreementProposed,
  agreementSigned,
  guarantorSigned,
} from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { legalDateOf, startOfDay, type LegalDate } from '@hejie/law';
import { differencesInWords, obligationsOf, type AgreementTerms } from '@hejie/settlement';
import { END_APPRAISAL } from '../negotiation/appraisal.activities.js';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { ASSIGN_GUIDE } from '../selection/guidance.js';
import { DECIDE_RECUSAL } from '../selection/recusals.js';
import { Agreement, Amendment, RecordedHarmReview, Signature } from './agreement.entities.js';
import { amendmentDoubted, REVIEW_AMENDMENT } from './amendment-review-tasks.js';
import { openDoubt, reviewsOf } from './amendment-reviews.js';
import { withoutRecords } from './consent-records.js';
import * as letters from './letters.js';

/** Kind of the task of who prepares a session of the talks: those who come are checked, and what is said is written down. */
export const HOLD_SESSION = 'HOLD_SESSION';

/** Kind of the task in which a judge decides whether an agreement harms others. */
export const REVIEW_HARM = 'REVIEW_HARM';

export const agreementActivities = {
  async recordProposal({ version, terms, warnings, offer = null }, { tx, caseId, at, by }) {
    const { total } = terms;
    const row = { caseId, version, terms, warnings, offer, proposedBy: by, proposedAt: at };
    await tx.manager.insert(Agreement, row as never);
    return {
      audit: {
        action: 'agreement.proposed',
        facts: { version, total, warnings: warnings.map(({ code }) => code), ...(offer !== null && { offer }) },
      },
      facts: [publishFact(agreementProposed, { version, total })],
    };
  },

  async recordSignature({ version, signatoryId, signatory, agentId = null }, { tx, caseId, at, by }) {
    const row = { caseId, version, signatoryId, role: signatory, agentId, signedBy: by, signedAt: at };
    await tx.manager.insert(Signature, row);
    return {
      audit: { action: 'agreement.signed', facts: { version, signatoryId, ...(agentId !== null && { agentId }) } },
      facts: [
        signatory === 'GUARANTOR'
          ? publishFact(guarantorSigned, { version, signatoryId })
          : publishFact(agreementSigned, { version, signatory, signatoryId }),
      ],
    };
  },

  async recordHarmReview({ version, finding, interests, reasons, intent = null, each }, { tx, caseId, at, by, known }) {
    const kind = REVIEW_HARM;
    // Nobody has said anything of it yet: there is only the task.
    if (each)
      return {
        audit: { action: 'agreement.review-due', facts: { version } },
        tasks: { cancelled: [{ kind }], opened: [reviewTask(caseId, known.caseNumber, version)] },
      };
    const seq = (await tx.manager.countBy(RecordedHarmReview, { caseId })) + 1;
    const review = {
      caseId,
      seq,
      version,
      finding,
      interests: [...interests],
      reasons,
      intent,
      reviewedBy: by,
      reviewedAt: at,
    };
    await tx.manager.insert(RecordedHarmReview, review);
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
      facts: [confirmedFact(terms, version, confirmedOn)],
    };
  },

  async recordAmendment(amendment, { tx, caseId, at, by, known }) {
    const { version, terms, warnings, effectiveFrom, guarantors, form } = amendment;
    const { records, consents, guarantorConsents } = withoutRecords(amendment);
    const before = await tx.manager.findOneByOrFail(Agreement, { caseId, version: version - 1 });
    const { caseNumber, parties, namedTitle } = known;
    // It was entered on a review that left no doubt open: one that is open now was raised since.
    const doubt = openDoubt(await reviewsOf(tx.manager, caseId), version);
    const of = { caseNumber, parties, ...(namedTitle && { title: namedTitle }) };
    const differences = differencesInWords(before.terms, terms, of);
    await tx.manager.insert(Agreement, {
      ...{ caseId, version, terms, warnings, proposedBy: by, proposedAt: at, confirmedAt: at },
    } as never);
    await tx.manager.insert(Amendment, {
      ...{ caseId, version, effectiveFrom, consents, guarantorConsents, records, guarantors, form, differences },
    } as never);
    return {
      audit: {
        action: 'agreement.amended',
        facts: { version, effectiveFrom, consents, guarantorConsents, guarantors, form },
      },
      facts: [publishFact(agreementAmended, { version, effectiveFrom, ...told(terms) })],
      letters: [letters.amended(known, { ...amendment, before: before.terms }, differences)],
      tasks: {
        cancelled: [{ kind: REVIEW_AMENDMENT }],
        ...(doubt && { reopened: [amendmentDoubted(caseNumber, doubt)] }),
      },
    };
  },

  async confirmAgreement({ version }, { tx, caseId, at, known }) {
    const { terms } = await tx.manager.findOneByOrFail(Agreement, { caseId, version });
    await tx.manager.update(Agreement, { caseId, version }, { confirmedAt: at });
    await tx.manager.update(Negotiation, { caseId }, { outcome: 'AGREED', endedAt: at });
    return {
      audit: { action: 'agreement.confirmed', facts: { version } },
      facts: [confirmedFact(terms, version)],
      letters: [letters.confirmed(known.caseNumber, version, legalDateOf(at))],
      // Who has signed asks for no other mediator, and nothing is appraised for this any more.
      tasks: {
        cancelled: [{ kind: DECIDE_RECUSAL }, { kind: END_APPRAISAL }, { kind: HOLD_SESSION }, { kind: ASSIGN_GUIDE }],
      },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

/** What is told of terms that stand: what is to be performed, and what the balance of the title turns on. */
function told(terms: AgreementTerms) {
  const { total, allocationOrder, allocationFrom, waivers, grace, restDay } = terms;
  return {
    total,
    schedule: terms.schedule.map(({ no, due, amount }) => ({ no, due, amount })),
    inKind: obligationsOf(terms).flatMap(({ no, due, amount, inKind }) => (inKind ? [{ no, due, amount }] : [])),
    terms: {
      allocationOrder: allocationOrder && [...allocationOrder],
      ...(allocationFrom !== undefined && { allocationFrom }),
      waivers: [...waivers],
      due: { ...(grace && { grace: { ...grace } }), ...(restDay && { restDay }) },
    },
  };
}

/** F7: until a judge has passed this version it is not confirmed. */
const reviewTask = (caseId: string, caseNumber: string, version: number): NewTask => ({
  id: `agreement-review/${caseId}/${version}`,
  kind: REVIEW_HARM,
  role: 'settlement-judge',
  facts: { caseNumber, version },
  rule: 'PRE-6',
  title: `${caseNumber}：对第${version}版和解协议进行合法性审查，核实当事人真实意思，审查通过前不能确认`,
});

/** F8: until a judge has decided the doubt the agreement is not confirmed. */
const harmTask = (caseId: string, caseNumber: string, seq: number, version: number): NewTask => ({
  id: `harm-review/${caseId}/${seq}`,
  kind: REVIEW_HARM,
  role: 'settlement-judge',
  facts: { caseNumber, version },
  rule: 'PRE-6',
  title: `${caseNumber}：审查第${version}版和解协议是否损害国家利益、社会公共利益或者他人合法权益，认定前不能确认`,
});

/** What is owed and when, as whoever follows the performance hears of it; `confirmedOn`: since when, where it was confirmed before. */
function confirmedFact(terms: AgreementTerms, version: number, confirmedOn?: LegalDate): FactOfCase {
  const { inKind, ...agreed } = told(terms);
  const since = confirmedOn === undefined ? {} : { confirmedOn };
  return publishFact(agreementConfirmed, { version, ...agreed, ...(inKind.length > 0 && { inKind }), ...since });
}
