import { calendarOf, packOf } from '@hejie/law';
import { admitted, decideAcceptance, partyOf } from '@hejie/settlement';
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

/** S5: only the one designated answers, and in time. */
export function requireDesignated(turn: CaseTurn, { mediatorId }: { readonly mediatorId: string }): void {
  const { designation } = turn.state;
  const acceptBy = designation?.acceptBy ?? turn.at;
  admitted(decideAcceptance({ mediatorId, pending: designation?.mediatorId ?? null, now: turn.at, acceptBy }));
}
