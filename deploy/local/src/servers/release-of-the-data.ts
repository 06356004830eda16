import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Cases whose identities, messages and histories this code can go on with. Raised only where no live case could exist. */
const RELEASE = '2';
const MARK = 'release';

/**
 * Whoever starts on data of a release that cannot be gone on with is told so; new data is marked.
 * @throws Error in one sentence, with what to do.
 */
export function requireSameRelease(dataDir: string, durable: boolean): void {
  const mark = join(dataDir, MARK);
  const used = ['postgres', 'temporal'].some((server) => existsSync(join(dataDir, server)));
  const kept = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : undefined;
  if (used && kept !== RELEASE) {
    const reset = `npm start -- ${durable ? '--durable ' : ''}--reset`;
    throw new Error(
      `The cases in ${dataDir} were made by an older release, which this one cannot go on with: ${reset}`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(mark, `${RELEASE}\n`);
}
