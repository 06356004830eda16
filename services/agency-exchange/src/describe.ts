import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeCaseServiceOpenApi } from '@hejie/casework';
import { agencyExchange } from './agency-exchange.module.js';

/** Writes or compares the committed openapi.json: with keys of the moment, which stand nowhere in it. @returns the exit status. */
export function describeAgencyExchange(args: readonly string[]): Promise<number> {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const file = new URL('../openapi.json', import.meta.url);
  return writeCaseServiceOpenApi(agencyExchange, file, args, {
    AGENCY_SIGNING_KEYS: JSON.stringify({ keys: [{ ...jwk, kid: 'described' }] }),
    PROPERTY_EXCHANGE_TOKEN: randomBytes(32).toString('hex'),
    AGENCY_CONTENT_KEYS: `described:${randomBytes(32).toString('base64')}`,
  });
}
