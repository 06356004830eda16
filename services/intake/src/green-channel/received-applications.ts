import { CaseRecorder, type Occasion } from '@hejie/casework';
import { type receiveApplication, type receivedApplication } from '@hejie/contracts/http';
import { calendarOf, endOfDay, LawError, legalDateOf, openingEditions, packOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound } from '@hejie/service-kit';
import { applicationDeadline, isOnGreenChannel } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { asNamed } from '../application/as-named.js';
import { ReceivedApplication } from './received-application.entity.js';

/** Kind of the task to enter an application that was handed in. */
export const ACCEPT_APPLICATION = 'ACCEPT_APPLICATION';

const taskId = ({ court, receiptNo }: Pick<ReceivedApplication, 'court' | 'receiptNo'>): string =>
  `received/${court}/${receiptNo}`;

/** PRE-3, SEED4: from the day on which an application is handed in the time to accept it runs: seven days, on the green channel one. */
@Injectable()
export class ReceivedApplications {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws LawError `PACK.UNKNOWN`, `RECEIPT.NOT_YET`. */
  async receive(
    tx: Transaction,
    { packId, handedIn, tags, ticket }: z.output<typeof receiveApplication>,
    { court: courtOf, subject }: Principal,
    at: CourtInstant,
  ): Promise<z.input<typeof receivedApplication>> {
    const court = courtOf!;
    const pack = asNamed('/packId', () => packOf(packId));
    const day = handedIn ?? legalDateOf(at);
    if (day > legalDateOf(at)) throw notYet();
    const green = isOnGreenChannel({ marked: false, tags }, pack);
    const acceptBy = applicationDeadline({ handedIn: day, green }, pack, calendarOf(openingEditions(pack))).value;
    // Of two at once the second waits, and counts on.
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`received/${court}`]);
    const receiptNo = (await tx.manager.countBy(ReceivedApplication, { court })) + 1;
    const row: ReceivedApplication = {
      court,
      receiptNo,
      packId: pack.ref,
      ticket,
      green,
      handedIn: day,
      acceptBy,
      receivedAt: at,
      receivedBy: subject,
      caseId: null,
    };
    await tx.manager.insert(ReceivedApplication, row);
    await this.recorder.record(tx, occasionOf(row, at, subject), {
      audit: { action: 'application.received', facts: { receiptNo, packId: pack.ref, green, handedIn: day, acceptBy } },
      tasks: {
        opened: [
          {
            id: taskId(row),
            kind: ACCEPT_APPLICATION,
            role: 'filing-clerk',
            dueAt: endOfDay(acceptBy),
            facts: { receiptNo, ticket, green },
            rule: green ? 'SEED4' : 'PRE-3',
            title: `收件${receiptNo}号（${ticket}）：${green ? '绿色通道，' : ''}请审查受理`,
          },
        ],
      },
    });
    return { receiptNo, green, acceptBy };
  }

  /** The application of a receipt was accepted. @throws ProblemError 404 RECEIPT.UNKNOWN; 409 RECEIPT.ACCEPTED. */
  async accepted(
    tx: Transaction,
    { court, receiptNo, caseId }: { readonly court: string; readonly receiptNo: number; readonly caseId: string },
    clerk: Principal,
    at: CourtInstant,
  ): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(ReceivedApplication, { where: { court, receiptNo }, lock });
    if (!row) throw notFound('RECEIPT.UNKNOWN', '没有该收件登记', 'There is no such receipt', { path: '/receiptNo' });
    if (row.caseId !== null)
      throw conflict('RECEIPT.ACCEPTED', '该收件已经受理', 'The application of this receipt has been accepted');
    await tx.manager.update(ReceivedApplication, { court, receiptNo }, { caseId });
    const late = legalDateOf(at) > row.acceptBy;
    await this.recorder.record(tx, occasionOf(row, at, clerk.subject), {
      audit: { action: 'application.receipt-accepted', facts: { receiptNo, caseId, late } },
      tasks: { done: [{ id: taskId(row), outcome: { caseId, late }, ifOpen: true }] },
    });
  }
}

/** A receipt belongs to no case: what is recorded of it lies with the desk of the court. */
const occasionOf = ({ court, green, packId }: ReceivedApplication, at: CourtInstant, by: string): Occasion => ({
  caseId: `desk/${court}`,
  at,
  by,
  known: { court, caseNumber: '', packId, parties: [], greenChannel: green },
});

const notYet = (): LawError =>
  new LawError({
    code: 'RECEIPT.NOT_YET',
    rule: 'PRE-3',
    path: '/handedIn',
    zh: '收件日期尚未到来。',
    en: 'This day has not come yet.',
  });
