import { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { publicKey } from './signing/keys.js';

/** The SHA-256 of a certificate (DER): 64 hexadecimal digits, small, without colons. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const pem = z.string().regex(/^\s*-----BEGIN [A-Z0-9 ]+-----[\s\S]+-----END [A-Z0-9 ]+-----\s*$/);
const folder = z
  .string()
  .regex(/^\/?[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/)
  .refine((path) => !path.split('/').includes('..'));

/** What each transport has: whose signatures are believed, and by which certificate the agency comes to the court's own door. */
const common = {
  /** Public keys of the agency (JWK): Ed25519 or P-256, each with a `kid`. */
  keys: z.array(publicKey).min(1),
  agencyCertificate: fingerprint.optional(),
};

/** Where and how an agency is reached: part of its subscription, given as data. */
export const transportSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('HTTPS'),
    /** Up to where `/hejie/v1` begins. */
    url: z.url({ protocol: /^https$/ }).refine((url) => !/[?#@]/.test(url)),
    /** Who has issued the agency's certificate; nobody else's is believed. */
    ca: pem,
    crl: pem.optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('SFTP'),
    host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/),
    port: z.number().int().min(1).max(65_535),
    user: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
    /** As OpenSSH prints it: `SHA256:…`. */
    hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
    directory: folder,
    ...common,
  }),
  /** Topics by the id of the agency: `agency.<agencyId>.out.v1` and `.in.v1`. */
  z.strictObject({ kind: z.literal('KAFKA'), ...common }),
  z.strictObject({
    kind: z.literal('RELAY'),
    /** The name of this agency's way at the relay (前置机). */
    route: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    /** Public keys of the relay: it signs bundles, never what stands in them. */
    relayKeys: z.array(publicKey).min(1),
    ...common,
  }),
  /** The agency fetches by itself from the court's door. */
  z.strictObject({ kind: z.literal('PULL'), ...common, agencyCertificate: fingerprint }),
]);
export type TransportSettings = z.output<typeof transportSettings>;

/** The fingerprint of a certificate (PEM), as {@link transportSettings} holds it. */
export function fingerprintOf(certificate: string | X509Certificate): string {
  const read = typeof certificate === 'string' ? new X509Certificate(certificate) : certificate;
  return read.fingerprint256.replaceAll(':', '').toLowerCase();
}
