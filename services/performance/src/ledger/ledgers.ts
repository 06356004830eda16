import { calendarOf, LawError, packOf, parseRate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { readTitleItem, SettlementLedger, type SettlementState, type TitleClaim } from '@hejie/settlement';
import { EntityNotFoundError, type EntityManager } from 'typeorm';
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
}

/** An application as far as the two years and the balance need it. */
export type AppliedFor = Pick<
  Resumption,
  'application' | 'appliedAt' | 'postedOn' | 'receivedOn' | 'ruling' | 'ground' | 'ruledAt'
>;

export const NOTHING_ENTERED: LedgerRows = {
  receipts: [],
  reversals: [],
  refunds: [],
  applications: [],
  periodActs: [],
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
      title: titleOf(settlement),
      ...lawOf(settlement),
      openedAt,
      state,
      entries,
      applications: entries.applications.map(({ application, appliedAt, postedOn, receivedOn, ground, ruledAt }) => ({
        application,
        appliedAt,
        appliedOn: postedOn ?? receivedOn,
        ground,
        ruledAt,
      })),
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

  /** As it stands in the state that was written under its lock. */
  in(state: SettlementState): RecordedLedger {
    return new RecordedLedger({ ...this.settlement, state }, this.entries);
  }

  /** As it stands with the ruling on an application, written under its lock: the two years run anew, and what is owed follows its ground. */
  ruled(number: number, ruling: Pick<AppliedFor, 'ruling' | 'ground' | 'ruledAt'>): RecordedLedger {
    const { applications } = this.entries;
    return this.with({
      applications: applications.map((one) => (one.application === number ? { ...one, ...ruling } : one)),
    });
  }
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
  return recorded(manager, await manager.findOneBy(Settlement, { caseId }));
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
  return recorded(
    manager,
    await manager.findOne(Settlement, { where: { caseId }, lock: { mode: 'pessimistic_write' } }),
  );
}

async function recorded(manager: EntityManager, settlement: Settlement | null): Promise<RecordedLedger | undefined> {
  return settlement ? new RecordedLedger(settlement, await entriesOf(manager, settlement.caseId)) : undefined;
}

async function entriesOf(manager: EntityManager, caseId: string): Promise<LedgerRows> {
  const [receipts, reversals, refunds, applications, periodActs] = [
    await manager.find(Receipt, { where: { caseId }, order: { valueDate: 'ASC', receiptId: 'ASC' } }),
    await manager.find(Reversal, { where: { caseId }, order: { reversedAt: 'ASC', receiptId: 'ASC' } }),
    await manager.find(Refund, { where: { caseId }, order: { valueDate: 'ASC', refundId: 'ASC' } }),
    await manager.find(Resumption, {
      select: {
        caseId: true,
        application: true,
        appliedAt: true,
        postedOn: true,
        receivedOn: true,
        ruling: true,
        ground: true,
        ruledAt: true,
      },
      where: { caseId },
    }),
    await manager.find(RecordedAct, { where: { caseId }, order: { from: 'ASC', actId: 'ASC' } }),
  ];
  return { receipts, reversals, refunds, applications, periodActs };
}
