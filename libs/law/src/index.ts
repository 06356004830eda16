// Basics: dates, instants, money, refusals, derivations, the court's clock
export {
  addDays, addMonths, compareDates, dateOf, dateOfDayNumber, dayNumber, dayOfMonth, daysBetween, daysInMonth,
  isLeapYear, legalDate, monthOf, weekdayOf, yearOf, type LegalDate,
} from './basics/dates.js';
export {
  addMs, compareInstants, courtInstant, endOfDay, epochMs, legalDateOf, startOfDay, type CourtInstant,
} from './basics/instants.js';
export { courtNow, realDelay, type CourtClock } from './basics/court-clock.js';
export {
  divideHalfUp, formatYuan, minFen, parseRate, parseYuan, sumFen, timesRate,
  type ExactDecimal, type Fen, type Yuan,
} from './basics/money.js';
export { LawError, type LawErrorText } from './basics/law-error.js';
export { renderDerivation, type Bilingual, type Derivation, type Derived, type JsonValue } from './basics/derivation.js';
