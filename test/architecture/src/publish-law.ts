import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedLaw, isOfAnotherEdition, lawOfThisBuild, type Digests } from './published-law.js';
import { PUBLISHED_LAW, readJson, ROOT } from './workspace.js';

/** `npm run publish-law -w @hejie/architecture`: promises new packs, notices and worked examples; refuses to change a published one. */
const published = readJson<Digests>(PUBLISHED_LAW);
const superseded = Object.fromEntries(Object.entries(published).filter(([reference]) => isOfAnotherEdition(reference)));
const changed = changedLaw(published);
if (changed.length > 0) {
  console.error(
    `Published law never changes; add a new version beside it, or where a formula or sentence is corrected count LAW_EDITION on: ${changed.join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(join(ROOT, PUBLISHED_LAW), `${JSON.stringify({ ...superseded, ...lawOfThisBuild() }, undefined, 2)}\n`);
}
