import { calendarOf, packOf, type CourtInstant, type LegalDate } from '@hejie/law';
import {
  acceptanceDeadline,
  admitted,
  creditorOf,
  decideAcceptance,
  partyOf,
  requireAskedStill,
  requireInTime,
} from '@hejie/settlement';
import type { CaseTurn } from './state.js';

/** The pack that the case has pinned. */
export const packFor = ({ opening }: CaseTurn) => packOf(opening.packId);

/** The calendar as the case knows it. */
export const calendarFor = ({ state }: CaseTurn) => calendarOf(state.calendarEditions);

export const partyIds = ({ opening }: CaseTurn): string[] => opening.parties.map(({ partyId }) => partyId);

/** A party of this case, and no other. `PARTY.NOT_IN_CASE`. */
export function requireParty({ opening }: CaseTurn, partyId: string): void {
  partyOf(opening.parties, partyId);
}

/** The mediator who is asked, or who has accepted; null: nobody. */
export const actingMediator = ({ state }: CaseTurn): string | null =>
  state.designation?.mediatorId ?? state.negotiation?.mediatorId ?? null;

/** PRE-3: a creditor of this case. `PARTY.NOT_A_CREDITOR`, `PARTY.NOT_IN_CASE`. */
export function requireCreditor({ opening }: CaseTurn, partyId: string): void {
  creditorOf(opening.parties, partyId);
}

/** B6: days that count in no clock of this settlement. */
export const suspendedIn = ({ state }: CaseTurn) => state.suspended ?? [];

/** PRE-1, PRE-8: the clock that ends the settlement has not run out; while a complaint is decided it stands still. `CONSENT.TOO_LATE`, `NEGOTIATION.EXPIRED`. */
export function requireNotOver({ state, stage, at }: CaseTurn): void {
  if (state.complaint) return;
  if (stage === 'OPENING') requireAskedStill(state.asking?.until, at);
  if (state.negotiation) requireInTime(state.negotiation, at);
}

/** S5: the end of the time to answer of a mediator who was asked on this day. */
export const answerBy = (turn: CaseTurn, designatedOn: LegalDate): CourtInstant =>
  acceptanceDeadline(designatedOn, packFor(turn), calendarFor(turn), suspendedIn(turn)).instant;

/** S5: only the one designated answers, and in time. */
export function requireDesignated(turn: CaseTurn, { mediatorId }: { readonly mediatorId: string }): void {
  const { designation } = turn.state;
  const acceptBy = designation?.acceptBy ?? turn.at;
  admitted(decideAcceptance({ mediatorId, pending: designation?.mediatorId ?? null, now: turn.at, acceptBy }));
}
