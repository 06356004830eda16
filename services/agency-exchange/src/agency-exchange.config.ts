import { readFileSync } from 'node:fs';
import { privateKey, publicHalf, type PrivateKey } from '@hejie/agency-link';
import { documentServiceConfig } from '@hejie/casework';
import { agencyContentConfig, propertyTokenConfig } from '@hejie/security';
import { ConfigurationError } from '@hejie/service-kit';
import { z } from 'zod';

const file = (what: string) => z.string().min(1).optional().describe(what);

/** Configuration of agency exchange: how it proves itself to bodies, and the door at which they come. */
export const agencyExchangeConfig = {
  ...documentServiceConfig,
  FIELD_KEYS: z.string().min(1),
  ...agencyContentConfig,
  ...propertyTokenConfig,
  AGENCY_SIGNING_KEYS: z
    .string()
    .min(1)
    .describe(
      'Private JWKS (Ed25519 or P-256, each with `kid`) with which the court signs what it tells agencies; the first one signs, all are published. A secret.',
    ),
  AGENCY_TLS_CERT: file(
    'File with the certificate (PEM) with which the court goes to agencies, and that its own door shows.',
  ),
  AGENCY_TLS_KEY: file('File with the key of AGENCY_TLS_CERT (PEM).'),
  AGENCY_TLS_CA: file('File with the certificates (PEM) of those who certify agencies at the door.'),
  AGENCY_TLS_CRL: file('File with the revocation list (PEM) of AGENCY_TLS_CA.'),
  AGENCY_SSH_KEY: file('File with the private key with which the court logs in to agencies over SFTP.'),
  AGENCY_DOOR_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe(
      'Port of the door for agencies (mutual TLS); 0: any free one; left out, there is none, and nobody comes by himself.',
    ),
  AGENCY_DOOR_HOST: z.string().default('127.0.0.1').describe('Address on which the door for agencies listens.'),
  AGENCY_RELAY_DIRECTORY: file(
    'Folder in which bundles for the relay (前置机) are laid, and from which its receipts are taken.',
  ),
  AGENCY_PACE_MS: z.coerce
    .number()
    .int()
    .min(20)
    .default(500)
    .describe('Milliseconds between two looks for deliveries that are to be put or asked for.'),
  AGENCY_ASK_AGAIN_MAX_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(300_000)
    .describe(
      'The longest pause, in milliseconds, until a body is asked again about what it has not carried out. Under a compressed clock it must be short.',
    ),
};
export type AgencyExchangeConfig = z.infer<z.ZodObject<typeof agencyExchangeConfig>>;

/** What the configuration comes to: keys and certificates as they are. @throws ConfigurationError for a key or file that cannot be read. */
export function surroundingsOf(config: AgencyExchangeConfig) {
  const keys = signingKeys(config.AGENCY_SIGNING_KEYS);
  const cert = read(config, 'AGENCY_TLS_CERT');
  const key = read(config, 'AGENCY_TLS_KEY');
  const sshKey = read(config, 'AGENCY_SSH_KEY');
  const ca = read(config, 'AGENCY_TLS_CA');
  const crl = read(config, 'AGENCY_TLS_CRL');
  return {
    identity: {
      signingKey: keys[0]!,
      ...(cert !== undefined && key !== undefined && { tls: { cert, key } }),
      ...(sshKey !== undefined && { sshKey }),
    },
    publicKeys: keys.map(publicHalf),
    door: { cert, key, ca, crl },
  };
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * By what asset control is let in. @throws ConfigurationError where real cases, or whoever comes over a network, would be asked for without a secret.
 */
export function propertyTokenOf(
  config: AgencyExchangeConfig & { readonly HOST?: string; readonly COURT_CLOCK?: 'real' | 'compressed' },
): string | undefined {
  const { PROPERTY_EXCHANGE_TOKEN: token, HOST: host, COURT_CLOCK: clock } = config;
  const isRehearsal = clock === 'compressed' && (host === undefined || LOOPBACK.includes(host));
  if (token === undefined && !isRehearsal)
    throw new ConfigurationError('agency-exchange', [
      { key: 'PROPERTY_EXCHANGE_TOKEN', reason: 'is needed for real cases, and but on loopback' },
    ]);
  return token;
}

function signingKeys(text: string): readonly PrivateKey[] {
  try {
    return z.strictObject({ keys: z.array(privateKey).min(1) }).parse(JSON.parse(text)).keys;
  } catch {
    throw new ConfigurationError('agency-exchange', [
      { key: 'AGENCY_SIGNING_KEYS', reason: 'is no private JWKS of Ed25519 or P-256 keys with `kid`' },
    ]);
  }
}

type FileKey = 'AGENCY_TLS_CERT' | 'AGENCY_TLS_KEY' | 'AGENCY_TLS_CA' | 'AGENCY_TLS_CRL' | 'AGENCY_SSH_KEY';

function read(config: AgencyExchangeConfig, key: FileKey): string | undefined {
  const path = config[key];
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError('agency-exchange', [{ key, reason: 'names a file that cannot be read' }]);
  }
}
