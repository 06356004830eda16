import { Inject, Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import { UnitOfWork } from '@hejie/persistence';
import { COMMAND } from '../commands/command.js';
import { ASKS } from './asks.js';
import { ALLOW, PUBLIC, type EndpointRule } from './allow.js';
import { parametersOf } from './handler-parameters.js';
import { CASE_LOCATOR } from './resource-locator.js';

const CHANGING = new Set([RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE]);

/** Refuses to start a service that has an endpoint without a declared rule, and names every such endpoint. */
@Injectable()
export class EndpointRules implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.faultsOf(metatype) : []));
    if (faults.length > 0) throw new EndpointRuleError(faults);
  }

  private faultsOf(controller: object & { prototype?: object; name?: string }): string[] {
    const prototype = controller.prototype ?? {};
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = (prototype as Record<string, object>)[method]!;
      const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const path = [controller, handler]
        .map((target) => [Reflect.getMetadata(PATH_METADATA, target)].flat()[0] as string)
        .join('/');
      const endpoint = `${RequestMethod[verb]} ${`/${path}`.replaceAll(/\/+/g, '/')} (${controller.name}.${method})`;
      return this.faultsOfEndpoint(controller, method, handler, verb, path).map((fault) => `${endpoint}: ${fault}`);
    });
  }

  private faultsOfEndpoint(
    controller: object,
    method: string,
    handler: object,
    verb: RequestMethod,
    path: string,
  ): string[] {
    const rule = Reflect.getMetadata(ALLOW, handler) as EndpointRule | undefined;
    const open = Reflect.getMetadata(PUBLIC, handler) === true;
    const faults: string[] = [];
    if (!rule && !open) faults.push('has no rule; declare @Allow({ summary, roles, scope }) or @Public()');
    if (rule && open) faults.push('is both @Allow and @Public');
    if (rule?.roles.length === 0) faults.push('allows no role');
    const byCase = path.includes(':caseId');
    if (rule?.scope === 'case' && !rule.locate && !byCase)
      faults.push("scope 'case' needs :caseId in the path or `locate`");
    if (rule && rule.scope !== 'any' && !rule.locate && byCase && !this.has(CASE_LOCATOR))
      faults.push('needs a CASE_LOCATOR provider in the service');
    if (rule?.locate && !this.has(rule.locate))
      faults.push(`its locator ${rule.locate.name} is no provider of the service`);
    if (rule?.keepsToOwnCases && (rule.locate || byCase))
      faults.push('is about a case: `keepsToOwnCases` is for endpoints about no one case');
    const command = Reflect.getMetadata(COMMAND, handler) !== undefined;
    const asks = Reflect.getMetadata(ASKS, handler) === true;
    if (rule && CHANGING.has(verb) && !command && !asks)
      faults.push('changes something; declare @Command(), or @Asks() where it does not');
    if (command && asks) faults.push('is both @Command and @Asks');
    if (command && !this.has(UnitOfWork)) faults.push('is a command; the service needs a UnitOfWork provider');
    if (parametersOf(controller, method, 'BODY').some(unchecked))
      faults.push('reads a body without a schema; use @Body({ schema })');
    if (parametersOf(controller, method, 'QUERY').some(unchecked))
      faults.push('reads a query without a schema; use @Query({ schema })');
    return faults;
  }

  private has(token: Parameters<ModuleRef['get']>[0]): boolean {
    try {
      return this.modules.get(token, { strict: false }) !== undefined;
    } catch {
      return false;
    }
  }
}

function unchecked({ schema }: { schema?: unknown }): boolean {
  return schema === undefined;
}

/** The service has endpoints whose rules are missing or cannot work. */
export class EndpointRuleError extends Error {
  override readonly name = 'EndpointRuleError';

  constructor(readonly faults: readonly string[]) {
    super(
      `The service does not start, for these endpoints are not ruled:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}
