import { writeOpenApi, type ServiceDefinition } from '@hejie/service-kit';
import { type z } from 'zod';

/** Well formed, and of no server: a service that is only described connects to nothing. */
const UNCONNECTED = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  TEMPORAL_PAYLOAD_KEYS: `none:${Buffer.alloc(32).toString('base64')}`,
  PARTY_CONTENT_KEYS: `none:${Buffer.alloc(32).toString('base64')}`,
  DOCUMENT_NUMBERS_URL: 'http://127.0.0.1:1',
  DOCUMENT_NUMBERS_TOKEN: 'none'.repeat(4),
  FIELD_KEYS: `none:${Buffer.alloc(32).toString('base64')}`,
};

/** {@link writeOpenApi} of a case service, whatever the environment is. @param own what its own configuration needs. @returns the exit status. */
export function writeCaseServiceOpenApi<S extends z.ZodRawShape>(
  definition: ServiceDefinition<S>,
  file: URL,
  args: readonly string[],
  own: NodeJS.ProcessEnv = {},
): Promise<number> {
  return writeOpenApi(definition, file, { ...UNCONNECTED, ...own }, args);
}
