import { type Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import { courtInstant, type CourtInstant } from '@hejie/law';
import { Agencies } from './agencies.js';
import { startCourier, type CourtDoor } from './courier.js';
import { agencyDoors, controlDoor } from './doors.js';
import { closed, listening, portOf } from '../listening.js';

/** How the simulated agencies are started. Certificates are PEM; without them there are no doors, for the contract knows none without. */
export interface AgenciesOptions {
  readonly port: number;
  readonly controlPort: number;
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string; readonly crl?: string };
  /** The journal from which a killed process goes on. */
  readonly file?: string;
  /** Where receipts and notices are brought; absent: nowhere. */
  readonly court?: CourtDoor;
}

/** Running agencies. */
export interface RunningAgencies {
  readonly agencies: Agencies;
  /** Before `/<agencyId>/hejie/v1`. */
  readonly url: string;
  readonly controlUrl: string;
  close(): Promise<void>;
}

/** Listens on loopback. */
export async function startAgencies({
  port,
  controlPort,
  tls,
  file,
  court,
}: AgenciesOptions): Promise<RunningAgencies> {
  const agencies = new Agencies(file);
  let heard: CourtInstant | undefined;
  const doors = agencyDoors(agencies, (at) => (heard = heard === undefined || at > heard ? at : heard));
  const door = createServer({ ...tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, doors);
  const servers: readonly (Server | HttpServer)[] = [
    door,
    await listening(controlDoor(agencies, tls.ca, court), controlPort),
  ];
  await bound(door, port);
  const stop = court && startCourier(agencies, court, () => heard ?? courtInstant(Date.now()));
  return {
    agencies,
    url: `https://127.0.0.1:${portOf(door)}`,
    controlUrl: `http://127.0.0.1:${portOf(servers[1]!)}`,
    close: async () => {
      stop?.();
      await Promise.all(servers.map(closed));
    },
  };
}

const bound = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
