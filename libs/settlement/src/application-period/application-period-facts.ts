import {
  applicationPeriod,
  legalDateOf,
  type CourtCalendar,
  type CourtInstant,
  type DaySpan,
  type DerivedPeriod,
  type Interruption,
  type LegalDate,
} from '@hejie/law';
import { countedPostings, everyCountedPosting, type Posting } from '../ledger/postings.js';
import { type PeriodAct } from './period-acts.js';

/**
 * An application to resume (恢复执行申请). `appliedAt`: when it was recorded; `appliedOn`: the day that counts for one on paper, that of its
 * posting or of its receipt at the court (PER-5). `ruledAt`: when it was ruled on, and `ground`: on what; null or absent while it lies before
 * the judge.
 */
export interface ApplicationToResume {
  readonly application?: number;
  readonly appliedAt: CourtInstant;
  readonly appliedOn?: LegalDate | null;
  readonly ruledAt?: CourtInstant | null;
  readonly ground?: string | null;
}

/** Everything from which the two years follow. Lists in any order. */
export interface ApplicationPeriodFacts {
  /** Last day of the performance period agreed in the settlement, with its grace and rest days (SET-ART-10-2). */
  readonly lastPerformanceDay: LegalDate;
  /** PER-4: a holiday notice that is still to come may move it; absent: none can. */
  readonly lastPerformanceDayProvisional?: boolean;
  /** SET-ART-16-1: of what was performed in full, the day on which the judgment that voids or revokes the settlement took effect; absent: there is none. */
  readonly voidedOn?: LegalDate;
  readonly postings: readonly Posting[];
  readonly applications: readonly ApplicationToResume[];
  readonly acts: readonly PeriodAct[];
}

/** The two years as they stand. */
export interface ApplicationPeriodStanding {
  readonly period: DerivedPeriod;
  /** The last day to apply; absent while an application that came in time lies before the judge: until its procedure has ended there is none. */
  readonly lastDay?: LegalDate;
  /** As `interruptingDays`. */
  readonly days: readonly LegalDate[];
}

/**
 * SET-ART-10-2: the two years as every place derives them – timer, letters, election, ledger answer, gate. Part performance (同意履行义务), the
 * debtor's written promise and the creditor's demand interrupt them on their day; an application to resume from the day on which it was
 * posted or received (PER-5) to the end of its procedure, the service of the refusal. Refunds and postings that were reversed do not
 * count. Until a judgment voids or revokes what was performed, 11-1 closes the way: the two years run from its effect, or from the last day of
 * performance where that comes later. Throws as law's `applicationPeriod`. Source: 执行程序解释19, 20, 民法典155, 194, 195.
 */
export function applicationPeriodOf(facts: ApplicationPeriodFacts, calendar: CourtCalendar): ApplicationPeriodStanding {
  const { acts, voidedOn = facts.lastPerformanceDay } = facts;
  const lastPerformanceDay = voidedOn > facts.lastPerformanceDay ? voidedOn : facts.lastPerformanceDay;
  const obstacles = acts.filter(({ kind }) => kind === 'OBSTACLE').map(({ from, to }) => ({ from, to }));
  const derived = applicationPeriod(
    { lastPerformanceDay, interruptions: interruptionsOf(facts), ...(obstacles.length === 0 ? {} : { obstacles }) },
    calendar,
  );
  const period = { ...derived, provisional: derived.provisional || facts.lastPerformanceDayProvisional === true };
  const awaited = pendingOf(facts).some((day) => day <= period.value);
  return { period, days: interruptingDays(facts), ...(awaited ? {} : { lastDay: period.value }) };
}

/** Whether an application to resume came in time, and the last day on which it would have. */
export interface ApplicationTime {
  /** Past the two years: taken in all the same, but barred if the debtor objects (SET-ART-10-3). */
  readonly outOfTime: boolean;
  readonly lastDayToApply: LegalDate;
}

/**
 * SET-ART-10-2, SET-ART-10-3: the time of an application, by everything that is known of what had happened until the day on which it counts as
 * made: money posted, sent back, or acts recorded since belong to it, and a notice too; what came after that day does not, nor does the
 * application itself. Throws as law's `applicationPeriod`.
 */
export function timeOfApplication(
  facts: ApplicationPeriodFacts,
  application: ApplicationToResume,
  calendar: CourtCalendar,
): ApplicationTime {
  const day = appliedOn(application);
  const until = {
    ...facts,
    postings: countedPostings(facts.postings, day),
    applications: facts.applications.filter((one) => one !== application && appliedOn(one) <= day),
    acts: facts.acts.filter(({ from }) => from <= day),
  };
  const { value: lastDayToApply } = applicationPeriodOf(until, calendar).period;
  return { outOfTime: day > lastDayToApply, lastDayToApply };
}

/** SET-ART-10-2: the days after the last day of performance that interrupt the two years, in order, each once; of a procedure its first and its last. */
export function interruptingDays(facts: ApplicationPeriodFacts): LegalDate[] {
  const days = [...interruptionsOf(facts).flatMap(daysOf), ...pendingOf(facts)];
  return [...new Set(days)].filter((day) => day > facts.lastPerformanceDay).sort();
}

const pendingOf = ({ applications }: ApplicationPeriodFacts): LegalDate[] =>
  applications.filter(({ ruledAt }) => !ruledAt).map(appliedOn);

/** PER-5, SET-ART-10-2: the day on which an application to resume counts as made. */
export function appliedOn({ appliedAt, appliedOn: onPaper }: ApplicationToResume): LegalDate {
  return onPaper ?? legalDateOf(appliedAt);
}

/** In order, each once. An application that still lies before the judge is none yet: the procedure that it opened has no end. */
function interruptionsOf({ postings, applications, acts }: ApplicationPeriodFacts): Interruption[] {
  const performed = everyCountedPosting(postings)
    .filter(({ kind }) => kind !== 'REFUND')
    .map(({ valueDate }) => valueDate);
  const acknowledged = acts.filter(({ kind }) => kind === 'PROMISE' || kind === 'DEMAND').map(({ from }) => from);
  const procedures = applications.flatMap((one): DaySpan[] => {
    const to = endOfProcedure(one, acts);
    return to === undefined ? [] : [{ from: appliedOn(one), to }];
  });
  const days = [...new Set([...performed, ...acknowledged])].sort();
  return [...days, ...procedures.sort((a, b) => (a.from < b.from ? -1 : 1))];
}

/** The day of the service of the refusal; where none is on record, of the ruling, of which the parties are told the same day. */
function endOfProcedure(
  { application, ruledAt }: ApplicationToResume,
  acts: readonly PeriodAct[],
): LegalDate | undefined {
  if (!ruledAt) return undefined;
  const ruledOn = legalDateOf(ruledAt);
  return acts
    .filter((act) => act.kind === 'REFUSAL_SERVED' && act.application === application)
    .reduce((last, { to }) => (to > last ? to : last), ruledOn);
}

const daysOf = (interruption: Interruption): LegalDate[] =>
  typeof interruption === 'string' ? [interruption] : [interruption.from, interruption.to];
