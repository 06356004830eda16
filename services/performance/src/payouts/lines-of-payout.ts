import { type LegalDate } from '@hejie/law';
import { type EntityManager } from 'typeorm';

/** What the bank has told of a payment: that it went out, and the value date on which it came back; null: it did not. */
export interface LinesOfPayout {
  readonly atBank: boolean;
  readonly returnedOn: LegalDate | null;
}

/** SET-LEDGER: the lines of the bank that a payment is and that are put to it by now. */
export async function linesOfPayout(manager: EntityManager, caseId: string, payoutId: string): Promise<LinesOfPayout> {
  return (await linesOfPayouts(manager, caseId, payoutId))(payoutId);
}

/** As {@link linesOfPayout}, of every payment of a case, or of one, read once. */
export async function linesOfPayouts(
  manager: EntityManager,
  caseId: string,
  only: string | null = null,
): Promise<(payoutId: string) => LinesOfPayout> {
  const lines: { payoutId: string; direction: 'IN' | 'OUT'; valueDate: LegalDate }[] = await manager.query(
    `select a.receipt_id as "payoutId", l.direction, to_char(l.value_date, 'YYYY-MM-DD') as "valueDate"
       from allocation a join bank_line l on l.line_id = a.line_id
       join payout p on p.case_id = a.case_id and p.payout_id = a.receipt_id
      where a.case_id = $1 and ($2::text is null or a.receipt_id = $2)
      group by l.line_id, a.receipt_id having sum(a.amount) > 0`,
    [caseId, only],
  );
  return (payoutId) => {
    const own = lines.filter((line) => line.payoutId === payoutId);
    return {
      atBank: own.some(({ direction }) => direction === 'OUT'),
      returnedOn: own.find(({ direction }) => direction === 'IN')?.valueDate ?? null,
    };
  };
}
