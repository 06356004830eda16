import {
  compareInstants,
  courtInstant,
  courtNow,
  epochMs,
  LawError,
  type CourtClock,
  type CourtInstant,
} from '@hejie/law';
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

/** Injection token of the service's {@link CaseTimePort}, where it keeps cases. */
export const CASE_TIME = Symbol('CASE_TIME');

/** Where a service learns how far a case has come in court time. */
export interface CaseTimePort {
  /** The latest instant at which anything was recorded of the case here; undefined: nothing yet. */
  latest(caseId: string): Promise<CourtInstant | undefined>;
}

/**
 * In compressed time each request brings its own clock, and one that lies behind its case would take the case back: money would be known before the
 * breach that was found for want of it. So it counts as received at the instant that the case has reached, as in the case itself. Real time
 * never goes back, and a command that is sent again counts when it first came.
 */
export async function heldAtCase(
  time: CourtTimeReading,
  caseId: string,
  cases: CaseTimePort,
): Promise<CourtTimeReading> {
  if (time.clock.mode === 'real') return time;
  const latest = await cases.latest(caseId);
  return latest === undefined || compareInstants(latest, time.at) <= 0 ? time : { ...time, at: latest };
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
    const { anchorCourt, holdAt, rate } = readHeader(header);
    if (epochMs(holdAt) < epochMs(anchorCourt))
      throw clockProblem(
        'CLOCK.HOLDS_BEFORE_START',
        'Court-Clock 的 until 早于 at',
        'Court-Clock holds before it starts',
      );
    const now = this.machineNow();
    const clock: CourtClock = { mode: 'compressed', anchorReal: now, anchorCourt, rate, holdAt };
    return { at: courtNow(clock, now), clock };
  }
}

function readHeader(header: string): { anchorCourt: CourtInstant; holdAt: CourtInstant; rate: number } {
  const [, at, until, rate] = HEADER.exec(header) ?? [];
  if (at === undefined || until === undefined || !(Number(rate) > 0)) throw malformed();
  try {
    return { anchorCourt: courtInstant(at), holdAt: courtInstant(until), rate: Number(rate) };
  } catch (refusal) {
    throw refusal instanceof LawError ? malformed() : refusal;
  }
}

function malformed(): ProblemError {
  return clockProblem(
    'CLOCK.MALFORMED',
    'Court-Clock 请求头格式应为 at=…; until=…; rate=…，时刻形如 2026-10-09T00:00:00+08:00',
    'Court-Clock must read at=<instant>; until=<instant>; rate=<number>, an instant as 2026-10-09T00:00:00+08:00',
  );
}

function clockProblem(code: string, zh: string, en: string): ProblemError {
  return new ProblemError({ status: 400, code, zh, en });
}
