import { calendarOf, LawError, packOf, parseRate, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  guarantorsSigning,
  jointDebtors,
  obligationsOf,
  readInstalment,
  readTitleItem,
  SettlementLedger,
  type DebtorStanding,
  type SettlementRecord,
  type SettlementState,
  type TitleClaim,
} from '@hejie/settlement';
import { EntityNotFoundError, In, type EntityManager } from 'typeorm';
import { AmendedPlan } from './amended-plan.entity.js';
import { RecordedAct } from './period-act.entity.js';
import { Receipt } from './receipt.entity.js';
import { Refund } from './refund.entity.js';
import { Resumption } from './resumption.entity.js';
import { Reversal } from './reversal.entity.js';
import { Settlement } from './settlement.entity.js';

/** What was entered into the ledger of a case and decided on it, as it is on record. */
export interface LedgerRows {
  readonly receipts: readonly Receipt[];
  readonly reversals: readonly Reversal[];
  readonly refunds: readonly Refund[];
  readonly applications: readonly AppliedFor[];
  readonly periodActs: readonly RecordedAct[];
  /** SET-ART-5-1: the plans of a settlement that was amended, the first among them, in order; none of one that was not. */
  readonly plans: readonly AmendedPlan[];
}

/** An application as far as the two years and the balance need it. */
export type AppliedFor = Pick<
  Resumption,
  'application' | 'appliedAt' | 'postedOn' | 'receivedOn' | 'ruling' | 'ground' | 'ruledAt' | 'revokedAt'
>;

export const NOTHING_ENTERED: LedgerRows = {
  receipts: [],
  reversals: [],
  refunds: [],
  applications: [],
  periodActs: [],
  plans: [],
};

/** The ledger of a settlement, with the rows from which it answers. */
export class RecordedLedger extends SettlementLedger {
  constructor(
    readonly settlement: Settlement,
    readonly entries: LedgerRows,
  ) {
    const { terms, openedAt, state } = settlement;
    super({
      terms,
      ...amendedFrom(entries.plans),
      title: titleOf(settlement),
      ...lawOf(settlement),
      openedAt,
      state,
      entries,
      applications: entries.applications.map(applicationOf),
      periodActs: entries.periodActs,
    });
  }

  /** As it answers under other editions of the calendar. */
  under(calendarEditions: readonly string[]): RecordedLedger {
    return new RecordedLedger({ ...this.settlement, calendarEditions: [...calendarEditions] }, this.entries);
  }

  /** As it stands with rows that were written under its lock. */
  with(rows: Partial<LedgerRows>): RecordedLedger {
    return new RecordedLedger(this.settlement, { ...this.entries, ...rows });
  }

  /** As it stood by what was known at an instant. */
  knownAt(at: CourtInstant): RecordedLedger {
    const { receipts, reversals, refunds } = this.entries;
    return this.with({
      receipts: receipts.filter(({ postedAt }) => postedAt <= at),
      reversals: reversals.filter(({ reversedAt }) => reversedAt <= at),
      refunds: refunds.filter(({ postedAt }) => postedAt <= at),
    });
  }

  /** SET-ART-8-1: the day by which the settlement is performed; null: it is not, or it stands no longer, and what is paid is money of the title. */
  performedOn(asOf: LegalDate): LegalDate | null {
    const { state } = this.settlement;
    return state === 'PERFORMING' || state === 'PERFORMED' ? (this.reading(asOf).performedOn ?? null) : null;
  }

