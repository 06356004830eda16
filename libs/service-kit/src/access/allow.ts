import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiOperation } from '@nestjs/swagger';
import { ROLES, type AccessRule, type Principal } from '@hejie/security';
import { type Request } from 'express';
import { type ResourceLocator } from './resource-locator.js';

export const ALLOW = 'hejie:allow';
export const PUBLIC = 'hejie:public';

/** Who may call an endpoint, and where the thing acted on is found. */
export interface EndpointRule extends AccessRule {
  /** What the endpoint is for, in Chinese, as the API description heads it. */
  readonly summary: string;
  /**
   * Finds the resource of the request before the handler runs. Without it, an endpoint with `:caseId` in its path
   * uses the service's {@link CASE_LOCATOR}; one with neither acts within the principal's own court
   * (`court`) or on the party's own things (`party`), and its handler filters by the principal.
   */
  readonly locate?: Type<ResourceLocator>;
  /**
   * The endpoint is about no one case, and its handler shows and changes nothing of a case that the principal's `caseIds` leave
   * out. Without it a token that is bound to cases is refused at an endpoint without a case.
   */
  readonly keepsToOwnCases?: boolean;
}

/** Declares who may call an endpoint. Every endpoint needs this or `@Public()`: without, the service does not start. */
export function Allow(rule: EndpointRule): MethodDecorator {
  return applyDecorators(
    SetMetadata(ALLOW, rule),
    ApiBearerAuth(),
    ApiOperation({ summary: rule.summary, description: callersOf(rule) }),
    ApiExtension('x-hejie-access', describedAccess(rule)),
  );
}

const REACH = {
  any: { zh: '不限法院', en: 'any court' },
  court: { zh: '限本院', en: 'of the court' },
  case: { zh: '限本院工作人员和本案当事人', en: 'staff of the court, and parties of the case' },
  party: { zh: '限本案当事人', en: 'parties of the case' },
} as const satisfies Record<AccessRule['scope'], { zh: string; en: string }>;

/** Who may call, in words, from what the guard goes by. */
function callersOf({ roles, scope }: AccessRule): string {
  const names = (language: 'zh' | 'en') => roles.map((role) => ROLES[role][language]);
  return `可调用：${names('zh').join('、')}（${REACH[scope].zh}）。 May call: ${names('en').join(', ')} (${REACH[scope].en}).`;
}

/** Who may call, as the API description says it; the table of who may do what is made of it. */
function describedAccess({ roles, scope, locate, keepsToOwnCases }: EndpointRule): object {
  return { roles, scope, ...(locate && { located: true }), ...(keepsToOwnCases && { keepsToOwnCases }) };
}

/**
 * Anyone may call this endpoint, without a token: health, the API description, and what the court publishes.
 * @param summary what it is for, in Chinese, where the API description has it.
 */
export function Public(summary?: string): MethodDecorator {
  if (summary === undefined) return SetMetadata(PUBLIC, true);
  return applyDecorators(
    SetMetadata(PUBLIC, true),
    ApiOperation({ summary, description: '可调用：任何人，无需令牌。 May call: anybody, without a token.' }),
    ApiExtension('x-hejie-access', 'PUBLIC'),
  );
}

/**
 * Only another service of the court calls this endpoint, and no person: it proves itself to this guard, which stands in the place of the one for people.
 * @param summary what it is for, in Chinese.
 */
export function BetweenServices(summary: string, guard: Type<CanActivate>): MethodDecorator {
  return applyDecorators(
    SetMetadata(PUBLIC, true),
    UseGuards(guard),
    ApiBearerAuth(),
    ApiOperation({
      summary,
      description: '可调用：本院其他服务，凭共享密钥。 May call: another service of the court, by a shared secret.',
    }),
    ApiExtension('x-hejie-access', 'SERVICE'),
  );
}

/** A request after the guard: who it is. */
export interface AuthenticatedRequest extends Request {
  principal?: Principal;
}

/** The verified caller, as a parameter of a handler. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@CurrentPrincipal() on an endpoint without @Allow');
  return principal;
});
