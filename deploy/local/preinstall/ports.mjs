/**
 * Every port of the local stack, in one place. All of them listen on 127.0.0.1 only;
 * `--ports-offset` moves them together.
 * @type {Readonly<Record<string, {port: number, what: string}>>}
 */
export const PORTS = Object.freeze({
  identity: { port: 7100, what: 'identity provider' },
  intake: { port: 7101, what: 'intake service' },
  mediation: { port: 7102, what: 'mediation service' },
  performance: { port: 7103, what: 'performance service' },
  'asset-control': { port: 7104, what: 'asset control service' },
  'credit-repair': { port: 7105, what: 'credit repair service' },
  'agency-exchange': { port: 7106, what: 'agency exchange service' },
  agencyDoor: { port: 7107, what: 'door for agencies (mutual TLS)' },
  worker: { port: 7111, what: 'health of the Temporal worker' },
  bridge: { port: 7112, what: 'health of the bridge' },
  keepers: { port: 7113, what: 'control of the simulated keepers of property' },
  agencies: { port: 7114, what: 'simulated agencies (mutual TLS)' },
  agenciesControl: { port: 7115, what: 'control of the simulated agencies' },
  keepersDoor: { port: 7116, what: 'simulated keepers of property (mutual TLS)' },
  codec: { port: 7120, what: 'codec server of the Temporal UI' },
  postgres: { port: 7130, what: 'PostgreSQL' },
  kafka: { port: 7131, what: 'Kafka broker' },
  kafkaController: { port: 7132, what: 'Kafka controller' },
  temporal: { port: 7233, what: 'Temporal server' },
  temporalUi: { port: 8233, what: 'Temporal UI' },
});

/**
 * Ports that only the Temporal server on PostgreSQL (`--durable`) needs besides the ones above.
 * @type {Readonly<Record<string, {port: number, what: string}>>}
 */
export const DURABLE_PORTS = Object.freeze({
  temporalHistory: { port: 7234, what: 'Temporal history service' },
  temporalMatching: { port: 7235, what: 'Temporal matching service' },
  temporalWorker: { port: 7239, what: 'Temporal system worker' },
  temporalHttp: { port: 7243, what: 'Temporal HTTP interface' },
  temporalFrontendMembership: { port: 6933, what: 'Temporal membership (frontend)' },
  temporalHistoryMembership: { port: 6934, what: 'Temporal membership (history)' },
  temporalMatchingMembership: { port: 6935, what: 'Temporal membership (matching)' },
  temporalWorkerMembership: { port: 6939, what: 'Temporal membership (system worker)' },
});

/**
 * The port of a part of the stack.
 * @param {string} name
 * @param {number} [offset]
 */
export function portOf(name, offset = 0) {
  const entry = PORTS[name] ?? DURABLE_PORTS[name];
  if (entry === undefined) throw new Error(`no port is planned for ${name}`);
  return entry.port + offset;
}
