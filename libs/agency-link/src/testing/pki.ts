import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ownFolder } from './own-folder.js';

/** A certificate with its key, PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of a test, on openssl. */
export interface TestPki {
  readonly ca: string;
  /** What is revoked now. */
  crl(): string;
  /** For a server on loopback and for a client alike. `expired`: until yesterday. */
  issue(name: string, options?: { readonly expired?: boolean }): TestCertificate;
  revoke(certificate: TestCertificate): void;
  remove(): void;
}

/** @param name of the authority; it stands in its certificate. `home`: where it lies; `days`: for how long what it issues holds. */
export function testPki(
  name = 'Test CA',
  { home = ownFolder('pki'), days = 30 }: { readonly home?: string; readonly days?: number } = {},
): TestPki {
  const until = String(days);
  const at = (file: string): string => join(home, file);
  const openssl = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: home, stdio: 'pipe' });
  const request = (subject: string, out: string, ...more: string[]): Buffer =>
    openssl(
      ...['req', '-config', 'ca.cnf', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', `/CN=${subject}`, '-keyout', `${out}.key`, ...more],
    );
  writeFileSync(at('ca.cnf'), settings(home));
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '01\n');
  writeFileSync(at('crlnumber'), '01\n');
  request(name, 'ca', '-x509', '-days', until, '-extensions', 'authority', '-out', 'ca.crt');
  let issued = 0;
  return {
    ca: readFileSync(at('ca.crt'), 'utf8'),
    crl: () => openssl('ca', '-config', 'ca.cnf', '-gencrl', '-crldays', until).toString(),
    issue(subject, { expired = false } = {}) {
      const file = `issued-${(issued += 1)}`;
      request(subject, file, '-out', `${file}.csr`);
      const validity = expired ? ['-startdate', '200101000000Z', '-enddate', yesterday()] : ['-days', until];
      openssl(
        ...['ca', '-config', 'ca.cnf', '-batch', '-notext', '-in', `${file}.csr`, '-out', `${file}.crt`],
        ...['-extensions', 'leaf', ...validity],
      );
      return { cert: readFileSync(at(`${file}.crt`), 'utf8'), key: readFileSync(at(`${file}.key`), 'utf8') };
    },
    revoke({ cert }) {
      writeFileSync(at('revoked.crt'), cert);
      openssl('ca', '-config', 'ca.cnf', '-revoke', 'revoked.crt');
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

const yesterday = (): string =>
  new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().replace(/[-:T]/g, '').slice(2, 14) + 'Z';

const settings = (home: string): string => `[ca]
default_ca = own
[own]
database = ${home}/index.txt
serial = ${home}/serial
crlnumber = ${home}/crlnumber
new_certs_dir = ${home}
certificate = ${home}/ca.crt
private_key = ${home}/ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth,clientAuth
subjectAltName = IP:127.0.0.1,DNS:localhost
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;
