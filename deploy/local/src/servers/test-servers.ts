import { join } from 'node:path';

import { findServers, type Sources } from '../../preinstall/find-servers.mjs';
import { Secrets } from '../secrets.js';
import { StackFiles } from '../supervisor/stack-files.js';
import { Supervisor } from '../supervisor/supervisor.js';
import { freeOffset } from './free-offset.js';
import { OwnServers } from './own-servers.js';
import { type Progress, productOf } from './recipes.js';

/** Servers for integration tests: without our own processes, without any data. */
export interface TestServers {
  /** The variables by which tests find the servers. */
  readonly env: Readonly<
    Record<'DATABASE_URL' | 'KAFKA_BROKERS' | 'TEMPORAL_ADDRESS' | 'HEJIE_TIME_SKIPPING_SERVER', string>
  > & { readonly HEJIE_KAFKA_LIB?: string };
  stop(): Promise<void>;
}

/** Start PostgreSQL, Kafka and Temporal on free ports, unless the environment names them; build the time-skipping server. */
export async function startTestServers(dataDir: string, progress: Progress = () => undefined): Promise<TestServers> {
  const files = new StackFiles(dataDir);
  files.lock();
  const sources = findServers();
  // Recorded, so that a later run can end them if this one is killed.
  const supervisor: Supervisor = new Supervisor(() =>
    files.write({ since: '', addresses: {}, processes: supervisor.statuses() }),
  );
  const servers = new OwnServers(supervisor, sources, new Secrets(dataDir), dataDir, true);
  const stop = async () => {
    await supervisor.stopAll();
    files.unlock();
  };
  try {
    const offset = await freeOffset();
    const placement = () => ({ offset, durable: false, codec: 'http://127.0.0.1:9' });
    const starts = servers.steps(placement).map(({ title, run }) => run((text) => progress(`${title}: ${text}`)));
    const [testServer] = await Promise.all([timeSkippingServer(dataDir, progress), ...starts]);
    return {
      env: {
        DATABASE_URL: servers.address('postgres'),
        KAFKA_BROKERS: servers.address('kafka'),
        TEMPORAL_ADDRESS: servers.address('temporal'),
        HEJIE_TIME_SKIPPING_SERVER: testServer,
        ...(await kafkaLib(sources.kafka, dataDir, progress)),
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function timeSkippingServer(dataDir: string, progress: Progress): Promise<string> {
  const source = findServers().testServer;
  if (source.from === 'environment') return source.address;
  return join(await productOf('testServer', join(dataDir, 'logs'), progress), 'test-server');
}

/** The jars for tests that kill a broker of their own; a broker that the environment names comes without them. */
async function kafkaLib(
  source: Sources['kafka'],
  dataDir: string,
  progress: Progress,
): Promise<{ HEJIE_KAFKA_LIB?: string }> {
  if (source.from === 'environment') return {};
  return {
    HEJIE_KAFKA_LIB:
      source.from === 'path' ? source.command : join(await productOf('kafka', join(dataDir, 'logs'), progress), 'lib'),
  };
}
