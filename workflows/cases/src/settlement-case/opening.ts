import { legalDateOf } from '@hejie/law';
import type { DeclineDesignation, DesignateMediator, RecordConsent } from '@hejie/contracts/workflows';
import { acceptanceDeadline, admitted, decideConsent, decideDesignation, selectionDeadlines } from '@hejie/settlement';
import { calendarFor, packFor, partyIds, requireDesignated } from './law.js';
import { withoutAgreement } from './negotiation.js';
import type { CaseOutcome, CaseTurn } from './state.js';

/** From the application to a mediator: consents (PRE-1) and selection (PRE-5). */

/** PRE-1, S2: an explicit refusal ends the procedure and hands the case over the same day; all consents open selection. */
export function consent(turn: CaseTurn, { partyId, answer }: RecordConsent): CaseOutcome {
  const { answers, outcome } = admitted(
    decideConsent({ partyId, answer, parties: partyIds(turn), answers: turn.state.consents }),
  );
  const recorded = { act: 'recordConsent', partyId, answer } as const;
  const change = { consents: answers };
  if (outcome === 'REFUSED') {
    const end = withoutAgreement({ reason: 'REFUSED', rule: 'PRE-1' });
    return { ...end, change, acts: { intake: [recorded, ...end.acts.intake] } };
  }
  if (outcome === 'PENDING') return { change, acts: { intake: [recorded] } };
  // S5: the clocks of selection run from the day of the last consent.
  const consentedOn = legalDateOf(turn.at);
  const { jointChoiceBy, designateBy } = selectionDeadlines(consentedOn, packFor(turn), calendarFor(turn));
  const chooseBy = jointChoiceBy.instant;
  return {
    stage: 'SELECTION',
    change: { ...change, consentedOn, chooseBy, round: 1, roundSince: consentedOn },
    acts: { intake: [recorded], mediation: [{ act: 'openSelection', chooseBy, designateBy: designateBy.instant }] },
  };
}

/** PRE-5, S5: chosen by the parties or designated by the court; the mediator has the pack's working days to answer. */
export function designate(turn: CaseTurn, command: DesignateMediator): CaseOutcome {
  const { mediatorId, chosenBy, conflict, partiesDisagree } = command;
  const { declined, designation, round, chooseBy } = turn.state;
  const conflicts = conflict ? [{ mediatorId, relation: conflict.disclosed, consentedBy: conflict.acceptedBy }] : [];
  admitted(
    decideDesignation({
      mediatorId,
      by: chosenBy,
      now: turn.at,
      // Mediation has looked the mediator up on the roll before the command came here.
      roster: [mediatorId],
      parties: partyIds(turn),
      declined,
      conflicts,
      pending: designation?.mediatorId ?? null,
      jointChoiceBy: chooseBy ?? turn.at,
      partiesDisagree,
    }),
  );
  const designatedOn = legalDateOf(turn.at);
  const acceptBy = acceptanceDeadline(designatedOn, packFor(turn), calendarFor(turn)).instant;
  const act = {
    act: 'recordDesignation',
    mediatorId,
    chosenBy,
    round,
    acceptBy,
    ...(conflict && { conflict }),
  } as const;
  return { change: { designation: { mediatorId, acceptBy, designatedOn } }, acts: { mediation: [act] } };
}

/** S5: a mediator declines. */
export function decline(turn: CaseTurn, command: DeclineDesignation): CaseOutcome {
  requireDesignated(turn, command);
  return another(turn, command.mediatorId, command.reason, false);
}

/** S5: he kept silent until the end of the time. */
export function silent(turn: CaseTurn): CaseOutcome {
  return another(turn, turn.state.designation!.mediatorId, '逾期未答复', true);
}

/** The next mediator is sought. */
function another(turn: CaseTurn, mediatorId: string, reason: string, silence: boolean): CaseOutcome {
  const { state, at } = turn;
  const round = state.round + 1;
  const roundSince = legalDateOf(at);
  const redesignateBy = selectionDeadlines(roundSince, packFor(turn), calendarFor(turn)).designateBy.instant;
  return {
    change: { designation: null, declined: [...state.declined, mediatorId], round, roundSince },
    acts: { mediation: [{ act: 'recordDecline', mediatorId, reason, silence, round, redesignateBy }] },
  };
}
