import { pino } from 'pino';
import { startIdentity } from './server.js';

const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { service: 'identity', pid: process.pid },
  messageKey: 'message',
});
const dataFolder = process.env.IDENTITY_DATA;

if (!dataFolder) {
  log.fatal('IDENTITY_DATA is missing: the folder in which the signing keys are kept');
  process.exit(1);
}
try {
  const identity = await startIdentity({
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 7100),
    dataFolder,
  });
  identity.provider.on('server_error', (_context: unknown, error: Error) =>
    log.error({ error: error.stack }, 'identity provider failed'),
  );
  log.info({ issuer: identity.issuer }, 'identity provider is listening');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void identity.close().then(() => process.exit(0)));
  }
} catch (error) {
  log.fatal({ error: error instanceof Error ? error.message : String(error) }, 'identity provider did not start');
  process.exit(1);
}