  /** How each debtor stands, where there are several or one answers for a part alone (H10); undefined: one answers for the whole. */
  debtors(
    parties: readonly { readonly partyId: string; readonly side: string }[],
    asOf: LegalDate,
  ): DebtorStanding[] | undefined {
    const debtors = parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId);
    const caps = this.settlement.terms.debtorCaps ?? [];
    if (debtors.length < 2 && caps.length === 0) return undefined;
    const { receipts, reversals } = this.entries;
    const counts = receipts.filter(
      ({ receiptId, valueDate }) =>
        valueDate <= asOf && !reversals.some((reversal) => reversal.receiptId === receiptId),
    );
    return jointDebtors(debtors, caps, counts, parseYuan(this.reading(asOf).outstanding));
  }

  /** As it stands in the state that was written under its lock. */
  in(state: SettlementState): RecordedLedger {
    return new RecordedLedger({ ...this.settlement, state }, this.entries);
  }

  /** SET-ART-10-2: as it stands with an application more, written under its lock. */
  appliedFor(made: AppliedFor): RecordedLedger {
    return this.with({ applications: [...this.entries.applications, made] });
  }

  /** As it stands with the ruling on an application, written under its lock: the two years run anew, and what is owed follows its ground. */
  ruled(number: number, ruling: Pick<AppliedFor, 'ruling' | 'ground' | 'ruledAt'>): RecordedLedger {
    return this.withApplication(number, ruling);
  }

  /** SET-ART-12-1: as it stands once the ruling on an application was revoked; null: it stands again. */
  revoked(number: number, revokedAt: CourtInstant | null): RecordedLedger {
    return this.withApplication(number, { revokedAt });
  }

  private withApplication(number: number, change: Partial<AppliedFor>): RecordedLedger {
    const { applications } = this.entries;
    return this.with({
      applications: applications.map((one) => (one.application === number ? { ...one, ...change } : one)),
    });
  }
}

/** An application as the law asks for it: of a ruling that was revoked only that its procedure ended with that (SET-ART-12-1). */
function applicationOf({
  application,
  appliedAt,
  postedOn,
  receivedOn,
  ground,
  ruledAt,
  revokedAt,
}: AppliedFor): SettlementRecord['applications'][number] {
  const ruled = revokedAt ? { ground: null, ruledAt: revokedAt } : { ground, ruledAt };
  return { application, appliedAt, appliedOn: postedOn ?? receivedOn, ...ruled };
}

/** What was agreed first, and each plan that took its place; nothing of a settlement that was not amended. */
function amendedFrom([first, ...plans]: readonly AmendedPlan[]): Pick<SettlementRecord, 'amended'> {
  if (!first) return {};
  return {
    amended: {
      first: first.terms,
      plans: plans.map(({ version, knownAt, terms }) => ({
        version,
        knownAt,
        instalments: obligationsOf(terms).map(readInstalment),
      })),
      bound: boundByEarlier([first, ...plans]),
      signed: new Set([...guarantorsSigning(first.terms), ...plans.flatMap(({ consenting }) => consenting)]),
    },
  };
}

/** 民法典695: of each guarantor who did not consent to what came last, the last plan that he stands behind. */
function boundByEarlier(plans: readonly AmendedPlan[]): ReadonlyMap<string, AmendedPlan['terms']> {
  const ids = new Set(plans.flatMap(({ withoutConsent }) => withoutConsent));
  return new Map([...ids].map((id) => [id, plans.findLast((plan) => !plan.withoutConsent.includes(id))!.terms]));
}

/** The title behind a settlement, as it is on record. */
function titleOf({ principal, dailyRate, expiry, fee, titleItems, claimKind: kind }: Settlement): TitleClaim {
  return {
    principal,
    dailyRate: parseRate(dailyRate),
    expiry,
    fee,
    ...(titleItems && { items: titleItems.map(readTitleItem) }),
    kind,
  };
}

/** The pack and the calendar that a settlement is performed by. */
export function lawOf({ packId, calendarEditions }: Pick<Settlement, 'packId' | 'calendarEditions'>) {
  return { pack: packOf(packId), calendar: calendarOf(calendarEditions) };
}

/** To look only; nothing before performance has opened. */
export async function find(manager: EntityManager, caseId: string): Promise<RecordedLedger | undefined> {
  return (await findAll(manager, [caseId])).get(caseId);
}

