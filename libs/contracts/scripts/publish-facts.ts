import { breakagesOf, describe } from './compatibility.js';
import { documentsOf, readDocuments, schemasOf, writeDocuments } from './documents.js';
import { PUBLISHED } from './folders.js';

/**
 * `npm run publish-facts -w @hejie/contracts`: promises new facts and messages to agencies, and new optional fields of old ones.
 * Refuses, and changes nothing, when a promise would be broken.
 */
const sources = documentsOf();
const breakages = breakagesOf(schemasOf(await readDocuments(PUBLISHED)), schemasOf(sources));
if (breakages.length > 0) {
  for (const breakage of breakages) console.error(describe(breakage));
  process.exitCode = 1;
} else {
  const schemas = new Map([...sources].filter(([name]) => name.endsWith('.schema.json')));
  const { written } = await writeDocuments(PUBLISHED, schemas);
  for (const name of written) console.log(`published  ${name}`);
  console.log(`${schemas.size} schemas published, ${written.length} of them new or extended.`);
}
