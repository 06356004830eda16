import { courtInstant, courtNow, epochMs, type CourtClock, type CourtInstant } from '@hejie/law';
import { ProblemError } from '../problems/problem.js';

/** Injection token of the service's {@link CourtClockPort}. */
export const COURT_CLOCK = Symbol('COURT_CLOCK');

/** The court's time for one request: the instant, and the clock under which it is served. */
export interface CourtTimeReading {
  readonly at: CourtInstant;
  readonly clock: CourtClock;
}

/** Where a service learns the court's time. The only place that reads the machine's clock for business. */
export interface CourtClockPort {
  /** @param header the request's `Court-Clock` header. @throws ProblemError 400 CLOCK.*. */
  read(header: string | undefined): CourtTimeReading;
}

/** The machine's clock is the court's (`COURT_CLOCK=real`). A request that brings its own is refused. */
export class RealCourtClock implements CourtClockPort {
  constructor(private readonly machineNow: () => number = Date.now) {}

  read(header: string | undefined): CourtTimeReading {
    if (header !== undefined)
      throw clockProblem(
        'CLOCK.NOT_ALLOWED',
        '本系统使用真实时间，不接受 Court-Clock 请求头',
        'This system runs on real time and takes no Court-Clock header',
      );
    return { at: courtInstant(this.machineNow()), clock: { mode: 'real' } };
  }
}

const HEADER = /^at=([^;\s]+); ?until=([^;\s]+); ?rate=(\d{1,12}(?:\.\d{1,6})?)$/;

/**
 * Each request carries its clock (`COURT_CLOCK=compressed`):
 * `Court-Clock: at=<instant>; until=<instant>; rate=<court ms per real ms>`.
 * From `at`, which is now, court time runs at the rate and holds at `until`.
 */
export class CompressedCourtClock implements CourtClockPort {
  constructor(private readonly machineNow: () => number = Date.now) {}

  read(header: string | undefined): CourtTimeReading {
    if (header === undefined)
      throw clockProblem(
        'CLOCK.MISSING',
        '压缩时间模式下每个请求须带 Court-Clock 请求头',
        'In compressed time each request carries a Court-Clock header',
      );
    const [, at, until, rate] = HEADER.exec(header) ?? [];
    if (at === undefined || until === undefined || !(Number(rate) > 0)) {
      throw clockProblem(
        'CLOCK.MALFORMED',
        'Court-Clock 请求头格式应为 at=…; until=…; rate=…',
        'Court-Clock must read at=<instant>; until=<instant>; rate=<number>',
      );
    }
    const anchorCourt = courtInstant(at);
    const holdAt = courtInstant(until);
    if (epochMs(holdAt) < epochMs(anchorCourt))
      throw clockProblem(
        'CLOCK.HOLDS_BEFORE_START',
        'Court-Clock 的 until 早于 at',
        'Court-Clock holds before it starts',
      );
    const now = this.machineNow();
    const clock: CourtClock = { mode: 'compressed', anchorReal: now, anchorCourt, rate: Number(rate), holdAt };
    return { at: courtNow(clock, now), clock };
  }
}

function clockProblem(code: string, zh: string, en: string): ProblemError {
  return new ProblemError({ status: 400, code, zh, en });
}