/** As {@link find}, of several cases together, by their ids. */
export async function findAll(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, RecordedLedger>> {
  return recorded(manager, await manager.findBy(Settlement, { caseId: In(caseIds) }));
}

/**
 * To act on: holds the settlement until the commit, so that a receipt posted at the same time is either seen or comes
 * after (S7). Receipts are posted under the same lock. @throws TypeORM's EntityNotFoundError before performance has opened.
 */
export async function lock(tx: Transaction, caseId: string): Promise<RecordedLedger> {
  const ledger = await locked(tx, caseId);
  if (ledger) return ledger;
  throw new EntityNotFoundError(Settlement, { caseId });
}

/** As {@link lock}; nothing before performance has opened. */
export const lockIfOpened = (tx: Transaction, caseId: string): Promise<RecordedLedger | undefined> =>
  locked(tx, caseId);

/** To enter something, under the same lock. @throws LawError 409 `RECEIPT.NO_SETTLEMENT` before performance has opened. */
export async function lockForEntry(tx: Transaction, caseId: string): Promise<RecordedLedger> {
  const ledger = await locked(tx, caseId);
  if (ledger) return ledger;
  throw new LawError({
    code: 'RECEIPT.NO_SETTLEMENT',
    rule: 'SET-LEDGER',
    zh: '和解协议尚未进入履行，不能入账。',
    en: 'No settlement of this case is in performance.',
  });
}

async function locked({ manager }: Transaction, caseId: string): Promise<RecordedLedger | undefined> {
  const settlement = await manager.findOne(Settlement, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  return settlement ? (await recorded(manager, [settlement])).get(caseId) : undefined;
}

async function recorded(
  manager: EntityManager,
  settlements: readonly Settlement[],
): Promise<ReadonlyMap<string, RecordedLedger>> {
  if (settlements.length === 0) return new Map();
  const caseIds = settlements.map(({ caseId }) => caseId);
  const where = { caseId: In(caseIds) };
  const has = await kindsOfRows(manager, caseIds);
  const [receipts, reversals, refunds, applications, periodActs, plans] = [
    await manager.find(Receipt, { where, order: { valueDate: 'ASC', receiptId: 'ASC' } }),
    has.reversals ? await manager.find(Reversal, { where, order: { reversedAt: 'ASC', receiptId: 'ASC' } }) : [],
    has.refunds ? await manager.find(Refund, { where, order: { valueDate: 'ASC', refundId: 'ASC' } }) : [],
    has.applications
      ? await manager.find(Resumption, {
          select: {
            caseId: true,
            application: true,
            appliedAt: true,
            postedOn: true,
            receivedOn: true,
            ruling: true,
            ground: true,
            ruledAt: true,
            revokedAt: true,
          },
          where,
        })
      : [],
    has.periodActs ? await manager.find(RecordedAct, { where, order: { from: 'ASC', actId: 'ASC' } }) : [],
    has.plans ? await manager.find(AmendedPlan, { where, order: { version: 'ASC' } }) : [],
  ];
  return new Map(
    settlements.map((settlement) => {
      const { caseId } = settlement;
      const of = <T extends { readonly caseId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.caseId === caseId);
      const entries: LedgerRows = {
        receipts: of(receipts),
        reversals: of(reversals),
        refunds: of(refunds),
        applications: of(applications),
        periodActs: of(periodActs),
        plans: of(plans),
      };
      return [caseId, new RecordedLedger(settlement, entries)];
    }),
  );
}

/** Which rows there are beside receipts: of most cases there are none, and one statement says so in the place of five. */
async function kindsOfRows(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<Record<Exclude<keyof LedgerRows, 'receipts'>, boolean>> {
  const [has]: [Record<Exclude<keyof LedgerRows, 'receipts'>, boolean>] = await manager.query(
    `select exists (select from reversal where case_id = any($1)) as reversals,
            exists (select from refund where case_id = any($1)) as refunds,
            exists (select from resumption where case_id = any($1)) as applications,
            exists (select from period_act where case_id = any($1)) as "periodActs",
            exists (select from amended_plan where case_id = any($1)) as plans`,
    [caseIds],
  );
  return has;
}
