import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

interface Awaited {
  /** Who is to listen, as an error names it. */
  readonly what: string;
  readonly withinMs: number;
  /** Between two tries. */
  readonly paceMs: number;
  /** Why it will never listen, once its process has ended. */
  ended(): string | undefined;
}

/** Waits until somebody listens on a port of loopback. @throws Error where it has ended before, or does not in time. */
export async function listening(port: number, { what, withinMs, paceMs, ended }: Awaited): Promise<void> {
  for (const began = Date.now(); Date.now() - began < withinMs; await pause(paceMs)) {
    const why = ended();
    if (why !== undefined) throw new Error(`${what} ended: ${why}`);
    const socket = connect(port, '127.0.0.1');
    const up = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (up) return;
  }
  throw new Error(`${what} did not listen in time`);
}
