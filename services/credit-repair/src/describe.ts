import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeCaseServiceOpenApi } from '@hejie/casework';
import { creditRepair } from './credit-repair.module.js';

/** Writes or compares the committed openapi.json: with keys of the moment, which stand nowhere in it. @returns the exit status. */
export function describeCreditRepair(args: readonly string[]): Promise<number> {
  const CREDENTIAL_ADDRESS = 'https://credit.court.example';
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const CREDENTIAL_SIGNING_KEYS = JSON.stringify({ keys: [{ ...jwk, kid: `${CREDENTIAL_ADDRESS}#described` }] });
  const file = new URL('../openapi.json', import.meta.url);
  const AGENCY_CONTENT_KEYS = `described:${randomBytes(32).toString('base64')}`;
  return writeCaseServiceOpenApi(creditRepair, file, args, {
    CREDENTIAL_SIGNING_KEYS,
    CREDENTIAL_ADDRESS,
    AGENCY_CONTENT_KEYS,
  });
}
