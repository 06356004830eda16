import { SignJWT } from 'jose';
import { type z } from 'zod';
import { CredentialError } from '../credential-error.js';
import { type SigningKeys } from '../keys/signing-keys.js';

/** The JOSE type of a credential (Securing Verifiable Credentials using JOSE and COSE): the media type without `application/`. */
export const JWT_TYPE = 'vc+jwt';

/**
 * A credential as a JWT: the payload is the credential itself, and says who issued it and when; the header names the key. Nothing is signed that no verifier
 * could read.
 * @throws CredentialError CREDENTIAL.FORM
 */
export async function signed(
  credential: Readonly<Record<string, unknown>>,
  model: z.ZodType,
  keys: SigningKeys,
): Promise<string> {
  const { error } = model.safeParse(credential);
  if (error !== undefined) {
    const places = error.issues.map(({ path }) => `/${path.join('/')}`).join(', ');
    throw new CredentialError('CREDENTIAL.FORM', `凭证内容有误：${places}`, `the credential is wrong at ${places}`);
  }
  const { alg, kid } = keys.current;
  return await new SignJWT(credential).setProtectedHeader({ alg, kid, typ: JWT_TYPE, cty: 'vc' }).sign(keys.current);
}
