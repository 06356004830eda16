import { editionsWith, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import type { CalendarAdopted, TimeToAnswer } from '@hejie/contracts/workflows';
import { complaintDeadline, endByNotice, holdsAnswer, recusalDeadline, selectionDeadlines } from '@hejie/settlement';
import { answerBy, calendarFor, packFor, suspendedIn } from './law.js';
import { endOf } from './negotiation.js';
import { timeToAnswer } from './opening.js';
import type { CaseOutcome, CaseState, CaseTurn, Negotiation } from './state.js';

/** What a newly published holiday notice does to a case before performance; after that its ledger says so. */

/**
 * PER-3, S4, S5: a newly published notice re-derives what runs: the end of the 30 days, moved or unchanged, with one audit line and one
 * notice; before them the clocks of selection; and the time in which a judge decides on a complaint of coercion or a recusal. No end is moved to a time that
 * is over (`endByNotice`).
 */
export function rederive(turn: CaseTurn, { calendarEditions }: Pick<CalendarAdopted, 'calendarEditions'>): CaseOutcome {
  const editions = editionsWith(turn.state.calendarEditions, calendarEditions);
  const knowing = { ...turn, state: { ...turn.state, calendarEditions: editions } };
  const parts = [rederiveClocks(turn, knowing), rederiveComplaint(turn, knowing), rederiveRecusal(turn, knowing)];
  const intake = parts.flatMap(({ acts }) => acts?.intake ?? []);
  const mediation = parts.flatMap(({ acts }) => acts?.mediation ?? []);
  const acts = { ...(intake.length > 0 && { intake }), ...(mediation.length > 0 && { mediation }) };
  return {
    change: Object.assign({}, ...parts.map(({ change }) => change)) as Partial<CaseState>,
    ...(Object.keys(acts).length > 0 && { acts }),
  };
}

/** As {@link rederive}, of what runs of the settlement itself. */
function rederiveClocks(turn: CaseTurn, knowing: CaseTurn): CaseOutcome {
  const { calendarEditions: editions } = knowing.state;
  if (turn.stage === 'OPENING' && turn.state.asking) return rederiveAsking(turn, knowing, turn.state.asking);
  if (turn.stage === 'SELECTION') return rederiveSelection(turn, knowing);
  const before = turn.state.negotiation;
  if (!before) return { change: { calendarEditions: editions } };
  const ofNegotiation = rederiveNegotiation(turn, knowing, before);
  if (!turn.state.designation) return ofNegotiation;
  // A mediator is asked in the place of one who was replaced: his time to answer runs beside the thirty days.
  const ofAnswer = rederiveSelection(turn, knowing);
  const acts = [...(ofNegotiation.acts?.mediation ?? []), ...(ofAnswer.acts?.mediation ?? [])];
  return {
    change: { ...ofAnswer.change, ...ofNegotiation.change },
    ...(acts.length > 0 && { acts: { mediation: acts } }),
  };
}

/** PRE-1, B6, PER-4: until when a judge decides on a complaint of coercion. */
function rederiveComplaint(before: CaseTurn, knowing: CaseTurn): CaseOutcome {
  const { complaint, calendarEditions: editions } = knowing.state;
  // Its time over it lies before the president, without one.
  if (!complaint || complaint.overdue) return {};
  const { decideBy: from, provisional: earlier, since } = complaint;
  const { instant, provisional } = complaintDeadline(legalDateOf(since), packFor(knowing), calendarFor(knowing));
  const decideBy = byNotice(from, instant, before);
  if (decideBy === from && provisional === earlier) return {};
  return {
    change: { complaint: { ...complaint, decideBy, provisional } },
    acts: { intake: [{ act: 'recordComplaintClock', from, decideBy, provisional, editions }] },
  };
}

/** 民诉法50, PER-4: until when a judge decides on a recusal. */
function rederiveRecusal(before: CaseTurn, knowing: CaseTurn): CaseOutcome {
  const { recusal, calendarEditions: editions } = knowing.state;
  if (recusal?.since === undefined) return {};
  const { nth, decideBy: from, since } = recusal;
  const decideBy = byNotice(from, recusalDeadline(since, calendarFor(knowing)).instant, before);
  if (decideBy === from) return {};
  const act = { nth, from, decideBy, editions, holdsAnswer: holdsAnswer(recusal) };
  return {
    change: { recusal: { ...recusal, decideBy } },
    acts: { mediation: [{ act: 'recordRecusalClock', ...act }] },
  };
}

/** As {@link rederive}, of the end of the thirty days. */
function rederiveNegotiation(turn: CaseTurn, knowing: CaseTurn, before: Negotiation): CaseOutcome {
  const { calendarEditions: editions } = knowing.state;
  const { held } = endOf(knowing, before.startedOn, before.lengthening);
  const { provisional } = held;
  const { lastDay, endsAt } = endByNotice(before, { ...before, ...held }, turn.at);
  const { lastDay: from } = before;
  const moved = from !== lastDay;
  if (!moved && before.provisional === provisional) return { change: { calendarEditions: editions } };
  const negotiation = { ...before, lastDay, endsAt, provisional, knownSince: turn.at };
  const told = { from, moved, editions, lastDay, deadline: endsAt, provisional };
  return {
    change: { calendarEditions: editions, negotiation },
    acts: { mediation: [{ act: 'recordRederivation', ...told }] },
  };
}

/**
 * PER-4: the case at its turn with notices of which it hears with a command, for it was not woken for them: they move no deadline of it.
 * Where they do, what wakes it is on its way, and tells people of it.
 */
export function hearing(turn: CaseTurn, calendarEditions: readonly string[] = []): CaseTurn {
  if (calendarEditions.every((id) => turn.state.calendarEditions.includes(id))) return turn;
  const { change, acts } = rederive(turn, { calendarEditions });
  return acts ? turn : { ...turn, state: { ...turn.state, ...change } };
}

/** PRE-1, PER-4: the time to answer on settlement ends on another day by the notice, or certainly now. */
function rederiveAsking(before: CaseTurn, knowing: CaseTurn, told: TimeToAnswer): CaseOutcome {
  const { calendarEditions: editions } = knowing.state;
  const change = { calendarEditions: editions };
  const derived = timeToAnswer(knowing, told.since);
  if (!derived) return { change };
  const until = byNotice(told.until, derived.until, before);
  if (until === told.until && derived.provisional === told.provisional) return { change };
  const time = { ...derived, until };
  return {
    change: { ...change, asking: time },
    acts: { intake: [{ act: 'recordConsentClock', from: told.until, time, editions }] },
  };
}

/**
 * S5, PER-4: a newly published notice derives the clocks of selection anew: the mediator's time to answer, or the time to choose and to
 * designate one. `before`: as the case stood; `knowing`: with the notice.
 */
function rederiveSelection(before: CaseTurn, knowing: CaseTurn): CaseOutcome {
  const { calendarEditions: editions, designation, consentedOn, roundSince, recusal = null } = knowing.state;
  const known: Partial<CaseState> = { calendarEditions: editions };
  if (designation?.designatedOn !== undefined) {
    const { designatedOn, acceptBy: from } = designation;
    const acceptBy = byNotice(from, answerBy(knowing, designatedOn), before);
    const change = { ...known, designation: { ...designation, acceptBy } };
    // 民诉法48: his time does not run while a request for his recusal holds it up, and nobody is told of its end.
    return holdsAnswer(recusal) ? { change } : dueAnew(from, acceptBy, editions, change);
  }
  // Cases that entered selection before the day was kept go on with the clocks that they have.
  if (designation || consentedOn === null || roundSince === undefined) return { change: known };
  const clocks = (turn: CaseTurn, since: LegalDate) =>
    selectionDeadlines(since, packFor(turn), calendarFor(turn), suspendedIn(turn));
  const chosenBy = (turn: CaseTurn) => clocks(turn, consentedOn).jointChoiceBy.instant;
  const designatedBy = (turn: CaseTurn) => clocks(turn, roundSince).designateBy.instant;
  const chooseBy = byNotice(before.state.chooseBy ?? chosenBy(before), chosenBy(knowing), before);
  const from = designatedBy(before);
  return dueAnew(from, byNotice(from, designatedBy(knowing), before), editions, { ...known, chooseBy });
}

const byNotice = (told: CourtInstant, derived: CourtInstant, { at }: CaseTurn): CourtInstant =>
  endByNotice({ endsAt: told }, { endsAt: derived }, at).endsAt;

/** The open task of selection is due at another instant, if it is. */
function dueAnew(
  from: CourtInstant,
  dueBy: CourtInstant,
  editions: readonly string[],
  change: Partial<CaseState>,
): CaseOutcome {
  if (from === dueBy) return { change };
  return { change, acts: { mediation: [{ act: 'recordSelectionRederivation', from, dueBy, editions }] } };
}
