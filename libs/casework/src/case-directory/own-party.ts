import { type CaseParty } from '@hejie/contracts/workflows';
import { accessErrors, type Principal } from '@hejie/security';

/**
 * A party acts for itself only; staff of the court may record what a party did before them. `field`: of the body that names the party.
 * @throws AccessError AUTH.NOT_A_PARTY.
 */
export function requireOwnParty(
  principal: Principal,
  parties: readonly CaseParty[],
  partyId: string,
  field?: string,
): void {
  if (!principal.roles.includes('party')) return;
  const own = parties.find((party) => party.partyId === partyId)?.partyRef;
  if (own === undefined || own !== principal.partyRef) throw accessErrors.notThatParty(field);
}

/**
 * What only the court can know, a party does not state; `field`: of the body in which he does.
 * @throws AccessError AUTH.ROLE_DENIED.
 */
export function requireStaff(principal: Principal, field: string): void {
  if (principal.roles.includes('party')) throw accessErrors.statedByCourt(field);
}

/** What concerns one side alone, a party of the other is not shown; staff of the court is. */
export const isShown = (principal: Principal, parties: readonly CaseParty[], side: CaseParty['side']): boolean =>
  !principal.roles.includes('party') ||
  parties.some((party) => party.side === side && party.partyRef === principal.partyRef);
