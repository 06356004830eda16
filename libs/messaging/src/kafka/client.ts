import kafkajs, {
  type Admin,
  type Consumer,
  type Kafka,
  type logCreator,
  type Producer,
  type SASLOptions,
} from 'kafkajs';

import { silentLog, type MessagingLog } from '../log.js';

/** How to reach the broker. */
export interface KafkaSettings {
  /** `host:port` of each. */
  readonly brokers: readonly string[];
  /** What the broker's log shows. */
  readonly clientId: string;
  readonly log?: MessagingLog;
  /** Who we are, where the broker asks. */
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** TLS to the broker, PEM: whom to believe, and our certificate where it asks for one. */
  readonly ssl?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

/**
 * How long a broker may take to answer, in milliseconds; then it counts as silent. A little more than brokers take to
 * find that one of them is gone (`broker.session.timeout.ms`: 6 s in `deploy/kafka/three-brokers.properties`, 9 s where
 * nobody has set it): a client that asks earlier is sent to the same again.
 */
const ANSWER_WITHIN = 10_000;

/** When a broker last left a request unanswered: what one client of the process learns, the next begins with. */
const silentAt = new Map<string, number>();

/** A client whose own messages go to our log: its retriable errors are no errors of ours. */
export function kafkaClient(settings: KafkaSettings): Kafka {
  return new kafkajs.Kafka({
    // The library goes on to the next of its list only when a connection is refused, and a silent broker accepts it.
    brokers: async () => silentLast(settings.brokers),
    clientId: settings.clientId,
    ...(settings.sasl ? { sasl: saslOf(settings.sasl) } : {}),
    ...(settings.ssl ? { ssl: settings.ssl } : {}),
    connectionTimeout: 3_000,
    requestTimeout: ANSWER_WITHIN,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: logInto(settings.log ?? silentLog),
  });
}

/** As the library's types want it: a case for each mechanism. */
function saslOf({ mechanism, username, password }: NonNullable<KafkaSettings['sasl']>): SASLOptions {
  if (mechanism === 'plain') return { mechanism, username, password };
  if (mechanism === 'scram-sha-256') return { mechanism, username, password };
  return { mechanism, username, password };
}

/** Brokers that never were silent first, then those whose silence is longest ago. */
function silentLast(brokers: readonly string[]): string[] {
  return [...brokers].sort((a, b) => (silentAt.get(a) ?? 0) - (silentAt.get(b) ?? 0));
}

/**
 * Rejects once a broker has left a request of this client unanswered. The library itself would ask the same broker
 * again, four times: whoever waits for an answer races it with this, and goes on with a new client.
 */
export function silenceOf(client: Consumer | Producer | Admin): Promise<never> {
  const silence = new Promise<never>((_, reject) => {
    // All three tell it alike, each under a name of its own.
    const told = client as Producer;
    told.on(told.events.REQUEST_TIMEOUT, ({ payload: { broker, apiName } }) => {
      silentAt.set(broker, Date.now());
      reject(new BrokerSilent(broker, apiName));
    });
  });
  silence.catch(() => undefined);
  return silence;
}

/** A broker has not answered within the time that requests have. */
export class BrokerSilent extends Error {
  override readonly name = 'BrokerSilent';

  constructor(broker: string, request: string) {
    super(`The broker ${broker} did not answer ${request} within ${ANSWER_WITHIN / 1000} s`);
  }
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
