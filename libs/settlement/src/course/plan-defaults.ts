import { compareDates, legalDateOf, startOfDay, type CourtInstant, type LegalDate } from '@hejie/law';
import { findingTerms } from '../agreement/due-terms.js';
import { defaultsAhead, defaultSpans, type DefaultAhead, type DefaultSpan } from '../breach/default-spans.js';
import { readInstalment } from '../ledger/postings.js';
import type { SettlementCourse } from './course.js';
import { postingsOf, type ViewTurn } from './course-balance.js';
import { coveredOn } from './performed-day.js';

/** How a plan is kept: every default under it, the earliest first, also those that were made good, and those that begin by themselves if no more comes in. */
export interface PlanDefaults {
  readonly spans: readonly DefaultSpan[];
  readonly ahead: readonly DefaultAhead[];
}

/**
 * SET-GRACE, SET-DUE-REST: the defaults under a plan by what is agreed on and received, and by value date, whatever the court waits with findings of its own. Once the plan is gone –
 * resumed, sued upon, withdrawn – they stay as they were then. Of an agreement whose terms were not told the court's findings are all that is known.
 * SET-ART-5-1: a default under a plan that was amended was made good by the amendment, unless the amended plan leaves it as it was. `turn` null: of such an agreement alone anything is known. Errors as `defaultSpans`.
 */
export function planDefaults(course: SettlementCourse, turn: ViewTurn | null): PlanDefaults {
  const { due } = course.terms;
  if (due === undefined) return { spans: inOrder(asFound(course)), ahead: [] };
  if (turn === null) return NONE;
  const { at, pack, calendar } = turn;
  const book = { instalments: course.schedule.map(readInstalment), postings: postingsOf(course) };
  const gone = goneOn(course);
  const today = legalDateOf(at);
  const query = { ...findingTerms(due, pack, calendar), asOf: gone !== null && gone < today ? gone : today };
  const spans = defaultSpans(book, query).flatMap((span) => untilPerformed(span, course));
  const runs = gone === null && course.performedOn === null;
  const left = ({ no, since }: DefaultSpan): boolean => spans.some((one) => one.no === no && one.since === since);
  const before = underEarlierPlans(course, turn).filter((span) => !left(span));
  return { spans: inOrder([...before, ...spans]), ahead: runs ? defaultsAhead(book, query) : [] };
}

/** SET-ART-5-1: what was in default under a plan while it stood. */
function underEarlierPlans({ plans = [], ...course }: SettlementCourse, { pack, calendar }: ViewTurn): DefaultSpan[] {
  return plans.slice(0, -1).flatMap(({ schedule, terms: { due } }, i) => {
    const { from: until } = plans[i + 1]!;
    if (due === undefined) return [];
    const book = { instalments: schedule.map(readInstalment), postings: postingsOf(course) };
    const asOf = legalDateOf(until);
    return defaultSpans(book, { ...findingTerms(due, pack, calendar), asOf }).flatMap((span) =>
      span.since < until ? [{ ...span, curedOn: span.curedOn ?? asOf }] : [],
    );
  });
}

const NONE: PlanDefaults = { spans: [], ahead: [] };

/** The day on which the plan stopped to be one; null: it has not. */
function goneOn({ resumed, ending, endedAt }: SettlementCourse): LegalDate | null {
  const ended = ending !== null && ending !== 'PERFORMED' && endedAt !== null ? [legalDateOf(endedAt)] : [];
  const days = resumed === null ? ended : [resumed.asOf, ...ended];
  return days.sort(compareDates)[0] ?? null;
}

/** That everything is performed may be heard of before the money is. */
function untilPerformed(span: DefaultSpan, { performedOn }: SettlementCourse): DefaultSpan[] {
  if (span.curedOn !== null || performedOn === null) return [span];
  return startOfDay(performedOn) < span.since ? [] : [{ ...span, curedOn: performedOn }];
}

/** As performance found them: a default lasts until money of the value date that covers its instalment. */
function asFound(course: SettlementCourse): DefaultSpan[] {
  const open = course.defaults.map(({ instalment: no, since }): DefaultSpan => ({ no, since, curedOn: null }));
  const over = course.madeGood.map(({ instalment: no, since, at }): DefaultSpan => ({
    no,
    since,
    curedOn: coveredOn(course, no) ?? legalDateOf(at),
  }));
  return [...over, ...open];
}

const inOrder = (spans: readonly DefaultSpan[]): DefaultSpan[] =>
  spans.toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : one.no - other.no));

/** Since when the debtor is in default with something that is still open; null: he is not. */
export const inDefaultSince = ({ spans }: PlanDefaults): CourtInstant | null =>
  spans.find(({ curedOn }) => curedOn === null)?.since ?? null;

/** The same plan once defaults that began by themselves have begun by an instant. */
export function begunBy(ahead: readonly DefaultAhead[] = [], at: CourtInstant) {
  return {
    begun: ahead.filter(({ since }) => since <= at),
    ahead: ahead.filter(({ since }) => since > at),
  };
}
