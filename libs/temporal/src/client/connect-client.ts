import { Client, Connection } from '@temporalio/client';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
import { messagesUnderClock } from '../court-clock/court-clock-interceptors.js';
import { encryptedDataConverter } from '../payload/data-converter.js';
import type { TemporalSettings } from '../settings.js';

/** A client and the connection that closes with it. */
export interface ConnectedClient {
  readonly client: Client;
  readonly connection: Connection;
}

/**
 * A client that encrypts what it writes and carries trace and court clock. Nothing is connected yet: the first call
 * connects, and a broken connection is made anew by the next call, so a client may be built before the server is up.
 */
export function connectClient(settings: TemporalSettings): ConnectedClient {
  const connection = Connection.lazy({ address: settings.address, tls: settings.tls });
  const client = new Client({
    connection,
    namespace: settings.namespace,
    dataConverter: encryptedDataConverter(settings.keyRing),
    interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor(), messagesUnderClock] },
  });
  return { client, connection };
}
