import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

  /** What tells this installation from others on the same servers. */
  installation(): string {
    return this.derive('installation').toString('hex').slice(0, 8);
  }

  private derive(purpose: string): Buffer {
    return createHmac('sha256', this.seed).update(purpose).digest();
  }
}
