import { issuerConfig } from '@hejie/security';
import { z } from 'zod';

/** A whole number in an environment variable. */
const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

/**
 * What every service is configured with. A service adds its own keys with `configSchema`. What is said of a key here
 * stands in `.env.example`.
 */
export const baseConfigSchema = z.object({
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Where it listens; loopback unless the deployment says otherwise.'),
  PORT: integer(0, 65_535).describe('The port on which it listens; 0 takes any free one.'),
  ...issuerConfig,
  COURT_CLOCK: z
    .enum(['real', 'compressed'])
    .default('real')
    .describe("`real`: the machine's clock. `compressed`: each request carries its own (demonstration, simulator)."),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('The least level that is logged: trace, debug, info, warn, error, fatal or silent.'),
  SHUTDOWN_GRACE_MS: integer(0, 600_000)
    .default(10_000)
    .describe('How long requests in flight may take to end when the service stops. Milliseconds.'),
});

export type BaseConfig = z.infer<typeof baseConfigSchema>;
/** Base configuration and the service's own, validated. */
export type ServiceConfig<S extends z.ZodRawShape> = BaseConfig & z.infer<z.ZodObject<S>>;

/** The configuration is wrong. The message lists every wrong key and what is wrong, never a value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    readonly service: string,
    readonly wrong: readonly { key: string; reason: string }[],
  ) {
    super(
      `${service} cannot start, its configuration is wrong:\n${wrong.map(({ key, reason }) => `  ${key}: ${reason}`).join('\n')}`,
    );
  }
}

/**
 * Reads the configuration of a service from an environment.
 * Only keys of the schema are read; an empty text counts as absent.
 * @throws ConfigurationError listing every wrong key.
 */
export function readConfiguration<S extends z.ZodRawShape>(
  service: string,
  own: z.ZodObject<S>,
  env: NodeJS.ProcessEnv,
): ServiceConfig<S> {
  const shape = { ...baseConfigSchema.shape, ...own.shape } as z.ZodRawShape;
  const present = Object.fromEntries(
    Object.keys(shape)
      .map((key) => [key, env[key]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = z.object(shape).safeParse(present);
  if (!read.success) throw new ConfigurationError(service, wrongKeys(read.error, present));
  return read.data as ServiceConfig<S>;
}

/** One line a key. The reasons are re-worded from the issue's kind, for zod may quote a value in its message. */
function wrongKeys(error: z.ZodError, present: Record<string, unknown>): { key: string; reason: string }[] {
  const byKey = new Map<string, string[]>();
  for (const issue of error.issues) {
    const key = String(issue.path[0] ?? '(all)');
    const reason = key in present ? describe(issue) : 'is missing';
    byKey.set(key, [...(byKey.get(key) ?? []), reason]);
  }
  return [...byKey]
    .map(([key, reasons]) => ({ key, reason: reasons.join('; ') }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : `is not a well-formed ${issue.format}`;
    case 'custom':
      return issue.message;
    default:
      return 'is not well formed';
  }
}
