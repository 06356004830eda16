import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can fall silent, as a network does that drops packets: nobody is told. */
export interface SilentProxy {
  /** The same URL, by way of the proxy. */
  readonly url: string;
  /** From now on nothing passes, no byte and no farewell; connections are accepted and lead nowhere. */
  silence(): void;
  /** New connections pass again. Those that the silence met are gone. */
  speak(): void;
  close(): Promise<void>;
}

/** A proxy on loopback in front of the server that a URL names. */
export async function silentProxy(target: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let silent = false;
  const kept = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    kept(client);
    if (silent) {
      client.resume();
      return;
    }
    const upstream = kept(connect({ host: hostname, port: Number(port), allowHalfOpen: true }));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('data', (bytes) => {
        if (!silent) to.write(bytes);
      });
      from.on('end', () => {
        if (!silent) to.end();
      });
      from.on('error', () => {
        if (!silent) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.toString(),
    silence() {
      silent = true;
    },
    speak() {
      endAll();
      silent = false;
    },
    async close() {
      server.close();
      endAll();
      if (server.listening) await once(server, 'close');
    },
  };
}
