import { legalDateOf, type ExcludedSpan } from '@hejie/law';
import type { ComplainOfCoercion, DecideCoercion, NextDeadline } from '@hejie/contracts/workflows';
import {
  admitted,
  decideCoercion,
  decideCoercionComplaint,
  holdsAnswer,
  selectionDeadlines,
  type PendingComplaint,
} from '@hejie/settlement';
import { actingMediator, answerBy, calendarFor, packFor, requireParty, suspendedIn } from './law.js';
import { endOf, withoutAgreement } from './negotiation.js';
import { timeToAnswer } from './opening.js';
import type { CaseOutcome, CaseTurn } from './state.js';

/** Nobody is made to settle (PRE-1, B6): a complaint stops every clock of the settlement until a judge has decided. */

/** PRE-1, B6: the settlement rests; a complaint at the instant at which its clock ends comes too late. */
export function complain(turn: CaseTurn, { partyId, against, statement }: ComplainOfCoercion): CaseOutcome {
  requireParty(turn, partyId);
  const { complaint: pending = null, asking, negotiation } = turn.state;
  const endsAt = (turn.stage === 'OPENING' ? asking?.until : negotiation?.endsAt) ?? null;
  const asked = { partyId, against, now: turn.at, pending, endsAt };
  const complaint = admitted(decideCoercionComplaint(asked, packFor(turn), calendarFor(turn)));
  const { decideBy, provisional } = complaint;
  const recorded = { act: 'recordComplaint', partyId, against, statement, decideBy, provisional } as const;
  return { change: { complaint }, acts: { intake: [recorded] } };
}

/** PRE-1, B6: what follows from the judge's decision. */
export function decide(
  turn: CaseTurn,
  { finding, reason, complainantContinues, byPresident }: DecideCoercion,
): CaseOutcome {
  const pending = turn.state.complaint ?? null;
  const asked = {
    pending,
    now: turn.at,
    finding,
    byPresident,
    ...(complainantContinues !== undefined && { complainantContinues }),
  };
  const { consequence, suspended } = admitted(decideCoercion(asked));
  const { partyId, since, against } = pending!;
  const recorded = { act: 'recordComplaintDecision', finding, reason, consequence, since, suspended } as const;
  const change = { complaint: null, suspended: [...suspendedIn(turn), suspended] };
  if (consequence === 'ENDS') {
    const end = withoutAgreement({ reason: 'COERCED', rule: 'PRE-1', statement: reason, partyId });
    return { ...end, change, acts: { intake: [recorded, ...end.acts.intake] } };
  }
  const knowing = { ...turn, state: { ...turn.state, ...change } };
  const follows = consequence === 'GOES_ON' ? goesOn(knowing, suspended) : askAnew(knowing, against);
  return {
    ...follows,
    change: { ...change, ...follows.change },
    // Intake owns the decision; what follows of it elsewhere comes after.
    acts: {
      intake: [recorded, ...(follows.acts?.intake ?? [])],
      ...(follows.acts?.mediation && { mediation: follows.acts.mediation }),
    },
  };
}

/** PRE-1: what was said under coercion is no consent. A mediator who was the cause of it is not asked again. */
function askAnew(turn: CaseTurn, against: PendingComplaint['against']): CaseOutcome {
  const { state, stage, at } = turn;
  const mediatorId = actingMediator(turn);
  const shunned = against === 'MEDIATOR' && mediatorId !== null ? [mediatorId] : [];
  const nth = (state.asked ?? 1) + 1;
  const time = timeToAnswer(turn, legalDateOf(at));
  const begun = state.negotiation;
  return {
    stage: 'OPENING',
    change: {
      asked: nth,
      asking: time,
      consents: {},
      consentedOn: null,
      chooseBy: null,
      designation: null,
      negotiation: null,
      signatures: [],
      declined: [...state.declined, ...shunned],
      ...(state.recusal && { recusal: null }),
      ...(begun && {
        negotiationsBefore: (state.negotiationsBefore ?? 0) + 1,
        extensionsBefore: (state.extensionsBefore ?? 0) + begun.lengthening.extensions.length,
      }),
    },
    acts: {
      intake: [{ act: 'requestConsentsAnew', nth, time }],
      ...(stage !== 'OPENING' && { mediation: [{ act: 'returnToConsent' }] as const }),
    },
  };
}

