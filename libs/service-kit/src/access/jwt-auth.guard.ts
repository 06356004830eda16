import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { isCaseId } from '@hejie/contracts/workflows';
import { accessErrors, holdsOneOf, refusal, TokenVerifier, type Principal } from '@hejie/security';
import { currentRequest } from '../logging/request-context.js';
import { unknownCase } from '../problems/problem.js';
import { ALLOW, PUBLIC, type AuthenticatedRequest, type EndpointRule } from './allow.js';
import { CASE_LOCATOR, type ResourceLocator } from './resource-locator.js';

/**
 * Stands before every endpoint and denies by default: a verified token, a role, and a resource in reach,
 * all before the handler runs. What is out of reach is answered as what does not exist: ids of cases and tasks can be guessed.
 */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler())) return true;
    const rule = this.reflector.get<EndpointRule | undefined>(ALLOW, context.getHandler());
    if (!rule) throw accessErrors.roleDenied();

    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = await this.tokens.verify(bearerToken(request.headers.authorization));
    // For the log, also of what is refused below; a handler sees it only where nothing is.
    request.principal = principal;
    const params = request.params as Record<string, string>;
    const log = currentRequest();
    if (log) log.subject = principal.subject;
    if (log && params.caseId !== undefined && isCaseId(params.caseId)) log.caseId = params.caseId;

    // Roles first: whoever may not act at all learns nothing of cases, and does learn why.
    if (!holdsOneOf(principal, rule.roles)) throw accessErrors.roleDenied(rule.roles);
    if (rule.locate || params.caseId !== undefined) await this.requireReach(principal, rule, params);
    else requireOwnReach(principal, rule);
    return true;
  }

  /** @throws ProblemError 404 `CASE.UNKNOWN`, or as the locator says, for what does not exist and for what is out of reach, alike. */
  private async requireReach(principal: Principal, rule: EndpointRule, params: Record<string, string>): Promise<void> {
    const { caseId } = params;
    if (caseId !== undefined && !isCaseId(caseId)) throw unknownCase();
    const locator = rule.scope === 'any' ? undefined : this.locatorFor(rule);
    const resource = locator ? await locator.locate(params) : { caseId };
    const log = currentRequest();
    if (log && resource?.caseId !== undefined) log.caseId = resource.caseId;
    if (!resource || refusal(principal, rule, resource)) throw locator?.unknown?.() ?? unknownCase();
  }

  private locatorFor({ locate }: EndpointRule): ResourceLocator {
    return this.modules.get<ResourceLocator>(locate ?? CASE_LOCATOR, { strict: false });
  }
}

/** Without a case, a person acts within what their token names: their court, themselves as a party, and nothing when it is bound to cases. */
function requireOwnReach(principal: Principal, rule: EndpointRule): void {
  const { subject, court, partyRef } = principal;
  const own = { court, parties: partyRef === undefined ? [] : [partyRef], mediators: [subject] };
  const denied = refusal(rule.keepsToOwnCases ? { ...principal, caseIds: undefined } : principal, rule, own);
  if (denied) throw denied;
}

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) throw accessErrors.tokenMissing();
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw accessErrors.tokenInvalid();
  return token;
}
