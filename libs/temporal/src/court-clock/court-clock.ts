import { AsyncLocalStorage } from 'node:async_hooks';
import { courtNow, type CourtClock, type CourtInstant } from '@hejie/law';

const current = new AsyncLocalStorage<CourtClock | undefined>();

/**
 * Does work under the court's clock: calls of the Temporal client made in it, however deep, bear the clock as the header
 * `court-clock` (start, signal, update, query). The machine's own time, or no clock, is no header.
 */
export function withCourtClock<T>(clock: CourtClock | undefined, work: () => T): T {
  return current.run(clock?.mode === 'real' ? undefined : clock, work);
}

/** The clock under which this is being done: that of `withCourtClock`, or of the activity; `undefined`: the machine's. */
export function currentCourtClock(): CourtClock | undefined {
  return current.getStore();
}

/** The court's time at which this is being done, whenever what is done was asked for. */
export function currentCourtTime(): CourtInstant {
  return courtNow(currentCourtClock() ?? { mode: 'real' }, Date.now());
}
