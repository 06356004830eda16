import {
  LawError,
  applicationPeriod,
  compareDates,
  compareInstants,
  legalDateOf,
  parseYuan,
  startOfDay,
  type CourtInstant,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import { obligationsOf } from '../agreement/obligations.js';
import { lastPerformanceDay } from '../agreement/terms.js';
import { datingOf, type Dating } from '../breach/dating.js';
import { outcomeOfFinding, reviewBreach, type BreachFinding, type FindingOutcome } from '../breach/findings.js';
import { graceEnd } from '../breach/grace.js';
import { deadlinesAt, nextDeadline, type DeadlineSettings } from '../breach/next-deadline.js';
import { passedDeadlines, type PassedDeadline } from '../breach/passed-deadlines.js';
import { type Decision } from '../decisions/decision.js';
import { decideElection, interruptionsOf, type ElectionOutcome } from '../decisions/election.js';
import { decideRuling, type RulingOutcome } from '../decisions/ruling.js';
import { balanceOnResumption, type BalanceOnResumption } from '../resumption/balance.js';
import { resumptionGate, type GateDecision } from '../resumption/gate.js';
import { satisfiedByLedger } from '../title/title.js';
import { postingsOf } from './ledger-entries.js';
import {
  performanceDeadline,
  performanceDeadlineItem,
  readingOf,
  type LedgerReading,
  type PerformanceDeadline,
  type PerformanceDeadlineItem,
} from './ledger-reading.js';
import {
  agreedInKind,
  foldLedger,
  openInstalments,
  type Ledger,
  type LedgerBook,
  type LedgerLine,
  type LedgerQuery,
} from './ledger.js';
import { countedPostings, readInstalment } from './postings.js';
import { refundable } from './refundable.js';
import {
  type ElectionQuestion,
  type GateQuestion,
  type RulingQuestion,
  type SettlementRecord,
} from './settlement-record.js';

/** SET-ART-10: calendar days before the end of the two years on which the creditor is warned of it. */
export const APPLICATION_PERIOD_WARNING_DAYS = 30;

/**
 * The ledger of one settlement (履行台账): terms, title, entries and applications put to the rules of this library, once for everybody who
 * asks: service, case and tests. Changes nothing. Amounts in yuan unless a method says fen.
 * Throws `AGREEMENT.NOTHING_TO_PERFORM` where the terms name no day of performance; its methods throw as `foldLedger` and law's `applicationPeriod`.
 */
export class SettlementLedger {
  private readonly book: LedgerBook;
  private readonly lastDay: LegalDate;

  constructor(private readonly record: SettlementRecord) {
    const { terms, entries } = record;
    this.book = { instalments: obligationsOf(terms).map(readInstalment), postings: postingsOf(entries) };
    this.lastDay = lastPerformanceDay(terms) ?? nothingToPerform();
  }

  /** Is it still being performed? After resumption, a suit, performance or the end of the two years nothing falls due any longer. */
  get performing(): boolean {
    return this.record.state === 'PERFORMING';
  }

  /** SET-LEDGER: how the settlement stands within `asOf`; `after` as in `next`. */
  reading(asOf: LegalDate, after?: CourtInstant): LedgerReading {
    return readingOf(this.fold(asOf), this.interruptions(), this.next(asOf, after));
  }

  /**
   * SET-BREACH-DAY: what falls due next by what had come within `asOf`. `after`: the deadline handled last, so that one that was missed
   * is still named, dated to itself; absent: what falls due after that day began, and after the opening. None once performance has ended.
   */
  next(asOf: LegalDate, after: CourtInstant = this.beginningOf(asOf)): PerformanceDeadline | undefined {
    if (!this.performing) return undefined;
    const book = { ...this.book, postings: countedPostings(this.book.postings, asOf) };
    const next = nextDeadline(book, after, this.deadlineSettings());
    return next === null ? undefined : performanceDeadline(next);
  }

  /** SET-BREACH-DAY: what falls due at one instant, by everything known: of what was paid meanwhile nothing does. */
  dueAt(instant: CourtInstant): PerformanceDeadlineItem[] {
    if (!this.performing) return [];
    return deadlinesAt(this.book, instant, this.deadlineSettings()).map(performanceDeadlineItem);
  }

  /**
   * SET-BREACH-DAY: the deadlines that a case has to ask once more at `now`, after money was taken out: the last that each open instalment
   * has behind it. `handledUntil`: the deadline handled last, for the timer still rings for what is later; undefined: for all of them.
   */
  passed(now: CourtInstant, handledUntil: CourtInstant | undefined): PassedDeadline[] {
    if (!this.performing || handledUntil === undefined) return [];
    const settings = { graceWorkingDays: this.graceWorkingDays, calendar: this.record.calendar };
    return passedDeadlines(openInstalments(this.book), now, settings).filter(
      ({ at }) => compareInstants(at, handledUntil) <= 0,
    );
  }

  /** SET-ART-10-2: the last day of the two years, whoever asks: timer, letter, election or ledger. */
  lastDayToApply(): LegalDate {
    const { lastDay: lastPerformanceDay, record } = this;
    return applicationPeriod({ lastPerformanceDay, interruptions: this.interruptions() }, record.calendar).value;
  }

  /** SET-ART-10: do the two years end on this day, by everything known, and is anything owed within `asOf` that they are about? */
  stillRunsTo(day: LegalDate, asOf: LegalDate): boolean {
    return this.lastDayToApply() === day && this.fold(asOf).outstanding > 0n;
  }

  /**
   * SET-ART-10-2: the days that interrupt the two years: part performance, and each application to resume, from whose ruling they run anew
   * (执行程序解释20, 民法典195).
   */
  interruptions(): LegalDate[] {
    const instants = this.record.applications.flatMap(({ appliedAt, ruledAt }) => [
      appliedAt,
      ...(ruledAt ? [ruledAt] : []),
    ]);
    return interruptionsOf(this.book.postings, instants, this.lastDay);
  }

  /** SET-ART-9, SET-ART-10, SET-ART-13, SET-ART-14: the creditor's choice on what this ledger says at `now`. Refusals as `decideElection`. */
  election(question: ElectionQuestion): Decision<ElectionOutcome> {
    const { state, calendar } = this.record;
    const input = {
      ...question,
      arrears: this.fold(legalDateOf(question.now)).overdue > 0n,
      resumed: state === 'RESUMED',
      suitAccepted: state === 'SUED',
      lastPerformanceDay: this.lastDay,
      interruptions: this.interruptions(),
    };
    return decideElection(input, calendar);
  }

  /** SET-ART-11: the gate's answer on the ledger of a day. */
  gate({ decisionDate, pleads, basis }: GateQuestion): GateDecision {
    const stated = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
    return resumptionGate(this.book, this.query(decisionDate), { ...stated, ...pleads, basis }).value;
  }

  /** SET-ART-11, SET-ART-12: the judge's ruling, on the gate as it answers on that day what he found. Refusals as `decideRuling`. */
  ruling({ on, found, ...question }: RulingQuestion): Decision<RulingOutcome> {
    return decideRuling({ ...question, gate: this.gate({ decisionDate: on, pleads: found, basis: 'FOUND' }) });
  }

  /** SET-BREACH-DAY: the instalment as it stood within `day`, if it is short then and by everything that has become known since. */
  stillOpen(no: number, day: LegalDate): LedgerLine | undefined {
    const then = this.fold(day).instalments.find((line) => line.no === no && line.outstanding > 0n);
    return then && openInstalments(this.book).some((line) => line.no === no) ? then : undefined;
  }

  /** PER-6: the last day of an instalment's grace. */
  graceEnd({ due }: { readonly due: LegalDate }): LegalDate {
    return graceEnd(due, this.graceWorkingDays, this.record.calendar).value;
  }

  /** SET-ART-9-1: the finding on an instalment as of `day`; none where it is not short after grace, or was paid meanwhile. */
  breachOf(no: number, day: LegalDate): BreachFinding | undefined {
    if (!this.stillOpen(no, day)) return undefined;
    const minorShortfall = parseYuan(this.record.pack.performance.minorShortfall);
    return reviewBreach(this.book, { ...this.query(day), minorShortfall }).value.findings.find(
      (finding) => finding.no === no,
    );
  }

  /** SET-BREACH-DAY: to which instant what is told of a short instalment's deadline is dated. `toldBefore`: of it, or of the finding on it. */
  datingOf(no: number, deadline: CourtInstant, foundAt: CourtInstant, toldBefore: boolean): Dating {
    const then = foldLedger(this.book, { ...this.query(legalDateOf(deadline)), knownAt: deadline }).value;
    const shortAsKnown = then.instalments.some((line) => line.no === no && line.outstanding > 0n);
    const reversedAt = this.record.entries.reversals.map((reversal) => reversal.reversedAt);
    return datingOf({ deadline, foundAt, toldBefore, shortAsKnown, reversedAt });
  }

  /** SET-CASE-1, S17: what became of a finding by `day`. */
  outcomeOf(no: number, day: LegalDate): FindingOutcome {
    return outcomeOfFinding(no, this.book, this.query(day));
  }

  /** SET-ART-17: what is owed of the original title as of a day. The order agreed in the settlement goes before the pack's. */
  balance(asOf: LegalDate): BalanceOnResumption {
    const { title, terms, pack, openedAt } = this.record;
    return balanceOnResumption({
      claim: title,
      postings: this.book.postings,
      agreedInKind: agreedInKind(this.book),
      asOf,
      order: terms.allocationOrder ?? pack.allocationOrder,
      // INT-ORD-3: what the parties did not agree on rests on what the court’s pack records.
      orderBasis: terms.allocationOrder === null && pack.allocationBasis === 'COURT' ? 'COURT' : 'AGREED',
      waivers: terms.waivers,
      duringSettlement: {
        interest: pack.interestDuringSettlement,
        from: legalDateOf(openedAt),
        to: earlier(asOf, this.resumedOn()),
      },
    }).value;
  }

  /** TITLE-ACT, CLS-1: does a balance of this title say that it is satisfied? */
  satisfiedBy({ amounts }: BalanceOnResumption): boolean {
    return satisfiedByLedger(this.record.title, parseYuan(amounts.total));
  }

  /** SET-ART-17: the day of the ruling by which enforcement resumed; the last of the settlement (INT-10). Undefined: it has not. */
  private resumedOn(): LegalDate | undefined {
    const { state, applications } = this.record;
    if (state !== 'RESUMED') return undefined;
    const ruled = applications.flatMap(({ ruledAt }) => (ruledAt ? [legalDateOf(ruledAt)] : []));
    return ruled.sort(compareDates).at(-1);
  }

  /** SET-LEDGER, SET-ART-17: what may be given back on `day`, in fen; after resumption, the surplus of the title. */
  refundable(day: LegalDate, today: LegalDate): Fen {
    const { state, openedAt } = this.record;
    const surplusAsOf = (asOf: LegalDate): Fen => parseYuan(this.balance(asOf).amounts.surplus);
    const title = { settledOn: legalDateOf(openedAt), surplusAsOf };
    return refundable(this.book, { day, today, ...(state === 'RESUMED' && { title }) });
  }

  private get graceWorkingDays(): number {
    return this.record.pack.performance.graceWorkingDays;
  }

  private fold(asOf: LegalDate): Ledger {
    return foldLedger(this.book, this.query(asOf)).value;
  }

  private query(asOf: LegalDate): LedgerQuery {
    return { asOf, graceWorkingDays: this.graceWorkingDays, calendar: this.record.calendar };
  }

  private deadlineSettings(): DeadlineSettings {
    return {
      graceWorkingDays: this.graceWorkingDays,
      reminderDays: this.record.pack.performance.reminderDaysBefore,
      calendar: this.record.calendar,
      applicationPeriodEnd: this.lastDayToApply(),
      applicationPeriodWarningDays: APPLICATION_PERIOD_WARNING_DAYS,
    };
  }

  /** Nothing is named that would have fallen due before the ledger opened. */
  private beginningOf(day: LegalDate): CourtInstant {
    const { openedAt } = this.record;
    const start = startOfDay(day);
    return compareInstants(start, openedAt) > 0 ? start : openedAt;
  }
}

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
