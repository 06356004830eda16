import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that holds deploy/local, found from the source and from dist alike. */
export const CHECKOUT = (() => {
  const here = dirname(fileURLToPath(import.meta.url));
  const local = here.endsWith(join('dist', 'preinstall')) ? join(here, '..', '..') : join(here, '..');
  return join(local, '..', '..');
})();

/**
 * The recipes: the committed files that say what is built, and the file whose presence says that it was.
 * @type {Readonly<Record<'temporal' | 'kafka' | 'testServer', {manifest: string[], product: string}>>}
 */
export const RECIPES = Object.freeze({
  temporal: { manifest: ['deploy/temporal/go.mod', 'deploy/temporal/go.sum'], product: 'bin/temporal' },
  kafka: { manifest: ['deploy/kafka/pom.xml'], product: 'lib' },
  testServer: { manifest: ['deploy/temporal/test-server/pom.xml'], product: 'test-server' },
});

/**
 * Where a recipe's product is kept: outside the checkout, named by the hash of its manifest,
 * so that a second clone starts at once and a changed manifest builds anew.
 * @param {'temporal' | 'kafka' | 'testServer'} recipe
 */
export function cacheFolder(recipe) {
  const hash = createHash('sha256');
  for (const file of RECIPES[recipe].manifest) hash.update(readFileSync(join(CHECKOUT, file)));
  const root = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(root, 'hejie', `${recipe}-${hash.digest('hex').slice(0, 16)}`);
}
