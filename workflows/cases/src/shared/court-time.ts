import {
  compareInstants,
  courtInstant,
  courtNow,
  legalDateOf,
  realDelay,
  type CourtClock,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { condition } from '@temporalio/workflow';

/**
 * Court time inside a workflow. `Date.now()` is the workflow's own, replayed clock, never the machine's;
 * a compressed clock is re-anchored by each message that brings one and never runs backwards.
 */
export class CourtTime {
  constructor(private clock: CourtClock) {}

  /** The clock as it is carried into the next run. */
  get carried(): CourtClock {
    return this.clock;
  }

  now(): CourtInstant {
    return courtNow(this.clock, Date.now());
  }

  today(): LegalDate {
    return legalDateOf(this.now());
  }

  /**
   * Court time of a message that was received at `at`. In real time it is that instant, so that a command which came in
   * time is in time however late the machine was; never a later one than now. In compressed time it is the later of the
   * two, so that no message travels back.
   */
  seenFrom(at: CourtInstant): CourtInstant {
    const now = this.now();
    const later = compareInstants(at, now) > 0;
    return later === (this.clock.mode === 'compressed') ? at : now;
  }

  /** Takes over the clock that a message carries. A case that runs in real time keeps real time. */
  adopt(clock: CourtClock): void {
    if (this.clock.mode === 'real' || clock.mode === 'real') return;
    // A message that was long under way says nothing new about the time.
    if (compareInstants(clock.anchorCourt, this.clock.anchorCourt) < 0) return;
    const anchorCourt = this.seenFrom(clock.anchorCourt);
    const holdAt = compareInstants(clock.holdAt, anchorCourt) > 0 ? clock.holdAt : anchorCourt;
    this.clock = { ...clock, anchorReal: Date.now(), anchorCourt, holdAt };
  }

  /** Seconds of court time by which `deadline` has been passed. */
  secondsPast(deadline: CourtInstant): number {
    return Math.max(0, Math.floor((Date.parse(this.now()) - Date.parse(deadline)) / 1000));
  }

  hasReached(instant: CourtInstant): boolean {
    return compareInstants(this.now(), instant) >= 0;
  }

  /**
   * Waits until `target` or until `interrupted`, whichever is first; at most one timer lives.
   * True: the instant has been reached. A clock that stands still before the target waits for the interruption.
   */
  async reaches(target: CourtInstant, interrupted: () => boolean, summary: string): Promise<boolean> {
    if (this.hasReached(target)) return true;
    const delay = realDelay(this.clock, Date.now(), target);
    if (delay === null) await condition(interrupted);
    // Server timers count whole milliseconds; a zero would mean "no timer".
    else await condition(interrupted, Math.max(1, delay), { summary });
    return this.hasReached(target) && !interrupted();
  }
}

/** Instants of a day at an hour of Asia/Shanghai; letters and reminders go out at the opening of the court. */
export function atHour(day: LegalDate, hour: number): CourtInstant {
  return courtInstant(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
}
