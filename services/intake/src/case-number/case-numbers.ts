import { caseNumberAllocated } from '@hejie/contracts/facts';
import { legalDateOf, nextSerial, yearOf, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';

/** Case numbers (案号): separate for each court, type and year, natural numbers in the order of filing (CASE-1, CASE-4). */
@Injectable()
export class CaseNumbers {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** The next number of a type. Callers on the same counter wait for each other, so there are no gaps. */
  async allot(
    tx: Transaction,
    request: { caseId: string; court: string; type: string; at: CourtInstant },
  ): Promise<string> {
    const { caseId, court, type, at } = request;
    const year = yearOf(legalDateOf(at));
    const counter = [court, type, year];
    await tx.manager.query(
      'insert into case_number_counter (court, type, year, last) values ($1, $2, $3, 0) on conflict do nothing',
      counter,
    );
    const [{ last }]: [{ last: number }] = await tx.manager.query(
      'select last from case_number_counter where court = $1 and type = $2 and year = $3 for update',
      counter,
    );
    const next = nextSerial({ court, type, year, last });
    const { caseNumber } = next;
    await tx.manager.query('update case_number_counter set last = $4 where court = $1 and type = $2 and year = $3', [
      ...counter,
      next.counter.last,
    ]);
    await tx.manager.query(
      'insert into case_number (case_number, case_id, court, type, allotted_at) values ($1, $2, $3, $4, $5)',
      [caseNumber, caseId, court, type, at],
    );
    await this.outbox.append(tx, {
      definition: caseNumberAllocated,
      caseId,
      aggregateId: caseId,
      data: { caseId, court, type, caseNumber, at },
      occurredAt: at,
    });
    return caseNumber;
  }
}
