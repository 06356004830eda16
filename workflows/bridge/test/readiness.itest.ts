import { describe, expect, it } from '@jest/globals';
import { makeService, Metrics, Readiness } from '@hejie/service-kit';
import { serverFromEnvironment, testDatabase } from '@hejie/testing';
import { bridge } from '../src/bridge.module.js';

const database = testDatabase();
/** A port where nobody listens. */
const NOBODY = '127.0.0.1:1';

/** What the bridge says of itself. It has no broker here: it must not take over the facts of others. */
async function reportWith(temporalAddress: string): Promise<{ ready: boolean; checks: unknown; metrics: string }> {
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    KAFKA_BROKERS: NOBODY,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_PAYLOAD_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  };
  const { app, stop } = await makeService(bridge, { env });
  try {
    const { ready, checks } = await app.get(Readiness).report();
    return { ready, checks, metrics: await app.get(Metrics).registry.metrics() };
  } finally {
    await stop();
  }
}

describe('the bridge', () => {
  it('is ready while Temporal answers, to whom it brings the facts; the broker is told, and closes no door', async () => {
    const { ready, checks } = await reportWith(serverFromEnvironment('TEMPORAL_ADDRESS'));
    expect(checks).toEqual({ postgres: 'up', kafka: 'down', temporal: 'up' });
    expect(ready).toBe(true);
    const without = await reportWith(NOBODY);
    expect(without.checks).toEqual({ postgres: 'up', kafka: 'down', temporal: 'down' });
    expect(without.ready).toBe(false);
  });

  it('keeps the facts that it has handled for a time by their ids', async () => {
    const { metrics } = await reportWith(NOBODY);
    expect([...metrics.matchAll(/^hejie_retention_deleted_total\{table="(\w+)"/gm)].map(([, table]) => table)).toEqual([
      'outbox',
      'inbox',
      'idempotency',
    ]);
  });
});
