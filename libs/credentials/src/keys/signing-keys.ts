import { type JWK } from 'jose';
import { z } from 'zod';
import { CredentialError } from '../credential-error.js';
import { algorithmOf, issuerOfKey, type TrustedKeys } from './trusted-keys.js';

/** The keys of a court that issues credentials. */
export interface SigningKeys {
  /** The court as the issuer of its credentials: a URL, the part of every key id before `#`. */
  readonly issuer: string;
  /** The key that signs. */
  readonly current: JWK & { readonly kid: string; readonly alg: string };
  /** The public keys, retired ones too: what they have signed is verified as long as they are published. */
  readonly published: TrustedKeys;
}

/**
 * Reads a private JWKS, `{"keys":[…]}`: keys of ES256 (P-256) or EdDSA (Ed25519), each with a `kid` of the form `<issuer>#<name>`. The first
 * one signs. Rotation: put the new key first and keep the old ones, without their `d` once nothing is signed with them; a key that has come into
 * other hands is taken out, and with it falls what it signed.
 * @throws CredentialError SIGNING_KEYS.INVALID, which names the position and never the key.
 */
export function signingKeys(jwks: string): SigningKeys {
  const keys = read(jwks);
  const [first] = keys;
  if (first === undefined) throw refusal('the key set is empty');
  if (first.d === undefined) throw refusal('key 1 signs, and must have its private part');
  const issuer = issuerOfKey(first.kid);
  const published = keys.map(({ kty, crv, x, y, kid }, index): JWK => {
    const alg = algorithmOf({ kty, crv });
    if (alg === null) throw refusal(`key ${index + 1} must be of P-256 or of Ed25519`);
    if (!URL.canParse(kid) || issuerOfKey(kid) !== issuer || kid === issuer)
      throw refusal(`key ${index + 1} must have a kid of the form <issuer>#<name>, with the issuer of key 1`);
    if (keys.findIndex((other) => other.kid === kid) !== index) throw refusal(`key ${index + 1} repeats a kid`);
    return { kty, crv, x, ...(y === undefined ? {} : { y }), kid, alg, use: 'sig' };
  });
  const { kty, crv, x, y, d, kid } = first;
  return {
    issuer,
    current: { kty, crv, x, ...(y === undefined ? {} : { y }), d, kid, alg: published[0]!.alg! },
    published: { keys: published },
  };
}

const privateKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.string(),
      crv: z.string(),
      x: z.string(),
      y: z.string().optional(),
      d: z.string().optional(),
      kid: z.string(),
    }),
  ),
});

function read(jwks: string): z.output<typeof privateKeys>['keys'] {
  let json: unknown;
  try {
    json = JSON.parse(jwks);
  } catch {
    // What JSON.parse says repeats the text, which is secret.
    throw refusal('it is not JSON');
  }
  const { data, error } = privateKeys.safeParse(json);
  if (data === undefined) throw refusal(`wrong at ${error.issues.map(({ path }) => `/${path.join('/')}`).join(', ')}`);
  return data.keys;
}

function refusal(en: string): CredentialError {
  return new CredentialError('SIGNING_KEYS.INVALID', '签名密钥配置有误', `the signing keys are wrong: ${en}`);
}

/** Configuration of whoever issues credentials; spread it into the schema of the service. */
export const credentialConfig = {
  CREDENTIAL_SIGNING_KEYS: z
    .string()
    .superRefine((text, context) => {
      try {
        signingKeys(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    })
    .describe(
      'Private JWKS of the keys that sign credentials, ES256 or EdDSA, each with a kid `<issuer>#<name>`; the first one signs, the others stay published. A secret.',
    ),
};
