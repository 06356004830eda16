import { epochMs, type CourtClock, type CourtInstant } from '@hejie/law';
import { type DeliverySchedule } from '@hejie/settlement';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of Asia/Shanghai, without a summer time since 1992. */
const OFFSET_MS = 8 * HOUR_MS;

/** Real milliseconds until what is to be told leaves: 0 at once, or within the hour of the day on which it does. */
export function msUntilSchedule(schedule: DeliverySchedule, at: CourtInstant, clock: CourtClock | null): number {
  if (schedule.kind === 'IMMEDIATE') return 0;
  const ofDay = (epochMs(at) + OFFSET_MS) % DAY_MS;
  const opens = schedule.hour * HOUR_MS;
  if (ofDay >= opens && ofDay < opens + HOUR_MS) return 0;
  const wait = (opens - ofDay + DAY_MS) % DAY_MS;
  return Math.ceil(wait / (clock?.mode === 'compressed' && clock.rate > 0 ? clock.rate : 1));
}
