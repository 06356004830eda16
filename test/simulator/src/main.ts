import { readFileSync } from 'node:fs';
import { startKeepers, type NetworkOptions } from './keepers/server.js';

const { env } = process;
const { PORT = '4190', KEEPERS_FILE = 'keepers.json', DOOR_PORT, SEED = '1' } = env;
const needed = (name: string): string => {
  const value = env[name];
  if (value === undefined)
    throw new Error(`${name} is needed where DOOR_PORT is set: the network speaks over mutual TLS only`);
  return value;
};
const file = (name: string): string => readFileSync(needed(name), 'utf8');
const network: NetworkOptions | undefined =
  DOOR_PORT === undefined
    ? undefined
    : {
        port: Number(DOOR_PORT),
        seed: Number(SEED),
        courtKeysUrl: needed('COURT_KEYS_URL'),
        tls: {
          cert: file('TLS_CERT_FILE'),
          key: file('TLS_KEY_FILE'),
          ca: file('TLS_CA_FILE'),
          crl: env.TLS_CRL_FILE === undefined ? undefined : file('TLS_CRL_FILE'),
        },
      };
const running = await startKeepers({ port: Number(PORT), file: KEEPERS_FILE, network });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void running.close());
console.log(`keepers of property listen on 127.0.0.1:${PORT}${network ? `, as the network on ${network.port}` : ''}`);