/** B6: the clock that stood still ends later by the days that do not count. */
function goesOn(turn: CaseTurn, suspended: ExcludedSpan): CaseOutcome {
  const { state, stage } = turn;
  if (stage === 'OPENING') {
    const { asking } = state;
    const time = asking ? timeToAnswer(turn, asking.since) : null;
    if (!asking || !time) return {};
    return { change: { asking: time }, acts: { intake: [{ act: 'recordConsentClock', from: asking.until, time }] } };
  }
  if (stage === 'SELECTION') return selectionGoesOn(turn, suspended);
  const before = state.negotiation;
  if (!before) return {};
  const lengthening = { ...before.lengthening, suspended: suspendedIn(turn) };
  const end = endOf(turn, before.startedOn, lengthening);
  const negotiation = { from: before.lastDay, ...end.told };
  // Where another mediator is sought meanwhile, his clock runs beside the thirty days.
  const ofSelection = before.mediatorId === null ? selectionGoesOn(turn, suspended) : {};
  return {
    change: { ...ofSelection.change, negotiation: { ...before, lengthening, ...end.held, knownSince: turn.at } },
    acts: {
      mediation: [...(ofSelection.acts?.mediation ?? []), { act: 'recordSuspension', suspended, negotiation }],
    },
  };
}

function selectionGoesOn(turn: CaseTurn, suspended: ExcludedSpan): Pick<CaseOutcome, 'change' | 'acts'> {
  const { designation, consentedOn, roundSince, recusal = null } = turn.state;
  if (designation?.designatedOn !== undefined) {
    const { designatedOn, acceptBy: from } = designation;
    const dueBy = answerBy(turn, designatedOn);
    const change = { designation: { ...designation, acceptBy: dueBy } };
    // 民诉法48: his time does not run while a request for his recusal holds it up, and nobody is told of its end.
    if (holdsAnswer(recusal)) return { change };
    return {
      change,
      acts: { mediation: [{ act: 'recordSuspension', suspended, selection: { from, dueBy } }] },
    };
  }
  if (consentedOn === null || roundSince === undefined) return {};
  const [pack, calendar, spans] = [packFor(turn), calendarFor(turn), suspendedIn(turn)];
  const chooseBy = selectionDeadlines(consentedOn, pack, calendar, spans).jointChoiceBy.instant;
  const from = selectionDeadlines(roundSince, pack, calendar, spans.slice(0, -1)).designateBy.instant;
  const dueBy = selectionDeadlines(roundSince, pack, calendar, spans).designateBy.instant;
  return {
    change: { chooseBy },
    acts: { mediation: [{ act: 'recordSuspension', suspended, selection: { from, dueBy } }] },
  };
}

/** B6: the judge's time is over; the president is told, and the settlement goes on resting. */
export function overdue(turn: CaseTurn, due: NextDeadline, latenessSeconds: number): CaseOutcome {
  const lateness = { deadline: due.at, latenessSeconds };
  return {
    change: { complaint: { ...turn.state.complaint!, overdue: true } },
    acts: { intake: [{ act: 'recordComplaintOverdue', decideBy: due.at, lateness }] },
  };
}

/** B6: the end of the judge's time, as what is due next; nothing once it is over. */
export const dueOnComplaint = ({ decideBy: at, provisional, overdue: over }: PendingComplaint): NextDeadline | null =>
  over ? null : { at, kind: 'COMPLAINT_END', zh: '强迫和解投诉的审查期限届满', rule: 'PRE-1', provisional };
