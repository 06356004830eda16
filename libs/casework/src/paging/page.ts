import { shapes } from '@hejie/contracts/facts';
import { inDigits } from '@hejie/contracts/http';
import { type JsonValue } from '@hejie/law';
import { ProblemError } from '@hejie/service-kit';
import { z } from 'zod';

/** What the query of a list that comes in pages has beside its filters. */
export const pageFields = {
  /** Rows of one page. */
  limit: inDigits(z.number().int().min(1).max(500).default(100)),
  /** `next` of the page before; absent for the first one. */
  after: z.string().max(1_000).optional(),
};

/** One page of a list; `next`: what to ask the next one with, null on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** A page on the wire. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** A place in a list: the values by which it is ordered, of the last row that was shown. */
export type Place = readonly JsonValue[];

/** A place as the caller keeps it; what is in it is nobody's business but the list's. */
const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** A value of a place: an instant, or `infinity` for what has none and comes last. */
export const instantOrLast = z.union([shapes.instant, z.literal('infinity')]);

/**
 * The place that a caller has kept. A caller can write anything, and the database must not be asked it.
 * @param place what the places of this list, in this order, look like.
 * @throws ProblemError 400 LIST.CURSOR_INVALID for what it has not given out.
 */
export function placeAfter<T extends z.ZodType>(cursor: string, place: T): z.output<T> {
  try {
    const read = place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (read.success) return read.data;
  } catch {
    // No JSON: answered below.
  }
  throw new ProblemError({
    status: 400,
    code: 'LIST.CURSOR_INVALID',
    path: '/after',
    zh: 'after 须为上一页的 next',
    en: 'after is the next of the page before',
  });
}

/** The page of `rows`, which were asked for with one more than the limit. */
export function pageFrom<R, T>(
  rows: readonly R[],
  limit: number,
  placeOf: (row: R) => Place,
  show: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null,
  };
}

/** Text that people look for, as a pattern of SQL's `like`: what they type means itself. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
