import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** What the provider keeps between starts, so that tokens and log-ins outlive it. */
export interface IdentityKeys {
  /** Private signing keys (ES256). */
  readonly signing: readonly JWK[];
  /** Secrets that sign the log-in cookies. */
  readonly cookies: readonly string[];
}

/** Reads the keys of a data folder, or makes them once: readable by the owner only, and written whole or not at all. */
export async function keysIn(folder: string): Promise<IdentityKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'keys.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as IdentityKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new Error(`The keys in ${file} cannot be read; remove the file to have new ones made`, { cause: error });
  }
  const keys = await newKeys();
  const draft = await open(`${file}.${process.pid}`, 'w', 0o600);
  try {
    await draft.writeFile(JSON.stringify(keys));
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.${process.pid}`, file);
  return keys;
}

async function newKeys(): Promise<IdentityKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    signing: [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }],
    cookies: [randomBytes(32).toString('base64url')],
  };
}
