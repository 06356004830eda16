import { accessErrors, type AccessError } from './access-error.js';
import { holdsOneOf, type Principal } from './principal.js';
import { type Role } from './roles.js';

/**
 * How far a rule reaches:
 * - `any`   the role is enough (operators, agencies);
 * - `court` staff of the court that the resource belongs to;
 * - `case`  staff of that court, or a registered party of the case;
 * - `party` a registered party of the case only.
 */
export type Scope = 'any' | 'court' | 'case' | 'party';

/** Who may do a thing. An empty list of roles admits nobody. */
export interface AccessRule {
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

/** What is acted on, as far as access is concerned. What is unknown is left out, and then denies. */
export interface Resource {
  /** Court code, e.g. `鲁0502`. */
  readonly court?: string;
  readonly caseId?: string;
  /** The `partyRef` of every party registered on the case. */
  readonly parties?: readonly string[];
}

/**
 * Why this person may not act on the resource under the rule, or `undefined` when they may.
 * Deny by default: whatever the rule, the token or the resource leaves open is a refusal.
 */
export function refusal(principal: Principal, rule: AccessRule, resource: Resource): AccessError | undefined {
  if (!holdsOneOf(principal, rule.roles)) return accessErrors.roleDenied();
  if (rule.scope === 'any') return undefined;
  if (principal.caseIds && (resource.caseId === undefined || !principal.caseIds.includes(resource.caseId))) return accessErrors.otherCase();

  const asStaff = rule.scope !== 'party' && holdsOneOf(principal, rule.roles.filter((role) => role !== 'party'));
  const asParty = rule.scope !== 'court' && rule.roles.includes('party') && principal.roles.includes('party');
  if (asStaff && principal.court !== undefined && principal.court === resource.court) return undefined;
  if (asParty && principal.partyRef !== undefined && (resource.parties ?? []).includes(principal.partyRef)) return undefined;

  if (asStaff) return principal.court === undefined ? accessErrors.noCourt() : accessErrors.otherCourt();
  return asParty ? accessErrors.notAParty() : accessErrors.roleDenied();
}

/** May this person act on the resource under the rule? {@link refusal} says why not. */
export function mayAct(principal: Principal, rule: AccessRule, resource: Resource): boolean {
  return refusal(principal, rule, resource) === undefined;
}
