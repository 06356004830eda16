import { type Server } from 'node:http';
import { type Server as SecureServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type Express } from 'express';

/** Resolves once it listens on loopback. */
export const listening = (app: Express, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (failure) => (failure ? reject(failure) : resolve(server)));
  });

export const portOf = (server: Server | SecureServer): number => (server.address() as AddressInfo).port;

/** Ends also the connections that are kept. */
export const closed = (server: Server | SecureServer): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
