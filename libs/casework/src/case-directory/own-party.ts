import { type CaseParty } from '@hejie/contracts/workflows';
import { accessErrors, type Principal } from '@hejie/security';

/**
 * A party acts for itself only; staff of the court may record what a party did before them.
 * @throws AccessError AUTH.NOT_A_PARTY.
 */
export function requireOwnParty(principal: Principal, parties: readonly CaseParty[], partyId: string): void {
  if (!principal.roles.includes('party')) return;
  const own = parties.find((party) => party.partyId === partyId)?.partyRef;
  if (own === undefined || own !== principal.partyRef) throw accessErrors.notThatParty();
}

/**
 * What only the court can know, a party does not state.
 * @throws AccessError AUTH.ROLE_DENIED.
 */
export function requireStaff(principal: Principal): void {
  if (principal.roles.includes('party')) throw accessErrors.roleDenied();
}
