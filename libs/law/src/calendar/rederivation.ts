import { type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { type CourtCalendar } from './calendar.js';

/** What a new notice did to a date: moved or unchanged, and whether it is now final. */
export interface Rederivation<T extends Derived<LegalDate> = Derived<LegalDate>> {
  readonly outcome: 'MOVED' | 'UNCHANGED';
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** The earlier date was provisional and the later one is not. */
  readonly becameFinal: boolean;
  readonly derived: T;
  readonly text: Bilingual;
}

/**
 * PER-3, PER-4: derives a date again with a calendar that holds a later notice. `derive` is the computation of the date;
 * `earlier` is the calendar the case has pinned so far, `later` the one it goes on with.
 */
export function rederive<T extends Derived<LegalDate>>(
  derive: (calendar: CourtCalendar) => T,
  earlier: CourtCalendar,
  later: CourtCalendar,
): Rederivation<T> {
  const before = derive(earlier);
  const after = derive(later);
  const moved = before.value !== after.value;
  const becameFinal = before.provisional && !after.provisional;
  const added = later.editionIds.filter((id) => !earlier.editionIds.includes(id)).join('、');
  const standing = after.provisional
    ? { zh: '仍为暂定', en: 'it is still provisional' }
    : becameFinal
      ? { zh: '现为确定', en: 'it is final now' }
      : { zh: '为确定日期', en: 'it is final' };
  return {
    outcome: moved ? 'MOVED' : 'UNCHANGED',
    from: before.value,
    to: after.value,
    becameFinal,
    derived: after,
    text: moved
      ? {
          zh: `依节假日通知${added}重新推算：由${dateText(before.value)}变为${dateText(after.value)}，${standing.zh}。`,
          en: `Derived again with holiday notice ${added}: moved from ${before.value} to ${after.value}; ${standing.en}.`,
        }
      : {
          zh: `依节假日通知${added}重新推算：仍为${dateText(after.value)}，${standing.zh}。`,
          en: `Derived again with holiday notice ${added}: unchanged, ${after.value}; ${standing.en}.`,
        },
  };
}
