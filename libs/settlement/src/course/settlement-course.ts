import { compareInstants, endOfDay, sumFen, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import type { Ending } from '../case/states.js';
import { filledInstalments } from '../ledger/ledger.js';
import { readInstalment } from '../ledger/postings.js';
import type { SettlementView } from '../property/property-file.js';
import type { TitleTerms } from '../title/title.js';
import {
  NOTHING_HEARD,
  type AgreedTerms,
  type ClosedEnforcement,
  type Covered,
  type Received,
  type SettlementCourse,
} from './course.js';
import { originalBalance, postingsOf, type ViewTurn } from './course-balance.js';
import { enforcementEndOfProperty } from './enforcement-end.js';
import { mergedRows } from './merged-rows.js';
import { inDefaultSince, planDefaults } from './plan-defaults.js';

/** What is heard of a settlement. */
export type CourseEvent =
  | { readonly kind: 'ACCEPTED'; readonly title: TitleTerms }
  | {
      readonly kind: 'AGREED';
      readonly schedule: SettlementCourse['schedule'];
      readonly agreedOn: LegalDate;
      readonly at: CourtInstant;
      readonly terms?: AgreedTerms;
    }
  | { readonly kind: 'RECEIVED'; readonly receipt: Received }
  | { readonly kind: 'REFUNDED'; readonly refund: SettlementCourse['refunds'][number] }
  | { readonly kind: 'REVERSED'; readonly receiptId: string }
  | { readonly kind: 'IN_DEFAULT'; readonly instalment: number; readonly graceEndedOn: LegalDate }
  /** There never was one (S17), or a notice has moved the end of its grace. */
  | { readonly kind: 'DEFAULT_WITHDRAWN'; readonly instalment: number }
  | { readonly kind: 'CURED'; readonly at: CourtInstant }
  | { readonly kind: 'PERFORMED'; readonly performedOn: LegalDate; readonly at: CourtInstant }
  | { readonly kind: 'RESUMED'; readonly resumed: NonNullable<SettlementCourse['resumed']> }
  | { readonly kind: 'OWED_AFTER_ENDING'; readonly owed: Yuan; readonly asOf: LegalDate; readonly at: CourtInstant }
  | { readonly kind: 'CLOSED'; readonly ending: Ending; readonly at: CourtInstant }
  /** What is told later counts, however the messages come. */
  | ({ readonly kind: 'ENFORCEMENT_CLOSED' } & ClosedEnforcement)
  /** The last closing was none. `standing`: the one before it, which stands. */
  | {
      readonly kind: 'CLOSING_WITHDRAWN';
      readonly at: CourtInstant;
      readonly standing: Omit<ClosedEnforcement, 'at'> | null;
    }
  | ({ readonly kind: 'COVERED' } & Covered);

/** The course with what is heard now. Heard twice, it is the same; what comes of other services may come in any order. */
export function courseAfter(course: SettlementCourse, event: CourseEvent): SettlementCourse {
  switch (event.kind) {
    case 'ACCEPTED':
      return { ...course, title: event.title };
    case 'AGREED': {
      const { schedule, agreedOn, at: agreedAt, terms = NOTHING_HEARD.terms } = event;
      const found = terms.due === undefined ? {} : NOTHING_FOUND;
      return { ...course, schedule, agreedOn, agreedAt, terms, ...found };
    }
    case 'RECEIVED': {
      const { receipt } = event;
      if (course.receipts.some(({ receiptId }) => receiptId === receipt.receiptId)) return course;
      return { ...course, receipts: [...course.receipts, receipt] };
    }
    case 'REFUNDED': {
      const { refund } = event;
      if (course.refunds.some(({ refundId }) => refundId === refund.refundId)) return course;
      return { ...course, refunds: [...course.refunds, refund] };
    }
    case 'REVERSED': {
      if (course.reversals.includes(event.receiptId)) return course;
      const after = { ...course, reversals: [...course.reversals, event.receiptId] };
      return stillPerformed(after) ? after : { ...after, performedOn: null };
    }
    case 'IN_DEFAULT':
      if (isDerived(course)) return course;
      return {
        ...course,
        defaults: [
          ...course.defaults.filter(({ instalment }) => instalment !== event.instalment),
          { instalment: event.instalment, since: endOfDay(event.graceEndedOn) },
        ],
      };
    case 'DEFAULT_WITHDRAWN':
      return { ...course, ...withoutDefault(course, event.instalment) };
    case 'CURED':
      return { ...course, ...madeGood(course, event.at) };
    case 'PERFORMED':
      return { ...course, ...madeGood(course, event.at), performedOn: event.performedOn };
    case 'RESUMED':
      return { ...course, resumed: event.resumed };
    case 'OWED_AFTER_ENDING': {
      const { owed, asOf, at } = event;
      const later = course.owedAfterEnding !== null && compareInstants(course.owedAfterEnding.at, at) > 0;
      return later ? course : { ...course, owedAfterEnding: { owed, asOf, at } };
    }
    case 'CLOSED':
      return { ...course, ending: event.ending, endedAt: event.at };
    case 'ENFORCEMENT_CLOSED': {
      const { kind: _, ...closed } = event;
      const later = course.closed !== null && compareInstants(course.closed.at, closed.at) > 0;
      return later ? course : { ...course, closed };
    }
    case 'CLOSING_WITHDRAWN': {
      const { at, standing } = event;
      const later = course.closed !== null && compareInstants(course.closed.at, at) > 0;
      return later ? course : { ...course, closed: standing === null ? null : { ...standing, at } };
    }
    case 'COVERED': {
      const { kind: _, ...told } = event;
      const before = course.covered.find(({ partyId }) => partyId === told.partyId);
      if (before !== undefined && compareInstants(before.at, told.at) > 0) return course;
      return { ...course, covered: mergedRows(course.covered, [told], ({ partyId }) => partyId) };
    }
  }
}

/** Are the defaults derived of what is agreed on and received (`planDefaults`)? Then what is found of them says nothing more. */
const isDerived = ({ terms }: SettlementCourse): boolean => terms.due !== undefined;
const NOTHING_FOUND = { defaults: [], cured: [], madeGood: [] } as const;

/** CLS-3: money taken out of a surplus undoes no performance. */
const stillPerformed = (course: SettlementCourse): boolean =>
  course.schedule.length > 0 && settlementView(course).outstanding === 0n;

function madeGood({ defaults, cured, madeGood: before }: SettlementCourse, at: CourtInstant) {
  return {
    defaults: [],
    cured: [...cured, ...defaults.map(({ since }) => since)],
    madeGood: [...before, ...defaults.map(({ instalment, since }) => ({ instalment, since, at }))],
  };
}

/** S17: there never was one, also where it was held to be made good meanwhile. */
function withoutDefault({ defaults, cured, madeGood: before }: SettlementCourse, instalment: number) {
  const never = new Set(before.filter((one) => one.instalment === instalment).map(({ since }) => since));
  return {
    defaults: defaults.filter((one) => one.instalment !== instalment),
    cured: cured.filter((since) => !never.has(since)),
    madeGood: before.filter((one) => one.instalment !== instalment),
  };
}

/**
 * SET-ART-17-1, SET-LEDGER: how the settlement stands for the property in its case: instalments filled as the ledger fills them, and the balance of the title as
 * performance computes it on resumption. `on`: of which day that is; null: its principal and fee alone, for who does not ask how much interest has run.
 */
export function settlementView(course: SettlementCourse, on: ViewTurn | null = null): SettlementView {
  const instalments = course.schedule.map(readInstalment);
  const filled = filledInstalments({ instalments, postings: postingsOf(course) });
  return {
    standing: standingOf(course),
    schedule: instalments.map(({ no, due, amount }) => ({ no, due, amount })),
    paid: filled
      .filter(({ outstanding }) => outstanding === 0n)
      .map(({ no }) => no)
      .sort((one, other) => one - other),
    outstanding: sumFen(filled.map(({ outstanding }) => outstanding)),
    originalBalance: originalBalance(course, on),
    ...defaultsInView(course, on),
    enforcementEnd: enforcementEndOfProperty(course, on),
  };
}

function standingOf({ schedule, performedOn, resumed, ending }: SettlementCourse): SettlementView['standing'] {
  if (resumed !== null || ending === 'RESUMED') return 'RESUMED';
  if (performedOn !== null) return 'PERFORMED';
  if (ending === 'WITHDRAWN') return 'WITHDRAWN';
  if (ending !== null && ending !== 'PERFORMED') return 'ENDED';
  return schedule.length > 0 ? 'PERFORMING' : 'NONE';
}

/** SET-GRACE, SET-DUE-REST: what of the view the clock and the calendar change by themselves. Errors as `planDefaults`. */
export function defaultsInView(
  course: SettlementCourse,
  on: ViewTurn | null,
): Pick<SettlementView, 'inDefaultSince' | 'curedDefaults' | 'defaultsAhead'> {
  const defaults = planDefaults(course, on);
  return {
    inDefaultSince: inDefaultSince(defaults),
    curedDefaults: isDerived(course)
      ? defaults.spans.flatMap(({ since, curedOn }) => (curedOn === null ? [] : [since]))
      : course.cured,
    ...(isDerived(course) && { defaultsAhead: defaults.ahead }),
  };
}
