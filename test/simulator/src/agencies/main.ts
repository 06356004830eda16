import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAgencies } from './server.js';

const { env } = process;
const { PORT = '4191', CONTROL_PORT = '4192', AGENCIES_FILE = 'agencies.ndjson' } = env;
const { COURT_DOOR_URL: url, CLIENT_CERTIFICATES_DIRECTORY: clients } = env;
const file = (name: string): string => {
  const path = env[name];
  if (path === undefined) throw new Error(`${name} must name a PEM file: agencies speak over mutual TLS only`);
  return readFileSync(path, 'utf8');
};

const [cert, key, ca] = [file('TLS_CERT_FILE'), file('TLS_KEY_FILE'), file('TLS_CA_FILE')];
const crl = env.TLS_CRL_FILE === undefined ? undefined : file('TLS_CRL_FILE');
const certificateOf = (agencyId: string): { readonly cert: string; readonly key: string } => {
  const read = (ending: string): string => readFileSync(join(clients!, `${agencyId}.${ending}`), 'utf8');
  return { cert: read('crt'), key: read('key') };
};
const running = await startAgencies({
  port: Number(PORT),
  controlPort: Number(CONTROL_PORT),
  tls: { cert, key, ca, crl },
  file: AGENCIES_FILE,
  court: url === undefined || clients === undefined ? undefined : { url, ca, certificateOf },
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void running.close());
console.log(`agencies listen at ${running.url}, and are directed at ${running.controlUrl}`);
