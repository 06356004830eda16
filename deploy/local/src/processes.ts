import { join } from 'node:path';

import { CHECKOUT } from '../preinstall/cache.mjs';
import { portOf } from '../preinstall/ports.mjs';
import { AUDIENCE, type StackAddresses } from './addresses.js';
import { agencyPkiFiles } from './agency-pki.js';
import { baseEnv } from './environment.js';
import type { Secrets } from './secrets.js';
import type { ProcessSpec } from './supervisor/process-spec.js';

/** What the table below is filled in with. */
export interface ProcessSurroundings {
  readonly dataDir: string;
  readonly portsOffset: number;
  readonly addresses: StackAddresses;
  readonly secrets: Secrets;
  /** Database URL of each service's own role, by its name. */
  readonly databases: Readonly<Record<string, string>>;
  readonly courtClock: 'real' | 'compressed';
}

interface Row {
  readonly name: string;
  /** The built file that is run, from the root of the checkout. */
  readonly entry: string;
  /** A module that is imported before it, in each of its threads. */
  readonly preload?: string;
  /** Path that answers 200 when the process can do its work; absent: an open port is enough. */
  readonly readyPath?: string;
  readonly dependsOn: readonly string[];
  readonly stopsBefore?: readonly string[];
  readonly env: (surroundings: ProcessSurroundings, name: string) => Record<string, string>;
}

const SERVERS = ['postgres', 'kafka', 'temporal'];
const BEHIND_THE_DOORS = ['identity', 'worker', 'bridge'];

/**
 * Our own processes. All start together as soon as the servers are ready; they stop in order:
 * people's doors close first, then the worker and the bridge, then what they stand on.
 */
const TABLE: readonly Row[] = [
  {
    name: 'identity',
    entry: 'deploy/local/dist/identity/main.js',
    readyPath: '/.well-known/openid-configuration',
    dependsOn: [],
    env: identity,
  },
  { name: 'codec', entry: 'libs/temporal/dist/codec-server/main.js', dependsOn: [], env: codec },
  {
    name: 'keepers',
    entry: 'test/simulator/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: [],
    env: keepers,
  },
  {
    name: 'agencies',
    entry: 'test/simulator/dist/agencies/main.js',
    dependsOn: [],
    env: agencies,
  },
  {
    name: 'worker',
    entry: 'workflows/worker/dist/main.js',
    preload: '@hejie/temporal/no-promise-hooks',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    env: common,
  },
  {
    name: 'bridge',
    entry: 'workflows/bridge/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    env: common,
  },
  {
    name: 'intake',
    entry: 'services/intake/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: BEHIND_THE_DOORS,
    env: shares,
  },
  {
    name: 'mediation',
    entry: 'services/mediation/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: BEHIND_THE_DOORS,
    env: namesParties,
  },
  {
    name: 'performance',
    entry: 'services/performance/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: BEHIND_THE_DOORS,
    env: shares,
  },
  {
    name: 'asset-control',
    entry: 'services/asset-control/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: [...BEHIND_THE_DOORS, 'agency-exchange'],
    env: assetControl,
  },
  {
    name: 'credit-repair',
    entry: 'services/credit-repair/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: BEHIND_THE_DOORS,
    env: creditRepair,
  },
  {
    name: 'agency-exchange',
    entry: 'services/agency-exchange/dist/main.js',
    readyPath: '/health/ready',
    dependsOn: SERVERS,
    stopsBefore: [...BEHIND_THE_DOORS, 'agencies', 'keepers'],
    env: agencyExchange,
  },
];

