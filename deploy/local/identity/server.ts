import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Provider } from 'oidc-provider';
import { keysIn } from './keys.js';
import { serveLogin } from './login-page.js';
import { identityProvider } from './provider.js';

/** Where the provider listens and keeps its keys. */
export interface IdentitySettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataFolder: string;
}

/** A provider that is listening. */
export interface RunningIdentity {
  readonly issuer: string;
  readonly provider: Provider;
  close(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Starts the identity provider of the local stack. Anyone who reaches it gets any role without a password,
 * so it listens on loopback only.
 * @throws Error when asked to listen elsewhere.
 */
export async function startIdentity({ host, port, dataFolder }: IdentitySettings): Promise<RunningIdentity> {
  if (!LOOPBACK.has(host))
    throw new Error(
      `The demonstration identity provider gives any role to anyone; it listens on loopback only, not on ${host}`,
    );
  const keys = await keysIn(dataFolder);
  const server = createServer();
  // The port is part of the issuer's name, so it is taken first.
  await listen(server, port, host);
  const issuer = `http://${host === '::1' ? '[::1]' : host}:${(server.address() as AddressInfo).port}`;
  const provider = identityProvider(issuer, keys);
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/health/ready' || request.url === '/health/live') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ready":true}');
      return;
    }
    serveLogin(provider, request, response).then(
      (served) => (served ? undefined : callback(request, response)),
      () => response.destroy(),
    );
  });
  return { issuer, provider, close: () => close(server) };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
