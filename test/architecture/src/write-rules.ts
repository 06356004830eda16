import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES, renderRuleIndex } from './rule-index.js';
import { ROOT } from './workspace.js';

/** `npm run rules -w @hejie/architecture`: writes the pages that lead from a rule to its function and its test. */
for (const library of LIBRARIES) writeFileSync(join(ROOT, library.folder, 'RULES.md'), renderRuleIndex(library));
