import { X509Certificate } from 'node:crypto';
import { COURT_TIME_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { courtInstant, type CourtInstant } from '@hejie/law';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { type Agencies } from './agencies.js';
import { type Agency, type Answer } from './agency.js';
import { agencyPopulation, noticeToBring, tampering } from './behaviour.js';
import { type CourtDoor } from './courier.js';

/** The doors of all agencies, each under its id. `heard` is told the court's time of each request. */
export function agencyDoors(agencies: Agencies, heard: (at: CourtInstant) => void): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(express.raw({ type: () => true, limit: '5mb' }));
  const door = express.Router({ mergeParams: true });
  const asked = (request: Request<Asked>): { agency: Agency; at: CourtInstant; detached: string | undefined } => {
    const agency = agencies.get(request.params.agencyId);
    if (agency === undefined) throw new Unknown(request.params.agencyId);
    const said = request.header(COURT_TIME_HEADER);
    const at = courtInstant(said ?? Date.now());
    heard(at);
    return { agency, at, detached: request.header(SIGNATURE_HEADER) };
  };
  door.get('/contract', async (request: Request<Asked>, response) =>
    give(response, await asked(request).agency.contract()),
  );
  door.put('/deliveries/:id', async (request: Request<Asked>, response) => {
    const { agency, at, detached } = asked(request);
    const answer = await agency.deliver(bytesOf(request), detached, at, request.params.id);
    if (answer === null) request.socket.destroy();
    else give(response, answer);
  });
  door.get('/deliveries/:id', async (request: Request<Asked>, response) => {
    const { agency, at } = asked(request);
    give(response, await agency.receipt(request.params.id, at));
  });
  door.get('/entries/:id/:effect', async (request: Request<Asked>, response) => {
    const { agency, at } = asked(request);
    give(response, await agency.shown(request.params.id, request.params.effect, at));
  });
  door.get('/snapshot', async (request: Request<Asked>, response) => {
    const { agency, at } = asked(request);
    response.type('application/x-ndjson');
    for await (const line of agency.snapshot(at)) if (!response.write(line)) await drained(response);
    response.end();
  });
  door.put('/staff-questions/:id', async (request: Request<Asked>, response) => {
    const { agency, at, detached } = asked(request);
    give(response, await agency.askStaff(bytesOf(request), detached, at));
  });
  app.use('/:agencyId/hejie/v1', door);
  app.use(refusal);
  return app;
}

/** Who directs the simulation comes in here: on loopback, and no agency of the world has such a door. */
export function controlDoor(agencies: Agencies, ca: string, court?: CourtDoor): Express {
  const app = express();
  /** By what the court knows it: for the transport of its subscription. */
  const proves = (agency: Agency) => ({
    keys: [agency.publicKey],
    ...(court && { agencyCertificate: fingerprintOf(court.certificateOf(agency.id).cert) }),
  });
  app.get('/ca', (_request, response) => void response.json({ ca }));
  app.use(express.json({ limit: '5mb' }));
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', (_request, response) => void response.json({ status: 'ok' }));
  app.put('/population', (request, response) => {
    agencies.settle(agencyPopulation.parse(request.body));
    response.json(Object.fromEntries(agencies.all().map((agency) => [agency.id, proves(agency)])));
  });
  const named = (id: string): Agency => {
    const agency = agencies.get(id);
    if (agency === undefined) throw new Unknown(id);
    return agency;
  };
  app.get('/agencies/:id/keys', (request, response) => void response.json(proves(named(request.params.id))));
  app.get('/agencies/:id/entries', (request, response) => {
    response.json(named(request.params.id).standingEntries(timeOf(request.query.at)));
  });
  app.post('/agencies/:id/republish', (request, response) => {
    const { at, entryIds } = republication.parse(request.body ?? {});
    response.json({ republished: named(request.params.id).republish(timeOf(at), entryIds) });
  });
  app.post('/agencies/:id/tamper', (request, response) => {
    const { at, ...change } = tampering.extend({ at: z.string().optional() }).parse(request.body);
    named(request.params.id).tamper(change, timeOf(at));
    response.status(204).end();
  });
  app.post('/agencies/:id/notices', (request, response) => {
    named(request.params.id).tell(noticeToBring.parse(request.body));
    response.status(202).end();
  });
  app.use(refusal);
  return app;
}

interface Asked {
  agencyId: string;
  id: string;
  effect: string;
  [name: string]: string;
}

class Unknown extends Error {}

const republication = z.strictObject({ at: z.string().optional(), entryIds: z.array(z.string()).optional() });

const fingerprintOf = (pem: string): string =>
  new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();

const timeOf = (at: unknown): CourtInstant => courtInstant(typeof at === 'string' ? at : Date.now());

/** Without a body, express gives an object. */
const bytesOf = ({ body }: Request<Asked>): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

const drained = (response: Response): Promise<unknown> =>
  new Promise((resolve) => response.once('drain', resolve).once('close', resolve));

function give(response: Response, { status, body, signature }: Answer): void {
  response.status(status).set(SIGNATURE_HEADER, signature).type('application/json').send(body);
}

const refusal: ErrorRequestHandler = (fault: unknown, _request, response, _next) => {
  const [status, title] =
    fault instanceof Unknown
      ? [404, '没有这一单位']
      : [422, fault instanceof z.ZodError ? z.prettifyError(fault) : String(fault)];
  response.status(status).type('application/problem+json').json({ title });
};
