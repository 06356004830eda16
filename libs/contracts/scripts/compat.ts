import { problemsOf } from './check.js';
import { documentsOf, readDocuments } from './documents.js';
import { GENERATED, PUBLISHED } from './folders.js';

/** `npm run compat -w @hejie/contracts`: the documents are those of the sources and break no promise. */
const sources = documentsOf();
const problems = problemsOf({
  sources,
  generated: await readDocuments(GENERATED),
  published: await readDocuments(PUBLISHED),
});
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `${sources.size} documents hold.` : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
