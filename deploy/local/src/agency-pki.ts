import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { testPki } from '@hejie/agency-link/testing';

/** For how many days certificates of the local stack hold: longer than anybody keeps its data. */
const DAYS = 3650;

/** Files (PEM) of the certificates with which court and simulated agencies of a data folder prove themselves. */
export interface AgencyPkiFiles {
  readonly ca: string;
  readonly crl: string;
  readonly court: { readonly cert: string; readonly key: string };
  readonly agencies: { readonly cert: string; readonly key: string };
}

/** Where they lie. */
export function agencyPkiFiles(dataDir: string): AgencyPkiFiles {
  const at = (file: string): string => join(dataDir, 'agency-pki', file);
  const pair = (name: string) => ({ cert: at(`${name}.crt`), key: at(`${name}.key`) });
  return { ca: at('ca.crt'), crl: at('ca.crl'), court: pair('court'), agencies: pair('agencies') };
}

/** Makes them with openssl, once for a data folder: subscriptions name them. */
export function ensureAgencyPki(dataDir: string): void {
  const files = agencyPkiFiles(dataDir);
  if (existsSync(files.crl)) return;
  const home = join(dataDir, 'agency-pki');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const authority = testPki('Hejie local agencies', { home, days: DAYS });
  for (const name of ['court', 'agencies'] as const) {
    const { cert, key } = authority.issue(`Hejie local ${name}`);
    writeFileSync(files[name].cert, cert);
    writeFileSync(files[name].key, key, { mode: 0o600 });
  }
  // Last: with it they are whole.
  writeFileSync(files.crl, authority.crl());
}
