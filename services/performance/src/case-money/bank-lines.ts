import { type MatchBankLineBody } from '@hejie/contracts/http';
import {
  formatYuan,
  LawError,
  legalDateOf,
  parseYuan,
  sumFen,
  type CourtInstant,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import { errorName, UnitOfWork, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound, unknownCase } from '@hejie/service-kit';
import {
  caseNumbersIn,
  matchLine,
  saysSentBack,
  sumsMatter,
  type LineMatch,
  type MatchCandidate,
  type MatchedPart,
} from '@hejie/settlement';
import { currentCourtClock, currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import * as ledgers from '../ledger/ledgers.js';
import { type Acting } from './acting.js';
import { type Allocation } from './allocation.entity.js';
import { Allocations } from './allocations.js';
import { standingOf } from './parts-of-line.js';
import { BankLine, type OtherSide } from './bank-line.entity.js';
import { Outgoing, type PaymentPart } from './outgoing.js';
import { Payers } from './payers.js';
import { SentBack } from './sent-back.js';
import { SuspendedLines } from './suspended-lines.js';
import { Suspense } from './suspense.entity.js';

/** Lines that are looked at together. */
const PAGE = 200;
/** Of them as many are put at the same time. Each holds a connection meanwhile: most are left to people. */
const ABREAST = 4;

/** How far a file was worked off: the last line that was looked at, or that there is no other; and how many lines met a fault. */
export interface SettledLines {
  readonly reached: string | 'END';
  readonly faults: number;
}

/** Each line of the bank is put to the case to which it belongs, or lies in suspense until a person says so (案款认领). */
@Injectable()
export class BankLines {
  private readonly logger = new Logger(BankLines.name);

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Payers) private readonly payers: Payers,
    @Inject(Allocations) private readonly allocations: Allocations,
    @Inject(Outgoing) private readonly outgoing: Outgoing,
    @Inject(SentBack) private readonly sentBack: SentBack,
    @Inject(SuspendedLines) private readonly suspended: SuspendedLines,
  ) {}

  /**
   * The next lines of a file that are not settled yet, after one of it, each in a transaction of its own and as at the court's time of that. A line that meets
   * a fault holds up no other: it stays unsettled, and is named in the log.
   * @returns the last of them, or that there is no other, and how many met a fault. One that is stopped begins no further line.
   */
  async settleSome(fileId: string, after: string, principal: Principal, stopped: AbortSignal): Promise<SettledLines> {
    const lines = await this.unitOfWork.run(({ manager }) => unsettled(manager, fileId, after));
    let faults = 0;
    for (const lists of sideBySide(lines)) faults += await this.settleLists(lists, principal, stopped);
    if (stopped.aborted) return { reached: after, faults };
    return { reached: lines.length < PAGE ? 'END' : lines.at(-1)!.lineId, faults };
  }

  /** The lines of each list one after the other, the lists side by side; how many met a fault. */
  private async settleLists(
    lists: readonly (readonly BankLine[])[],
    principal: Principal,
    stopped: AbortSignal,
  ): Promise<number> {
    const waiting = lists.values();
    let faults = 0;
    const walker = async (): Promise<void> => {
      for (const list of waiting)
        for (const { lineId } of list) {
          if (stopped.aborted) return;
          if (!(await this.isSettledNow(lineId, principal))) faults += 1;
        }
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, lists.length) }, walker));
    return faults;
  }

  /** Whether a line was settled; of one that was not the log says why. */
  private async isSettledNow(lineId: string, principal: Principal): Promise<boolean> {
    const time = { at: currentCourtTime(), clock: currentCourtClock() ?? ({ mode: 'real' } as const) };
    try {
      await this.settle(lineId, { principal, time });
      return true;
    } catch (error) {
      this.logger.error(`BANK_FILE.LINE_NOT_DONE: line ${lineId} met a fault (${errorName(error)})`);
      return false;
    }
  }

  private async settle(lineId: string, acting: Acting): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.settleIn(tx, lineId, acting));
    } catch (error) {
      // What the ledger does not take of itself, a person looks at: nothing of the file is lost for it.
      if (!(error instanceof LawError)) throw error;
      const reason = error.code === 'BANK_LINE.ENTERED_BY_HAND' ? 'ENTERED_BY_HAND' : 'NOT_SURE';
      await this.unitOfWork.run((tx) => this.settleIn(tx, lineId, acting, { byPersonFor: reason }));
    }
  }

  private async settleIn(
    tx: Transaction,
    lineId: string,
    acting: Acting,
    { byPersonFor }: { readonly byPersonFor?: Suspense['reason'] } = {},
  ): Promise<void> {
    const line = await lockLine(tx, lineId);
    if (await isSettled(tx, lineId)) return;
    if (byPersonFor === undefined && line.direction === 'OUT' && (await this.outgoing.match(tx, line, acting))) return;
    if (byPersonFor === undefined && line.direction === 'IN' && (await this.sentBack.match(tx, line, acting))) return;
    const match = await this.matchOf(tx, line, acting);
    if (match.matched && byPersonFor === undefined) {
      const { basis, confidence, parts } = match;
      await this.allocations.put(tx, line, 0, parts, { basis, confidence, note: '' }, acting);
      return;
    }
    const told = match.matched
      ? {
          reason: byPersonFor ?? ('NOT_SURE' as const),
          proposals: match.parts.map(({ caseId }) => ({ caseId, confidence: match.confidence })),
        }
      : match;
    await this.suspended.suspend(tx, line, told, acting);
  }

  private async matchOf(tx: Transaction, line: BankLine, { time }: Acting): Promise<LineMatch> {
    if (line.direction === 'OUT') return { matched: false, reason: 'NOTHING_KNOWN', proposals: [] };
    const side = JSON.parse(line.personal) as OtherSide;
    const caseNumbers = caseNumbersIn(side.memo);
    const candidates = await this.candidatesOf(tx, line, side, caseNumbers, time.at);
    return matchLine({ amount: line.amount, caseNumbers, sentBack: saysSentBack(side.memo) }, candidates);
  }

  private async candidatesOf(
    { manager }: Transaction,
    { court }: BankLine,
    side: OtherSide,
    caseNumbers: readonly string[],
    at: CourtInstant,
  ): Promise<MatchCandidate[]> {
    const found = await this.payers.find(manager, court, side);
    const sought = caseNumbers.length > 0 ? [] : found.map(({ caseId }) => caseId);
    const cases: { caseId: string; caseNumbers: string[]; hasLedger: boolean }[] = await manager.query(
      `select d.case_id as "caseId",
              array(select d.case_number
                    union select e.case_number from enforcement e where e.case_id = d.case_id
                    union select a.case_number from allotted_number a where a.case_id = d.case_id) as "caseNumbers",
              exists (select from settlement s where s.case_id = d.case_id) as "hasLedger"
         from case_directory d
        where d.court = $1 and d.case_id in (
                select c.case_id from case_directory c where c.court = $1 and c.case_number = any($2)
                union all select unnest($3::text[])
                union all select e.case_id from enforcement e where e.case_number = any($2)
                union all select a.case_id from allotted_number a where a.case_number = any($2))
        order by d.case_id`,
      [court, caseNumbers, sought],
    );
    const performed = cases.filter(({ hasLedger }) => hasLedger).map(({ caseId }) => caseId);
    const open = await openInstalments(manager, sumsMatter(caseNumbers) ? performed : [], legalDateOf(at));
    return cases.map((one): MatchCandidate => {
      const payers = found.filter(({ caseId }) => caseId === one.caseId);
      const paying = payers.find(({ account }) => account) ?? payers.find(({ name }) => name);
      return {
        ...one,
        open: open.get(one.caseId) ?? [],
        account: payers.some(({ account }) => account),
        name: payers.some(({ name }) => name),
        named: payers.some(({ named }) => named),
        payerPartyId: paying?.partyId ?? null,
      };
    });
  }

  /**
   * A person says to which cases a line belongs. The same again is the same answer.
   * @throws ProblemError 409 `BANK_LINE.MATCHED`, `BANK_LINE.SENT_BACK_IN_PART`, `BANK_LINE.NOT_ITS_SUM`; 404 `CASE.UNKNOWN`; as `Allocations.put`, `Outgoing.matchTo`, `SentBack.put`.
   */
  async match(tx: Transaction, lineId: string, { parts, note }: MatchBankLineBody, acting: Acting): Promise<void> {
    const line = await lockLine(tx, lineId);
    const wanted = parts.map(({ amount, payerPartyId = null, ...part }) => ({
      ...part,
      amount: parseYuan(amount),
      payerPartyId,
    }));
    const entries = await this.allocations.of(tx, lineId);
    const standing = standingOf(entries);
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
    if (line.direction === 'OUT') await this.outgoing.matchTo(tx, line, entries.length, wanted, note, acting);
    else if (wanted.some(({ payoutId }) => payoutId !== undefined))
      await this.returned(tx, line, entries.length, wanted, note, acting);
    else {
      await this.allocations.put(tx, line, entries.length, wanted, { basis: 'PERSON', confidence: 100, note }, acting);
      await this.learn(tx, line, wanted, acting);
    }
    await this.suspended.close(tx, line, wanted, acting);
  }

  private async returned(
    tx: Transaction,
    line: BankLine,
    entries: number,
    parts: readonly PaymentPart[],
    note: string,
    acting: Acting,
  ): Promise<void> {
    const named = parts.map(({ payoutId, ...part }) => {
      if (payoutId !== undefined) return { ...part, payoutId };
      throw sentBackInPart();
    });
    await this.sentBack.put(tx, line, entries, named, { basis: 'PERSON', confidence: 100, note }, acting);
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

  /**
   * It belonged elsewhere: each receipt of it is reversed, a payment that was made by it is to be made still, one that came back by it has not, each part has its
   * counter-entry, and the line lies in suspense again.
   * @throws ProblemError 409 `BANK_LINE.NOT_MATCHED`; as `Allocations.takeBack`, `Outgoing.takeBack`, `SentBack.takeBack`.
   */
  async unmatch(tx: Transaction, lineId: string, note: string, acting: Acting): Promise<void> {
    const line = await lockLine(tx, lineId);
    const entries = await this.allocations.of(tx, lineId);
    const standing = standingOf(entries);
    if (standing.length === 0)
      throw conflict('BANK_LINE.NOT_MATCHED', '该笔款项尚未认领', 'It has not been matched to any case');
    const books = await this.booksOf(tx, line, standing[0]!);
    await books.takeBack(tx, line, standing, entries.length, note, acting);
    const proposals = standing.map(({ caseId }) => ({ caseId, confidence: 0 }));
    await this.suspended.suspend(tx, line, { reason: 'NOT_SURE', proposals }, acting, true);
  }

  /** As what a line was put to its cases: all its parts are of one sort. */
  private async booksOf(
    tx: Transaction,
    { direction }: BankLine,
    part: Allocation,
  ): Promise<Allocations | Outgoing | SentBack> {
    if (direction === 'OUT') return this.outgoing;
    return (await this.sentBack.isReturn(tx, part)) ? this.sentBack : this.allocations;
  }
}

