import type { CommandClock } from '@hejie/local/demo';

const DAY = 86_400_000;
/** Later than everything that a benchmark waits for. */
export const FAR = '2040-01-01T00:00:00+08:00';
const SHANGHAI = 8 * 3_600_000;
/**
 * A command that is faster under way than the one before shows the case a later time than it has, and its timer is set anew: an event or two that no
 * real clock costs. So later commands of an appointment lag behind, longer than any of them is under way.
 */
const LAG = 5_000;

/** An instant in the spelling of the court. */
export function instantText(epochMs: number): string {
  return new Date(epochMs + SHANGHAI).toISOString().replace('Z', '+08:00');
}

/** A day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Ten o'clock of a day. */
export const on = (day: string, time = '10:00:00'): string => `${day}T${time}+08:00`;

/** When the cases of a benchmark are filed. */
export const BEGINNING = on('2026-05-11');

/**
 * The court's time for one case. It runs as fast as real time, so that a deadline whose instant stands is as far away
 * after a command as before it; it is put forward to the next appointment, and hurries where deadlines are to come.
 */
export class CaseClock {
  private court: number;
  private real = Date.now();

  constructor(start: string) {
    this.court = Date.parse(start);
  }

  /** Puts the clock forward to an appointment. */
  at(instant: string): this {
    this.court = Math.max(Date.parse(instant), this.now());
    this.real = Date.now();
    return this;
  }

  /** For a command: court time runs on at the speed of real time. */
  get running(): CommandClock {
    const elapsed = Math.max(0, Date.now() - this.real - LAG);
    return { at: instantText(this.court + elapsed), until: FAR, rate: 1 };
  }

  /** For a command: court time stands. */
  get standing(): CommandClock {
    const at = instantText(this.now());
    return { at, until: at, rate: 1 };
  }

  /** For a command: court time reaches `hold` in so many milliseconds and stands there. */
  hurrying(hold: string, milliseconds: number): CommandClock {
    const at = this.now();
    const rate = Math.max(1, (Date.parse(hold) - at) / milliseconds);
    this.at(hold);
    return { at: instantText(at), until: hold, rate: Number(rate.toFixed(6)) };
  }

  private now(): number {
    return this.court + (Date.now() - this.real);
  }
}
