import { type Server } from 'node:http';
import { type INestApplication } from '@nestjs/common';
import { Readiness } from '../health/readiness.js';
import { type ServiceLog } from '../logging/service-log.js';

/**
 * Stops a service in order: not ready any more; no new requests, those in flight end (at most `graceMs`);
 * then Nest's hooks, which drain workers (`onModuleDestroy`) before they close databases and brokers (`onApplicationShutdown`).
 */
export async function stopInOrder(app: INestApplication, graceMs: number): Promise<void> {
  app.get(Readiness).beginShutdown();
  await closeHttp(app.getHttpServer() as Server, graceMs);
  await app.close();
}

async function closeHttp(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      server.closeAllConnections();
      resolve();
    }, graceMs);
  });
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection that asks nothing would hold the server open.
  server.closeIdleConnections();
  await Promise.race([closed, late]);
  clearTimeout(timer);
}

const LINGER_MS = 2_000;

/** Stops on SIGTERM and SIGINT; a second signal ends the process at once. */
export function stopOnSignals(stop: () => Promise<void>, log: ServiceLog): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.event('service is stopping', { signal });
    stop().then(
      () => {
        process.exitCode = 0;
        // The process ends by itself once nothing is left to do; a forgotten handle must not keep it.
        setTimeout(() => process.exit(0), LINGER_MS).unref();
      },
      (error: unknown) => {
        log.failure('service did not stop cleanly', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
