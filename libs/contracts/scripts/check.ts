import { breakagesOf, describe } from './compatibility.js';
import { schemasOf, type Documents } from './documents.js';
import { schemaFile } from './json-schema.js';

/** The three states of the documents: what the sources give, what `generated/` holds, what was promised. */
export interface Contracts {
  readonly sources: Documents;
  readonly generated: Documents;
  readonly published: Documents;
}

/** Everything that is wrong, each with its remedy; empty when the contracts hold. */
export function problemsOf({ sources, generated, published }: Contracts): string[] {
  const breakages = breakagesOf(schemasOf(published), schemasOf(sources));
  const broken = new Set(breakages.map(({ fact }) => schemaFile(fact)));
  return [...stale(sources, generated), ...breakages.map(describe), ...unpublished(sources, published, broken)];
}

function stale(sources: Documents, generated: Documents): string[] {
  const names = new Set([...sources.keys(), ...generated.keys()]);
  return [...names]
    .filter((name) => sources.get(name) !== generated.get(name))
    .map((name) => `generated/${name} is not what the sources give. Remedy: npm run generate -w @hejie/contracts.`);
}

/** A fact that nobody promised could change unseen. */
function unpublished(sources: Documents, published: Documents, broken: ReadonlySet<string>): string[] {
  return [...schemasOf(sources).keys()]
    .filter((name) => sources.get(name) !== published.get(name) && !broken.has(name))
    .map(
      (name) =>
        `published/${name} does not hold the fact as it is now. Remedy: npm run publish-facts -w @hejie/contracts, once the fact is settled.`,
    );
}
