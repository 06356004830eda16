import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { type z } from 'zod';
import { type ServiceDefinition } from '../bootstrap/bootstrap.js';
import { readConfiguration } from '../bootstrap/configuration.js';
import { KitModule } from '../bootstrap/kit.module.js';
import { ServiceLog } from '../logging/service-log.js';
import { openApiDocument } from './document.js';

/**
 * The service's interface as the text of an OpenAPI document, without starting it: nothing is connected,
 * so the configuration only has to be well formed.
 */
export async function describeService<S extends z.ZodRawShape>(
  definition: ServiceDefinition<S>,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const config = readConfiguration(definition.name, definition.configSchema, { PORT: '0', ...env });
  const kit = KitModule.around(definition.module(config), {
    name: definition.name,
    config,
    log: new ServiceLog(definition.name, 'silent'),
    problemMappers: [],
  });
  const app = await NestFactory.create(kit, { preview: true, logger: false, abortOnError: false });
  return `${JSON.stringify(openApiDocument(app, definition.name), undefined, 2)}\n`;
}

/**
 * Writes the committed description of a service, or with `--check` in the arguments compares it.
 * Meant to be the whole of a service's `openapi` script. @returns the exit status: 1 when a check finds a difference.
 */
export async function writeOpenApi<S extends z.ZodRawShape>(
  definition: ServiceDefinition<S>,
  file: URL,
  env: NodeJS.ProcessEnv,
  args: readonly string[] = process.argv,
): Promise<number> {
  const text = await describeService(definition, env);
  if (!args.includes('--check')) {
    await writeFile(file, text);
    return 0;
  }
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed === text) return 0;
  process.stderr.write(
    `openapi.json of ${definition.name} is not what its code says; run the package's openapi script and commit the result\n`,
  );
  return 1;
}
