import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A name nobody else uses: databases, roles, topics, consumer groups, task queues and workflow ids of a test.
 * Lower case, digits and underscores only, at most 50 characters, so that it is valid everywhere without quoting.
 */
export function uniqueName(prefix: string): string {
  const stem = prefix
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36);
  return `${stem || 'test'}_${randomBytes(6).toString('hex')}`;
}

/** Below every range from which an operating system takes the ports of its own connections. */
const PORTS = { from: 12_000, to: 30_000 };

/**
 * A TCP port of the loopback that nothing listens on at this moment. None of those that connections get by themselves:
 * such a one could be taken before its server listens, or while it is restarted.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
