import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { issuerOf, TokenVerifier } from '@hejie/security';
import { EndpointRules } from '../access/endpoint-rules.js';
import { JwtAuthGuard } from '../access/jwt-auth.guard.js';
import { KnownQueryGuard } from '../access/known-query.guard.js';
import { COURT_CLOCK, CompressedCourtClock, RealCourtClock } from '../clock/court-clock.port.js';
import { CommandLog } from '../commands/command-log.js';
import { IdempotencyInterceptor } from '../commands/idempotency.interceptor.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import { ServiceLog } from '../logging/service-log.js';
import { Metrics } from '../metrics/metrics.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { SchemaValidationPipe } from '../problems/schema-validation.pipe.js';
import { KIT_OPTIONS, type KitOptions } from './kit-options.js';

/** What every service has in common, around the service's own module. Global: its providers can be injected anywhere. */
@Module({})
export class KitModule {
  static around(service: DynamicModule, options: KitOptions): DynamicModule {
    const { config, name } = options;
    const courtClock =
      options.courtClock ?? (config.COURT_CLOCK === 'real' ? new RealCourtClock() : new CompressedCourtClock());
    return {
      module: KitModule,
      global: true,
      imports: [DiscoveryModule, service],
      controllers: [HealthController],
      providers: [
        { provide: KIT_OPTIONS, useValue: options },
        { provide: COURT_CLOCK, useValue: courtClock },
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(issuerOf(config)) },
        { provide: ServiceLog, useValue: options.log },
        { provide: Metrics, useFactory: () => new Metrics(name) },
        Readiness,
        EndpointRules,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: CommandLog },
        { provide: APP_GUARD, useClass: JwtAuthGuard },
        { provide: APP_GUARD, useClass: KnownQueryGuard },
        { provide: APP_INTERCEPTOR, useClass: CommandLog },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useClass: SchemaValidationPipe },
      ],
      exports: [KIT_OPTIONS, COURT_CLOCK, ServiceLog, Metrics, Readiness, TokenVerifier],
    };
  }
}
