import {
  type ActivityKey,
  type IntakeActivities,
  type LedgerReading,
  type MediationActivities,
  type PerformanceActivities,
} from '@hejie/contracts/workflows';
import { applicationPeriod, calendarOf, formatYuan, packOf, parseRate, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { balanceOnResumption, foldLedger, lastPerformanceDay, nextDeadline, readInstalment, resumptionGate, type LedgerBook, type Posting } from '@hejie/settlement';

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

  post(id: string, valueDate: string, amount: string, at: string): void {
    this.settlement!.postings.push({ id, kind: 'PAYMENT', valueDate: valueDate as LegalDate, amount: parseYuan(amount), knownAt: at as CourtInstant });
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
    allocateCaseNumber: this.effect('allocateCaseNumber', () => ({ caseNumber: `（2026）鲁0502执恢${(this.serial += 1)}号` })),
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
    readLedger: async ({ asOf, after, calendarEditions }) => this.read(asOf, after, calendarEditions),
    remindInstalment: this.effect('remindInstalment'),
    noticeOverdue: this.effect('noticeOverdue'),
    suspectBreach: this.effect('suspectBreach', ({ at, calendarEditions }: Parameters<PerformanceActivities['suspectBreach']>[0]) => ({
      suspected: Number(this.read(at.slice(0, 10) as LegalDate, undefined, calendarEditions).overdue) > 0,
    })),
    recordCure: this.effect('recordCure'),
    recordElection: this.effect('recordElection'),
    readGate: async ({ decisionDate, calendarEditions, pleads }) =>
      resumptionGate(this.book(), { asOf: decisionDate, graceWorkingDays: this.grace(), calendar: calendarOf(calendarEditions) }, {
        anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, ...pleads,
      }).value,
    layBeforeJudge: this.effect('layBeforeJudge'),
    recordRuling: this.effect('recordRuling'),
    recordPerformed: this.effect('recordPerformed'),
    warnApplicationPeriod: this.effect('warnApplicationPeriod'),
    openResumption: this.effect('openResumption', ({ asOf }: Parameters<PerformanceActivities['openResumption']>[0]) => this.balance(asOf)),
    readBalance: async ({ asOf }) => this.balance(asOf),
    closeResumption: this.effect('closeResumption'),
  };

  private effect<Q extends ActivityKey, R = void>(name: string, result?: (request: Q) => R): (request: Q) => Promise<R> {
    return async (request) => {
      if (!this.results.has(request.key)) {
        this.recorded.push({ name, request: request as never });
        this.results.set(request.key, result?.(request));
      }
      return this.results.get(request.key) as R;
    };
  }

  private grace(): number {
    return packOf(this.settlement!.request.packId).performance.graceWorkingDays;
  }

  private book(): LedgerBook {
    const { request, postings } = this.settlement!;
    return { instalments: request.terms.schedule.map(readInstalment), postings };
  }

  private read(asOf: LegalDate, after: CourtInstant | undefined, editions: readonly string[]): LedgerReading {
    const calendar = calendarOf(editions);
    const { request } = this.settlement!;
    const pack = packOf(request.packId);
    const query = { asOf, graceWorkingDays: this.grace(), calendar };
    const { value } = foldLedger(this.book(), query);
    const end = lastPerformanceDay(request.terms)!;
    const next = nextDeadline(this.book(), after ?? null, {
      graceWorkingDays: this.grace(),
      reminderDays: pack.performance.reminderDaysBefore,
      calendar,
      applicationPeriodEnd: applicationPeriod({ lastPerformanceDay: end, interruptions: [] }, calendar).value,
    });
    const performed = value.outstanding === 0n;
    return {
      asOf,
      paid: formatYuan(value.paid),
      owed: formatYuan(value.paid + value.outstanding),
      overdue: formatYuan(value.overdue),
      surplus: formatYuan(value.surplus),
      fullyPerformed: performed,
      ...(performed && { performedOn: value.instalments.map(({ paidOn }) => paidOn!).sort().at(-1)! }),
      instalments: value.instalments.map((line) => ({
        no: line.no, due: line.due, amount: formatYuan(line.amount), paid: formatYuan(line.paid), outstanding: formatYuan(line.outstanding),
        status: line.status, ...(line.paidOn !== null && { paidOn: line.paidOn }),
      })),
      ...(next && {
        next: { at: next.at, provisional: next.provisional, zh: next.derivation.text.zh, items: next.items.map(({ kind, no, day }) => ({ kind, day, ...(no !== null && { no }) })) },
      }),
    };
  }

  private balance(asOf: LegalDate) {
    const { request, postings } = this.settlement!;
    const { title, terms } = request;
    const { value } = balanceOnResumption({
      claim: { principal: parseYuan(title.principal), dailyRate: parseRate(title.dailyRate), expiry: title.expiry, fee: parseYuan(title.fee) },
      postings,
      asOf,
      order: terms.allocationOrder,
      waivers: terms.waivers,
    });
    return { asOf, ...value.amounts };
  }
}
