import { publishFact, type StepHandlers } from '@hejie/casework';
import { agreementConfirmed, agreementProposed, agreementSigned, guarantorSigned } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { obligationsOf } from '@hejie/settlement';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { Agreement, Signature } from './agreement.entities.js';
import * as letters from './letters.js';

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

  async confirmAgreement({ version }, { tx, caseId, at, known }) {
    const { terms } = await tx.manager.findOneByOrFail(Agreement, { caseId, version });
    await tx.manager.update(Agreement, { caseId, version }, { confirmedAt: at });
    await tx.manager.update(Negotiation, { caseId }, { outcome: 'AGREED', endedAt: at });
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
    return {
      audit: { action: 'agreement.confirmed', facts: { version } },
      facts: [publishFact(agreementConfirmed, { version, total, schedule, ...more })],
      letters: [letters.confirmed(known.caseNumber, version)],
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;
