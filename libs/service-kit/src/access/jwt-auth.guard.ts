import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { accessErrors, refusal, TokenVerifier, type Principal } from '@hejie/security';
import { currentRequest } from '../logging/request-context.js';
import { unknownCase } from '../problems/problem.js';
import { ALLOW, PUBLIC, type AuthenticatedRequest, type EndpointRule } from './allow.js';
import { CASE_LOCATOR, type ResourceLocator } from './resource-locator.js';

/**
 * Stands before every endpoint and denies by default: a verified token, a role, and a resource in reach,
 * all before the handler runs.
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
    const log = currentRequest();
    if (log) log.subject = principal.subject;

    const denied = await this.refusalOf(principal, rule, request.params as Record<string, string>);
    if (denied) throw denied;
    request.principal = principal;
    return true;
  }

  private async refusalOf(principal: Principal, rule: EndpointRule, params: Record<string, string>) {
    // Roles first: whoever may not act at all does not learn which cases exist.
    const roleDenied = refusal(principal, { ...rule, scope: 'any' }, {});
    if (roleDenied || rule.scope === 'any') return roleDenied;
    const locator = this.locatorFor(rule, params);
    if (!locator) return refusal(principal, rule, ownReach(principal));
    const resource = await locator.locate(params);
    if (!resource) throw unknownCase();
    const log = currentRequest();
    if (log && resource.caseId !== undefined) log.caseId = resource.caseId;
    return refusal(principal, rule, resource);
  }

  private locatorFor(rule: EndpointRule, params: Record<string, string>): ResourceLocator | undefined {
    if (rule.locate) return this.modules.get<ResourceLocator>(rule.locate, { strict: false });
    return params.caseId === undefined ? undefined : this.modules.get<ResourceLocator>(CASE_LOCATOR, { strict: false });
  }
}

/** Without a resource, a person acts within what their token names: their court, themselves as a party. */
function ownReach({ subject, court, partyRef, caseIds }: Principal) {
  return { court, caseId: caseIds?.[0], parties: partyRef === undefined ? [] : [partyRef], mediators: [subject] };
}

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) throw accessErrors.tokenMissing();
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw accessErrors.tokenInvalid();
  return token;
}