/** What is outstanding on the open instalments of each of these cases, in the order in which they fall due; fen. */
async function openInstalments(
  manager: EntityManager,
  caseIds: readonly string[],
  asOf: LegalDate,
): Promise<ReadonlyMap<string, Fen[]>> {
  if (caseIds.length === 0) return new Map();
  const found = await ledgers.findAll(manager, caseIds);
  return new Map(
    [...found].map(([caseId, ledger]) => {
      const { instalments } = ledger.reading(asOf);
      return [caseId, instalments.map(({ outstanding }) => parseYuan(outstanding)).filter((rest) => rest > 0n)];
    }),
  );
}

function sameParts(standing: readonly Allocation[], wanted: readonly MatchedPart[]): boolean {
  const text = (parts: readonly Pick<MatchedPart, 'caseId' | 'amount'>[]) =>
    parts
      .map(({ caseId, amount }) => `${caseId} ${amount}`)
      .sort()
      .join();
  return text(standing) === text(wanted);
}

/** 409 BANK_LINE.SENT_BACK_IN_PART. */
const sentBackInPart = () =>
  conflict(
    'BANK_LINE.SENT_BACK_IN_PART',
    '该笔为收入：属于退汇的，每一部分都应写明被退回的支付 payoutId；属于收款的，均不写',
    'It came in: where it is payments that the bank sends back, name that of each part as payoutId; where it is receipts, name none',
  );

