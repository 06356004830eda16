import { publishFact, type StepHandlers } from '@hejie/casework';
import { consentRecorded, consentRequested } from '@hejie/contracts/facts';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { Consent } from './consent.entity.js';
import { consentLetter } from './letters.js';

const task = (caseId: string): string => `consents/${caseId}`;

export const consentActivities = {
  async requestConsents(_, { tx, caseId, at, known: { caseNumber, parties } }) {
    await tx.manager.insert(
      Consent,
      parties.map(({ partyId }) => ({ caseId, partyId, requestedAt: at })),
    );
    const asked = parties.map(({ partyId, side }) => ({ partyId, side }));
    return {
      audit: { action: 'consents.requested', facts: { parties: asked.map(({ partyId }) => partyId) } },
      facts: asked.map((party) => publishFact(consentRequested, party)),
      letters: [consentLetter(caseNumber)],
      tasks: {
        opened: [
          {
            id: task(caseId),
            kind: 'ASK_PARTIES',
            role: 'filing-clerk',
            facts: { caseNumber, parties: asked },
            rule: 'PRE-1',
            title: `${caseNumber}：分别征询当事人和解意愿`,
          },
        ],
      },
    };
  },

  async recordConsent({ partyId, answer }, { tx, caseId, at, by }) {
    await tx.manager.update(Consent, { caseId, partyId }, { answer, answeredAt: at, recordedBy: by });
    const consents = await tx.manager.findBy(Consent, { caseId });
    const answered = consents.filter((consent) => consent.answer !== null).length;
    const over = answered === consents.length || answer === 'REFUSE';
    return {
      audit: { action: 'consent.recorded', facts: { partyId, answer } },
      facts: [publishFact(consentRecorded, { partyId, answer })],
      tasks: over ? { done: [{ id: task(caseId), outcome: { answered } }] } : {},
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;
