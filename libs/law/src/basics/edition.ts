import { type Derivation } from './derivation.js';

/**
 * The edition of the law of this build (法律版本): every formula, table and sentence by which a derivation is made. It counts on by one where
 * any of them is corrected, so that a tree computed before is told from one that was altered. Packs and calendar editions have ids of their own.
 * `test/architecture/published-law.json` holds what every worked example comes to under it.
 */
export const LAW_EDITION = 'law@4';

/** A tree as it is printed or stored: its root names the edition of the law that made it. */
export function underThisEdition(derivation: Derivation): Derivation {
  return { edition: LAW_EDITION, ...derivation };
}