/** The line, which nobody else puts anywhere until the commit. @throws ProblemError 404 `BANK_LINE.UNKNOWN`. */
async function lockLine({ manager }: Transaction, lineId: string): Promise<BankLine> {
  const line = await manager.findOne(BankLine, { where: { lineId }, lock: { mode: 'pessimistic_write' } });
  if (line) return line;
  throw unknownLine();
}

/** 404 BANK_LINE.UNKNOWN. */
export const unknownLine = () =>
  notFound('BANK_LINE.UNKNOWN', '没有该笔银行流水', 'There is no such entry of the bank');

async function courtOf(tx: Transaction, caseId: string): Promise<string | undefined> {
  const [entry]: { court: string }[] = await tx.manager.query('select court from case_directory where case_id = $1', [
    caseId,
  ]);
  return entry?.court;
}

/** SQL of a line `l` that was put nowhere yet, nor lies in suspense. */
export const LIES_NOWHERE = `not exists (select from allocation a where a.line_id = l.line_id)
        and not exists (select from suspense s where s.line_id = l.line_id)`;

/** Whether a line was put anywhere, or lies in suspense; asked under its lock. */
async function isSettled({ manager }: Transaction, lineId: string): Promise<boolean> {
  const left: unknown[] = await manager.query(`select from bank_line l where l.line_id = $1 and ${LIES_NOWHERE}`, [
    lineId,
  ]);
  return left.length === 0;
}