/** The table as the supervisor runs it. Servers that are not our own are no dependency: they run already. */
export function processSpecs(surroundings: ProcessSurroundings, ownServers: readonly string[]): ProcessSpec[] {
  const ours = new Set([...TABLE.map(({ name }) => name), ...ownServers]);
  return TABLE.map(({ name, entry, preload, readyPath, dependsOn, stopsBefore, env }) => {
    const port = portOf(name, surroundings.portsOffset);
    return {
      name,
      command: process.execPath,
      args: [
        '--enable-source-maps',
        '--disable-warning=TimeoutNegativeWarning',
        ...(preload === undefined ? [] : ['--import', import.meta.resolve(preload)]),
        ...tracing(),
        join(CHECKOUT, entry),
      ],
      cwd: CHECKOUT,
      env: {
        ...baseEnv(),
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        LOG_LEVEL: 'info',
        ...collector(),
        ...env(surroundings, name),
        ...databaseOf(name, surroundings),
        ...(ours.has('kafka') ? {} : groupOf(name, surroundings)),
      },
      logFile: join(surroundings.dataDir, 'logs', `${name}.log`),
      ready: readyPath === undefined ? `tcp:127.0.0.1:${port}` : `http-get://127.0.0.1:${port}${readyPath}`,
      // A worker builds the workflows of its first start, on a machine that may be busy.
      readyWithin: 180_000,
      stopSignal: 'SIGTERM',
      // The graces of a service in a row, at worst: HTTP 10 s, worker 15 s, messaging 27 s; and a little for the database.
      stopWithin: 55_000,
      dependsOn: dependsOn.filter((other) => ours.has(other)),
      stopsBefore,
    };
  });
}

function common({ addresses, secrets, courtClock, dataDir }: ProcessSurroundings): Record<string, string> {
  return {
    KAFKA_BROKERS: addresses.kafka,
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_NAMESPACE: addresses.temporalNamespace,
    TEMPORAL_PAYLOAD_KEYS: secrets.keyRing('payload'),
    OIDC_ISSUER: addresses.identity,
    OIDC_AUDIENCE: AUDIENCE,
    COURT_CLOCK: courtClock,
    WORKFLOW_BUNDLE_CACHE: join(dataDir, 'workflow-bundles'),
  };
}

/** Services keep personal data: each seals it with a key of its own. */
function service(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  return { ...common(surroundings), FIELD_KEYS: surroundings.secrets.keyRing(`fields of ${name}`) };
}

/** Who the parties are is sealed by intake, and opened by those who make documents: all of them have this key. */
function namesParties(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  return { ...service(surroundings, name), PARTY_CONTENT_KEYS: surroundings.secrets.keyRing('content about parties') };
}

/** They make rulings, whose numbers asset control counts. */
function shares(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  return {
    ...namesParties(surroundings, name),
    DOCUMENT_NUMBERS_URL: surroundings.addresses['asset-control'],
    DOCUMENT_NUMBERS_TOKEN: numbersToken(surroundings),
  };
}

/** Those who ask for the number of a ruling have it, and who counts them. */
const numbersToken = ({ secrets }: ProcessSurroundings): string => secrets.password('numbers of documents');

/** It asks those who keep property, and orders upon them: through the one door to agencies. */
function assetControl(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  const { addresses } = surroundings;
  return {
    ...namesParties(surroundings, name),
    DOCUMENT_NUMBERS_TOKEN: numbersToken(surroundings),
    PROPERTY_EXCHANGE_URL: addresses['agency-exchange'],
    PROPERTY_EXCHANGE_TOKEN: propertyToken(surroundings),
  };
}

/** Both services have it: the one that asks, and the one that passes it on. */
const propertyToken = ({ secrets }: ProcessSurroundings): string => secrets.password('property exchange');

/** What agencies may be told of a person is sealed by who decides on it, and opened by who passes it on: both have this key. */
const AGENCY_CONTENT = 'content for agencies';

/** It signs credentials as the issuer of its own address, under which whoever verifies finds keys and status lists. */
function creditRepair(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  const address = surroundings.addresses['credit-repair'];
  return {
    ...service(surroundings, name),
    AGENCY_CONTENT_KEYS: surroundings.secrets.keyRing(AGENCY_CONTENT),
    CREDENTIAL_SIGNING_KEYS: surroundings.secrets.signingKeys('credentials', address),
    CREDENTIAL_ADDRESS: address,
  };
}

