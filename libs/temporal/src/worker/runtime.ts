import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import { NO_TASK_OF_ITS_OWN } from '../bundle/own-task.js';
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
      ...(metricsAddress === undefined
        ? {}
        : {
            metrics: {
              prometheus: { bindAddress: metricsAddress, countersTotalSuffix: true, useSecondsForDurations: true },
            },
          }),
    },
  });
  installed = true;
}

/** Each of our hosts runs one kind of task; the SDK finds that worth a warning. */
const EXPECTED = /^No (activities|workflows|Nexus services) registered/;

function write(log: TemporalLog, { level, message, meta }: LogEntry): void {
  const { error, ...fields } = (meta ?? {}) as { error?: unknown } & Record<string, unknown>;
  const line = error === undefined ? fields : { ...fields, err: error };
  // A query that was refused: whoever asked is told, and the case is as it was.
  if (error instanceof Error && error.message.startsWith(NO_TASK_OF_ITS_OWN)) log.info(line, message);
  else if (level === 'ERROR') log.error(line, message);
  else if (EXPECTED.test(message)) log.debug(line, message);
  else if (level === 'WARN') log.warn(line, message);
  // What the worker says of its own states is noise beside what its host says; workflows and activities are heard.
  else if (level === 'INFO' && fields.sdkComponent !== 'worker') log.info(line, message);
  else log.debug(line, message);
}
