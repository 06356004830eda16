import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import type { TemporalLog } from '../log.js';

let installed = false;

export interface RuntimeSettings {
  readonly log: TemporalLog;
  /** `host:port` for the SDK's Prometheus endpoint. */
  readonly metricsAddress?: string;
}

/**
 * Installs the SDK's runtime once a process, before any connection of a worker. No signal is its own:
 * Nest owns them and drains the workers in its order.
 */
export function installRuntime({ log, metricsAddress }: RuntimeSettings): void {
  if (installed) return;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', (entry) => write(log, entry)),
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(metricsAddress === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAddress, countersTotalSuffix: true, useSecondsForDurations: true } } }),
    },
  });
  installed = true;
}

function write(log: TemporalLog, { level, message, meta }: LogEntry): void {
  const { error, ...fields } = (meta ?? {}) as { error?: unknown } & Record<string, unknown>;
  const line = error === undefined ? fields : { ...fields, err: error };
  switch (level) {
    case 'ERROR':
      return log.error(line, message);
    case 'WARN':
      return log.warn(line, message);
    case 'INFO':
      return log.info(line, message);
    default:
      return log.debug(line, message);
  }
}
