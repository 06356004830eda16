import { type LegalDate } from '@hejie/law';
import { type EntityManager } from 'typeorm';

/** What the bank has told of a payment: that it went out, and the value date on which it came back; null: it did not. */
export interface LinesOfPayout {
  readonly atBank: boolean;
  readonly returnedOn: LegalDate | null;
}

/** SET-LEDGER: the lines of the bank that a payment is and that are put to it by now. */
export async function linesOfPayout(manager: EntityManager, caseId: string, payoutId: string): Promise<LinesOfPayout> {
  const lines: { direction: 'IN' | 'OUT'; valueDate: LegalDate }[] = await manager.query(
    `select l.direction, to_char(l.value_date, 'YYYY-MM-DD') as "valueDate" from allocation a join bank_line l on l.line_id = a.line_id
      where a.case_id = $1 and a.receipt_id = $2 group by l.line_id having sum(a.amount) > 0`,
    [caseId, payoutId],
  );
  return {
    atBank: lines.some(({ direction }) => direction === 'OUT'),
    returnedOn: lines.find(({ direction }) => direction === 'IN')?.valueDate ?? null,
  };
}
