import { legalDateOf, type CourtInstant } from '@hejie/law';
import { acceptanceDeadline, selectionDeadlines } from '@hejie/settlement';
import type { DesignateMediator, RecordConsent } from '@hejie/contracts/workflows';
import { intake, mediation } from '../shared/activities.js';
import type { CaseContext } from './case-context.js';
import { calendarFor, consentOutcome, packFor } from './decisions.js';
import { handOver } from './negotiation.js';

/** PRE-1: both sides are asked, each by a letter of its own. */
export function askParties(kase: CaseContext): Promise<void> {
  const { acceptedAt, parties } = kase.opening;
  return kase.effects.run(() => intake.requestConsents({ ...kase.key('consents', acceptedAt), parties }));
}

/** PRE-1, S2: an explicit refusal ends the procedure and hands the case over the same day; all consents open selection. */
export async function recordConsent(kase: CaseContext, command: RecordConsent, now: CourtInstant): Promise<void> {
  const { partyId, answer, stamp } = command;
  const { answers, outcome } = consentOutcome(kase, command);
  kase.state.consents = answers;
  const recorded = kase.effects.run(() =>
    intake.recordConsent({ ...kase.key(`consent:${partyId}`, now), partyId, answer, by: stamp.by }),
  );
  if (outcome === 'REFUSED') {
    const handedOver = handOver(kase, { outcome: 'REFUSED', rule: 'PRE-1' }, now);
    const ended = kase.end('REFUSED', 'PRE-1', now);
    await Promise.all([recorded, handedOver, ended]);
    return;
  }
  if (outcome === 'ALL_CONSENT') await Promise.all([recorded, openSelection(kase, now)]);
  await recorded;
}

/** S5: the clocks of selection run from the day of the last consent. */
function openSelection(kase: CaseContext, now: CourtInstant): Promise<unknown> {
  const { court } = kase.opening;
  const { jointChoiceBy, designateBy } = selectionDeadlines(legalDateOf(now), packFor(kase), calendarFor(kase));
  kase.state.round = 1;
  kase.state.chooseBy = jointChoiceBy.instant;
  kase.state.consentedOn = legalDateOf(now);
  return Promise.all([
    kase.enter('SELECTION', now),
    kase.effects.run(() =>
      mediation.openSelection({
        ...kase.key('selection', now),
        court,
        chooseBy: jointChoiceBy.instant,
        designateBy: designateBy.instant,
      }),
    ),
  ]);
}

/** PRE-5: chosen by the parties or designated by the court; the mediator has the pack's working days to answer. */
export function designateMediator(
  kase: CaseContext,
  { mediatorId, chosenBy, conflict, stamp }: DesignateMediator,
  now: CourtInstant,
): Promise<void> {
  const { court, parties } = kase.opening;
  const { round } = kase.state;
  const acceptBy = acceptanceDeadline(legalDateOf(now), packFor(kase), calendarFor(kase)).instant;
  kase.state.designation = { mediatorId, acceptBy };
  return kase.effects.run(() =>
    mediation.recordDesignation({
      ...kase.key(`designation:${round}`, now),
      court,
      mediatorId,
      chosenBy,
      acceptBy,
      by: stamp.by,
      conflict,
      parties,
    }),
  );
}

/** S5: a mediator declined, or kept silent until the end of the time: the next one is sought. */
export function declined(
  kase: CaseContext,
  { mediatorId, reason, silence }: { mediatorId: string; reason: string; silence: boolean },
  at: CourtInstant,
): Promise<void> {
  const { state, opening } = kase;
  const { court } = opening;
  state.designation = undefined;
  state.declined = [...state.declined, mediatorId];
  state.round += 1;
  const { round } = state;
  const redesignateBy = selectionDeadlines(legalDateOf(at), packFor(kase), calendarFor(kase)).designateBy.instant;
  return kase.effects.run(() =>
    mediation.recordDecline({
      ...kase.key(`decline:${round}`, at),
      court,
      mediatorId,
      reason,
      silence,
      round,
      redesignateBy,
    }),
  );
}
