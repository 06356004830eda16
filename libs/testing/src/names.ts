import { randomBytes } from 'node:crypto';
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

/** A TCP port of the loopback that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The operating system gave no port.'));
      });
    });
  });
}
