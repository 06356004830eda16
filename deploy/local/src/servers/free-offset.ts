import { isPortFree } from '../../preinstall/machine.mjs';
import { DURABLE_PORTS, PORTS } from '../../preinstall/ports.mjs';

/** An offset at which every port of the stack is free. */
export async function freeOffset(): Promise<number> {
  const ports = [...Object.values(PORTS), ...Object.values(DURABLE_PORTS)].map(({ port }) => port);
  // A random beginning, so that two tests that look at the same time do not find the same place.
  for (let offset = 2_000 + 100 * Math.floor(Math.random() * 50); offset < 23_000; offset += 100) {
    const free = await Promise.all(ports.map((port) => isPortFree(port + offset)));
    if (free.every(Boolean)) return offset;
  }
  throw new Error('no offset was found at which all ports of the stack are free');
}
