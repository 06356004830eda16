import { createHmac, createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How PKCS #8 begins for a key of Ed25519; the 32 bytes of the key follow. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The secrets of one data folder. One random seed is kept there, readable by its owner only;
 * passwords and keys are derived from it by name, so that no second file can get lost.
 */
export class Secrets {
  private readonly seed: Buffer;

  constructor(dataDir: string) {
    const file = join(dataDir, 'secret-seed');
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    this.seed = Buffer.from(readFileSync(file, 'utf8'), 'hex');
  }

  /** A password for a database role. */
  password(name: string): string {
    return this.derive(`password ${name}`).toString('hex').slice(0, 32);
  }

  /** A key ring of one 256-bit key, as `keyId:base64`. */
  keyRing(name: string): string {
    return `local-1:${this.derive(`key ${name}`).toString('base64')}`;
  }

  /** A private JWKS of one Ed25519 key, whose `kid` is of this issuer. */
  signingKeys(name: string, issuer: string): string {
    const key = Buffer.concat([ED25519, this.derive(`signing key ${name}`)]);
    const jwk = createPrivateKey({ key, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
    return JSON.stringify({ keys: [{ ...jwk, kid: `${issuer}#local-1` }] });
  }

  /** What tells this installation from others on the same servers. */
  installation(): string {
    return this.derive('installation').toString('hex').slice(0, 8);
  }

  private derive(purpose: string): Buffer {
    return createHmac('sha256', this.seed).update(purpose).digest();
  }
}
