import { requireInOrder, type DaySpan, type Interruption } from '../periods/application-period.js';
import { checked, date, record, type Reader } from './readers.js';

/** SET-ART-10-2: first and last day, in this order. `PERIOD.SPAN_REVERSED`. */
export const daySpan: Reader<DaySpan> = (value, path, problems) => {
  const span = record({ from: date, to: date })(value, path, problems);
  if (span === undefined) return undefined;
  return checked(
    () => {
      requireInOrder(span);
      return span;
    },
    path,
    problems,
  );
};

/** SET-ART-10-2: the day of an act, or the first and the last day of a procedure. */
export const interruption: Reader<Interruption> = (value, path, problems) =>
  (typeof value === 'object' && value !== null ? daySpan : date)(value, path, problems);
