import kafkajs, { type Kafka, type logCreator } from 'kafkajs';

import { silentLog, type MessagingLog } from '../log.js';

/** How to reach the broker. */
export interface KafkaSettings {
  /** `host:port` of each. */
  readonly brokers: readonly string[];
  /** What the broker's log shows. */
  readonly clientId: string;
  readonly log?: MessagingLog;
}

/** A client whose own messages go to our log: its retriable errors are no errors of ours. */
export function kafkaClient(settings: KafkaSettings): Kafka {
  return new kafkajs.Kafka({
    brokers: [...settings.brokers],
    clientId: settings.clientId,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: logInto(settings.log ?? silentLog),
  });
}

/** Reads `KAFKA_BROKERS`: a list with commas. */
export function brokerList(text: string): string[] {
  return text
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
}

// What the client calls an error it retries by itself; what it cannot retry reaches our code as a thrown error.
function logInto(log: MessagingLog): logCreator {
  return () => (entry) => log.debug({ kafkajs: entry.namespace }, entry.log.message);
}
