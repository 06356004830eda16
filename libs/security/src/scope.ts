import { accessErrors, type AccessError } from './access-error.js';
import { holdsOneOf, reachesCase, type Principal } from './principal.js';
import { type Role } from './roles.js';

/**
 * How far a rule reaches:
 * - `any`   the role is enough (operators, agencies), unless the token is bound to cases;
 * - `court` staff of the court that the resource belongs to;
 * - `case`  staff of that court, or a registered party of the case;
 * - `party` a registered party of the case only.
 * A mediator is no staff: he serves the court from outside and reaches the cases he is chosen for, no other (PRE-5).
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
  /** The `subject` of the mediator who is chosen for the case, or was asked to be. A service that does not know leaves it out. */
  readonly mediators?: readonly string[];
}

/** Roles that reach no case by serving its court. */
const OUTSIDERS: readonly Role[] = ['party', 'mediator'];

/**
 * Why this person may not act on the resource under the rule, or `undefined` when they may.
 * Deny by default: whatever the rule, the token or the resource leaves open is a refusal. The reason is for whoever asks about
 * himself; to a caller who asked about a case it is never told, or he would learn that there is such a case.
 */
export function refusal(principal: Principal, rule: AccessRule, resource: Resource): AccessError | undefined {
  if (!holdsOneOf(principal, rule.roles)) return accessErrors.roleDenied(rule.roles);
  if (!reachesCase(principal, resource.caseId))
    return resource.caseId === undefined ? accessErrors.boundToCases() : accessErrors.otherCase();
  if (rule.scope === 'any') return undefined;

  const asStaff =
    rule.scope !== 'party' &&
    holdsOneOf(
      principal,
      rule.roles.filter((role) => !OUTSIDERS.includes(role)),
    );
  const asMediator = rule.scope !== 'party' && rule.roles.includes('mediator') && principal.roles.includes('mediator');
  const asParty = rule.scope !== 'court' && rule.roles.includes('party') && principal.roles.includes('party');
  const ofCourt = principal.court !== undefined && principal.court === resource.court;
  if (asStaff && ofCourt) return undefined;
  if (asMediator && ofCourt && (resource.mediators ?? []).includes(principal.subject)) return undefined;
  if (asParty && principal.partyRef !== undefined && (resource.parties ?? []).includes(principal.partyRef))
    return undefined;

  if (asStaff || (asMediator && !ofCourt))
    return principal.court === undefined ? accessErrors.noCourt() : accessErrors.otherCourt();
  if (asMediator) return accessErrors.otherCase();
  return asParty ? accessErrors.notAParty() : accessErrors.roleDenied();
}

/** May this person act on the resource under the rule? {@link refusal} says why not. */
export function mayAct(principal: Principal, rule: AccessRule, resource: Resource): boolean {
  return refusal(principal, rule, resource) === undefined;
}
