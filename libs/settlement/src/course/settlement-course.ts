import {
  compareInstants,
  endOfDay,
  legalDateOf,
  sumFen,
  type CourtInstant,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
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
  type OrderedGuarantee,
  type PlanInCourse,
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
  /** SET-ART-5-1: amended by consent; the version counts on. */
  | {
      readonly kind: 'AMENDED';
      readonly version: number;
      readonly schedule: SettlementCourse['schedule'];
      readonly at: CourtInstant;
      readonly terms: AgreedTerms;
    }
  | { readonly kind: 'RECEIVED'; readonly receipt: Received }
  | { readonly kind: 'REFUNDED'; readonly refund: SettlementCourse['refunds'][number] }
  /** It never went out. */
  | { readonly kind: 'REFUND_TAKEN_BACK'; readonly refundId: string }
  | { readonly kind: 'REVERSED'; readonly receiptId: string }
  | { readonly kind: 'IN_DEFAULT'; readonly instalment: number; readonly graceEndedOn: LegalDate }
  /** There never was one (S17), or a notice has moved the end of its grace. */
  | { readonly kind: 'DEFAULT_WITHDRAWN'; readonly instalment: number }
  | { readonly kind: 'CURED'; readonly at: CourtInstant }
  | { readonly kind: 'PERFORMED'; readonly performedOn: LegalDate; readonly at: CourtInstant }
  | { readonly kind: 'RESUMED'; readonly resumed: NonNullable<SettlementCourse['resumed']> }
  | { readonly kind: 'OWED_AFTER_ENDING'; readonly owed: Yuan; readonly asOf: LegalDate; readonly at: CourtInstant }
  | { readonly kind: 'CLOSED'; readonly ending: Ending; readonly at: CourtInstant }
  /** SET-ART-12-1: an objection has undone its end: it goes on as if it had not ended. */
  | { readonly kind: 'REOPENED'; readonly at: CourtInstant }
  /** What is told later counts, however the messages come. */
  | ({ readonly kind: 'ENFORCEMENT_CLOSED' } & ClosedEnforcement)
  /** The last closing was none. `standing`: the one before it, which stands. */
  | {
      readonly kind: 'CLOSING_WITHDRAWN';
      readonly at: CourtInstant;
      readonly standing: Omit<ClosedEnforcement, 'at'> | null;
    }
  | ({ readonly kind: 'COVERED' } & Covered)
  | ({ readonly kind: 'GUARANTEE_ORDERED' } & OrderedGuarantee);

/** The course with what is heard now. Heard twice, it is the same; what comes of other services may come in any order. */
export function courseAfter(course: SettlementCourse, event: CourseEvent): SettlementCourse {
  switch (event.kind) {
    case 'ACCEPTED':
      return { ...course, title: event.title };
    case 'AGREED': {
      const { schedule, agreedOn, at: agreedAt, terms = NOTHING_HEARD.terms } = event;
      const found = terms.due === undefined ? {} : NOTHING_FOUND;
      // The amendment may be heard of before what it amends.
      if (course.plans !== undefined) {
        const plans = withPlan(course.plans, { version: 0, schedule, terms, from: agreedAt });
        return { ...course, agreedOn, agreedAt, plans };
      }
      return { ...course, schedule, agreedOn, agreedAt, terms, ...found };
    }
    case 'AMENDED': {
      const { version, schedule, terms, at } = event;
      const { agreedAt: from, plans: before } = course;
      const first = from === null ? [] : [{ version: 0, schedule: course.schedule, terms: course.terms, from }];
      const plans = withPlan(before ?? first, { version, schedule, terms, from: at });
      if (plans.at(-1)!.version !== version) return { ...course, plans };
      return { ...course, ...madeGood(course, at), schedule, terms, amendedTo: version, plans };
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
    case 'REFUND_TAKEN_BACK':
      return { ...course, refunds: course.refunds.filter(({ refundId }) => refundId !== event.refundId) };
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
      if (isUndone(course, legalDateOf(event.at))) return course;
      return { ...course, ...madeGood(course, event.at), performedOn: event.performedOn, performedAt: event.at };
    case 'RESUMED':
      return isUndone(course, event.resumed.asOf) ? course : { ...course, resumed: event.resumed };
    case 'OWED_AFTER_ENDING': {
      const { owed, asOf, at } = event;
      const later = course.owedAfterEnding !== null && compareInstants(course.owedAfterEnding.at, at) > 0;
      return later ? course : { ...course, owedAfterEnding: { owed, asOf, at } };
    }
    case 'CLOSED':
      return isUndone(course, legalDateOf(event.at)) ? course : { ...course, ending: event.ending, endedAt: event.at };
    case 'REOPENED':
      return reopened(course, event.at);
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
    case 'GUARANTEE_ORDERED': {
      const { kind: _, ...told } = event;
      const { guarantees = [] } = course;
      const before = guarantees.find(({ guarantorId }) => guarantorId === told.guarantorId);
      if (before !== undefined && compareInstants(before.at, told.at) > 0) return course;
      return { ...course, guarantees: mergedRows(guarantees, [told], ({ guarantorId }) => guarantorId) };
    }
  }
}

/** SET-ART-12-1: what is heard of only now is of an end that was undone on a later day. */
const isUndone = ({ reopenedAt }: SettlementCourse, on: LegalDate): boolean =>
  reopenedAt !== undefined && on < legalDateOf(reopenedAt);

/**
 * SET-ART-12-1, SET-ART-18-1: as before its end; what was ruled and closed while enforcement had resumed falls with the resumption. What the case has come to since, and was
 * heard of before this, stands.
 */
function reopened(course: SettlementCourse, at: CourtInstant): SettlementCourse {
  if (course.reopenedAt !== undefined && compareInstants(course.reopenedAt, at) >= 0) return course;
  const { guarantees, closed, endedAt, resumed, performedAt, ...kept } = course;
  const performedSince = performedAt !== undefined && compareInstants(performedAt, at) >= 0;
  const resumedSince = resumed !== null && resumed.asOf > legalDateOf(at);
  const closedSince = closed !== null && endedAt !== null && compareInstants(closed.at, endedAt) > 0;
  return {
    ...kept,
    ...(performedSince && { performedAt }),
    ...(guarantees && (resumed === null || resumedSince) && { guarantees }),
    closed: closedSince ? null : closed,
    performedOn: performedSince ? course.performedOn : null,
    owedAfterEnding: null,
    resumed: resumedSince ? resumed : null,
    ending: null,
    endedAt: null,
    reopenedAt: at,
  };
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

/** In their order, each version once. */
const withPlan = (plans: readonly PlanInCourse[], plan: PlanInCourse): PlanInCourse[] =>
  [...plans.filter(({ version }) => version !== plan.version), plan].toSorted(
    (one, other) => one.version - other.version,
  );

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
    ...(course.guarantees && { guarantees: course.guarantees }),
  };
}

function standingOf({ schedule, performedOn, resumed, ending }: SettlementCourse): SettlementView['standing'] {
  if (resumed !== null || ending === 'RESUMED') return 'RESUMED';
  if (performedOn !== null) return 'PERFORMED';
  if (ending === 'WITHDRAWN' || ending === 'APPLICATION_WITHDRAWN') return 'WITHDRAWN';
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
