import { CaseRecorder, knownCase, type NewTask } from '@hejie/casework';
import { type MatchBankLineBody } from '@hejie/contracts/http';
import {
  calendarOf,
  formatYuan,
  LawError,
  legalDateOf,
  packOf,
  parseYuan,
  PUBLISHED_EDITION_IDS,
  sumFen,
  type CourtInstant,
} from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  CASE_TIME,
  conflict,
  heldAtCase,
  notFound,
  unknownCase,
  type CaseTimePort,
  type CourtTimeReading,
} from '@hejie/service-kit';
import {
  caseNumbersIn,
  matchLine,
  payoutDeadline,
  suspenseDeadline,
  type LineMatch,
  type MatchBasis,
  type MatchCandidate,
  type MatchedPart,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import * as ledgers from '../ledger/ledgers.js';
import { Corrections } from '../receipt/corrections.js';
import { Receipts } from '../receipt/receipts.js';
import { Allocation } from './allocation.entity.js';
import { BankAccount } from './bank-account.entity.js';
import { BankFile } from './bank-file.entity.js';
import { BankLine, type OtherSide } from './bank-line.entity.js';
import { moneyCase } from './money-case.js';
import { Payers } from './payers.js';
import { Suspense } from './suspense.entity.js';

/** Kind of the task in which money is told of that nobody can be told of. */
export const IDENTIFY_MONEY = 'IDENTIFY_MONEY';
/** Kind of the task in which money that was put to a case is paid out. */
const PAY_OUT = 'PAY_OUT';
/** Lines that are looked at together. */
const PAGE = 200;

/** Who acts, and when. */
export interface Acting {
  readonly principal: Principal;
  readonly time: CourtTimeReading;
}

/** Each line of the bank is put to the case to which it belongs, or lies in suspense until a person says so (案款认领). */
@Injectable()
export class BankLines {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
    @Inject(Payers) private readonly payers: Payers,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  /** Whatever of a file is not settled yet, each line in a transaction of its own: one that was stopped goes on here. */
  async settleFile(fileId: string, acting: Acting): Promise<void> {
    for (let after = '0'; ;) {
      const ids = await this.unitOfWork.run(({ manager }) => unsettled(manager, fileId, after));
      for (const lineId of ids) await this.settle(lineId, acting);
      if (ids.length < PAGE) return;
      after = ids.at(-1)!;
    }
  }

  private async settle(lineId: string, acting: Acting): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.settleIn(tx, lineId, acting));
    } catch (error) {
      // What the ledger does not take of itself, a person looks at: nothing of the file is lost for it.
      if (!(error instanceof LawError)) throw error;
      await this.unitOfWork.run((tx) => this.settleIn(tx, lineId, acting, { byPersonOnly: true }));
    }
  }

  private async settleIn(
    tx: Transaction,
    lineId: string,
    acting: Acting,
    { byPersonOnly = false } = {},
  ): Promise<void> {
    const line = await lockLine(tx, lineId);
    if ((await this.entriesOf(tx, lineId)).length > 0 || (await tx.manager.existsBy(Suspense, { lineId }))) return;
    const match = await this.matchOf(tx, line, acting);
    if (match.matched && !byPersonOnly) {
      const { basis, confidence, parts } = match;
      await this.put(tx, line, parts, { basis, confidence, note: '' }, acting);
      return;
    }
    const told = match.matched
      ? {
          reason: 'NOT_SURE' as const,
          proposals: match.parts.map(({ caseId }) => ({ caseId, confidence: match.confidence })),
        }
      : match;
    await this.suspend(tx, line, told, acting);
  }

  private async matchOf(tx: Transaction, line: BankLine, { time }: Acting): Promise<LineMatch> {
    if (line.direction === 'OUT') return { matched: false, reason: 'NOTHING_KNOWN', proposals: [] };
    const side = JSON.parse(line.personal) as OtherSide;
    const caseNumbers = caseNumbersIn(side.memo);
    const candidates = await this.candidatesOf(tx, line, side, caseNumbers, time.at);
    return matchLine({ amount: line.amount, caseNumbers }, candidates);
  }

  private async candidatesOf(
    { manager }: Transaction,
    { court }: BankLine,
    side: OtherSide,
    caseNumbers: readonly string[],
    at: CourtInstant,
  ): Promise<MatchCandidate[]> {
    const found = await this.payers.find(manager, court, side);
    const numbered: { caseId: string; caseNumber: string }[] = await manager.query(
      `select case_id as "caseId", case_number as "caseNumber" from case_directory
        where court = $1 and (case_number = any($2) or case_id = any($3)) order by case_id`,
      [court, caseNumbers, found.map(({ caseId }) => caseId)],
    );
    const candidates: MatchCandidate[] = [];
    for (const { caseId, caseNumber } of numbered) {
      const payers = found.filter((payer) => payer.caseId === caseId);
      const ledger = await ledgers.find(manager, caseId);
      const open = ledger?.reading(legalDateOf(at)).instalments ?? [];
      const paying = payers.find(({ account }) => account) ?? payers.find(({ name }) => name);
      candidates.push({
        caseId,
        caseNumber,
        hasLedger: ledger !== undefined,
        open: open.map(({ outstanding }) => parseYuan(outstanding)).filter((outstanding) => outstanding > 0n),
        account: payers.some(({ account }) => account),
        name: payers.some(({ name }) => name),
        named: payers.some(({ named }) => named),
        payerPartyId: paying?.partyId ?? null,
      });
    }
    return candidates;
  }

  /** A part of the line for each case: a receipt of the line's value date, entered as any other, and which part it is. */
  private async put(
    tx: Transaction,
    line: BankLine,
    parts: readonly MatchedPart[],
    how: { readonly basis: MatchBasis; readonly confidence: number; readonly note: string },
    { principal, time }: Acting,
  ): Promise<void> {
    const entries = (await this.entriesOf(tx, line.lineId)).length;
    // In one order for everybody, so that two lines never wait for each other.
    const sorted = [...parts].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    for (const [index, { caseId, amount, payerPartyId }] of sorted.entries()) {
      const entry = entries + index + 1;
      const receiptId = `bank-${line.account}/${line.reference}/${entry}`;
      const held = await heldAtCase(time, caseId, this.times);
      await this.receipts.post(
        tx,
        { caseId, principal, time: held, key: receiptId },
        {
          receiptId,
          kind: 'PAYMENT',
          valueDate: line.valueDate,
          amount: formatYuan(amount),
          ...(payerPartyId !== null && { payerPartyId }),
        },
      );
      await tx.manager.insert(Allocation, {
        lineId: line.lineId,
        entry,
        caseId,
        amount,
        receiptId,
        ...how,
        counters: null,
        allocatedAt: held.at,
        allocatedBy: principal.subject,
      });
      await this.toBePaidOut(tx, line, { caseId, amount, receiptId }, { at: held.at, by: principal.subject });
    }
  }

  /** PROC-30: from the finance office's notice of arrival on money is to be paid out, whenever it was told of; without one nothing runs. */
  private async toBePaidOut(
    tx: Transaction,
    { fileId, valueDate }: BankLine,
    { caseId, amount, receiptId }: Pick<Allocation, 'caseId' | 'amount' | 'receiptId'>,
    { at, by }: { readonly at: CourtInstant; readonly by: string },
  ): Promise<void> {
    const { noticeOn } = await tx.manager.findOneByOrFail(BankFile, { fileId });
    const ledger = await ledgers.find(tx.manager, caseId);
    if (noticeOn === null || !ledger) return;
    const known = await knownCase(tx, caseId);
    const { pack, calendar } = ledgers.lawOf(ledger.settlement);
    const { value: dueOn, instant: dueAt } = payoutDeadline(noticeOn, pack, calendar);
    const facts = { receiptId, amount: formatYuan(amount), valueDate, noticeOn, dueOn };
    const task: NewTask = {
      id: payoutTask(caseId, receiptId),
      kind: PAY_OUT,
      role: 'clerk',
      dueAt,
      facts,
      rule: 'PROC-30',
      title: `${known.caseNumber}：发放案款${formatYuan(amount)}元，至迟${dueOn}`,
    };
    const opened = { audit: { action: 'payout.due', facts }, tasks: { opened: [task] } };
    await this.recorder.record(tx, { caseId, at, by, known }, opened);
  }

  /** Until when it is told of runs from the day on which the bank booked it; of a line that lay with the wrong case from today. */
  private async suspend(
    tx: Transaction,
    line: BankLine,
    { reason, proposals }: Pick<Suspense, 'reason' | 'proposals'>,
    { principal, time }: Acting,
    again = false,
  ): Promise<void> {
    const account = await accountOfLine(tx, line);
    const { caseId, ...known } = moneyCase(account);
    const { at } = await heldAtCase(time, caseId, this.times);
    const { lineId, reference, bookedOn, direction } = line;
    const calendar = calendarOf(PUBLISHED_EDITION_IDS);
    const from = again ? legalDateOf(at) : bookedOn;
    const { value: dueOn, instant: dueAt } = suspenseDeadline(from, packOf(account.packId), calendar);
    const before = await tx.manager.findOneBy(Suspense, { lineId });
    const round = (before?.round ?? 0) + 1;
    const row: Suspense = { lineId, caseId, reason, proposals, round, dueAt, enteredAt: at, open: true };
    await tx.manager.upsert(Suspense, row as never, ['lineId']);
    const amount = formatYuan(line.amount);
    const facts = { account: line.account, lineId, reference, direction, amount, reason, dueOn };
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'money.suspended', facts },
        tasks: {
          opened: [
            {
              id: taskOf(caseId, lineId, round),
              kind: IDENTIFY_MONEY,
              role: 'clerk',
              dueAt,
              facts: { ...facts, valueDate: line.valueDate, proposals: proposals.map((one) => one.caseId) },
              rule: 'SET-LEDGER',
              title:
                direction === 'IN'
                  ? `${known.caseNumber}：${line.valueDate}到账${amount}元，案款归属不明，请识别`
                  : `${known.caseNumber}：${line.valueDate}支出${amount}元，没有对应的发放或者退款，请核实`,
            },
          ],
        },
      },
    );
  }

  /**
   * A person says to which cases a line belongs. The same again is the same answer.
   * @throws ProblemError 409 `BANK_LINE.MATCHED`, `BANK_LINE.OUTGOING`, `BANK_LINE.NOT_ITS_SUM`; 404 `CASE.UNKNOWN`; as `Receipts.post`.
   */
  async match(tx: Transaction, lineId: string, { parts, note }: MatchBankLineBody, acting: Acting): Promise<void> {
    const line = await lockLine(tx, lineId);
    if (line.direction === 'OUT')
      throw conflict('BANK_LINE.OUTGOING', '该笔为支出，不能认领为收款', 'It went out: it is no receipt of any case');
    const wanted = parts.map(({ caseId, amount, payerPartyId = null }) => ({
      caseId,
      amount: parseYuan(amount),
      payerPartyId,
    }));
    const standing = standingOf(await this.entriesOf(tx, lineId));
    if (standing.length > 0) {
      if (sameParts(standing, wanted)) return;
      throw conflict(
        'BANK_LINE.MATCHED',
        '该笔款项已认领；有误的，请先撤销认领',
        'It has been matched already; where that was wrong, take it back first',
      );
    }
    if (sumFen(wanted.map(({ amount }) => amount)) !== line.amount)
      throw conflict(
        'BANK_LINE.NOT_ITS_SUM',
        `各部分之和应为${formatYuan(line.amount)}元`,
        `The parts together must be ${formatYuan(line.amount)} yuan`,
      );
    for (const { caseId } of wanted) if ((await courtOf(tx, caseId)) !== line.court) throw unknownCase();
    await this.put(tx, line, wanted, { basis: 'PERSON', confidence: 100, note }, acting);
    await this.learn(tx, line, wanted, acting);
    await this.closeSuspense(tx, line, wanted, acting);
  }

  /** From the account that a person has told of, the next payment is known. */
  private async learn(
    tx: Transaction,
    line: BankLine,
    parts: readonly MatchedPart[],
    { principal, time }: Acting,
  ): Promise<void> {
    const { name, account } = JSON.parse(line.personal) as OtherSide;
    if (name === '' || account === '') return;
    for (const { caseId, payerPartyId: partyId } of parts)
      if (partyId !== null)
        await this.payers.note(tx, { caseId, partyId, name, account, at: time.at, by: principal.subject });
  }

  private async closeSuspense(
    tx: Transaction,
    line: BankLine,
    parts: readonly MatchedPart[],
    { principal, time }: Acting,
  ): Promise<void> {
    const { lineId } = line;
    const lying = await tx.manager.findOneBy(Suspense, { lineId, open: true });
    if (!lying) return;
    await tx.manager.update(Suspense, { lineId }, { open: false });
    const { caseId, ...known } = moneyCase(await accountOfLine(tx, line));
    const { at } = await heldAtCase(time, caseId, this.times);
    const outcome = { cases: parts.map((part) => part.caseId) };
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'money.identified', facts: { lineId, reference: line.reference, ...outcome } },
        tasks: { done: [{ id: taskOf(caseId, lineId, lying.round), outcome }] },
      },
    );
  }

  /**
   * It belonged elsewhere: each receipt of it is reversed, each part has its counter-entry, and the line lies in suspense again.
   * @throws ProblemError 409 `BANK_LINE.NOT_MATCHED`; as `Corrections.reverse`.
   */
  async unmatch(tx: Transaction, lineId: string, note: string, acting: Acting): Promise<void> {
    const { principal, time } = acting;
    const line = await lockLine(tx, lineId);
    const entries = await this.entriesOf(tx, lineId);
    const standing = standingOf(entries);
    if (standing.length === 0)
      throw conflict('BANK_LINE.NOT_MATCHED', '该笔款项尚未认领', 'It has not been matched to any case');
    const sorted = [...standing].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    for (const [index, one] of sorted.entries()) {
      const { caseId, receiptId } = one;
      const held = await heldAtCase(time, caseId, this.times);
      const call = { caseId, principal, time: held, key: receiptId };
      await this.corrections.reverse(tx, call, receiptId, { reason: 'ENTERED_WRONGLY', note });
      await tx.manager.insert(Allocation, {
        ...one,
        entry: entries.length + index + 1,
        amount: -one.amount,
        basis: 'PERSON',
        counters: one.entry,
        note,
        allocatedAt: held.at,
        allocatedBy: principal.subject,
      });
      await this.recorder.record(
        tx,
        { caseId, at: held.at, by: principal.subject },
        {
          audit: { action: 'money.taken-back', facts: { receiptId, amount: formatYuan(one.amount) } },
          tasks: { cancelled: [{ id: payoutTask(caseId, receiptId) }] },
        },
      );
    }
    const proposals = sorted.map(({ caseId }) => ({ caseId, confidence: 0 }));
    await this.suspend(tx, line, { reason: 'NOT_SURE', proposals }, acting, true);
  }

  private entriesOf({ manager }: Transaction, lineId: string): Promise<Allocation[]> {
    return manager.find(Allocation, { where: { lineId }, order: { entry: 'ASC' } });
  }
}

