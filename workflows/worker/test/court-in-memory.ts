import {
  type ActivityKey,
  type IntakeActivities,
  type LedgerReading,
  type MediationActivities,
  type PerformanceActivities,
} from '@hejie/contracts/workflows';
import {
  applicationPeriod,
  calendarOf,
  formatYuan,
  legalDateOf,
  packOf,
  parseRate,
  parseYuan,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import {
  agreedInKind,
  balanceOnResumption,
  foldLedger,
  lastPerformanceDay,
  nextDeadline,
  obligationsOf,
  readInstalment,
  resumptionGate,
  reviewBreach,
  type LedgerBook,
  type Posting,
} from '@hejie/settlement';

interface Settlement extends Record<string, unknown> {
  readonly request: Parameters<PerformanceActivities['openPerformance']>[0];
  readonly postings: Posting[];
}

/** What the case asked of the services, in order: `name key`. */
export interface Recorded {
  readonly name: string;
  readonly request: ActivityKey & Record<string, unknown>;
}

/**
 * The services as the workflow sees them: the port of activities, kept in memory, idempotent by key like the real ones.
 * Money and deadlines come from the same pure functions that the performance service calls.
 */
export class CourtInMemory {
  readonly recorded: Recorded[] = [];
  private readonly results = new Map<string, unknown>();
  private settlement: Settlement | undefined;
  private serial = 0;
  /** Instalments found short of which both sides know. */
  private readonly standing = new Set<number>();
  private readonly interludes: { name: string; happens: () => Promise<void> | void }[] = [];

  post(id: string, valueDate: string, amount: string, at: string): void {
    this.settlement!.postings.push({
      id,
      kind: 'PAYMENT',
      valueDate: valueDate as LegalDate,
      amount: parseYuan(amount),
      knownAt: at as CourtInstant,
    });
  }

  /** A receipt is taken out again. */
  reverse(id: string, at: string): void {
    const { valueDate, amount } = this.settlement!.postings.find((posting) => posting.id === id)!;
    this.settlement!.postings.push({
      id: `:reversal:${id}`,
      kind: 'REVERSAL',
      valueDate,
      amount,
      knownAt: at as CourtInstant,
      reverses: id,
    });
  }

  /** Once, just before the service answers the next request of that name: something happens there, or it fails. */
  before(name: string, happens: () => Promise<void> | void): void {
    this.interludes.push({ name, happens });
  }

  /** Keeps the service from answering the next request of that name until it is let go. */
  hold(name: string): { readonly reached: Promise<void>; letGo(): void } {
    let letGo = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      this.before(name, () => {
        resolve();
        return new Promise<void>((answer) => (letGo = answer));
      });
    });
    return { reached, letGo: () => letGo() };
  }

  /** How the ledger reads on a day. */
  reading(day: string): LedgerReading {
    return this.read(day as LegalDate, undefined, this.settlement!.request.calendarEditions);
  }

  /** What deadlines of performance brought about: effect and the instant it is dated to, in the order of the records. */
  deadlines(): [string, string][] {
    const effects = ['remindInstalment', 'noticeOverdue', 'suspectBreach', 'warnApplicationPeriod'];
    return this.recorded.filter(({ name }) => effects.includes(name)).map(({ name, request: { at } }) => [name, at]);
  }

  /** The requests of one activity. */
  of(name: string): Recorded['request'][] {
    return this.recorded.filter((one) => one.name === name).map(({ request }) => request);
  }

  readonly intake: IntakeActivities = {
    requestConsents: this.effect('requestConsents'),
    recordConsent: this.effect('recordConsent'),
    recordStage: this.effect('recordStage'),
    handOverToFiling: this.effect('handOverToFiling'),
    registerSettled: this.effect('registerSettled', () => ({ caseNumber: '（2026）鲁0502执1号' })),
    allocateCaseNumber: this.effect('allocateCaseNumber', () => ({
      caseNumber: `（2026）鲁0502执恢${(this.serial += 1)}号`,
    })),
    closeCase: this.effect('closeCase'),
  };

  readonly mediation: MediationActivities = {
    openSelection: this.effect('openSelection'),
    recordDesignation: this.effect('recordDesignation'),
    recordDecline: this.effect('recordDecline'),
    startNegotiation: this.effect('startNegotiation'),
    remindNegotiation: this.effect('remindNegotiation'),
    recordExtension: this.effect('recordExtension'),
    recordRederivation: this.effect('recordRederivation'),
    recordProposal: this.effect('recordProposal'),
    recordSignature: this.effect('recordSignature'),
    confirmAgreement: this.effect('confirmAgreement'),
    endNegotiation: this.effect('endNegotiation'),
  };

  readonly performance: PerformanceActivities = {
    openPerformance: this.effect('openPerformance', (request: Settlement['request']) => {
      this.settlement = { request, postings: [] };
      return this.read(request.at.slice(0, 10) as LegalDate, undefined, request.calendarEditions);
    }),
    readLedger: this.answer('readLedger', ({ asOf, after, calendarEditions }) =>
      this.read(asOf, after, calendarEditions),
    ),
    // Like the service, these say nothing of what was paid meanwhile.
    remindInstalment: this.effect('remindInstalment', undefined, (request) => this.short(request) !== undefined),
    noticeOverdue: this.effect('noticeOverdue', undefined, (request) => this.short(request)?.status === 'IN_GRACE'),
    suspectBreach: this.effect(
      'suspectBreach',
      (request) => ({ suspected: this.found(request) }),
      (request) => this.breach(request),
    ),
    recordCure: this.effect('recordCure', () => this.standing.clear()),
    recordElection: this.effect('recordElection'),
    readGate: this.answer(
      'readGate',
      ({ decisionDate, calendarEditions, pleads }) =>
        resumptionGate(
          this.book(),
          { asOf: decisionDate, graceWorkingDays: this.grace(), calendar: calendarOf(calendarEditions) },
          {
            anticipatoryBreach: false,
            fraudOrDuress: false,
            voidOrRevoked: false,
            ...pleads,
          },
        ).value,
    ),
    layBeforeJudge: this.effect('layBeforeJudge'),
    recordRuling: this.effect('recordRuling'),
    recordSuit: this.effect('recordSuit'),
    // The ledger has the last word on both: what is owed meanwhile is neither performed nor satisfied.
    recordPerformed: this.effect(
      'recordPerformed',
      (request) => ({ performed: this.performed(request) }),
      (request) => this.performed(request),
    ),
    warnApplicationPeriod: this.effect('warnApplicationPeriod'),
    openResumption: this.effect('openResumption', ({ asOf }: Parameters<PerformanceActivities['openResumption']>[0]) =>
      this.balance(asOf),
    ),
    readBalance: this.answer('readBalance', ({ asOf }) => this.balance(asOf)),
    closeResumption: this.effect(
      'closeResumption',
      (request) => this.closing(request),
      (request) => this.closing(request).closed,
    ),
  };

  /** A question: answered anew each time, recorded nowhere. */
  private answer<Q, R>(name: string, result: (request: Q) => R): (request: Q) => Promise<R> {
    return async (request) => {
      await this.interlude(name);
      return result(request);
    };
  }

  /** One transaction: recorded once by its key, where there is something to say. */
  private effect<Q extends ActivityKey, R = void>(
    name: string,
    result?: (request: Q) => R,
    says: (request: Q) => boolean = () => true,
  ): (request: Q) => Promise<R> {
    return async (request) => {
      await this.interlude(name);
      if (!this.results.has(request.key)) {
        if (says(request)) this.recorded.push({ name, request: request as never });
        this.results.set(request.key, result?.(request));
      }
      return this.results.get(request.key) as R;
    };
  }

  private async interlude(name: string): Promise<void> {
    const index = this.interludes.findIndex((one) => one.name === name);
    if (index >= 0) await this.interludes.splice(index, 1)[0]!.happens();
  }

  /** The instalment as it stood on the day of the deadline, if it is short then and by all that is known since. */
  private short({ instalment, at }: ActivityKey & { instalment: number }) {
    const day = legalDateOf(at);
    const known = this.settlement!.postings.reduce(
      (latest, { valueDate }) => (valueDate > latest ? valueDate : latest),
      day,
    );
    const [then, now] = [day, known].map((asOf) =>
      foldLedger(this.book(), this.query(asOf)).value.instalments.find(({ no }) => no === instalment)!,
    );
    return then!.outstanding > 0n && now!.outstanding > 0n ? then : undefined;
  }

  private breach(request: ActivityKey & { instalment: number }): boolean {
    if (this.standing.has(request.instalment) || !this.short(request)) return false;
    const { findings } = reviewBreach(this.book(), this.query(legalDateOf(request.at))).value;
    return findings.some(({ no }) => no === request.instalment);
  }

  /** Both sides are told of a finding once, until it is cured. */
  private found(request: ActivityKey & { instalment: number }): boolean {
    if (!this.breach(request)) return false;
    this.standing.add(request.instalment);
    return true;
  }

  private performed({ at }: ActivityKey): boolean {
    return this.reading(legalDateOf(at)).fullyPerformed;
  }

  private closing({ mode, balance, at }: Parameters<PerformanceActivities['closeResumption']>[0]) {
    const now = this.balance(legalDateOf(at));
    return mode === '执行完毕' && Number(now.total) > 0 ? { closed: false, balance: now } : { closed: true, balance };
  }

  private query(asOf: LegalDate) {
    return { asOf, graceWorkingDays: this.grace(), calendar: calendarOf(this.settlement!.request.calendarEditions) };
  }

  private grace(): number {
    return packOf(this.settlement!.request.packId).performance.graceWorkingDays;
  }

  private book(): LedgerBook {
    const { request, postings } = this.settlement!;
    return { instalments: obligationsOf(request.terms).map(readInstalment), postings };
  }

  private read(asOf: LegalDate, after: CourtInstant | undefined, editions: readonly string[]): LedgerReading {
    const calendar = calendarOf(editions);
    const { request } = this.settlement!;
    const pack = packOf(request.packId);
    const query = { asOf, graceWorkingDays: this.grace(), calendar };
    const { value } = foldLedger(this.book(), query);
    const end = lastPerformanceDay(request.terms)!;
    const next = nextDeadline(this.book(), after ?? request.at, {
      graceWorkingDays: this.grace(),
      reminderDays: pack.performance.reminderDaysBefore,
      calendar,
      applicationPeriodEnd: applicationPeriod({ lastPerformanceDay: end, interruptions: [] }, calendar).value,
      applicationPeriodWarningDays: 30,
    });
    const performed = value.outstanding === 0n;
    return {
      asOf,
      paid: formatYuan(value.paid),
      owed: formatYuan(value.paid + value.outstanding),
      overdue: formatYuan(value.overdue),
      surplus: formatYuan(value.surplus),
      fullyPerformed: performed,
      ...(performed && {
        performedOn: value.instalments
          .map(({ paidOn }) => paidOn!)
          .sort()
          .at(-1)!,
      }),
      interruptions: [],
      instalments: value.instalments.map((line) => ({
        no: line.no,
        due: line.due,
        amount: formatYuan(line.amount),
        paid: formatYuan(line.paid),
        outstanding: formatYuan(line.outstanding),
        status: line.status,
        ...(line.paidOn !== null && { paidOn: line.paidOn }),
      })),
      ...(next && {
        next: {
          at: next.at,
          provisional: next.provisional,
          zh: next.derivation.text.zh,
          items: next.items.map(({ kind, no, day }) => ({ kind, day, ...(no !== null && { no }) })),
        },
      }),
    };
  }

  private balance(asOf: LegalDate) {
    const { request, postings } = this.settlement!;
    const { title, terms } = request;
    const { value } = balanceOnResumption({
      claim: {
        principal: parseYuan(title.principal),
        dailyRate: parseRate(title.dailyRate),
        expiry: title.expiry,
        fee: parseYuan(title.fee),
      },
      postings,
      agreedInKind: agreedInKind(this.book()),
      asOf,
      order: terms.allocationOrder,
      waivers: terms.waivers,
    });
    return { asOf, ...value.amounts };
  }
}
