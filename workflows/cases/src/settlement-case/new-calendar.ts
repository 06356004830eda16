import { editionsWith, type CourtInstant } from '@hejie/law';
import type { CalendarAdopted } from '@hejie/contracts/workflows';
import { acceptanceDeadline, selectionDeadlines } from '@hejie/settlement';
import { calendarFor, packFor } from './law.js';
import { endOf } from './negotiation.js';
import type { CaseOutcome, CaseState, CaseTurn } from './state.js';

/** What a newly published holiday notice does to a case before performance; after that its ledger says so. */

/**
 * PER-3, S4, S5: a newly published notice re-derives what runs: the end of the 30 days, moved or unchanged, with one audit line and one
 * notice; before them the clocks of selection.
 */
export function rederive(turn: CaseTurn, { calendarEditions }: CalendarAdopted): CaseOutcome {
  const editions = editionsWith(turn.state.calendarEditions, calendarEditions);
  const knowing = { ...turn, state: { ...turn.state, calendarEditions: editions } };
  if (turn.stage === 'SELECTION') return rederiveSelection(turn, knowing);
  const before = turn.state.negotiation;
  const end = before && endOf(knowing, before.startedOn, before.lengthening);
  const moved = before?.lastDay !== end?.held.lastDay;
  if (!end || (!moved && before.provisional === end.held.provisional))
    return { change: { calendarEditions: editions } };
  return {
    change: { calendarEditions: editions, negotiation: { ...before, ...end.held, knownSince: turn.at } },
    acts: { mediation: [{ act: 'recordRederivation', from: before.lastDay, moved, editions, ...end.told }] },
  };
}

/**
 * S5, PER-4: a newly published notice derives the clocks of selection anew: the mediator's time to answer, or the time to choose and to
 * designate one. `before`: as the case stood; `knowing`: with the notice.
 */
function rederiveSelection(before: CaseTurn, knowing: CaseTurn): CaseOutcome {
  const { calendarEditions: editions, designation, consentedOn, roundSince } = knowing.state;
  const known: Partial<CaseState> = { calendarEditions: editions };
  if (designation?.designatedOn !== undefined) {
    const { designatedOn, acceptBy: from } = designation;
    const acceptBy = acceptanceDeadline(designatedOn, packFor(knowing), calendarFor(knowing)).instant;
    return dueAnew(from, acceptBy, editions, { ...known, designation: { ...designation, acceptBy } });
  }
  // Cases that entered selection before the day was kept go on with the clocks that they have.
  if (designation || consentedOn === null || roundSince === undefined) return { change: known };
  const chooseBy = selectionDeadlines(consentedOn, packFor(knowing), calendarFor(knowing)).jointChoiceBy.instant;
  const designateBy = (turn: CaseTurn) =>
    selectionDeadlines(roundSince, packFor(turn), calendarFor(turn)).designateBy.instant;
  return dueAnew(designateBy(before), designateBy(knowing), editions, { ...known, chooseBy });
}

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
