import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedLaw, lawOfThisBuild } from './published-law.js';
import { PUBLISHED_LAW, readJson, ROOT } from './workspace.js';

/** `npm run publish-law -w @hejie/walls`: promises new packs and editions; refuses to change a published one. */
const changed = changedLaw(readJson(PUBLISHED_LAW));
if (changed.length > 0) {
  console.error(`Published law never changes; add a new version beside it: ${changed.join(', ')}.`);
  process.exitCode = 1;
} else {
  writeFileSync(join(ROOT, PUBLISHED_LAW), `${JSON.stringify(lawOfThisBuild(), undefined, 2)}\n`);
}