/** The next lines of a file that were put nowhere yet, in their order. */
async function unsettled(manager: EntityManager, fileId: string, after: string): Promise<BankLine[]> {
  const rows: { lineId: string }[] = await manager.query(
    `select l.line_id as "lineId" from bank_line l
      where l.file_id = $1 and l.line_id > $2 and ${LIES_NOWHERE}
      order by l.line_id limit $3`,
    [fileId, after, PAGE],
  );
  return manager.find(BankLine, { where: { lineId: In(rows.map(({ lineId }) => lineId)) }, order: { lineId: 'ASC' } });
}

/**
 * Lines in their order, as steps of lists that may be put side by side. A line that bears one number belongs to its case, whatever is owed there: it
 * waits for those of the same number alone. Any other is a step of its own, for it is matched by what those before it have left owing.
 */
function sideBySide(lines: readonly BankLine[]): BankLine[][][] {
  const steps: Map<string, BankLine[]>[] = [];
  let numbered: Map<string, BankLine[]> | undefined;
  for (const line of lines) {
    const number = onlyNumberOf(line);
    if (number === undefined) {
      steps.push(new Map([['', [line]]]));
      numbered = undefined;
      continue;
    }
    if (!numbered) steps.push((numbered = new Map<string, BankLine[]>()));
    numbered.set(number, [...(numbered.get(number) ?? []), line]);
  }
  return steps.map((lists) => [...lists.values()]);
}

/** The number that alone decides where a line belongs; undefined: something else does. */
function onlyNumberOf({ direction, personal }: BankLine): string | undefined {
  const { memo } = JSON.parse(personal) as OtherSide;
  const numbers = caseNumbersIn(memo);
  return direction === 'IN' && !saysSentBack(memo) && !sumsMatter(numbers) ? numbers[0] : undefined;
}
