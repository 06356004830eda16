import {
  addDays,
  atHour,
  compareDates,
  compareInstants,
  dateText,
  LawError,
  legalDateOf,
  periodWithExclusions,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type ExcludedSpan,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { accept, attempt, refuse, type Decision } from './decision.js';

/** How long a negotiation lasts, whether an appraisal counts, and where that is written. */
export interface DaysOfNegotiation {
  readonly negotiation: Pick<PolicyPack['negotiation'], 'days' | 'excludesAppraisal'>;
  readonly sources?: Readonly<Record<string, { readonly from: string }>>;
}

/** What the negotiation period reads of a pack, and the court's own words on it. */
export type NegotiationPack = Pick<PolicyPack, 'negotiation'> & Partial<Pick<PolicyPack, 'sources'>>;

const ONLINE_RULES = '《人民法院在线调解规则》第二十四条';

/** The paper and place on which the pack rests the thirty days, such as `《…若干规定（试行）》七（一）`; else the national rule. */
function articleOfDays(source: string): string {
  const from = source.replace(/^[A-Z][\w-]*（(.*)）$/, '$1');
  const [, paper, place] =
    /^(.*?)(第[一二三四五六七八九十百]+条.*|[一二三四五六七八九十]+（[一二三四五六七八九十]+）\d*)$/.exec(from) ?? [];
  return paper === undefined || paper === '' || place === undefined
    ? ONLINE_RULES
    : `《${paper.replace(/[《》]/g, '')}》${place}`;
}

/** What lengthened the period: extensions in days, in order, and spans of an appraisal, first and last day included. */
export interface NegotiationLengthening {
  readonly extensions: readonly number[];
  readonly appraisals: readonly ExcludedSpan[];
  /** Days on which a complaint of coercion was before a judge, whatever the pack says of appraisals; absent: there was none. */
  readonly suspended?: readonly ExcludedSpan[];
}

/** Neither extended nor held up. */
export const NO_LENGTHENING: NegotiationLengthening = { extensions: [], appraisals: [] };

/**
 * PRE-8, S3, S4: the end of the negotiation period, counted from the accepting mediator's acceptance (or what the pack
 * says starts it). Extensions and appraisals lengthen the *nominal* period, so that a last day rolled off a holiday is never
 * counted twice; then it rolls (PER-3).
 * `instant` is the exclusive end, 24:00 of the last day. Errors as law's `period`.
 */
export function negotiationDeadline(
  startedOn: LegalDate,
  pack: DaysOfNegotiation,
  calendar: CourtCalendar,
  lengthening: NegotiationLengthening = NO_LENGTHENING,
): DerivedPeriod {
  const { days, excludesAppraisal } = pack.negotiation;
  const source = pack.sources?.['negotiation.days']?.from;
  const n = days + lengthening.extensions.reduce((sum, more) => sum + more, 0);
  const appraisals = excludesAppraisal ? lengthening.appraisals : [];
  const suspended = lengthening.suspended ?? [];
  const excluded = [...appraisals, ...suspended];
  const derived = periodWithExclusions({ start: startedOn, unit: 'day', n }, excluded, calendar);
  return {
    ...derived,
    derivation: {
      rule: 'PRE-8',
      article: articleOfDays(source ?? ''),
      inputs: {
        startedOn,
        days,
        ...(source === undefined ? {} : { source }),
        extensions: [...lengthening.extensions],
        appraisals: appraisals.map(([from, to]) => [from, to]),
        ...(suspended.length > 0 && { suspended: suspended.map(([from, to]) => [from, to]) }),
      },
      parts: [derived.derivation],
      text: {
        zh: `和解期限${n}日，自${dateText(startedOn)}次日起算，至${dateText(derived.value)}24时届满${derived.provisional ? '（暂定，放假通知未公布）' : ''}。`,
        en: `The ${n} days of negotiation run from the day after ${startedOn} and end at 24:00 on ${derived.value}${derived.provisional ? ' (provisional)' : ''}.`,
      },
      value: derived.value,
    },
  };
}

/** A request to extend the negotiation, and what lengthened it before. */
export interface ExtensionInput {
  readonly now: CourtInstant;
  readonly startedOn: LegalDate;
  readonly days: number;
  /** Who asks, and who would all have to. */
  readonly signedBy: readonly string[];
  readonly parties: readonly string[];
  /** The day on which the request was signed; undefined: it was not kept. */
  readonly signedOn?: LegalDate | undefined;
  readonly lengthening: NegotiationLengthening;
}

/** An extension granted, and the deadline that follows. */
export interface ExtensionOutcome {
  readonly lengthening: NegotiationLengthening;
  readonly deadline: DerivedPeriod;
}

/**
 * PRE-8, S4: may the negotiation be extended? Only if both sides ask, and before 24:00 of its last day.
 * `EXTENSION.NOT_JOINT`, `EXTENSION.SIGNED_LATER`, `EXTENSION.EXPIRED`, `EXTENSION.DAYS_INVALID`, `EXTENSION.TOO_LONG`, `EXTENSION.TOO_MANY`; `CALENDAR.YEAR_UNKNOWN`
 * where the days asked for lead out of the years that can be computed.
 */
export function decideExtension(
  input: ExtensionInput,
  pack: NegotiationPack,
  calendar: CourtCalendar,
): Decision<ExtensionOutcome> {
  const running = attempt(() => negotiationDeadline(input.startedOn, pack, calendar, input.lengthening));
  if (!running.ok) return running;
  const current = running.value;
  if (compareInstants(input.now, current.instant) >= 0) {
    return refuse({
      code: 'EXTENSION.EXPIRED',
      rule: 'PRE-8',
      zh: `和解期限已于${dateText(current.value)}24时届满，不能延长。`,
      en: `The negotiation ended at 24:00 on ${current.value} and cannot be extended.`,
    });
  }
  const { maxDays, maxExtensions, requiresAllParties } = pack.negotiation.extension;
  const missing = input.parties.filter((p) => !input.signedBy.includes(p));
  if (missing.length === input.parties.length || (requiresAllParties && missing.length > 0)) {
    return refuse({
      code: 'EXTENSION.NOT_JOINT',
      rule: 'PRE-8',
      path: '/signedBy',
      zh: `延长期限须“双方当事人申请”，尚有${missing.length}方未签名；期限仍为${dateText(current.value)}。`,
      en: `Both sides must ask for an extension; ${missing.length} did not sign. The end stays ${current.value}.`,
    });
  }
  if (input.signedOn !== undefined && compareDates(input.signedOn, legalDateOf(input.now)) > 0) {
    return refuse({
      code: 'EXTENSION.SIGNED_LATER',
      rule: 'PRE-8',
      path: '/request/signedOn',
      zh: `延长申请的签署日期${dateText(input.signedOn)}尚未到来，请核对。`,
      en: `The request bears ${input.signedOn}, a day that has not come: check it.`,
    });
  }
  if (!Number.isSafeInteger(input.days) || input.days < 1) {
    return refuse({
      code: 'EXTENSION.DAYS_INVALID',
      rule: 'PRE-8',
      path: '/days',
      zh: '延长的日数应为正整数。',
      en: 'The days to add are a whole number above zero.',
    });
  }
  if (maxDays !== null && input.days > maxDays) {
    return refuse({
      code: 'EXTENSION.TOO_LONG',
      rule: 'PRE-8',
      path: '/days',
      zh: `一次最多延长${maxDays}日。`,
      en: `One extension adds ${maxDays} days at most.`,
    });
  }
  if (maxExtensions !== null && input.lengthening.extensions.length >= maxExtensions) {
    return refuse({
      code: 'EXTENSION.TOO_MANY',
      rule: 'PRE-8',
      zh: `最多延长${maxExtensions}次。`,
      en: `The negotiation may be extended ${maxExtensions} times at most.`,
    });
  }
  const lengthening = { ...input.lengthening, extensions: [...input.lengthening.extensions, input.days] };
  const deadline = attempt(() => negotiationDeadline(input.startedOn, pack, calendar, lengthening));
  return deadline.ok
    ? accept({ lengthening, deadline: deadline.value })
    : { ok: false, error: deadline.error.at('/days') };
}

/** An appraisal (评估、鉴定) for which the court has set a term: its first and its last day, both included. */
export interface RunningAppraisal {
  readonly from: LegalDate;
  readonly until: LegalDate;
}

/** A negotiation that is about to be held up by an appraisal, or no longer. */
export interface AppraisalInput {
  readonly now: CourtInstant;
  readonly startedOn: LegalDate;
  readonly lengthening: NegotiationLengthening;
  /** The one that has not ended yet; null: none. */
  readonly running: RunningAppraisal | null;
}

/** The appraisal as it stands then, and the deadline that follows. */
export interface AppraisalOutcome extends ExtensionOutcome {
  readonly appraisal: RunningAppraisal;
}

/** The longest term of an appraisal, in days: one that lasts longer is given another term before its own has passed. */
export const LONGEST_APPRAISAL = 180;

/**
 * PRE-8, PROC-16, S4 (在线调解规则26): an appraisal begins today, and lasts until the last day of the term that the court sets. Its days do
 * not count where the pack says so. While one runs, its term is set anew. Ten days: the end is ten days later.
 * `APPRAISAL.TERM_INVALID`; errors as `negotiationDeadline`.
 */
export function decideAppraisal(
  input: AppraisalInput & { readonly until: LegalDate },
  pack: NegotiationPack,
  calendar: CourtCalendar,
): Decision<AppraisalOutcome> {
  const { now, until, running, lengthening } = input;
  const today = legalDateOf(now);
  if (compareDates(until, today) < 0 || compareDates(until, addDays(today, LONGEST_APPRAISAL - 1)) > 0) {
    return refuse({
      code: 'APPRAISAL.TERM_INVALID',
      rule: 'PROC-16',
      path: '/until',
      zh: `评估鉴定的期限自当日起算，最长${LONGEST_APPRAISAL}日；未完成的，可以在届满前重定。`,
      en: `The term of an appraisal ends today at the earliest, and after ${LONGEST_APPRAISAL} days at the latest; it may be set anew while it runs.`,
    });
  }
  const anew = running !== null && compareDates(running.until, today) >= 0;
  const appraisal = { from: anew ? running.from : today, until };
  return lengthened(
    input,
    appraisal,
    anew ? lengthening.appraisals.slice(0, -1) : lengthening.appraisals,
    pack,
    calendar,
  );
}

/**
 * PRE-8, PROC-16: the appraisal has ended today: from tomorrow on days count again. After its term they count already.
 * `APPRAISAL.NOT_RUNNING`; errors as `negotiationDeadline`.
 */
export function decideAppraisalEnd(
  input: AppraisalInput,
  pack: NegotiationPack,
  calendar: CourtCalendar,
): Decision<AppraisalOutcome> {
  const { now, running, lengthening } = input;
  if (running === null) {
    return refuse({
      code: 'APPRAISAL.NOT_RUNNING',
      rule: 'PROC-16',
      zh: '没有正在进行的评估鉴定。',
      en: 'No appraisal is under way.',
    });
  }
  const today = legalDateOf(now);
  const until = compareDates(today, running.until) < 0 ? today : running.until;
  return lengthened(input, { ...running, until }, lengthening.appraisals.slice(0, -1), pack, calendar);
}

function lengthened(
  { startedOn, lengthening }: AppraisalInput,
  appraisal: RunningAppraisal,
  before: NegotiationLengthening['appraisals'],
  pack: NegotiationPack,
  calendar: CourtCalendar,
): Decision<AppraisalOutcome> {
  const now = { ...lengthening, appraisals: [...before, [appraisal.from, appraisal.until] as const] };
  const deadline = attempt(() => negotiationDeadline(startedOn, pack, calendar, now));
  if (!deadline.ok) return { ok: false, error: deadline.error.at('/until') };
  return accept({ appraisal, lengthening: now, deadline: deadline.value });
}

/** The end of a running negotiation, and since when it is known. */
export interface RunningNegotiation {
  /** Legal last day; `endsAt` its exclusive end, 24:00. */
  readonly lastDay: LegalDate;
  readonly endsAt: CourtInstant;
  readonly provisional: boolean;
  /** Instant at which this end was fixed: by the acceptance, an extension or a newly published calendar. */
  readonly knownSince: CourtInstant;
}

/** PRE-8: after 24:00 of the last day there is nothing left to do in the negotiation. `NEGOTIATION.EXPIRED`. */
export function requireInTime({ endsAt, lastDay }: RunningNegotiation, at: CourtInstant): void {
  if (compareInstants(at, endsAt) < 0) return;
  throw new LawError({
    code: 'NEGOTIATION.EXPIRED',
    rule: 'PRE-8',
    zh: `和解期限已于${dateText(lastDay)}24时届满，视为和解不成。`,
    en: `The negotiation ended at 24:00 on ${lastDay}.`,
  });
}

/** Letters go out when the court opens. */
const REMINDER_HOUR = 9;

/** What falls due next in a negotiation: a reminder so many days before its last day, or `0`, its end. */
export interface NegotiationDue {
  readonly at: CourtInstant;
  readonly daysBefore: number;
}

/**
 * E7, PRE-8: the next reminder that has not gone out, else the end itself. `reminded`: how it is known, by {@link reminderOf}, which
 * have. Nobody is reminded of a day at an hour that was over before that day was fixed.
 */
export function nextInNegotiation(
  { lastDay, endsAt, knownSince }: RunningNegotiation,
  reminded: readonly string[],
  pack: NegotiationPack,
): NegotiationDue {
  const [first] = pack.negotiation.reminderDaysBefore
    .map((daysBefore) => ({ daysBefore, at: atHour(addDays(lastDay, -daysBefore), REMINDER_HOUR) }))
    .filter(({ daysBefore, at }) => at > knownSince && !reminded.includes(reminderOf(lastDay, daysBefore)))
    .sort((a, b) => compareInstants(a.at, b.at));
  return first ?? { at: endsAt, daysBefore: 0 };
}

/**
 * E7, PRE-8: may the parties still be reminded of the last day at `now`? A late reminder is dated to its own day and true of it; of a day
 * that is over nobody is reminded.
 */
export const remindsInTime = (lastDay: LegalDate, now: CourtInstant): boolean =>
  compareDates(legalDateOf(now), lastDay) <= 0;

/**
 * PER-4, PRE-8: does a negotiation that has lapsed end later by a calendar with a notice that came afterwards? The true last day then,
 * or nothing. Errors as `negotiationDeadline`.
 */
export function lapseBy(
  { startedOn, lastDay, ...of }: Omit<NegotiationOnRecord, 'provisional'>,
  pack: NegotiationPack,
  calendar: CourtCalendar,
): LegalDate | undefined {
  const { value } = negotiationDeadline(startedOn, pack, calendar, lengtheningOf(of));
  return value > lastDay ? value : undefined;
}

/** The end of a running negotiation as it is on record, and what it was derived from. */
export interface NegotiationOnRecord {
  readonly startedOn: LegalDate;
  /** Days of each extension. */
  readonly extensions: readonly number[];
  /** Of each appraisal the first and the last day; absent: none. */
  readonly appraisals?: readonly ExcludedSpan[] | null;
  /** Of each complaint of coercion the days on which it was before a judge; absent: none. */
  readonly suspended?: readonly ExcludedSpan[] | null;
  readonly lastDay: LegalDate;
  readonly provisional: boolean;
}

const lengtheningOf = ({
  extensions,
  appraisals,
  suspended,
}: Pick<NegotiationOnRecord, 'extensions' | 'appraisals' | 'suspended'>): NegotiationLengthening => ({
  extensions,
  appraisals: appraisals ?? [],
  ...(suspended && { suspended }),
});

/**
 * PER-4, PRE-8: does a calendar with another notice move the end of a running negotiation, or make it certain? Where not, its case need not
 * be woken. Errors as `negotiationDeadline`.
 */
export function negotiationMovesBy(
  { startedOn, lastDay, provisional, ...of }: NegotiationOnRecord,
  pack: NegotiationPack,
  calendar: CourtCalendar,
): boolean {
  const end = negotiationDeadline(startedOn, pack, calendar, lengtheningOf(of));
  return end.value !== lastDay || end.provisional !== provisional;
}

/** A reminder goes out once for each last day and distance. */
export const reminderOf = (lastDay: LegalDate, daysBefore: number): string => `${lastDay}:${daysBefore}`;
