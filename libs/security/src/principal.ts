import { type Role } from './roles.js';

/** Who acts, as their verified token says. Holds no personal name: logs and records use `subject`. */
export interface Principal {
  /** The issuer's stable id of the person or system. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Court code (法院代码) the person serves, e.g. `鲁0502`; absent for parties, agencies and operators. */
  readonly court?: string;
  /** For a party: the reference under which the party is registered on its cases, e.g. `creditor-demo`. */
  readonly partyRef?: string;
  /** When present, the person sees these cases only and acts in no other, whatever else the role allows. */
  readonly caseIds?: readonly string[];
}

/** Is the case among those that the token is bound to? A token that names no cases is bound to none. */
export function reachesCase({ caseIds }: Principal, caseId: string | undefined): boolean {
  return caseIds === undefined || (caseId !== undefined && caseIds.includes(caseId));
}

/** Does this person hold one of the roles? */
export function holdsOneOf(principal: Principal, roles: readonly Role[]): boolean {
  return roles.some((role) => principal.roles.includes(role));
}
