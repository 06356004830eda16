import { AsyncLocalStorage } from 'node:async_hooks';
import { type CourtInstant } from '@hejie/law';
import { currentCourtClock, currentCourtTime } from '@hejie/temporal';

/** As of when a body is asked: it travels beside what is put, where time is not real. */
const askedAs = new AsyncLocalStorage<CourtInstant>();

/** The court's time for the links; undefined where it is that of everybody. */
export const courtTimeOfLinks = (): string | undefined => askedAs.getStore();

/** Asks a body as of an instant. */
export const askedAsOf = <T>(at: CourtInstant, ask: () => T): T => askedAs.run(at, ask);

/** Asks bodies as of the time under which this is being done, where it is not real. */
export const underCourtTimeOfLinks = <T>(ask: () => T): T =>
  currentCourtClock() ? askedAsOf(currentCourtTime(), ask) : ask();
