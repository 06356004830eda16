import { createHash } from 'node:crypto';
import { CALENDAR_EDITIONS, POLICY_PACKS } from '@hejie/law';

/** Digests by reference, e.g. `pack dongying-2020@1`. */
export type Digests = Readonly<Record<string, string>>;

/**
 * Digests of the policy packs and calendar editions of this build. A case pins them for years and a replay
 * reads them again, so what was published never changes: a change is a new version beside it.
 */
export function lawOfThisBuild(): Digests {
  const entries: [string, string][] = [
    ...CALENDAR_EDITIONS.map((edition): [string, string] => [`calendar ${edition.id}`, digest(edition)]),
    ...POLICY_PACKS.map((pack): [string, string] => [`pack ${pack.ref}`, digest(pack)]),
  ];
  return Object.fromEntries(entries.sort());
}

/** What was published and is changed or gone. */
export function changedLaw(published: Digests, current: Digests = lawOfThisBuild()): string[] {
  return Object.keys(published).filter((reference) => current[reference] !== published[reference]);
}

const digest = (value: object): string => createHash('sha256').update(canonical(value)).digest('hex');

/** The value as JSON, without regard to the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