/** It goes to agencies with the court's certificate, and lets them in at a door of their own. */
function agencyExchange(surroundings: ProcessSurroundings, name: string): Record<string, string> {
  const { addresses, secrets, portsOffset, dataDir } = surroundings;
  const pki = agencyPkiFiles(dataDir);
  return {
    ...service(surroundings, name),
    AGENCY_CONTENT_KEYS: secrets.keyRing(AGENCY_CONTENT),
    PROPERTY_EXCHANGE_TOKEN: propertyToken(surroundings),
    AGENCY_SIGNING_KEYS: secrets.signingKeys('agencies', addresses['agency-exchange']),
    AGENCY_TLS_CERT: pki.court.cert,
    AGENCY_TLS_KEY: pki.court.key,
    AGENCY_TLS_CA: pki.ca,
    AGENCY_TLS_CRL: pki.crl,
    AGENCY_DOOR_PORT: String(portOf('agencyDoor', portsOffset)),
    AGENCY_RELAY_DIRECTORY: join(dataDir, 'agency-relay'),
    AGENCY_PACE_MS: '200',
    // A day of a case takes seconds here: a pause of minutes would outlast its deadlines.
    AGENCY_ASK_AGAIN_MAX_MS: '5000',
  };
}

/** The simulated agencies: what they keep lies in the data folder. All of them are reached under one address; each comes to the court with a certificate of its own. */
function agencies({ dataDir, portsOffset }: ProcessSurroundings): Record<string, string> {
  return {
    CONTROL_PORT: String(portOf('agenciesControl', portsOffset)),
    AGENCIES_FILE: join(dataDir, 'agencies', 'agencies.ndjson'),
    ...simulatedTls(dataDir),
    CLIENT_CERTIFICATES_DIRECTORY: agencyPkiFiles(dataDir).clients,
    COURT_DOOR_URL: `https://127.0.0.1:${portOf('agencyDoor', portsOffset)}`,
  };
}

function identity({ addresses, dataDir }: ProcessSurroundings): Record<string, string> {
  return { OIDC_ISSUER: addresses.identity, OIDC_AUDIENCE: AUDIENCE, IDENTITY_DATA: join(dataDir, 'identity') };
}

/** Those who keep property, simulated, behind one network: what they hold and were ordered lies in the data folder. */
function keepers({ dataDir, portsOffset, addresses }: ProcessSurroundings): Record<string, string> {
  return {
    KEEPERS_FILE: join(dataDir, 'keepers', 'keepers.json'),
    DOOR_PORT: String(portOf('keepersDoor', portsOffset)),
    COURT_KEYS_URL: `${addresses['agency-exchange']}/agency-keys`,
    ...simulatedTls(dataDir),
  };
}

/** All that is simulated of the world shows one certificate, and lets the court in alone. */
function simulatedTls(dataDir: string): Record<string, string> {
  const { agencies: own, ca, crl } = agencyPkiFiles(dataDir);
  return { TLS_CERT_FILE: own.cert, TLS_KEY_FILE: own.key, TLS_CA_FILE: ca, TLS_CRL_FILE: crl };
}

function codec({ addresses, secrets, portsOffset }: ProcessSurroundings): Record<string, string> {
  return {
    CODEC_PORT: String(portOf('codec', portsOffset)),
    CODEC_UI_ORIGIN: addresses.temporalUi,
    // Invented cases on loopback: the UI may show them without an operator's token.
    CODEC_AUTH: 'off',
    TEMPORAL_PAYLOAD_KEYS: secrets.keyRing('payload'),
  };
}

function databaseOf(name: string, { databases }: ProcessSurroundings): Record<string, string> {
  const url = databases[name];
  return url === undefined ? {} : { DATABASE_URL: url };
}

/** On a broker that is not ours another installation may listen to the same topics: each has groups of its own. */
function groupOf(name: string, { databases, secrets }: ProcessSurroundings): Record<string, string> {
  return name in databases ? { KAFKA_GROUP: `hejie-${secrets.installation()}.${name}` } : {};
}

/** Where spans go, when the environment says so. */
function collector(): Record<string, string> {
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return endpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
}

/** Instrumentation makes every start and every statement dearer: it is loaded only where somebody collects the spans. */
function tracing(): string[] {
  return 'OTEL_EXPORTER_OTLP_ENDPOINT' in collector()
    ? ['--import', import.meta.resolve('@hejie/service-kit/tracing')]
    : [];
}
