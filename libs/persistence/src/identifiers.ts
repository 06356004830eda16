import { persistenceErrors } from './persistence-error.js';

const PLAIN = /^[a-z_][a-z0-9_]{0,62}$/;

/** @throws PERSISTENCE.IDENTIFIER_INVALID for a schema or role name that is more than plain lower-case. */
export function assertIdentifier(name: string): void {
  if (!PLAIN.test(name)) throw persistenceErrors.identifier(name);
}

/** The name in double quotes: even a plain name may be a reserved word (`user`, `order`). */
export function quoted(name: string): string {
  assertIdentifier(name);
  return `"${name}"`;
}
