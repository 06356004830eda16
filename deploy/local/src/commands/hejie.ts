import { join } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { addressesOf, AUDIENCE } from '../addresses.js';
import { Secrets } from '../secrets.js';
import { databaseVariables } from '../servers/database-urls.js';
import { StackFiles } from '../supervisor/stack-files.js';

/** `npm run hejie -- …`: the command line of Hejie, pointed at the local stack unless the environment says otherwise. */
export async function hejie(args: string[]): Promise<number> {
  const data = join(CHECKOUT, '.data');
  const record = new StackFiles(data).record();
  const addresses = { ...addressesOf(0), ...(record?.addresses ?? {}) };
  const databases = record === null ? {} : databaseVariables(addresses.postgres, new Secrets(data));
  const env = {
    OIDC_ISSUER: addresses.identity,
    OIDC_AUDIENCE: AUDIENCE,
    INTAKE_URL: addresses.intake,
    MEDIATION_URL: addresses.mediation,
    PERFORMANCE_URL: addresses.performance,
    ASSET_CONTROL_URL: addresses['asset-control'],
    CREDIT_REPAIR_URL: addresses['credit-repair'],
    KAFKA_BROKERS: addresses.kafka,
    ...databases,
    ...process.env,
  };
  const { exitCode } = await execa(process.execPath, [join(CHECKOUT, 'services', 'cli', 'dist', 'main.js'), ...args], {
    stdio: 'inherit',
    env,
    reject: false,
  });
  return exitCode ?? 1;
}
