import { courtInstant, epochMs, type CourtInstant } from './instants.js';

/**
 * The clock of a case. `real` is the machine's; `compressed` runs court time `rate` times faster than real time
 * from an anchor and stands still at `holdAt` until a new anchor is given. Pure: the machine's time is an argument.
 */
export type CourtClock =
  | { readonly mode: 'real' }
  | {
      readonly mode: 'compressed';
      /** epoch ms of the machine at the anchor */
      readonly anchorReal: number;
      readonly anchorCourt: CourtInstant;
      /** court ms per real ms */
      readonly rate: number;
      readonly holdAt: CourtInstant;
    };

/**
 * The court's time at a moment of the machine (epoch ms). A compressed clock never passes `holdAt`, and shows nothing before its anchor to a
 * machine that is behind the one which set it.
 */
export function courtNow(clock: CourtClock, realMs: number): CourtInstant {
  if (clock.mode === 'real') return courtInstant(realMs);
  const running = epochMs(clock.anchorCourt) + Math.floor(Math.max(0, realMs - clock.anchorReal) * clock.rate);
  return courtInstant(Math.min(epochMs(clock.holdAt), running));
}

/** The clock as it runs for those who do not stand still with the court: without `holdAt`. */
export function unheld(clock: CourtClock): CourtClock {
  return clock.mode === 'real' ? clock : { ...clock, holdAt: END_OF_TIME };
}

/** After every instant that a case knows. */
const END_OF_TIME = courtInstant('9999-12-31T23:59:59+08:00');

/** The clock brought to an instant that lies ahead of it: it runs on from there. @param realMs the machine's time (epoch ms). */
export function broughtTo(clock: CourtClock, realMs: number, at: CourtInstant): CourtClock {
  if (clock.mode === 'real' || epochMs(at) <= epochMs(courtNow(clock, realMs))) return clock;
  const holdAt = epochMs(clock.holdAt) > epochMs(at) ? clock.holdAt : at;
  return { ...clock, anchorReal: realMs, anchorCourt: at, holdAt };
}

/**
 * Real milliseconds from `realMs` until the court's clock shows `target`, never negative, rounded up so that waking
 * early is impossible. `null`: the clock stands before the target and only a new anchor will bring it there.
 */
export function realDelay(clock: CourtClock, realMs: number, target: CourtInstant): number | null {
  const wanted = epochMs(target);
  if (clock.mode === 'real') return Math.max(0, Math.ceil(wanted - realMs));
  if (epochMs(courtNow(clock, realMs)) >= wanted) return 0;
  if (wanted > epochMs(clock.holdAt) || !(clock.rate > 0)) return null;
  const elapsed = realMs - clock.anchorReal;
  return Math.max(0, Math.ceil((wanted - epochMs(clock.anchorCourt)) / clock.rate - elapsed));
}
