import type pg from 'pg';

import type { OwnService } from './own-service.js';

/** A file that a service takes in, line by line. */
export interface Work {
  readonly service: 'intake' | 'performance';
  /** What its lines are. */
  readonly unit: string;
  readonly lines: number;
  /** What must be there before the file comes. */
  prepare(own: OwnService, admin: pg.Client): Promise<void>;
  /** The file comes; answered when it was taken in. */
  send(own: OwnService): Promise<unknown>;
  /** How many lines are worked off. */
  done(admin: pg.Client): Promise<number>;
  /** What was entered twice or lost, in words; nothing where all is as it must be. */
  faults(admin: pg.Client): Promise<string[]>;
}

/** The sums of a query, each beside what it must be. */
export async function differing(
  admin: pg.Client,
  counts: readonly (readonly [what: string, expected: number, sql: string])[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, expected, sql] of counts) {
    const { rows } = await admin.query<{ count: string }>(`select (${sql})::text as count`);
    const found = Number(rows[0]!.count);
    if (found !== expected) faults.push(`${what}: ${found} instead of ${expected}`);
  }
  return faults;
}

/** A number that a query counts. */
export async function counted(admin: pg.Client, sql: string): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(`select (${sql})::text as count`);
  return Number(rows[0]!.count);
}
