import { shapes } from '@hejie/contracts/facts';
import type { CourtClock } from '@hejie/law';
import { z } from 'zod';

/** How the court's clock travels beside facts: where a process keeps the one it works under, and whether it may have any. */
export interface CourtClockContext {
  /** The clock under which the work at hand is done; `undefined`: the machine's. */
  current(): CourtClock | undefined;
  /** Does what a fact asks for under the clock that the fact bore. */
  under<T>(clock: CourtClock | undefined, work: () => T): T;
  /** The process runs on real time: it applies no fact that bears a clock. */
  readonly real: boolean;
}

const compressed = z.strictObject({
  mode: z.literal('compressed'),
  anchorReal: z.number().int(),
  anchorCourt: shapes.instant,
  rate: z.number().positive(),
  holdAt: shapes.instant,
});

/** The clock in the text of the extension `courtclock`, or `undefined` when it is none. */
export function readCourtClock(text: string): CourtClock | undefined {
  try {
    return compressed.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
