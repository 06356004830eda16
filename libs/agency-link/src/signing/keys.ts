import { z } from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const meta = {
  kid: z.string().min(1).max(200),
  use: z.literal('sig').optional(),
  alg: z.enum(['EdDSA', 'ES256']).optional(),
};

/** A public key that signs messages: Ed25519 or P-256. A private one does not fit, so that none is ever stored by mistake. */
export const publicKey = z.discriminatedUnion('kty', [
  z.strictObject({ ...meta, kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
  z.strictObject({ ...meta, kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
]);
export type PublicKey = z.output<typeof publicKey>;

/** The same with its secret half. */
export const privateKey = z.discriminatedUnion('kty', [
  z.strictObject({ ...meta, kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, d: coordinate }),
  z.strictObject({
    ...meta,
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    d: coordinate,
  }),
]);
export type PrivateKey = z.output<typeof privateKey>;

/** Who the court is towards agencies. */
export interface CourtIdentity {
  /** Private JWK with its `kid`. */
  readonly signingKey: PrivateKey;
  /** Its client certificate and key (PEM), for HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Its private key for SFTP (PEM or OpenSSH). */
  readonly sshKey?: string;
}

/** The public halves of keys, as `GET /hejie/v1/keys` tells them. */
export const publicHalf = ({ d: _secret, ...rest }: PrivateKey): PublicKey => publicKey.parse(rest);
