import { CaseRecorder } from '@hejie/casework';
import { dateText, calendarOf, formatYuan, legalDateOf, packOf, PUBLISHED_EDITION_IDS } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { CASE_TIME, heldAtCase, type CaseTimePort } from '@hejie/service-kit';
import { suspenseDeadline } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type Acting } from './acting.js';
import { BankAccount } from './bank-account.entity.js';
import { type BankLine } from './bank-line.entity.js';
import { moneyCase } from './money-case.js';
import { Suspense } from './suspense.entity.js';

/** Kind of the task in which money is told of that nobody can be told of. */
export const IDENTIFY_MONEY = 'IDENTIFY_MONEY';

/** Lines of the bank of which nobody can tell the case (待认领款项): they lie in suspense, with a clock, until a person says so. */
@Injectable()
export class SuspendedLines {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
  ) {}

  /** Until when it is told of runs from the day on which the bank booked it; of a line that lay with the wrong case from today. */
  async suspend(
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
                  ? `${known.caseNumber}：${dateText(line.valueDate)}到账${amount}元，案款归属不明，请识别`
                  : `${known.caseNumber}：${dateText(line.valueDate)}支出${amount}元，没有对应的发放或者退款，请核实`,
            },
          ],
        },
      },
    );
  }

  /** To which cases it belongs is known. */
  async close(
    tx: Transaction,
    line: BankLine,
    parts: readonly { readonly caseId: string }[],
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
}

const taskOf = (caseId: string, lineId: string, round: number): string => `identify/${caseId}/${lineId}/${round}`;

const accountOfLine = ({ manager }: Transaction, { court, account }: BankLine): Promise<BankAccount> =>
  manager.findOneByOrFail(BankAccount, { court, account });
