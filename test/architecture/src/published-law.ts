import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR_EDITIONS, LAW_EDITION, POLICY_PACKS } from '@hejie/law';
import { ROOT } from './workspace.js';

/** Digests by reference, e.g. `pack dongying-2020@1`. */
export type Digests = Readonly<Record<string, string>>;

/** Where each computation and each decision is worked once, with the digest of its tree. */
const EXAMPLES = ['libs/law/EXAMPLES.md', 'libs/settlement/EXAMPLES.md'];
const EXAMPLE = /^## (.+)$|^<!-- tree (\w+) -->$/gm;

/**
 * Digests of the policy packs and calendar editions of this build, and of what its edition of the law comes to in each worked example.
 * A case pins packs and calendars for years, and a ruling its edition of the law, so what was published never changes: a change is a new
 * version beside it, and corrected law a new edition.
 */
export function lawOfThisBuild(): Digests {
  const entries: [string, string][] = [
    ...CALENDAR_EDITIONS.map((edition): [string, string] => [`calendar ${edition.id}`, digest(edition)]),
    ...POLICY_PACKS.map((pack): [string, string] => [`pack ${pack.ref}`, digest(pack)]),
    ...EXAMPLES.flatMap((page) => workedExamples(readFileSync(join(ROOT, page), 'utf8'))),
  ];
  return Object.fromEntries(entries.sort());
}

/** What each example of a page comes to under the edition of this build. */
function workedExamples(page: string): [string, string][] {
  let heading = '';
  return [...page.matchAll(EXAMPLE)].flatMap(([, title, tree]): [string, string][] => {
    if (title !== undefined) heading = title;
    return tree === undefined ? [] : [[`${LAW_EDITION} ${heading}`, tree]];
  });
}

/** What was published and is changed or gone. What an edition of the law came to that is no longer this build's cannot be asked again. */
export function changedLaw(published: Digests, current: Digests = lawOfThisBuild()): string[] {
  return Object.keys(published).filter(
    (reference) => current[reference] !== published[reference] && !isOfAnotherEdition(reference),
  );
}

/** Of an edition of the law that was corrected since. */
export const isOfAnotherEdition = (reference: string): boolean =>
  reference.startsWith('law@') && !reference.startsWith(`${LAW_EDITION} `);

const digest = (value: object): string => createHash('sha256').update(canonical(value)).digest('hex');

/** The value as JSON, without regard to the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
