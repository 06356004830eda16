import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { controlOrder, propertyQuery, searchRequest } from '@hejie/contracts/exchange';
import { shapes } from '@hejie/contracts/facts';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { Altered, Keepers, Reused, Unknown, type Memory } from './keepers.js';
import { courtKeysAt, startNetworkDoor, type NetworkTls } from './network-door.js';
import { population } from './population.js';
import { networkKey, PROPERTY_NETWORK, PropertyNetwork } from './property-network.js';
import { closed, listening, portOf } from '../listening.js';

/** The instant by which an answer is asked for, on the court's clock. */
const byWhen = z.strictObject({ at: shapes.instant });

/** How the network behind which the keepers stand is reached. */
export interface NetworkOptions {
  readonly port: number;
  /** Of its key. */
  readonly seed: number;
  /** Where the court publishes its keys. */
  readonly courtKeysUrl: string;
  readonly tls: NetworkTls;
}

/** How the simulated keepers are started. */
export interface KeepersOptions {
  readonly port: number;
  /** Where they remember, so that a killed process goes on. */
  readonly file: string;
  /** They stand behind the network (mutual TLS, signed), and are directed at `port`; absent: they are asked at `port`, in the clear, as asset control asks. */
  readonly network?: NetworkOptions;
}

/** Running keepers. */
export interface RunningKeepers {
  readonly url: string;
  /** Of the network; undefined where there is none. */
  readonly networkUrl: string | undefined;
  close(): Promise<void>;
}

/** Listens on loopback. */
export async function startKeepers({ port, file, network }: KeepersOptions): Promise<RunningKeepers> {
  const memory: Memory = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Memory)
    : { population: { subjects: [], behaviour: {} }, queries: {}, searches: {}, orders: {} };
  const keepers = new Keepers(memory);
  const kept = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify(memory));
    renameSync(`${file}.new`, file);
  };
  const app = directed(keepers, kept);
  if (network)
    app.get('/keys', (_request, response) => void response.json({ keys: [networkKey(network.seed).published] }));
  else askedInTheClear(app, keepers, kept);
  app.use(refusal);
  const server = await listening(app, port);
  const door = network && (await networkDoor(keepers, kept, network));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    networkUrl: door && `https://127.0.0.1:${portOf(door)}/${PROPERTY_NETWORK}`,
    close: async () => void (await Promise.all([server, ...(door ? [door] : [])].map(closed))),
  };
}

const networkDoor = (keepers: Keepers, kept: () => void, { port, seed, courtKeysUrl, tls }: NetworkOptions) =>
  startNetworkDoor(new PropertyNetwork(keepers, seed, courtKeysAt(courtKeysUrl), kept), tls, port);

/** Who directs the simulation comes in here. */
function directed(keepers: Keepers, kept: () => void): Express {
  const app = express();
  app.use(express.json({ limit: '5mb' }));
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', (_request, response) => void response.json({ status: 'ok' }));
  app.put('/population', (request, response) => {
    keepers.settle(population.parse(request.body));
    kept();
    response.status(204).end();
  });
  return app;
}

/** In the shapes in which asset control asks, as if they were the court's own door to the keepers. */
function askedInTheClear(app: Express, keepers: Keepers, kept: () => void): void {
  app.put('/property-queries/:id', (request, response) => {
    keepers.ask(request.params.id, propertyQuery.parse(request.body));
    kept();
    response.status(202).json({ queryId: request.params.id });
  });
  app.get('/property-queries/:id', (request, response) => {
    response.json(keepers.answer(request.params.id, byWhen.parse(request.query).at));
  });
  app.put('/searches/:id', (request, response) => {
    keepers.look(request.params.id, searchRequest.parse(request.body));
    kept();
    response.status(202).json({ searchId: request.params.id });
  });
  app.get('/searches/:id', (request, response) => {
    response.json(keepers.looked(request.params.id, byWhen.parse(request.query).at));
  });
  app.put('/control-orders/:id', (request, response) => {
    keepers.order(request.params.id, controlOrder.parse(request.body));
    kept();
    response.status(202).json({ orderId: request.params.id });
  });
  app.get('/control-orders/:id', (request, response) => {
    response.json(keepers.receipt(request.params.id, byWhen.parse(request.query).at));
  });
}

const refusal: ErrorRequestHandler = (fault: unknown, _request, response, _next) => {
  const [status, reason] =
    fault instanceof z.ZodError
      ? [422, z.prettifyError(fault)]
      : fault instanceof Unknown
        ? [404, `nobody keeps ${fault.message}`]
        : fault instanceof Reused
          ? [409, `${fault.message} stands for something else`]
          : fault instanceof Altered
            ? [422, `${fault.message} is another document`]
            : [400, String(fault)];
  response.status(status).json({ reason });
};
