import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { testPki } from '@hejie/agency-link/testing';
import { SIMULATED_BODIES, SIMULATED_PLATFORM } from '@hejie/simulator';

/** For how many days certificates of the local stack hold: longer than anybody keeps its data. */
const DAYS = 3650;

/** Files (PEM) of the certificates with which court and simulated agencies of a data folder prove themselves. */
export interface AgencyPkiFiles {
  readonly ca: string;
  readonly crl: string;
  readonly court: { readonly cert: string; readonly key: string };
  readonly agencies: { readonly cert: string; readonly key: string };
  /** Folder of `<agencyId>.crt` and `.key`, with which each agency comes to the court's door. */
  readonly clients: string;
}

/** Where they lie. */
export function agencyPkiFiles(dataDir: string): AgencyPkiFiles {
  const at = (file: string): string => join(dataDir, 'agency-pki', file);
  const pair = (name: string) => ({ cert: at(`${name}.crt`), key: at(`${name}.key`) });
  return {
    ca: at('ca.crt'),
    crl: at('ca.crl'),
    court: pair('court'),
    agencies: pair('agencies'),
    clients: at('clients'),
  };
}

/** Makes them with openssl, once for a data folder: subscriptions name them. */
export function ensureAgencyPki(dataDir: string): void {
  const files = agencyPkiFiles(dataDir);
  const clients = [...SIMULATED_BODIES, SIMULATED_PLATFORM].map(([id]) => join(files.clients, id));
  if (existsSync(files.crl) && clients.every((at) => existsSync(`${at}.crt`))) return;
  const home = join(dataDir, 'agency-pki');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(files.clients, { recursive: true, mode: 0o700 });
  const authority = testPki('Hejie local agencies', { home, days: DAYS });
  const issue = (name: string, at: { readonly cert: string; readonly key: string }): void => {
    const { cert, key } = authority.issue(`Hejie local ${name}`);
    writeFileSync(at.cert, cert);
    writeFileSync(at.key, key, { mode: 0o600 });
  };
  issue('court', files.court);
  issue('agencies', files.agencies);
  for (const at of clients) issue(basename(at), { cert: `${at}.crt`, key: `${at}.key` });
  // Last: with it they are whole.
  writeFileSync(files.crl, authority.crl());
}
