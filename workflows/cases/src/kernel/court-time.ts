import { compareInstants, courtNow, realDelay, type CourtClock, type CourtInstant } from '@hejie/law';

/**
 * Court time inside a workflow. `Date.now()` is the workflow's own, replayed clock, never the machine's;
 * a compressed clock is re-anchored by each message that brings one and never runs backwards.
 */
export class CourtTime {
  constructor(private clock: CourtClock) {}

  /** The clock as activities are told it, and as it is carried into the next run. */
  get carried(): CourtClock {
    return this.clock;
  }

  now(): CourtInstant {
    return courtNow(this.clock, Date.now());
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

  /** Takes over the clock that a message brings. A case that runs in real time keeps real time. */
  adopt(clock: CourtClock | undefined): void {
    if (this.clock.mode === 'real' || clock === undefined || clock.mode === 'real') return;
    // A message that was long under way says nothing new about the time.
    if (compareInstants(clock.anchorCourt, this.clock.anchorCourt) < 0) return;
    const anchorCourt = this.seenFrom(clock.anchorCourt);
    const holdAt = compareInstants(clock.holdAt, anchorCourt) > 0 ? clock.holdAt : anchorCourt;
    this.clock = { ...clock, anchorReal: Date.now(), anchorCourt, holdAt };
  }

  /** As this clock would be with that one taken over: for a validator, which must change nothing. */
  with(clock: CourtClock | undefined): CourtTime {
    const preview = new CourtTime(this.clock);
    preview.adopt(clock);
    return preview;
  }

  /** Seconds of court time by which `deadline` has been passed. */
  secondsPast(deadline: CourtInstant): number {
    return Math.max(0, Math.floor((Date.parse(this.now()) - Date.parse(deadline)) / 1000));
  }

  hasReached(instant: CourtInstant): boolean {
    return compareInstants(this.now(), instant) >= 0;
  }

  /** The machine's instant (epoch ms) at which court time reaches `target`; undefined: it stands still before that. */
  realInstantOf(target: CourtInstant): number | undefined {
    const delay = realDelay(this.clock, Date.now(), target);
    return delay === null ? undefined : Date.now() + delay;
  }
}