/** Parts that were not taken back. */
export const standingOf = (entries: readonly Allocation[]): Allocation[] =>
  entries.filter(({ amount, entry }) => amount > 0n && !entries.some(({ counters }) => counters === entry));

function sameParts(standing: readonly Allocation[], wanted: readonly MatchedPart[]): boolean {
  const text = (parts: readonly Pick<MatchedPart, 'caseId' | 'amount'>[]) =>
    parts
      .map(({ caseId, amount }) => `${caseId} ${amount}`)
      .sort()
      .join();
  return text(standing) === text(wanted);
}

const payoutTask = (caseId: string, receiptId: string): string => `pay-out/${caseId}/${receiptId}`;
const taskOf = (caseId: string, lineId: string, round: number): string => `identify/${caseId}/${lineId}/${round}`;

/** The line, which nobody else puts anywhere until the commit. @throws ProblemError 404 `BANK_LINE.UNKNOWN`. */
async function lockLine({ manager }: Transaction, lineId: string): Promise<BankLine> {
  const line = await manager.findOne(BankLine, { where: { lineId }, lock: { mode: 'pessimistic_write' } });
  if (line) return line;
  throw unknownLine();
}

/** 404 BANK_LINE.UNKNOWN. */
export const unknownLine = () =>
  notFound('BANK_LINE.UNKNOWN', '没有该笔银行流水', 'There is no such entry of the bank');

const accountOfLine = ({ manager }: Transaction, { court, account }: BankLine): Promise<BankAccount> =>
  manager.findOneByOrFail(BankAccount, { court, account });

async function courtOf(tx: Transaction, caseId: string): Promise<string | undefined> {
  const [entry]: { court: string }[] = await tx.manager.query('select court from case_directory where case_id = $1', [
    caseId,
  ]);
  return entry?.court;
}

async function unsettled(manager: EntityManager, fileId: string, after: string): Promise<string[]> {
  const rows: { lineId: string }[] = await manager.query(
    `select l.line_id as "lineId" from bank_line l
      where l.file_id = $1 and l.line_id > $2
        and not exists (select 1 from allocation a where a.line_id = l.line_id)
        and not exists (select 1 from suspense s where s.line_id = l.line_id)
      order by l.line_id limit $3`,
    [fileId, after, PAGE],
  );
  return rows.map(({ lineId }) => lineId);
}
