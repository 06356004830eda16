import { readFileSync } from 'node:fs';
import type { TLSConfig } from '@temporalio/client';
import { z } from 'zod';
import { parseKeyRing, type KeyRing } from './payload/key-ring.js';

/** Where the Temporal server is, and the keys with which this process writes to it. */
export interface TemporalSettings {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly namespace: string;
  readonly keyRing: KeyRing;
  /** Mutual TLS; absent on a loopback server. */
  readonly tls?: TLSConfig;
  /** `host:port` on which the SDK publishes its own metrics (pollers, sticky cache, task latency) for Prometheus. */
  readonly metricsAddress?: string;
  /** How long a worker waits for the server and the namespace to come up, in milliseconds. Default: 5 minutes. */
  readonly connectWithin?: number;
}

const keyRing = z.string().superRefine((text, context) => {
  try {
    parseKeyRing(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** Configuration keys of a process that speaks to Temporal; spread them into the schema of the service. */
export const temporalConfig = {
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d+$/, 'must be host:port')
    .default('127.0.0.1:7233')
    .describe("host:port of the Temporal server's frontend."),
  TEMPORAL_NAMESPACE: z.string().min(2).default('hejie').describe('The namespace in which the cases run.'),
  TEMPORAL_PAYLOAD_KEYS: keyRing.describe(
    'Keys that seal what Temporal keeps: `keyId:base64,keyId2:base64`; the first one encrypts. The same everywhere.',
  ),
  TEMPORAL_TLS_CA: z
    .string()
    .optional()
    .describe('PEM file of the authority that signed the server; none on loopback.'),
  TEMPORAL_TLS_CERT: z.string().optional().describe("PEM file of the client's certificate, for mutual TLS."),
  TEMPORAL_TLS_KEY: z.string().optional().describe('PEM file of the key of that certificate.'),
  TEMPORAL_METRICS_ADDRESS: z
    .string()
    .optional()
    .describe('host:port on which the SDK publishes its own metrics for Prometheus; none unless given.'),
  TEMPORAL_CONNECT_WITHIN: z.coerce
    .number()
    .int()
    .positive()
    .default(300_000)
    .describe('How long a worker waits for the server and the namespace to come up. Milliseconds.'),
};
export type TemporalConfig = z.infer<z.ZodObject<typeof temporalConfig>>;

/** Settings from validated configuration; the TLS keys are paths of PEM files. */
export function temporalSettings(config: TemporalConfig): TemporalSettings {
  return {
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    keyRing: parseKeyRing(config.TEMPORAL_PAYLOAD_KEYS),
    tls: tlsFrom(config),
    metricsAddress: config.TEMPORAL_METRICS_ADDRESS,
    connectWithin: config.TEMPORAL_CONNECT_WITHIN,
  };
}

function tlsFrom(config: TemporalConfig): TLSConfig | undefined {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key } = config;
  if (ca === undefined && crt === undefined) return undefined;
  return {
    ...(ca === undefined ? {} : { serverRootCACertificate: readFileSync(ca) }),
    ...(crt === undefined || key === undefined
      ? {}
      : { clientCertPair: { crt: readFileSync(crt), key: readFileSync(key) } }),
  };
}
