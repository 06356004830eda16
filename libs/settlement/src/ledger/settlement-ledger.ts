import {
  LawError,
  compareDates,
  compareInstants,
  legalDateOf,
  minFen,
  parseYuan,
  sumFen,
  startOfDay,
  type CourtInstant,
  type Derived,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import {
  applicationPeriodOf,
  appliedOn,
  interruptingDays,
  timeOfApplication,
  type ApplicationPeriodFacts,
  type ApplicationPeriodStanding,
  type ApplicationTime,
} from '../application-period/application-period-facts.js';
import { findingTerms } from '../agreement/due-terms.js';
import { obligationsOf } from '../agreement/obligations.js';
import { lastPerformanceDay } from '../agreement/last-performance-day.js';
import { datingOf, type AskedDeadline, type Dating } from '../breach/dating.js';
import {
  outcomeOfFinding,
  outcomeOfNotice,
  reviewBreach,
  type BreachFinding,
  type FindingMade,
  type FindingOutcome,
  type NoticeOutcome,
} from '../breach/findings.js';
import { dueDay, graceEnd, waitingEnd, type FindingTerms } from '../breach/grace.js';
import { allDeadlines, deadlinesAt, nextDeadline, type DeadlineSettings } from '../breach/next-deadline.js';
import { passedDeadlines, type PassedDeadline } from '../breach/passed-deadlines.js';
import { recallEnd } from '../breach/standing-application.js';
import { attempt, type Decision } from '../decisions/decision.js';
import { decideElection, type ElectionOutcome } from '../decisions/election.js';
import { decideRuling, noApplication, type RulingOutcome } from '../decisions/ruling.js';
import { decideUnderGuarantee, type UnderGuarantee } from '../decisions/under-guarantee.js';
import { balanceOnResumption, type BalanceOnResumption } from '../resumption/balance.js';
import { resumptionGate, type GateDecision } from '../resumption/gate.js';
import { resumesOn } from '../resumption/gate-text.js';
import { satisfiedByLedger } from '../title/title.js';
import { postingsOf } from './ledger-entries.js';
import {
  performanceDeadline,
  performanceDeadlineItem,
  readingOf,
  type DatedDeadlineItem,
  type LedgerReading,
  type PerformanceDeadline,
  type PerformanceDeadlineItem,
} from './ledger-reading.js';
import {
  agreedInKind,
  foldLedger,
  openInstalments,
  scheduleInForce,
  type Ledger,
  type LedgerBook,
  type LedgerLine,
  type LedgerQuery,
} from './ledger.js';
import { countedPostings, readInstalment, type Instalment } from './postings.js';
import { refundable } from './refundable.js';
import {
  type LedgerTerms,
  type ElectionQuestion,
  type GateQuestion,
  type RulingQuestion,
  type SettlementRecord,
} from './settlement-record.js';

/** SET-ART-10: calendar days before the end of the two years on which the creditor is warned of it. */
export const APPLICATION_PERIOD_WARNING_DAYS = 30;

/** The days of an instalment: until when it is performed when due, the last of the agreed grace, the last that the court waits. */
export interface InstalmentDays {
  readonly payableUntil: LegalDate;
  readonly graceEnd: LegalDate;
  readonly waitingEnd: LegalDate;
}

/**
 * The ledger of one settlement (履行台账): terms, title, entries and applications put to the rules of this library, once for everybody who
 * asks: service, case and tests. Changes nothing. Amounts in yuan unless a method says fen.
 * Throws `AGREEMENT.NOTHING_TO_PERFORM` where the terms name no day of performance; its methods throw as `foldLedger` and law's `applicationPeriod`.
 */
export class SettlementLedger {
  private readonly book: LedgerBook;
  private readonly dueTerms: FindingTerms;

  constructor(private readonly record: SettlementRecord) {
    const { terms, amended, entries, pack, calendar } = record;
    this.book = {
      instalments: obligationsOf(amended?.first ?? terms).map(readInstalment),
      ...(amended && { amendments: amended.plans }),
      postings: postingsOf(entries),
    };
    if (this.book.instalments.length === 0) nothingToPerform();
    this.dueTerms = findingTerms(terms, pack, calendar);
  }

  /** Is it still being performed? After resumption, a suit, performance or the end of the two years nothing falls due any longer. */
  get performing(): boolean {
    return this.record.state === 'PERFORMING';
  }

  /** SET-LEDGER: how the settlement stands within `asOf`; `after` and `recallFrom` as in `next`. */
  reading(asOf: LegalDate, after?: CourtInstant, recallFrom?: LegalDate): LedgerReading {
    // Once performance has ended the two years are derived no more, nor is a calendar asked for them.
    const period = this.performing ? this.applicationPeriod() : { days: interruptingDays(this.periodFacts()) };
    return readingOf(this.fold(asOf), period, this.inDefault(asOf), this.next(asOf, after, recallFrom));
  }

  /**
   * SET-BREACH-DAY: what falls due next by what had come within `asOf`. `after`: the deadline handled last, so that one that was missed
   * is still named, dated to itself; absent: what falls due after that day began, and after the opening. None once performance has ended.
   * `recallFrom`: the day from which an application made beforehand may be recalled, while one waits for that.
   */
  next(
    asOf: LegalDate,
    after: CourtInstant = this.beginningOf(asOf),
    recallFrom?: LegalDate,
  ): PerformanceDeadline | undefined {
    return this.firstAfter(asOf, after, this.deadlineSettings(recallFrom));
  }

  /** SET-BREACH-DAY: as `next`, without reminders and warnings: the next day by whose end something must have happened. */
  nextDue(asOf: LegalDate, after: CourtInstant, recallFrom?: LegalDate): PerformanceDeadline | undefined {
    const { applicationPeriodWarningDays: _, ...settings } = this.deadlineSettings(recallFrom);
    return this.firstAfter(asOf, after, { ...settings, reminderDays: [] });
  }

  /** SET-BREACH-DAY: what falls due at one instant, by everything known: of what was paid meanwhile nothing does. */
  dueAt(instant: CourtInstant): PerformanceDeadlineItem[] {
    if (!this.performing) return [];
    return deadlinesAt(this.book, instant, this.deadlineSettings()).map(performanceDeadlineItem);
  }

  /** SET-BREACH-DAY: everything that falls due, past or not, by everything known; nothing once performance has ended. */
  deadlines(): DatedDeadlineItem[] {
    if (!this.performing) return [];
    const all = allDeadlines(this.book, this.deadlineSettings());
    return all.map(({ at, item }) => ({ at, item: performanceDeadlineItem(item) }));
  }

  /**
   * SET-BREACH-DAY: the deadlines that a case has to ask once more at `now`, after money was taken out: the last that each open instalment
   * has behind it. `handledUntil`: the deadline handled last, for the timer still rings for what is later; undefined: for all of them.
   */
  passed(now: CourtInstant, handledUntil: CourtInstant | undefined): PassedDeadline[] {
    if (!this.performing || handledUntil === undefined) return [];
    return passedDeadlines(openInstalments(this.book), now, this.dueTerms).filter(
      ({ at }) => compareInstants(at, handledUntil) <= 0,
    );
  }

  /** The last day of the performance period that was agreed, with its grace and rest days (SET-ART-10-2). */
  get lastDay(): LegalDate {
    return (lastPerformanceDay(this.record.terms, this.dueTerms) ?? nothingToPerform()).value;
  }

  /** SET-ART-10-2: the two years as they stand by everything known, whoever asks: timer, letter, election or ledger. */
  applicationPeriod(): ApplicationPeriodStanding {
    return applicationPeriodOf(this.periodFacts(), this.record.calendar);
  }

  /** PER-5: the day on which the application of that number counts as made; none where there is no such application. */
  appliedOn(number: number): LegalDate | undefined {
    const application = this.record.applications.find((one) => one.application === number);
    return application && appliedOn(application);
  }

  /**
   * SET-ART-10-2, SET-ART-10-3: did the application of that number come in time? Asked whenever it matters, for what is entered, taken out or
   * published since may say otherwise. `voidedOn` as in an election. `RULING.NO_APPLICATION`.
   */
  timeOf(number: number, voidedOn?: LegalDate): ApplicationTime {
    return timeOfApplication(this.periodFacts(voidedOn), this.applicationOf(number), this.record.calendar);
  }

  /**
   * SET-ART-10-2: did the end of the procedure of that application, its ruling or its withdrawal, let the two years run anew? Not where it had come too late, nor
   * before the last day of performance, from which they run. `RULING.NO_APPLICATION`.
   */
  ranAnewBy(number: number): boolean {
    const { ruledAt } = this.applicationOf(number);
    return !!ruledAt && legalDateOf(ruledAt) > this.lastDay && !this.timeOf(number).outOfTime;
  }

  private applicationOf(number: number): SettlementRecord['applications'][number] {
    return this.record.applications.find((one) => one.application === number) ?? noApplication();
  }

  /** SET-ART-10: do the two years end on this day, by everything known, and is anything owed within `asOf` that they are about? */
  stillRunsTo(day: LegalDate, asOf: LegalDate): boolean {
    return this.applicationPeriod().lastDay === day && this.fold(asOf).outstanding > 0n;
  }

  /**
   * SET-ART-18-1, GUA-4, GUA-5: may property be enforced against directly under a guarantee of the settlement? In time is who applied in time; it is for what
   * is owed on the day of the ruling, or of the application while none is made. Who did not consent to an amendment answers for what is owed by it or by the terms
   * of before, whichever is less, and within the period of before (民法典695); whom the terms in force do not name is released. Refusals as `decideUnderGuarantee`.
   */
  underGuarantee(
    guarantorId: string,
    { appliedOn, ruledOn = appliedOn }: { readonly appliedOn: LegalDate; readonly ruledOn?: LegalDate },
    debtorCash?: Fen,
  ): Decision<UnderGuarantee> {
    const { terms, state, amended } = this.record;
    const bound = this.boundBy(guarantorId);
    const owed = state === 'RESUMED' ? minFen(this.owedOfTitle(ruledOn), bound.owedOfTitle(ruledOn)) : null;
    return decideUnderGuarantee(
      { security: [], guarantors: [], signatories: [], ...(names(terms, guarantorId) ? bound.record.terms : terms) },
      {
        guarantorId,
        on: appliedOn,
        owed,
        debtDue: bound.lastDay,
        ...(amended && { signed: amended.signed ?? new Set<string>() }),
        ...(debtorCash !== undefined && { debtorCash }),
      },
    );
  }

  /** 民法典695: as the ledger stands by the terms that bind this guarantor. */
  private boundBy(guarantorId: string): SettlementLedger {
    const { amended: { bound } = {}, ...record } = this.record;
    const terms = bound?.get(guarantorId);
    return terms === undefined ? this : new SettlementLedger({ ...record, terms });
  }

  private owedOfTitle(on: LegalDate): Fen {
    return parseYuan(this.balance(on).amounts.total);
  }

  /** SET-ART-9-1: until when the creditor, told on a day of a default, may recall the application that he made beforehand; undefined: he made none. */
  recallEnd(toldOn: LegalDate): Derived<LegalDate> | undefined {
    const { terms, pack, calendar } = this.record;
    return recallEnd(terms, pack, toldOn, calendar);
  }

  /** SET-ART-9-1: the creditors who applied beforehand, each by his signature under the agreement. */
  standingApplicants(): string[] {
    const signed = this.record.terms.signatories?.filter(({ role }) => role === 'CREDITOR') ?? [];
    return [...new Set(signed.flatMap(({ partyId }) => partyId ?? []))];
  }

  /** The number of the next application to resume. */
  get nextApplication(): number {
    return 1 + this.record.applications.length;
  }

  /** SET-ART-10-2: as it answers with an application more, which interrupts the two years. */
  applied(appliedAt: CourtInstant): SettlementLedger {
    const made = { application: this.nextApplication, appliedAt, ground: null, ruledAt: null };
    return new SettlementLedger({ ...this.record, applications: [...this.record.applications, made] });
  }

  /** SET-ART-9, SET-ART-10, SET-ART-13, SET-ART-14: the creditor's choice on what this ledger says at `now`. Refusals as `decideElection`. */
  election({ voidedOn, hasSued = false, ...question }: ElectionQuestion): Decision<ElectionOutcome> {
    const { state, calendar, openedAt } = this.record;
    const input = {
      ...question,
      arrears: this.inDefault(legalDateOf(question.now)).length > 0,
      resumed: state === 'RESUMED',
      // A judgment that voids or revokes the settlement takes the suit on it away (SET-ART-16-1).
      suitAccepted: (state === 'SUED' || hasSued) && voidedOn === undefined,
      period: this.periodFacts(voidedOn),
      settledOn: legalDateOf(openedAt),
    };
    return decideElection(input, calendar);
  }

  /** SET-ART-11: the gate's answer on the ledger of a day. */
  gate({ decisionDate, appliedOn, pleads, basis }: GateQuestion): GateDecision {
    const stated = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };
    const query = { ...this.query(decisionDate), ...(appliedOn !== undefined && { appliedOn }) };
    return resumptionGate(this.book, query, { ...stated, ...pleads, basis }).value;
  }

  /** SET-ART-11, SET-ART-12: the judge's ruling, on the gate as it answers on that day what he found. Refusals as `decideRuling`. */
  ruling({ on, appliedOn, found, ...question }: RulingQuestion): Decision<RulingOutcome> {
    const gate = attempt(() => this.gate({ decisionDate: on, appliedOn, pleads: found, basis: 'FOUND' }));
    return gate.ok ? decideRuling({ ...question, gate: gate.value }) : gate;
  }

  /** SET-GRACE: the instalments that are in default within `asOf`, by their numbers: the agreed grace is over, whether the court waits or not. */
  inDefault(asOf: LegalDate): number[] {
    const { instalments } = foldLedger(this.book, { ...this.query(asOf), waitingWorkingDays: 0 }).value;
    return instalments.filter(({ status }) => status === 'OVERDUE').map(({ no }) => no);
  }

  /** SET-BREACH-DAY: the instalment as it stood within `day`, if it is short then and by everything that has become known since. */
  stillOpen(no: number, day: LegalDate): LedgerLine | undefined {
    const then = this.fold(day).instalments.find((line) => line.no === no && line.outstanding > 0n);
    return then && openInstalments(this.book).some((line) => line.no === no) ? then : undefined;
  }

  /** SET-DUE-REST, SET-GRACE: until when an instalment is performed when due, within the agreed grace, and before the court finds a breach. */
  daysOf({ due }: { readonly due: LegalDate }): InstalmentDays {
    return {
      payableUntil: dueDay(due, this.dueTerms),
      graceEnd: graceEnd(due, this.dueTerms).value,
      waitingEnd: waitingEnd(due, this.dueTerms).value,
    };
  }

  /** The same of an instalment by its number, paid or not; nothing where there is none. */
  daysOfInstalment(no: number): InstalmentDays | undefined {
    const instalment = this.plan().find((one) => one.no === no);
    return instalment && this.daysOf(instalment);
  }

  /** SET-ART-5-1: what is to be performed by the plan in force. */
  plan(): readonly Instalment[] {
    return scheduleInForce(this.book);
  }

  /** SET-ART-9-1: the finding on an instalment as of `day`; none where it is not short after grace, or was paid meanwhile. */
  breachOf(no: number, day: LegalDate): BreachFinding | undefined {
    if (!this.stillOpen(no, day)) return undefined;
    const minorShortfall = parseYuan(this.record.pack.performance.minorShortfall);
    return reviewBreach(this.book, { ...this.query(day), minorShortfall }).value.findings.find(
      (finding) => finding.no === no,
    );
  }

  /**
   * SET-BREACH-DAY: to which instant what is told of a short instalment's deadline is dated. `toldBefore`: of it, or of the finding on it;
   * `knownSince`: when a holiday notice put it there.
   */
  datingOf(
    no: number,
    { deadline, foundAt, knownSince }: Pick<AskedDeadline, 'deadline' | 'foundAt' | 'knownSince'>,
    toldBefore: boolean,
  ): Dating {
    const then = foldLedger(this.book, { ...this.query(legalDateOf(deadline)), knownAt: deadline }).value;
    const shortAsKnown = then.instalments.some((line) => line.no === no && line.outstanding > 0n);
    const reversedAt = this.record.entries.reversals.map((reversal) => reversal.reversedAt);
    return datingOf({ deadline, foundAt, toldBefore, shortAsKnown, reversedAt, knownSince });
  }

  /** SET-CASE-1, S17, PER-4: what became of a finding by `day`. */
  outcomeOf(finding: FindingMade, day: LegalDate): FindingOutcome {
    return outcomeOfFinding(finding, this.book, this.query(day));
  }

  /** SET-DUE-REST, PER-4: what became by `day` of a notice, told at an instant, that an instalment is overdue. */
  noticeOutcomeOf(notice: { readonly no: number; readonly toldAt: CourtInstant }, day: LegalDate): NoticeOutcome {
    return outcomeOfNotice(notice, this.book, this.query(day));
  }

  /**
   * SET-ART-17, SET-ART-16-1: what is owed of the original title as of a day. The order agreed in the settlement goes before the pack's. Where enforcement
   * resumed because a judgment had voided or revoked the settlement, nothing agreed in it binds, nor was it a time of performance (INT-10).
   */
  balance(asOf: LegalDate): BalanceOnResumption {
    const { title, terms, pack, openedAt } = this.record;
    const voidOrRevoked = this.record.applications.some(({ ground }) => ground === 'SET-ART-16-1');
    const agreedOrder = voidOrRevoked ? null : terms.allocationOrder;
    return balanceOnResumption({
      claim: title,
      postings: this.book.postings,
      agreedInKind: agreedInKind(this.book),
      asOf,
      order: agreedOrder ?? pack.allocationOrder,
      // INT-ORD-3: what the parties did not agree on rests on what the court’s pack records.
      orderBasis: agreedOrder === null && pack.allocationBasis === 'COURT' ? 'COURT' : 'AGREED',
      ...(agreedOrder !== null && terms.allocationFrom !== undefined && { orderFrom: terms.allocationFrom }),
      waivers: terms.waivers,
      ...(voidOrRevoked
        ? { voidOrRevoked }
        : {
            duringSettlement: {
              interest: pack.interestDuringSettlement,
              from: legalDateOf(openedAt),
              to: earlier(asOf, this.resumedOn()),
            },
          }),
    }).value;
  }

  /** TITLE-ACT, CLS-1: does a balance of this title say that it is satisfied? */
  satisfiedBy({ amounts }: BalanceOnResumption): boolean {
    return satisfiedByLedger(this.record.title, parseYuan(amounts.total));
  }

  /** CLS-3: what is owed once the case has ended, in fen: of the settlement, or of the title to which enforcement has gone back. */
  owedAfterEnding(asOf: LegalDate): Fen {
    return this.record.state === 'RESUMED' ? parseYuan(this.balance(asOf).amounts.total) : this.fold(asOf).outstanding;
  }

  /** CLS-3, SET-GRACE: how much of that is in default by now, in fen; of a title all is due. */
  inDefaultAfterEnding(asOf: LegalDate): Fen {
    if (this.record.state === 'RESUMED') return this.owedAfterEnding(asOf);
    const short = this.inDefault(asOf);
    return sumFen(
      this.fold(asOf).instalments.flatMap(({ no, outstanding }) => (short.includes(no) ? outstanding : [])),
    );
  }

  /** SET-ART-17: the day of the ruling by which enforcement resumed; the last of the settlement (INT-10). Undefined: it has not. */
  private resumedOn(): LegalDate | undefined {
    const { state, applications } = this.record;
    if (state !== 'RESUMED') return undefined;
    const resumed = applications.filter(({ ground }) => resumesOn(ground));
    const ruled = resumed.flatMap(({ ruledAt }) => (ruledAt ? [legalDateOf(ruledAt)] : []));
    return ruled.sort(compareDates).at(-1);
  }

  /** SET-LEDGER, SET-ART-17: what may be given back on `day`, in fen; after resumption, the surplus of the title. */
  refundable(day: LegalDate, today: LegalDate): Fen {
    const { state, openedAt } = this.record;
    const surplusAsOf = (asOf: LegalDate): Fen => parseYuan(this.balance(asOf).amounts.surplus);
    const title = { settledOn: legalDateOf(openedAt), surplusAsOf };
    return refundable(this.book, { day, today, ...(state === 'RESUMED' && { title }) });
  }

  private firstAfter(
    asOf: LegalDate,
    after: CourtInstant,
    settings: DeadlineSettings,
  ): PerformanceDeadline | undefined {
    if (!this.performing) return undefined;
    const book = { ...this.book, postings: countedPostings(this.book.postings, asOf) };
    const next = nextDeadline(book, after, settings);
    return next === null ? undefined : performanceDeadline(next);
  }

  private periodFacts(voidedOn?: LegalDate): ApplicationPeriodFacts {
    const { terms, applications, periodActs: acts = [] } = this.record;
    const last = lastPerformanceDay(terms, this.dueTerms) ?? nothingToPerform();
    return {
      lastPerformanceDay: last.value,
      lastPerformanceDayProvisional: last.provisional,
      ...(voidedOn !== undefined && { voidedOn }),
      postings: this.book.postings,
      applications,
      acts,
    };
  }

  private fold(asOf: LegalDate): Ledger {
    return foldLedger(this.book, this.query(asOf)).value;
  }

  /** As the court accounts for it: what it would not find short yet is in grace. */
  private query(asOf: LegalDate): LedgerQuery {
    return { asOf, ...this.dueTerms };
  }

  private deadlineSettings(recallFrom?: LegalDate): DeadlineSettings {
    const { lastDay, period } = this.applicationPeriod();
    const recall = recallFrom === undefined ? undefined : this.recallEnd(recallFrom);
    return {
      ...this.dueTerms,
      reminderDays: this.record.pack.performance.reminderDaysBefore,
      ...(lastDay !== undefined && {
        applicationPeriodEnd: lastDay,
        applicationPeriodProvisional: period.provisional,
      }),
      applicationPeriodWarningDays: APPLICATION_PERIOD_WARNING_DAYS,
      ...(recall && { recallEnd: recall }),
    };
  }

  /** Nothing is named that would have fallen due before the ledger opened. */
  private beginningOf(day: LegalDate): CourtInstant {
    const { openedAt } = this.record;
    const start = startOfDay(day);
    return compareInstants(start, openedAt) > 0 ? start : openedAt;
  }
}

/** Do these terms name him, as a surety or as the owner of what secures performance? */
const names = ({ guarantors = [], security = [] }: Pick<LedgerTerms, 'guarantors' | 'security'>, id: string): boolean =>
  guarantors.some(({ guarantorId }) => guarantorId === id) || security.some(({ ownerPartyId }) => ownerPartyId === id);

const earlier = (day: LegalDate, other: LegalDate | undefined): LegalDate =>
  other !== undefined && other < day ? other : day;

function nothingToPerform(): never {
  throw new LawError({
    code: 'AGREEMENT.NOTHING_TO_PERFORM',
    rule: 'SET-ART-1-1',
    zh: '和解协议没有约定履行内容。',
    en: 'The settlement names nothing to perform.',
  });
}
