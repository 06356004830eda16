import { type DynamicModule } from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { type Express } from 'express';
import helmet from 'helmet';
import { type DestinationStream } from 'pino';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { lawErrorOf } from '@hejie/contracts/workflows';
import { COURT_CLOCK, type CourtClockPort } from '../clock/court-clock.port.js';
import { underItsClock } from '../clock/court-time.js';
import { ServiceLog } from '../logging/service-log.js';
import { requestContext } from '../logging/request-context.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../metrics/metrics.js';
import { openApiDocument } from '../openapi/document.js';
import { jsonBodiesOnly } from '../problems/content-type.js';
import { type ProblemMapper } from '../problems/problem-of.js';
import { readConfiguration, type ServiceConfig } from './configuration.js';
import { HttpServer } from './http-server.js';
import { KitModule } from './kit.module.js';
import { stopInOrder, stopOnSignals } from './shutdown.js';

/** Of a body. */
const BODY_LIMIT = '1mb';

/** What a service is. */
export interface ServiceDefinition<S extends z.ZodRawShape> {
  /** Its name: in logs, metrics, traces and its API description. */
  readonly name: string;
  /** The service's own configuration keys, beside the base ones. Values are texts of the environment. */
  readonly configSchema: z.ZodObject<S>;
  readonly module: (config: ServiceConfig<S>) => DynamicModule;
  /** Errors of the service's own libraries, as problems. Refusals of the law, also those through Temporal, are known already. */
  readonly problemMappers?: readonly ProblemMapper[];
  /** Bodies larger than 1 MB are refused with 413; under these paths, larger than this limit. */
  readonly largeBodies?: { readonly at: RegExp; readonly limit: string };
}

/** For tests: another environment, another clock, another end of the log. */
export interface ServiceSurroundings {
  readonly env?: NodeJS.ProcessEnv;
  readonly courtClock?: CourtClockPort;
  readonly logTo?: DestinationStream;
}

/** A service that has been made and initialised but does not listen yet. */
export interface MadeService<S extends z.ZodRawShape> {
  readonly app: NestExpressApplication;
  readonly config: ServiceConfig<S>;
  /** Stops in order: HTTP, then workers, then databases and brokers. */
  stop(): Promise<void>;
}

/**
 * Makes a service: validated configuration, the kit around its module, everything initialised. Tests use this.
 * @throws ConfigurationError; EndpointRuleError; whatever the module's own start throws.
 */
export async function makeService<S extends z.ZodRawShape>(
  definition: ServiceDefinition<S>,
  surroundings: ServiceSurroundings = {},
): Promise<MadeService<S>> {
  const { name, configSchema, module, problemMappers = [], largeBodies } = definition;
  const config = readConfiguration(name, configSchema, surroundings.env ?? process.env);
  const log = new ServiceLog(name, config.LOG_LEVEL, surroundings.logTo);
  const kit = KitModule.around(module(config), {
    name,
    config,
    log,
    problemMappers: [lawErrorOf, ...problemMappers],
    courtClock: surroundings.courtClock,
  });
  const app = await NestFactory.create<NestExpressApplication>(kit, new HttpServer(), {
    bodyParser: false,
    abortOnError: false,
    logger: log,
  });
  watchDatabase(app);
  const metrics = app.get(Metrics);
  app.disable('x-powered-by');
  app.use(requestContext, metrics.timeRequests, underItsClock(app.get(COURT_CLOCK)));
  app.use('/metrics', metrics.serve);
  // Services speak plain HTTP behind the court's proxy, or on loopback: the description's page must not ask for HTTPS.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.use(jsonBodiesOnly);
  // Whose body is read already the next reader leaves alone.
  if (largeBodies) {
    const { at, limit } = largeBodies;
    app.useBodyParser('json', { limit, strict: true, type: ({ url = '' }) => at.test(url.split('?')[0]!) });
  }
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  const document = openApiDocument(app, name);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', customSiteTitle: `Hejie ${name}` });
  // Whoever opens the address alone is told where to go on.
  (app.getHttpAdapter().getInstance() as Express).get(
    '/',
    (_request, response) =>
      void response.json({ service: name, docs: '/docs', openapi: '/openapi.json', ready: '/health/ready' }),
  );
  await app.init();
  return { app, config, stop: () => stopInOrder(app, config.SHUTDOWN_GRACE_MS) };
}

/** A service that has a database is ready only while it answers. */
function watchDatabase(app: NestExpressApplication): void {
  // Asked of the module and not of the application, which would log that a process without a database has none.
  const dataSource = optional(() => app.get(ModuleRef).get(DataSource, { strict: false }));
  if (dataSource) app.get(Readiness).register('postgres', async () => void (await dataSource.query('select 1')));
}

function optional<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/**
 * Starts a service and keeps it running until SIGTERM or SIGINT. A service that cannot start says why on
 * standard error, in one piece, and ends the process with status 1.
 */
export async function bootstrapService<S extends z.ZodRawShape>(definition: ServiceDefinition<S>): Promise<void> {
  try {
    const service = await makeService(definition);
    await service.app.listen(service.config.PORT, service.config.HOST);
    const log = service.app.get(ServiceLog);
    log.event('service is listening', { url: await service.app.getUrl() });
    stopOnSignals(service.stop, log);
  } catch (error) {
    new ServiceLog(definition.name, 'info').failure(`${definition.name} did not start`, error);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
