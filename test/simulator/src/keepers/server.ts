import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Server } from 'node:http';
import { controlOrder, propertyQuery, searchRequest } from '@hejie/contracts/exchange';
import { shapes } from '@hejie/contracts/facts';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { Keepers, Reused, Unknown, type Memory } from './keepers.js';
import { population } from './population.js';

/** The instant by which an answer is asked for, on the court's clock. */
const byWhen = z.strictObject({ at: shapes.instant });

/** The doors of the simulated keepers of property. `file`: where they remember, so that a killed process goes on. */
export function keepersApp(file: string): Express {
  const memory: Memory = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Memory)
    : { population: { subjects: [], behaviour: {} }, queries: {}, searches: {}, orders: {} };
  const keepers = new Keepers(memory);
  const kept = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify(memory));
    renameSync(`${file}.new`, file);
  };
  const app = express();
  app.use(express.json({ limit: '5mb' }));
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', (_request, response) => void response.json({ status: 'ok' }));
  app.put('/population', (request, response) => {
    keepers.settle(population.parse(request.body));
    kept();
    response.status(204).end();
  });
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
  app.use(refusal);
  return app;
}

/** Listens on loopback. */
export function startKeepers({ port, file }: { readonly port: number; readonly file: string }): Promise<Server> {
  const app = keepersApp(file);
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (failure) => (failure ? reject(failure) : resolve(server)));
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
          : [400, String(fault)];
  response.status(status).json({ reason });
};
