import { createServer, type Server } from 'node:https';
import { COURT_TIME_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { courtInstant, type CourtInstant } from '@hejie/law';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import { type JWK } from 'jose';
import { type Answer } from '../agencies/agency.js';
import { PROPERTY_NETWORK, type PropertyNetwork } from './property-network.js';

/** Certificates are PEM; nobody comes in whose certificate the CA has not issued. */
export interface NetworkTls {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
  readonly crl?: string;
}

/** The door of the network (mutual TLS), on loopback: `https://127.0.0.1:<port>/property-network/hejie/v1/property-requests/…`. */
export function startNetworkDoor(network: PropertyNetwork, tls: NetworkTls, port: number): Promise<Server> {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(express.raw({ type: () => true, limit: '5mb' }));
  const path = `/${PROPERTY_NETWORK}/hejie/v1/property-requests/:id`;
  app.put(path, async (request: Request<{ id: string }>, response) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    give(response, await network.put(bytes, request.header(SIGNATURE_HEADER), request.params.id, timeOf(request)));
  });
  app.get(path, async (request: Request<{ id: string }>, response) => {
    give(response, await network.reply(request.params.id, timeOf(request)));
  });
  app.use(failed);
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** The court's keys, read where it publishes them once somebody needs them; asked for again until they are there. */
export function courtKeysAt(url: string): () => Promise<readonly JWK[]> {
  let known: readonly JWK[] | undefined;
  return async () => {
    if (known) return known;
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { keys } = (await response.json()) as { keys: JWK[] };
    return (known = keys);
  };
}

const timeOf = (request: Request<{ id: string }>): CourtInstant =>
  courtInstant(request.header(COURT_TIME_HEADER) ?? Date.now());

function give(response: Response, { status, body, signature }: Answer): void {
  response.status(status).set(SIGNATURE_HEADER, signature).type('application/json').send(body);
}

/** What fails here is tried again: it says nothing of the request. */
const failed: ErrorRequestHandler = (_fault: unknown, _request, response, _next) => {
  response.status(500).type('application/problem+json').json({ title: '系统故障' });
};
