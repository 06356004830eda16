import { publishFact, type FactOfCase, type NewTask, type StepContext, type StepHandlers } from '@hejie/casework';
import { consentRecorded, consentRequested } from '@hejie/contracts/facts';
import { type IntakeActs, type TimeToAnswer } from '@hejie/contracts/workflows';
import { calendarOf, legalDateOf, packOf } from '@hejie/law';
import { consentDeadline, type ConsentEvidence } from '@hejie/settlement';
import { dueHere } from '../case-record/due.js';
import { editionsOf } from '../filing/editions.js';
import { Consent } from './consent.entity.js';
import { consentClock, consentLetter, consentText } from './letters.js';

/** Kind of the task to ask each side. */
export const ASK_PARTIES = 'ASK_PARTIES';

export const consentActivities = {
  async requestConsents(_, step) {
    const { tx, caseId, at, known } = step;
    const { packId, parties } = known;
    // Until the commit the case adopts no further notice: it would not find the task.
    const since = legalDateOf(at);
    const end = consentDeadline(since, packOf(packId), calendarOf(await editionsOf(tx, caseId)));
    const time = end ? { since, until: end.instant, provisional: end.provisional } : null;
    await tx.manager.insert(
      Consent,
      parties.map(({ partyId }) => ({ caseId, partyId, requestedAt: at })),
    );
    return { ...(await asking(step, time, 1)), answer: { time } };
  },

  async requestConsentsAnew({ nth, time }, step) {
    const { tx, caseId, at } = step;
    const unsaid = { answer: null, answeredAt: null, recordedBy: null, channel: null, saidAt: null, textHash: null };
    const unproven = { agentId: null, statedBy: null, record: null };
    await tx.manager.update(Consent, { caseId }, { requestedAt: at, ...unsaid, ...unproven });
    return asking(step, time, nth);
  },

  async recordConsent({ partyId, answer, evidence, agentId }, { tx, caseId, at, by }) {
    const said = { ...(evidence ?? {}), ...(agentId !== undefined && { agentId }) };
    await tx.manager.update(Consent, { caseId, partyId }, { answer, answeredAt: at, recordedBy: by, ...said });
    const consents = await tx.manager.findBy(Consent, { caseId });
    const answered = consents.filter((consent) => consent.answer !== null).length;
    const over = answered === consents.length || answer === 'REFUSE';
    const { channel, textHash } = evidence ?? {};
    // What people wrote of the record stays in its row.
    const { record: _, ...proof } = said as Partial<ConsentEvidence> & { agentId?: string };
    return {
      audit: {
        action: answer === 'REFUSE' ? 'consent.refused' : 'consent.recorded',
        facts: { partyId, answer, ...proof },
      },
      facts: [publishFact(consentRecorded, { partyId, answer, ...(evidence && { channel, textHash }) })],
      tasks: over ? { done: [{ kind: ASK_PARTIES, outcome: { answered } }] } : {},
    };
  },

  async recordConsentClock({ from, time, editions }, { tx, caseId, step, known }) {
    await dueHere(tx, caseId, step, { dueAt: time.until, provisional: time.provisional });
    return {
      audit: { action: 'consents.clock-moved', facts: { from, until: time.until, ...(editions && { editions }) } },
      letters: from === time.until ? [] : [consentClock(known.caseNumber, step, time)],
      tasks: { redated: [{ kind: ASK_PARTIES, dueAt: time.until }] },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;

/** PRE-1: each side is asked apart, by a letter of its own, and a clerk sees to it that all answer. */
async function asking(step: StepContext, time: TimeToAnswer | null, nth: number) {
  const { tx, caseId, known } = step;
  const { caseNumber, parties } = known;
  // Asked anew, what was due of the complaint or of mediation is due no longer.
  if (time || nth > 1)
    await dueHere(tx, caseId, step.step, { dueAt: time?.until ?? null, provisional: time?.provisional ?? false });
  const asked = parties.map(({ partyId, side }) => ({ partyId, side }));
  const { hash: textHash } = consentText(caseNumber);
  const clock = { textHash, ...(time && { until: time.until }) };
  const task: NewTask = {
    id: nth === 1 ? `consents/${caseId}` : `consents/${caseId}/${nth}`,
    kind: ASK_PARTIES,
    role: 'filing-clerk',
    ...(time && { dueAt: time.until }),
    facts: { caseNumber, parties: asked },
    rule: 'PRE-1',
    title: `${caseNumber}：分别征询当事人和解意愿`,
  };
  const facts: FactOfCase[] = asked.map((party) => publishFact(consentRequested, { ...party, ...clock }));
  return {
    audit: { action: 'consents.requested', facts: { parties: asked.map(({ partyId }) => partyId), nth, ...clock } },
    facts,
    letters: [consentLetter(caseNumber, time, nth)],
    tasks: { opened: [task] },
  };
}
