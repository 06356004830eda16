import { compareInstants, legalDateOf, type LegalDate } from '@hejie/law';
import type { Ending } from '../case/states.js';
import type { ClosingMode } from '../decisions/closing.js';
import type { ViewTurn } from './course-balance.js';
import { closingDay, performedDay } from './performed-day.js';
import type { ClosedEnforcement, SettlementCourse } from './course.js';

/** How the enforcement of a title has ended (执行终结), and on which day. SUED: by a suit on the settlement, which the court has accepted (SET-ART-14-1). */
export interface EnforcementEnd {
  readonly as: Exclude<ClosingMode, '终结本次执行程序'> | 'SUED';
  readonly on: LegalDate;
}

/** The same for the property in the case: also the withdrawal of the application before enforcement has begun, with which what was preserved for it is lifted (PROC-21). */
export interface PropertyEnd {
  readonly as: EnforcementEnd['as'] | 'APPLICATION_WITHDRAWN';
  readonly on: LegalDate;
}

/**
 * What an ending of the settlement is for the enforcement of its title. One that came to nothing – refused, lapsed, declared failed, left by a party – hands
 * the case over to enforcement, which goes on (PRE-1, PRE-7, PRE-8) until its judge closes it; after a resumption its own closing counts.
 */
const ENDS: Readonly<Record<Ending, EnforcementEnd['as'] | null>> = {
  PERFORMED: '执行完毕',
  SUED: 'SUED',
  APPLICATION_PERIOD_EXPIRED: '不予执行',
  RESUMED: null,
  REFUSED: null,
  LAPSED: null,
  FAILED: null,
  WITHDRAWN: null,
  // Told of the application apart: of these no enforcement has begun.
  APPLICATION_WITHDRAWN: null,
  REJECTED: null,
};

/**
 * CLS-1, CLS-2, CLS-3, CLS-4, SET-ART-10-3, SET-ART-14-1: how enforcement has ended for good, for the property and the credit in a case alike; null while it goes on. Full
 * performance ends it on its value date, closed or not yet; 终结本次执行程序 is no such end, nor is 执行完毕 once its performance is undone. `turn`: as `performedDay`.
 */
export function enforcementEnd(course: SettlementCourse, turn: ViewTurn | null): EnforcementEnd | null {
  const end = endOnRecord(course);
  if (end !== null && end.as !== '执行完毕') return end;
  const on = performedDay(course, turn);
  return on === null ? null : { as: '执行完毕', on };
}

/**
 * SET-ART-14-1, CLS-2, PROC-21: as {@link enforcementEnd}, for the property in the case: what is preserved in a suit on the settlement stays so when the court terminates enforcement for it. What
 * was to be lifted before, for enforcement had been terminated already, no suit preserves.
 */
export function enforcementEndOfProperty(course: SettlementCourse, turn: ViewTurn | null): PropertyEnd | null {
  const { ending, endedAt, resumed } = course;
  if (ending === 'APPLICATION_WITHDRAWN' && endedAt !== null && standingClosing(course) === null)
    return { as: 'APPLICATION_WITHDRAWN', on: legalDateOf(endedAt) };
  // CLS-5: closed for its long performance, the settlement is what the property secures: only its performance ends that.
  if (ending !== 'SUED' && standingClosing(course)?.controlsKept === true) {
    const on = performedDay(course, turn);
    return on === null ? null : { as: '执行完毕', on };
  }
  if (ending !== 'SUED' || endedAt === null || resumed !== null) return enforcementEnd(course, turn);
  const closed = standingClosing(course);
  const before = closed !== null && compareInstants(closed.at, endedAt) < 0;
  return before ? enforcementEnd(course, turn) : { as: 'SUED', on: legalDateOf(endedAt) };
}

/** SET-RES-2: the closing that stands; null: there is none, or the settlement was closed over and its enforcement has resumed since. */
export function standingClosing({ closed, ending, endedAt }: SettlementCourse): ClosedEnforcement | null {
  const again = ending === 'RESUMED' && endedAt !== null && closed !== null && compareInstants(closed.at, endedAt) <= 0;
  return again ? null : closed;
}

function endOnRecord(course: SettlementCourse): EnforcementEnd | null {
  const { ending, endedAt, resumed } = course;
  const closed = standingClosing(course);
  if (closed !== null) return closed.as === '终结本次执行程序' ? null : { as: closed.as, on: closingDay(closed) };
  if (ending === null || endedAt === null || resumed !== null) return null;
  const as = ENDS[ending];
  return as === null ? null : { as, on: legalDateOf(endedAt) };
}
