import { documentsOf, writeDocuments } from './documents.js';
import { GENERATED } from './folders.js';

/** `npm run generate -w @hejie/contracts`: writes `generated/` from the sources. */
const documents = documentsOf();
const { written, removed } = await writeDocuments(GENERATED, documents);
for (const name of written) console.log(`written  ${name}`);
for (const name of removed) console.log(`removed  ${name}`);
console.log(`${documents.size} documents, ${written.length} written, ${removed.length} removed.`);
