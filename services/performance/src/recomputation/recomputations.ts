import { CaseRecorder, WorkItemEntity, type TaskChanges } from '@hejie/casework';
import {
  addDays,
  addMs,
  calendarOf,
  formatYuan,
  legalDateOf,
  PUBLISHED_EDITION_IDS,
  workingDays,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { TwinLedger, type BookedAccount, type CaseSums, type RawBankLine } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { BankAccount } from '../case-money/bank-account.entity.js';
import { moneyCase } from '../case-money/money-case.js';
import { Recomputation, type FoundDifference } from './recomputation.entity.js';

/** Kind of the task in which a person finds out why books and bank differ. */
export const BOOKS_DIFFER = 'BOOKS_DIFFER';
/** Lines that are read together. */
const PAGE = 5_000;
/** Working days in which the bank’s file has the line of a payment that was recorded as made. */
const AT_BANK_WITHIN = 3;
/** A file of the bank is worked off within so long: what of it lies nowhere after that was stopped. */
const WORKED_OFF_WITHIN_MS = 6 * 3_600_000;
/** Differences that are kept: nobody works through thousands, and the first say what is wrong. */
const KEPT = 500;
/** Who acts: the service itself. */
const BY = 'performance';

/**
 * SET-LEDGER: what a court's bank has told of an account, line by line, is added up once more, with what each line was put to, by sums of its own and
 * without the ledgers; what the books say, their receipts, payments and suspense, is held against it. Both are read as of one instant.
 */
@Injectable()
export class Recomputations {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** Every account, `<court>/<number>`. */
  accounts(): Promise<string[]> {
    return this.unitOfWork.run(async ({ manager }) => {
      const rows = await manager.find(BankAccount, { order: { court: 'ASC', account: 'ASC' } });
      return rows.map(({ court, account }) => `${court}/${account}`);
    });
  }

  /** Computes one account; a difference is a task, and one that is gone closes it. `heard` is told how many lines were taken. @returns the differences. */
  async recompute(name: string, at: CourtInstant, heard: (lines: number) => void = () => undefined): Promise<number> {
    const [court = '', number = ''] = name.split('/');
    // One picture of everything, however long it takes and whatever is entered meanwhile.
    const { account, lines, found } = await this.unitOfWork.run(
      async ({ manager }) => {
        const account = await manager.findOneByOrFail(BankAccount, { court, account: Number(number) });
        const { twin, lines } = await this.twinOf(manager, account, at, heard);
        const found: FoundDifference[] = [
          ...twin.differences(await booksOf(manager, account), await elsewhere(manager, account, twin.overdrawnHere())),
          ...(await notAtBank(manager, account, legalDateOf(at))),
          ...(await receiptsNotAtBank(manager, account, legalDateOf(at))),
        ];
        return { account, lines, found };
      },
      { isolation: 'REPEATABLE READ' },
    );
    await this.unitOfWork.run((tx) => this.keep(tx, account, at, lines, found));
    return found.length;
  }

  private async twinOf(
    manager: EntityManager,
    { court, account }: BankAccount,
    at: CourtInstant,
    heard: (lines: number) => void,
  ) {
    const stopped = addMs(at, -WORKED_OFF_WITHIN_MS);
    const twin = new TwinLedger();
    let lines = 0;
    for (let after = '0'; ;) {
      const page: RawRow[] = await manager.query(RAW_LINES, [court, account, after, PAGE, stopped]);
      for (const row of page) twin.take(rawLine(row));
      lines += page.length;
      heard(lines);
      if (page.length < PAGE) return { twin, lines };
      after = page.at(-1)!.lineId;
    }
  }

  private async keep(
    tx: Transaction,
    account: BankAccount,
    at: CourtInstant,
    lines: number,
    found: readonly FoundDifference[],
  ): Promise<void> {
    const { caseId, ...known } = moneyCase(account);
    const differences = found.slice(0, KEPT);
    await tx.manager.upsert(
      Recomputation,
      { court: account.court, account: account.account, computedAt: at, lines, differences } as never,
      ['court', 'account', 'computedAt'],
    );
    const id = `books-differ/${caseId}`;
    const open = await tx.manager.findOneBy(WorkItemEntity, { id, state: 'OPEN' });
    const facts = { account: account.account, lines, found: found.length, differences: differences.slice(0, 20) };
    const tasks: TaskChanges =
      found.length === 0
        ? open
          ? { cancelled: [{ id, why: '账实已经相符' }] }
          : {}
        : {
            [open ? 'restated' : 'reopened']: [
              {
                id,
                kind: BOOKS_DIFFER,
                role: 'supervisor',
                facts: JSON.parse(JSON.stringify(facts)),
                rule: 'SET-LEDGER',
                title: `${known.caseNumber}：案款账实不符${found.length}处，查明原因`,
              },
            ],
          };
    await this.recorder.record(
      tx,
      { caseId, at, by: BY, known },
      { audit: { action: 'case-money.recomputed', facts: { lines, differences: found.length } }, tasks },
    );
  }
}

interface RawRow {
  readonly lineId: string;
  readonly direction: 'IN' | 'OUT';
  readonly amount: string;
  readonly suspended: boolean;
  readonly underWay: boolean;
  readonly parts: readonly { readonly caseId: string; readonly amount: string }[] | null;
}

const rawLine = ({ lineId, direction, amount, suspended, underWay, parts }: RawRow): RawBankLine => ({
  lineId,
  direction,
  underWay,
  amount: BigInt(amount),
  suspended,
  parts: (parts ?? []).map((part) => ({ caseId: part.caseId, amount: BigInt(part.amount) })),
});

const RAW_LINES = `
  select l.line_id as "lineId", l.direction, l.amount::text, coalesce(s.open, false) as suspended,
         f.settled_at is null and f.received_at > $5 as "underWay",
         (select json_agg(json_build_object('caseId', a.case_id, 'amount', a.amount::text)) from allocation a where a.line_id = l.line_id) as parts
    from bank_line l join bank_file f on f.file_id = l.file_id left join suspense s on s.line_id = l.line_id
   where l.court = $1 and l.account = $2 and l.line_id > $3
   order by l.line_id limit $4`;

/** Of the ledgers: receipts that count and that a line of this account was entered as, or found to be; payments whose line it has, and such as it has sent back; suspense. */
async function booksOf(manager: EntityManager, { court, account }: BankAccount): Promise<BookedAccount> {
  const cases: { caseId: string; received: string; paid: string }[] = await manager.query(
    `select case_id as "caseId", sum(received)::text as received, sum(paid)::text as paid from (
       select r.case_id, r.amount as received, 0 as paid from receipt r
        where not exists (select 1 from reversal v where v.case_id = r.case_id and v.receipt_id = r.receipt_id)
          and (r.receipt_id like 'bank-' || $2::int || '/%' and exists (select 1 from case_directory d where d.case_id = r.case_id and d.court = $1)
               or exists (select 1 from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'IN' and l.court = $1 and l.account = $2
                           where a.case_id = r.case_id and a.receipt_id = r.receipt_id group by a.line_id having sum(a.amount) > 0))
       union all
       select p.case_id, r.amount, 0 from payout p join receipt r on r.case_id = p.case_id and r.receipt_id = p.receipt_id
         join case_directory d on d.case_id = p.case_id and d.court = $1
        where p.state in ('APPROVED', 'PAID') and p.kind = 'BY_MISTAKE' and r.receipt_id like 'bank-' || $2::int || '/%'
          and exists (select 1 from reversal v where v.case_id = r.case_id and v.receipt_id = r.receipt_id)
       union all
       select p.case_id, p.amount, 0 from payout p
        where p.state = 'PAID'
          and exists (select 1 from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'IN' and l.court = $1 and l.account = $2
                       where a.case_id = p.case_id and a.receipt_id = p.payout_id group by a.line_id having sum(a.amount) > 0)
       union all
       select p.case_id, 0, p.amount from payout p
        where p.state = 'PAID'
          and exists (select 1 from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'OUT' and l.court = $1 and l.account = $2
                       where a.case_id = p.case_id and a.receipt_id = p.payout_id group by a.line_id having sum(a.amount) > 0)
     ) of_case group by case_id`,
    [court, account],
  );
  const [{ suspense }]: [{ suspense: string }] = await manager.query(
    `select coalesce(sum(case l.direction when 'IN' then l.amount else -l.amount end), 0)::text as suspense
       from suspense s join bank_line l on l.line_id = s.line_id and l.court = $1 and l.account = $2 where s.open`,
    [court, account],
  );
  return {
    suspense: BigInt(suspense),
    cases: cases.map(({ caseId, received, paid }) => ({ caseId, received: BigInt(received), paid: BigInt(paid) })),
  };
}

/** What the court's other accounts have of these cases, by the lines of their bank. */
async function elsewhere(
  manager: EntityManager,
  { court, account }: BankAccount,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseSums>> {
  if (caseIds.length === 0) return new Map();
  const rows: { caseId: string; received: string; paid: string }[] = await manager.query(
    `select a.case_id as "caseId", sum(case l.direction when 'IN' then a.amount else 0 end)::text as received,
            sum(case l.direction when 'OUT' then a.amount else 0 end)::text as paid
       from allocation a join bank_line l on l.line_id = a.line_id and l.court = $1 and l.account <> $2
      where a.case_id = any($3) group by a.case_id`,
    [court, account, caseIds],
  );
  return new Map(
    rows.map(({ caseId, received, paid }) => [caseId, { received: BigInt(received), paid: BigInt(paid) }]),
  );
}

/** Payments that were recorded as made, and that the bank’s file does not have after three working days; told with the court’s first account. */
async function notAtBank(
  manager: EntityManager,
  { court, account }: BankAccount,
  today: LegalDate,
): Promise<FoundDifference[]> {
  if (account !== 1) return [];
  const rows: { caseId: string; payoutId: string; amount: string; paidOn: LegalDate }[] = await manager.query(
    `select p.case_id as "caseId", p.payout_id as "payoutId", p.amount::text, to_char(p.paid_on, 'YYYY-MM-DD') as "paidOn"
       from payout p join case_directory d on d.case_id = p.case_id and d.court = $1
      where p.state = 'PAID' and p.paid_on < $2
        and not exists (select 1 from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'OUT'
                         where a.case_id = p.case_id and a.receipt_id = p.payout_id group by a.line_id having sum(a.amount) > 0)
      order by p.paid_on, p.case_id, p.payout_id`,
    [court, addDays(today, -AT_BANK_WITHIN)],
  );
  const calendar = calendarOf(PUBLISHED_EDITION_IDS);
  return rows
    .filter(({ paidOn }) => workingDays({ start: paidOn, n: AT_BANK_WITHIN }, calendar).value < today)
    .map(({ caseId, payoutId, amount }) => ({
      what: 'NOT_AT_BANK',
      caseId,
      payoutId,
      bank: '0.00',
      books: formatYuan(BigInt(amount)),
    }));
}

/** SET-LEDGER: receipts that people entered, that count, and of which the bank has told nothing in its time (`bankLineDue`), on any account; told with the court’s first. */
async function receiptsNotAtBank(
  manager: EntityManager,
  { court, account }: BankAccount,
  today: LegalDate,
): Promise<FoundDifference[]> {
  if (account !== 1) return [];
  const rows: { caseId: string; receiptId: string; amount: string }[] = await manager.query(
    `select r.case_id as "caseId", r.receipt_id as "receiptId", r.amount::text
       from receipt r join case_directory d on d.case_id = r.case_id and d.court = $1
      where r.bank_line_due < $2
        and not exists (select 1 from reversal v where v.case_id = r.case_id and v.receipt_id = r.receipt_id)
        and not exists (select 1 from allocation a where a.case_id = r.case_id and a.receipt_id = r.receipt_id
                         group by a.line_id having sum(a.amount) > 0)
      order by r.bank_line_due, r.case_id, r.receipt_id`,
    [court, today],
  );
  return rows.map(({ caseId, receiptId, amount }) => ({
    what: 'RECEIPT_NOT_AT_BANK',
    caseId,
    receiptId,
    bank: '0.00',
    books: formatYuan(BigInt(amount)),
  }));
}
